"""Files become records: YAML and Markdown with every position kept, and every fault as a sentence."""
