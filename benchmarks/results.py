"""The page of results: each section with the date and machine of its own run, kept until it is run again."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

HEAD = """\
# Results

Written by `make bench`; do not edit. Each section says when and where it was measured. Lower is better; the tables
also show where a peer is better.
"""
_SECTION = re.compile(r"^<!-- section (\w+) -->\n(.*?)^<!-- end -->\n", re.DOTALL | re.MULTILINE)


def sections(page: str) -> dict[str, str]:
    """The sections of a page, by name, in its order."""
    return dict(_SECTION.findall(page))


def page(kept: Mapping[str, str], measured: Mapping[str, str], order: tuple[str, ...]) -> str:
    """The page with what was measured now in place of what was kept; a name outside the order comes last."""
    all_ = {**kept, **measured}
    names = sorted(all_, key=lambda name: order.index(name) if name in order else len(order))
    return "\n".join([HEAD, *(f"<!-- section {name} -->\n{all_[name]}<!-- end -->\n" for name in names)])


def titled(title: str, text: str, day: str, quick: bool) -> str:
    """A section with its heading, and when and where it was measured."""
    note = " **A quick run (`QUICK=1`): small, each case once; it shows that it works, not how fast.**" if quick else ""
    return f"## {title}\n\n{text}\n{day}; {machine()}.{note}\n"


def machine() -> str:
    """The machine, its load and the versions that count."""
    names = ("mkdocs", "mkdocs-material", "markdown")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    processors = len(os.sched_getaffinity(0))
    return (
        f"{platform.system()} {platform.machine()}, {processors} processors, {memory:.0f} GB, "
        f"Python {platform.python_version()}, {versions}; load {load} (1, 5 and 15 minutes) at the end"
    )


def write(path: Path, text: str) -> None:
    """Write the page whole or not at all."""
    new = path.with_name(path.name + ".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)
