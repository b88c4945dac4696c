"""The verbs of the command: each module has `add(subparsers)` and `run(arguments) -> int`, and is found by itself."""
