"""`mkdocs serve`: a save builds again what it changes and nothing else; what is broken is said on the page."""
