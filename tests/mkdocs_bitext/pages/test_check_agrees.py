"""The check and the build are one judge: an error means that readers see the source, and no error that they do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from bitext import xliff
from bitext.check.project import check_project
from bitext.core.inline import content
from bitext.core.model import Content, Document, InlineCode, Segment, Severity, State
from bitext.markdown.renderer import renderer
from bitext.project.project import Project, load
from mkdocs_bitext.pages.localized import LocalePages, SourcePages
from mkdocs_bitext.pages.renderer import Renderer

CONFIG = """\
site_name: Hub Help
theme: {name: material, font: false}
plugins:
  - search
  - bitext: {locales: {nl-BE: {name: Nederlands}}}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, pymdownx.keys, pymdownx.magiclink,
  pymdownx.snippets, pymdownx.superfences, pymdownx.tilde, tables]
"""
PAGES = {
    "index.md": """---
title: The guide
description: All about it.
---
# The *guide*

Open the **file** menu of [!INCLUDE[hub](includes/hub.md)]. September 1, 2013. The 3<sup>rd</sup> day of `May`[^1].

- Choose [a client](client.md), then *Save*.
- Press ++ctrl+s++ or `Enter`.

| Name | Use |
|------|-----|
| one  | **two** words |

!!! note "Mind this"

    See [the list](list.md "All of it") ![A screen](screen.png).

[!INCLUDE[steps](includes/steps.md)]

[^1]: A note.
""",
    "first.md": "Just a sentence.\n\nAnd **another** one.\n",
    "includes/hub.md": "Accountant *Hub*\n",
    "includes/steps.md": "1. Do `this`.\n2. Do **that** with [!INCLUDE[hub](hub.md)].\n",
}
TEXTS = (
    "Kies ", " de cliënt", "klaar.", " ", "", "1. mei ", "# ", "- ", "+ ", "> ", "* ", "    ", "!", "\"", "**", "`",
    "*x*", "<b>x</b>", "<svg ", "[x](y.md)", "{: .x }", "{", "}", "|", "\\", "&lt;b&gt;", "\u202e", "\u200b", "\ue000",
    "\n", "\n\n", "--8<-- ", "[^1]", "Let op: ", "=== ", "[TOC]", "https://evil.example/", "javascript:x",
    "x@y.example", "miсrosoft.com", "(", ")", ":", ";", "_", "~~", "++", "$x^2$", "a: b",
)  # fmt: skip


@dataclass
class Desk:
    """A project whose targets a translator mangles."""

    root: Path
    project: Project
    source: SourcePages
    render: Callable[[str], str]

    def save(self, name: str, change: Callable[[Segment], Segment]) -> Document:
        path = self.project.locale_path("nl-BE", name)
        page = LocalePages(self.source, self.project.locales[0])._localized(name, PAGES[name]).document
        units = tuple(replace(unit, segments=tuple(map(change, unit.segments))) for unit in page.units)
        saved = replace(page, original=name, units=units)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(xliff.write(saved), encoding="utf-8")
        return saved


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("desk")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for name, text in PAGES.items():
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(text, encoding="utf-8")
    project = load(root / "mkdocs.yml")
    source = SourcePages(project, Renderer(load_config(str(root / "mkdocs.yml"))))
    return Desk(root, project, source, renderer(project))


def _mangled(draw: st.DrawFn, source: Content) -> Content:
    """The codes of a source in any order, some lost or twice, with any texts around them."""
    text = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=2).map("".join)
    kind = draw(st.sampled_from(["words", "words", "order", "any"]))
    if kind == "words":
        return content(part if isinstance(part, InlineCode) else draw(text) + part for part in source)
    codes = [part for part in source if isinstance(part, InlineCode)]
    some = (
        draw(st.permutations(codes)) if kind == "order" else draw(st.lists(st.sampled_from([*codes, ""]), max_size=4))
    )
    return content([draw(text), *(part for code in some for part in (code, draw(text)))])


@settings(max_examples=settings.default.max_examples // 2)
@given(st.data(), st.sampled_from(["index.md", "first.md", "includes/steps.md"]))
def test_an_error_means_the_source_and_no_error_means_the_target(desk: Desk, data: st.DataObject, name: str) -> None:
    @st.composite
    def targets(draw: st.DrawFn, segment: Segment) -> Segment:
        target = _mangled(draw, segment.source) if draw(st.booleans()) else segment.source
        return replace(segment, target=target or ("x",), state=State.TRANSLATED)

    desk.save(name, lambda segment: data.draw(targets(segment)))
    page = LocalePages(desk.source, desk.project.locales[0])._localized(name, PAGES[name])
    checked = check_project(desk.project, None, desk.render)
    path = desk.project.locale_path("nl-BE", name)
    errors = {
        (one.unit, one.segment)
        for one in checked.findings
        if one.severity is Severity.ERROR and one.location and one.location.path == path
    }
    assert set(page.untranslated) == errors
    path.unlink()
