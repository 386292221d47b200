"""The official text: imported from the official document, never typed, and verified ever after."""

from gloss.official_text.comparing import Quote
from gloss.official_text.lines import words_hash

__all__ = ["Quote", "words_hash"]
