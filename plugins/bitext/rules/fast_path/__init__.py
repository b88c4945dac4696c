"""The precheck: decides cheaply that no rule can find anything in a pair."""
