"""Somebody else's site: the wheel, in an environment of its own, takes their pages to a second locale."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html

from built_distributions import Environment

pytestmark = [pytest.mark.nightly, pytest.mark.network]

MATERIAL = "mkdocs-material>=9.7,<10"
FIVE_LINES = """\
site_name: Their docs
theme:
  name: material
plugins:
  - search
"""


@pytest.fixture(scope="session")
def installed(environment: Callable[..., Environment]) -> Environment:
    """An environment with mkdocs-bitext and Material."""
    return environment("mkdocs-bitext", MATERIAL)


def fill(path: Path, source: str, target: str) -> None:
    """Translate one sentence the way a translator's tool does."""
    tree = etree.parse(path)
    space = f"{{{tree.getroot().nsmap[None]}}}"
    (segment,) = (one for one in tree.iter(f"{space}segment") if one.findtext(f"{space}source") == source)
    segment.set("state", "translated")
    element = segment.find(f"{space}target")
    element = etree.SubElement(segment, f"{space}target") if element is None else element
    element.text = target
    tree.write(path, encoding="utf-8", xml_declaration=True)


def test_only_what_segments_need_is_installed(installed: Environment) -> None:
    """Whoever wants segments for their own site gets neither the checker nor its lists of e-mail domains."""
    names = installed.installed()
    assert {"lxml", "mkdocs", "mkdocs-static-i18n"} <= names
    assert not {name for name in names if re.search(r"email|domain|whatwg|hub", name)}


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_small_foreign_site_gets_a_second_locale(installed: Environment, tmp_path: Path, theme: str) -> None:
    folder = tmp_path / "their site"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Welcome\n\nThis is one sentence. This is another.\n")
    (folder / "mkdocs.yml").write_text(FIVE_LINES.replace("material", theme))
    installed.run(folder, "bitext", "init", "nl-BE")
    installed.run(folder, "bitext", "update")
    fill(folder / "translations/nl-BE/index.xlf", "This is one sentence.", "Dit is een zin.")
    installed.run(folder, "mkdocs", "build", "--strict")
    english, dutch = (html.parse(folder / "site" / uri).getroot() for uri in ("index.html", "nl-BE/index.html"))
    assert dutch.get("lang") == "nl-BE"
    assert "Dit is een zin. This is another." in " ".join(dutch.text_content().split())
    assert "staan nog in het Engels" in dutch.text_content()
    assert [span.text for span in dutch.xpath("//span[@lang='en']")] == ["This is another."]
    assert "This is one sentence. This is another." in " ".join(english.text_content().split())
    ours = [link for link in dutch.xpath("//@src | //link/@href") if "assets/bitext/" in link]
    assert ours
    assert all((folder / "site/nl-BE" / link).resolve().is_file() for link in ours)
    if theme == "material":
        assert "Zoeken" in html.tostring(dutch, encoding="unicode")


@pytest.mark.corpus
def test_the_docs_of_mkdocs_itself_get_a_second_locale(installed: Environment, tmp_path: Path, shared: Path) -> None:
    shutil.copytree(shared / "corpus/pages/mkdocs/docs", tmp_path / "docs", copy_function=shutil.copyfile)
    (tmp_path / "mkdocs.yml").write_text(FIVE_LINES)
    installed.run(tmp_path, "bitext", "init", "nl-BE")
    installed.run(tmp_path, "bitext", "update")
    fill(tmp_path / "translations/nl-BE/getting-started.xlf", "Getting Started with MkDocs", "Aan de slag met MkDocs")
    installed.run(tmp_path, "mkdocs", "build")
    pages = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*/index.html")}
    # What lies below `en` leads to the pages at the root.
    pages = {page for page in pages if not page.startswith("en/")}
    english = {page for page in pages if not page.startswith("nl-BE/")}
    assert {f"nl-BE/{page}" for page in english} | {"nl-BE/index.html"} == pages - english
    dutch = html.parse(tmp_path / "site/nl-BE/getting-started/index.html").getroot()
    assert dutch.find(".//h1").text_content().startswith("Aan de slag met MkDocs")
