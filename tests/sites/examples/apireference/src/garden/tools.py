"""Tools."""


class Rake:
    """A rake for a [bed][garden.beds.Bed]."""
