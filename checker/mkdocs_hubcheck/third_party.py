"""`third-party.txt`: the work of others that a reader's browser receives, its licences, and where its source is."""

from __future__ import annotations

import csv
import importlib.metadata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

NAME = "third-party.txt"
_TEXTS = ("PSF-2.0.txt",)
_HEADER = """\
Work of others in the checker of this site

The checker runs in your browser and is made of the parts below, unchanged unless it is said otherwise. Python files are
compiled (app.zip) and loaded into memory (snapshot.bin); the source of each version is at the address given.
"""


@dataclass(frozen=True, slots=True)
class Work:
    """A part that somebody else made."""

    name: str
    distribution: str
    """The name on PyPI, where it comes from there."""
    version: str
    """Of a list, the one that was packed into `hubcheck/data`; empty where the installed version is meant."""
    licence: str
    """SPDX expression."""
    copyright: str
    """The holder's own line; empty where the licence text has it."""
    source: str
    """Where the source is."""
    part: str
    """The published files that hold it."""


def works() -> tuple[Work, ...]:
    """Everything, in the order of the table `third_party.tsv`."""
    table = (files("mkdocs_hubcheck") / "third_party.tsv").read_text(encoding="utf-8")
    return tuple(Work(**row) for row in csv.DictReader(table.splitlines(), delimiter="\t"))


def render(pyodide: str) -> str:
    """The text, for this version of Pyodide and the installed versions of the packages."""
    found = works()
    entries = "\n".join(_entry(work, pyodide) for work in found)
    texts = "".join(f"\n{'=' * 100}\n{title}\n\n{text.strip()}\n" for title, text in _texts(found))
    return f"{_HEADER}\n{entries}{texts}"


def _entry(work: Work, pyodide: str) -> str:
    version = pyodide if work.name == "Pyodide" else _version(work)
    lines = {"Licence": work.licence, "Copyright": work.copyright, "Source": work.source, "In": work.part}
    body = "".join(f"  {label}: {text}\n" for label, text in lines.items() if text)
    return f"{work.name} {version}".rstrip() + f"\n{body}"


def _version(work: Work) -> str:
    return work.version or (importlib.metadata.version(work.distribution) if work.distribution else "")


def _texts(found: tuple[Work, ...]) -> Iterator[tuple[str, str]]:
    for name in _TEXTS:
        text = (files("mkdocs_hubcheck") / "licences" / name).read_text(encoding="utf-8")
        yield f"Licence of CPython ({name.removesuffix('.txt')})", text
    for work in found:
        if work.distribution:
            yield f"Licence of {work.name} ({work.licence})", licence_text(work.distribution)


def licence_text(distribution: str) -> str:
    """The text of its licence: of a packed list as stored here, else as installed (core metadata `License-File`)."""
    stored = files("mkdocs_hubcheck") / "licences" / f"{distribution}.txt"
    if stored.is_file():
        return stored.read_text(encoding="utf-8")
    listed = importlib.metadata.files(distribution) or []
    found = [path for path in listed if ".dist-info" in str(path) and "licen" in path.name.lower()]
    return "\n\n".join(path.read_text(encoding="utf-8") for path in found)
