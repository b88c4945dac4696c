"""The text blocks that the block scanner collects, each with its setting in the page."""

from __future__ import annotations

from typing import NamedTuple

from bitext.markdown.extract.lines import Flow, Line, flow_of
from bitext.markdown.extract.model import DefaultTitle, Setting
from bitext.markdown.extract.tags import Tags

DEPTH = 40
"""Containers nested deeper than this are read as plain lines, so that no page can exhaust the stack."""


class Block(NamedTuple):
    """The text of one block, before it is split into segments."""

    type: str
    flow: Flow
    setting: Setting
    quote: str = ""
    running: bool = True


class Collector:
    """Base of the block readers: collects blocks of text, link labels, and blocks without a title."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.labels: set[str] = set()
        self.untitled: list[DefaultTitle] = []
        self.tags = Tags(text)

    def scan(self, lines: list[Line], first: str = "p", rest: str = "p", depth: int = 0) -> None:
        """Read the lines of a container; its first paragraph has type `first`, the others `rest`."""
        raise NotImplementedError

    def _emit(
        self, kind: str, lines: list[Line], setting: Setting = Setting.BLOCK, quote: str = "", running: bool = True
    ) -> None:
        flow = flow_of(self.text, lines)
        if flow.text:
            self.blocks.append(Block(kind, flow, setting, quote, running))
