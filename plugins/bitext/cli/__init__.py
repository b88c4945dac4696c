"""The `bitext` command: argument parsing, one module per command, one per output format."""
