"""Large bilingual guides out of a seed number, so that growth can be measured without anybody's pages."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bitext import xliff
from bitext.core.model import InlineCode, Segment, State

NAMES = {
    "nl-BE": "Nederlands",
    "fr-BE": "Français",
    "de": "Deutsch",
    "es": "Español",
    "it": "Italiano",
    "pl": "Polski",
    "sv": "Svenska",
}
"""The locales that a guide may have beside English, in the order in which they are added."""
PER_SECTION = 25
"""Pages of one section of the navigation."""
_SYLLABLES = (
    *("ba", "co", "de", "fi", "ga", "ho", "ju", "ke", "la", "mo", "ni", "pu", "ra", "se", "ti", "vo", "wa", "zu"),
    *("bren", "clor", "dast", "grim", "plen", "stov", "trun"),
)
SETTINGS = """\
site_name: A large guide
site_url: http://127.0.0.1:8000/
theme: {name: material, font: false, features: [navigation.prune, navigation.sections]}
markdown_extensions: [admonition, attr_list, tables, pymdownx.details, pymdownx.highlight, pymdownx.superfences]
"""
"""What every builder is told, ours and its peers."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide that is the same, byte for byte, each time that it is written."""

    seed: int
    pages: int
    locales: tuple[str, ...] = ("nl-BE",)
    """Beside English; codes of `NAMES`."""

    def texts(self) -> dict[str, str]:
        """The Markdown of each page, by its path below docs/."""
        chance = random.Random(self.seed)
        words = sorted({"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))) for _ in range(3000)})
        return {path: "\n\n".join(_blocks(chance, words, path, self.paths)) + "\n" for path in self.paths}

    @property
    def paths(self) -> tuple[str, ...]:
        """All pages; the first is the start page."""
        rest = (f"part{at // PER_SECTION:02}/page{at:04}.md" for at in range(1, self.pages))
        return ("index.md", *rest)

    @property
    def navigation(self) -> list[object]:
        """The value of `nav` in mkdocs.yml."""
        parts: dict[str, list[str]] = {}
        for path in self.paths[1:]:
            parts.setdefault(path.split("/")[0], []).append(path)
        return ["index.md", *({name.capitalize(): paths} for name, paths in parts.items())]


def write(guide: Guide, root: Path) -> None:
    """Write the guide with a final target for each segment in each locale.

    Raises:
        subprocess.CalledProcessError: `bitext update` refused the pages.
    """
    for path, text in guide.texts().items():
        target = root / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    configure(root, guide.locales, guide.navigation)
    translate(root, guide.locales)


def configure(root: Path, locales: Sequence[str], navigation: object = None) -> None:
    """Write the mkdocs.yml of our build."""
    named = {code: {"name": NAMES[code]} for code in locales}
    plugins = f"plugins: {json.dumps(['search', {'bitext': {'locales': named}}])}\n"
    (root / "mkdocs.yml").write_text(SETTINGS + navigation_line(navigation) + plugins, encoding="utf-8")


def navigation_line(navigation: object) -> str:
    """The line of `nav` in mkdocs.yml; none without a navigation."""
    return f"nav: {json.dumps(navigation)}\n" if navigation else ""


def translate(root: Path, locales: Sequence[str]) -> None:
    """Make the segment files, and give each segment a final target: its words spelled backwards."""
    command = [sys.executable, "-m", "bitext", "update"]
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    for locale in locales:
        for path in sorted((root / "translations" / locale).rglob("*.xlf")):
            document = xliff.read(path)
            units = tuple(
                replace(unit, segments=tuple(_translated(one, locale) for one in unit.segments))
                for unit in document.units
            )
            path.write_bytes(xliff.write(replace(document, units=units)).encode())
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)


def _translated(segment: Segment, locale: str) -> Segment:
    ending = locale[0]

    def other(part: str) -> str:
        return re.sub(r"(?<=[A-Za-z])[a-z]{3,}\b", lambda word: word[0][::-1] + ending, part)

    parts = (part if isinstance(part, InlineCode) else other(part) for part in segment.source)
    return replace(segment, target=tuple(parts), state=State.FINAL)


def _blocks(chance: random.Random, words: list[str], path: str, paths: Sequence[str]) -> Iterator[str]:
    def phrase(least: int, most: int) -> str:
        return " ".join(chance.choices(words, k=chance.randint(least, most))).capitalize()

    def sentence() -> str:
        return phrase(6, 16) + "."

    yield f"# {phrase(2, 4)}"
    yield f"{sentence()} {sentence()}"
    for _ in range(4):
        yield f"## {phrase(2, 5)}"
        yield " ".join(sentence() for _ in range(chance.randint(1, 3)))
        other = chance.choice(paths)
        here = "../" * path.count("/")
        yield f"{phrase(3, 6)} [{phrase(1, 2).lower()}]({here}{other}) {phrase(3, 6).lower()}."
        yield "\n".join(f"- {sentence()}" for _ in range(chance.randint(2, 5)))
    yield f'!!! note "{phrase(2, 3)}"\n    {sentence()}'
    rows = (f"| {phrase(1, 3)} | {phrase(3, 6)} |" for _ in range(4))
    yield "\n".join((f"| {phrase(1, 2)} | {phrase(1, 2)} |", "|---|---|", *rows))
    name = chance.choice(words)
    yield f"```python\ndef {name}(count: int) -> int:\n    return count + {chance.randint(1, 99)}\n```"
    yield "\n".join(f"{at}. {sentence()}" for at in range(1, 4))
