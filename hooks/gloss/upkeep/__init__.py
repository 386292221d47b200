"""Looking after facts that age: whether the addresses of sources and offices still answer."""
