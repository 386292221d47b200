"""One reader for each kind of file; each gives the same lines."""
