"""`python -m hubcheck`: the checker on the command line."""
