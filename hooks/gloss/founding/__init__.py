"""A campaign about another treaty begins: everything that speaks of the first one stays behind."""
