"""The verbs of the command, each module found by itself: `HELP`, `add_options(parser)`, `run(arguments) -> int`."""
