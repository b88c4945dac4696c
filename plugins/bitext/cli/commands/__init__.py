"""One module per command, discovered by name: `HELP`, `add_options(parser)` and `run(arguments)`, the exit code."""
