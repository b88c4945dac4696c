"""Plan a garden."""
