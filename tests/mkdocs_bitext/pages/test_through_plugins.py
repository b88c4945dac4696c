"""Other plugins see pages without milestones; these are put in afterwards, where that changes nothing for readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.mkdocs_bitext.conftest import SmallProject

from bitext.localize.segment_markers import without_milestones

MakeProject = Callable[..., SmallProject]

PLAIN = """\
site_name: Hub Help
site_url: https://help.example/guide/
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [admonition, tables]
hooks: [hook.py]
"""
CONFIG = PLAIN.replace("[search]", "[search, {bitext: {locales: {nl-BE: {name: Nederlands}}}}]")
JINJA = """
from jinja2 import Template

def on_page_markdown(markdown, **_):
    return Template(markdown, keep_trailing_newline=True).render(product="Orchard", price=3.14159)
"""
AT_LINE_START = """
import re

def on_page_markdown(markdown, **_):
    return re.sub(r"(?m)^Note: ", "**Note** — ", markdown)
"""
TOUCHY = """
def on_page_markdown(markdown, **_):
    assert "data-s=" not in markdown
    return markdown.replace("old", "new")
"""


def article(site: Path, uri: str = "index.html") -> str:
    text = (site / uri).read_text(encoding="utf-8")
    return text[text.index("<article") : text.index("</article>")]


def body(html: str) -> str:
    """The article without what we add: milestones, and the offer of another language."""
    html = re.sub(r"<template.*?</template>", "", without_milestones(html))
    return "\n".join(line for line in html.splitlines() if line.strip())


@pytest.fixture
def hooked(tmp_path: Path) -> Callable[[str, str], SmallProject]:
    def make(hook: str, page: str) -> SmallProject:
        made = SmallProject(tmp_path)
        made.write({"mkdocs.yml": CONFIG, "hook.py": hook, "docs/index.md": page})
        return made

    return make


def built_without_us(made: SmallProject) -> str:
    made.write({"mkdocs.yml": PLAIN})
    plain = body(article(made.build().site))
    made.write({"mkdocs.yml": CONFIG})
    return plain


PAGE = """\
# About {{ product }}

| Name | Price |
|---|---|
| {{ product | upper }} | {{ price | round(2) }} euro |

{% if price %}
It has a price.
{% endif %}

{% for n in [1, 2] %}
## Part {{ n }}

The same text.
{% endfor %}
"""


def test_a_page_of_macros_is_what_it_is_without_us(hooked: Callable[[str, str], SmallProject]) -> None:
    made = hooked(JINJA, PAGE)
    made.translate({"It has a price.": "Het heeft een prijs.", "The same text.": "Dezelfde tekst."})

    plain, built = built_without_us(made), made.build()

    assert body(article(built.site)) == plain
    assert "<td>3.14 euro</td>" in article(built.site)
    dutch = article(built.site, "nl-BE/index.html")
    assert "Het heeft een prijs." in dutch
    assert dutch.count("Dezelfde tekst.") == 2
    assert 'id="part-2"' in dutch
    assert article(built.site).count("data-s=") > 0
    assert not built.warnings


def test_a_page_that_a_plugin_would_spoil_over_milestones_has_none(hooked: Callable[[str, str], SmallProject]) -> None:
    made = hooked(AT_LINE_START, "# Page\n\nNote: a word.\n")
    made.translate({"Page": "Pagina"})

    plain, built = built_without_us(made), made.build()

    assert body(article(built.site)) == plain
    assert "<strong>Note</strong> — a word." in article(built.site, "nl-BE/index.html")
    assert "data-s=" not in article(built.site)
    assert [note.partition(":")[0] for note in built.notes if "built without the marks" in note] == ["mkdocs_bitext"]
    assert not built.warnings


def test_a_plugin_that_fails_over_milestones_does_not_see_them(hooked: Callable[[str, str], SmallProject]) -> None:
    made = hooked(TOUCHY, "# Page\n\nAn old word.\n")
    made.update()

    built = made.build()

    assert "A new word." not in article(built.site)
    assert "An new word." in article(built.site)
    assert "data-s=" not in article(built.site)


def test_pages_that_no_plugin_changes_keep_their_milestones(hooked: Callable[[str, str], SmallProject]) -> None:
    made = hooked(TOUCHY, "# Page\n\nA word.\n")
    made.update()

    built = made.build()

    assert article(built.site).count("data-s=") == 2
    assert not any("built without the marks" in note for note in built.notes)
