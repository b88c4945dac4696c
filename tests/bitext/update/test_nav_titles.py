"""Titles in the navigation files of other plugins are texts of the site, with the place where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bitext.cli.main import main
from bitext.core.model import BitextError
from bitext.project.project import load, project_of
from bitext.update.nav_titles import nav_titles

NAV = """\
title: Ignored at the top
nav:
  - index.md
  - Beds: beds
  - Sheds:
      - Tools: tools.md
      - Beds: other
      - https://seeds.example/: x
  - {glob: "*", sort: {by: title}}
  - glob: "**"
  - "... | flat | *.md"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {
        "docs/index.md": "# Start\n",
        "docs/.nav.yml": NAV,
        "docs/beds/.nav.yml": "title: By season\n",
        "docs/empty/.nav.yml": "",
        "docs/.pages": "nav: [Other: index.md]\n",
        "docs/beds/order.yml": "title: By month\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def titles(root: Path, plugins: str) -> dict[str, str]:
    (root / "mkdocs.yml").write_text(f"site_name: Site\nplugins: [{plugins}, bitext: {{locales: {{fr: Français}}}}]\n")
    return nav_titles(load(root / "mkdocs.yml"))


@pytest.mark.parametrize(
    ("plugins", "expected"),
    [
        ("search", {}),
        ("awesome-pages", {".pages/1": "Other"}),
        ("awesome-nav: {filename: order.yml}", {"beds/order.yml/1": "By month"}),
        ("awesome-nav", {
            ".nav.yml/1": "Beds", ".nav.yml/2": "Sheds", ".nav.yml/3": "Tools",
            ".nav.yml/5": "https://seeds.example/", "beds/.nav.yml/1": "By season",
        }),
    ],
)  # fmt: skip
def test_each_title_of_the_plugins_that_are_listed_is_found_once(
    root: Path, plugins: str, expected: dict[str, str]
) -> None:
    assert titles(root, plugins) == expected


def test_a_file_that_is_no_yaml_is_named_with_its_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "docs/beds/.nav.yml").write_text("nav:\n  - [\n")
    with pytest.raises(BitextError):
        titles(root, "awesome-nav")
    assert main(["update", "-f", str(root / "mkdocs.yml")]) == 2
    assert "beds/.nav.yml:3" in capsys.readouterr().err


_YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("abé *", max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text("ab", min_size=1), below, max_size=2),
    max_leaves=8,
)


@given(_YAML)
def test_any_yaml_is_read_without_a_crash(tmp_path_factory: pytest.TempPathFactory, nav: object) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "docs").mkdir()
    (folder / "docs/.pages").write_text(yaml.safe_dump({"nav": nav}), encoding="utf-8")
    found = nav_titles(project_of({"plugins": ["awesome-pages"]}, folder / "mkdocs.yml"))
    assert all(title.strip() for title in found.values())
