"""A small project whose content is complete: one page and one message, in two languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from bitext.cli.main import main

CONFIG = """\
site_name: Help
site_url: https://help.example/
theme: {name: mkdocs}
plugins:
  - bitext:
      locales: {nl-BE: {name: Nederlands}}
      catalogues: {_checker: 'messages/{locale}.json'}
"""
FILES = {
    "mkdocs.yml": CONFIG,
    "docs/index.md": "# Welcome\n\nOpen the page.\n",
    "messages/en.json": '{\n "open": "Open it."\n}\n',
    "translations/nl-BE/_terms.tsv": "client\tcliënt\n",
}


@dataclass(frozen=True, slots=True)
class SmallProject:
    """The project on disk."""

    root: Path

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    def add(self, name: str, text: str) -> None:
        """Write a text at the end of a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text("utf-8") if path.exists() else "") + text, encoding="utf-8")

    def bitext(self, *arguments: str) -> int:
        return main([*arguments, "-f", str(self.config)])

    def translate(self) -> None:
        """Give every segment a target, and bring the files of messages up to it."""
        for path in (self.root / "translations" / "nl-BE").rglob("*.xlf"):
            text = path.read_text(encoding="utf-8").replace('state="initial"', 'state="translated"')
            text = re.sub(r"<source>(.*)</source>\n(?!\s*<target>)", _with_target, text)
            path.write_text(text, encoding="utf-8")
        assert self.bitext("update") == 0


def _with_target(source: re.Match[str]) -> str:
    return f"{source[0]}<target>{source[1].replace('e', 'é')}</target>\n"


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """With nothing left to translate."""
    made = SmallProject(tmp_path)
    for name, text in FILES.items():
        made.add(name, text)
    assert made.bitext("update") == 0
    made.translate()
    return made
