"""Editions: the treaty and its notes as a file to keep, the site on a disk, and leaflets for paper."""
