"""Benchmarks: how long things take, compared with one another and never with a clock on the wall."""
