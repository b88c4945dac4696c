"""Checks on targets: is each of them fit to be read? Rules are generators, one module per family."""
