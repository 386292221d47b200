"""What is written for machines and editors: JSON Schemas, the field reference, plain Markdown on disk."""
