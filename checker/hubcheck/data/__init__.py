"""The lists behind the address check; README.md describes each file and its source."""
