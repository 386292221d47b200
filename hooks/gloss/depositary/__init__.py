"""The depositary's own list: fetched, doubted, compared with our files, and written into them."""
