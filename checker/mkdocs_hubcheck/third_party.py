"""`third-party.txt`: the third-party components that the reader's browser receives, their licences and sources."""

from __future__ import annotations

import csv
import importlib.metadata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

NAME = "third-party.txt"
_TEXTS = ("PSF-2.0.txt",)
_HEADER = """\
Third-party components in the checker of this site

The checker runs in your browser and contains the components below, unchanged unless stated otherwise. Python files are
compiled (app.zip) and loaded into memory (snapshot.bin); the source of each version is at the given address.
"""


@dataclass(frozen=True, slots=True)
class Component:
    """A third-party component."""

    name: str
    distribution: str
    """Its name on PyPI; empty if it is not from there."""
    version: str
    """For a list, the version packed into `hubcheck/data`; empty for the installed version."""
    licence: str
    """SPDX expression."""
    copyright: str
    """The copyright line; empty if the licence text contains it."""
    source: str
    """URL of the source."""
    part: str
    """The published files that contain it."""


def components() -> tuple[Component, ...]:
    """All components, in the order of the table `third_party.tsv`."""
    table = (files("mkdocs_hubcheck") / "third_party.tsv").read_text(encoding="utf-8")
    return tuple(Component(**row) for row in csv.DictReader(table.splitlines(), delimiter="\t"))


def render(pyodide: str) -> str:
    """The text for this version of Pyodide and the installed versions of the packages."""
    listed = components()
    entries = "\n".join(_entry(component, pyodide) for component in listed)
    texts = "".join(f"\n{'=' * 100}\n{title}\n\n{text.strip()}\n" for title, text in _texts(listed))
    return f"{_HEADER}\n{entries}{texts}"


def _entry(component: Component, pyodide: str) -> str:
    version = pyodide if component.name == "Pyodide" else _version(component)
    lines = {
        "Licence": component.licence,
        "Copyright": component.copyright,
        "Source": component.source,
        "In": component.part,
    }
    body = "".join(f"  {label}: {text}\n" for label, text in lines.items() if text)
    return f"{component.name} {version}".rstrip() + f"\n{body}"


def _version(component: Component) -> str:
    return component.version or (importlib.metadata.version(component.distribution) if component.distribution else "")


def _texts(listed: tuple[Component, ...]) -> Iterator[tuple[str, str]]:
    for name in _TEXTS:
        text = (files("mkdocs_hubcheck") / "licences" / name).read_text(encoding="utf-8")
        yield f"Licence of CPython ({name.removesuffix('.txt')})", text
    for component in listed:
        if component.distribution:
            yield f"Licence of {component.name} ({component.licence})", licence_text(component.distribution)


def licence_text(distribution: str) -> str:
    """The licence text: stored here for a packed list, else as installed (core metadata `License-File`)."""
    stored = files("mkdocs_hubcheck") / "licences" / f"{distribution}.txt"
    if stored.is_file():
        return stored.read_text(encoding="utf-8")
    installed = importlib.metadata.files(distribution) or []
    licences = [path for path in installed if ".dist-info" in str(path) and "licen" in path.name.lower()]
    return "\n\n".join(path.read_text(encoding="utf-8") for path in licences)
