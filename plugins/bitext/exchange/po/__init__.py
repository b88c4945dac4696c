"""PO, the format of gettext, for tools that translators already have: written by `export`, read by `import`."""

from __future__ import annotations

from bitext.exchange.po.entry import is_shown
from bitext.exchange.po.read import DONE, FUZZY, is_po, read_po
from bitext.exchange.po.write import po

__all__ = ["DONE", "FUZZY", "is_po", "is_shown", "po", "read_po"]
