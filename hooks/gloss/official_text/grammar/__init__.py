"""What differs from language to language: words for the parts of a treaty, numbers, and how words bind."""
