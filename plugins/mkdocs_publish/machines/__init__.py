"""What machines read: JSON-LD, llms.txt, plain Markdown."""
