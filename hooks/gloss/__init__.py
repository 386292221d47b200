"""Gloss: a folder of facts and a folder of words become a campaign site about one treaty."""

__version__ = "0.1.0"
