"""Beds and what grows in them."""

from garden.tools import Rake


class Bed:
    """A bed, which you level with a [rake][garden.tools.Rake]."""

    def level(self, rake: Rake) -> None:
        """Level the bed.

        Args:
            rake: what you hold.
        """
