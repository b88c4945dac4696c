"""Files that come back from CAT tools: of each only targets and states are taken, and only those that fit."""

from __future__ import annotations

from bitext.exchange.import_xliff.page import HandedBack, Taken, hand_back, with_taken

__all__ = ["HandedBack", "Taken", "hand_back", "with_taken"]
