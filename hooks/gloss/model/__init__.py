"""What there is: treaty, articles, countries, votes, sources, words. Standard library and pydantic only."""
