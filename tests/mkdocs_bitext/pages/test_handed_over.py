"""MkDocs takes the HTML of a page from the plugin: the site is the one that its own Markdown makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config
from tests.mkdocs_bitext.conftest import Built

from mkdocs_bitext.pages import current_pages
from mkdocs_bitext.pages.renderer import Renderer
from mkdocs_bitext.pages.rendering import Rendering

CONFIG = """\
site_name: Hub Help
site_url: https://help.example/guide/
theme: {name: material, font: false}
plugins: [search, {bitext: {locales: {nl-BE: {name: Nederlands}}}}]
validation: {anchors: warn}
markdown_extensions: [abbr, attr_list, md_in_html, footnotes, tables, pymdownx.superfences, pymdownx.magiclink,
  {pymdownx.tabbed: {alternate_style: true}}, {toc: {permalink: true, toc_depth: 3}}%s]
"""
PAGE = """\
---
title: Start
---
[TOC]

# Start *here* & now { #begin data-toc-label="Begin" }

See [the menu](more.md#menu "A <title>"), [nothing](missing.md), [no anchor](more.md#none), [itself](#begin),
[a site](https://help.example/?a=1&b=2), ![a picture](img.png?x=1&y="2"), <mail@help.example>.[^1]
Write to me@help.example, or https://help.example/x. The HTML is short.

<p id="raw"><a name="old" href="more.md">Raw</a></p>

=== "One"

    ```python title="x.py"
    print("<a href='more.md'>")
    ```

=== "Two"

    Text with a [link](more.md?q=1#menu).

<div markdown>
A [link](more.md) within.
</div>

[^1]: A note with a [link](../outside.md).

*[HTML]: Hypertext
"""
MORE = "# More\n\n## Menu\n\nOpen [the start](index.md#raw).\n\n## Menu\n\nAgain.[^a]\n\n[^a]: One.\n"
DUTCH = {"One.": "Eén.", "More": "Meer", "Menu": "Het menu", "Two": "Twee", "Raw": "Ruw"}


def files_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and not path.name.startswith("sitemap")
    }


def warnings_of(built: Built) -> list[str]:
    return [one for one in built.warnings if "Doc file" in one]


@pytest.mark.parametrize("more", ["", ", {pymdownx.snippets: {}}"], ids=["plain", "snippets"])
def test_the_site_is_the_one_that_mkdocs_renders(project, monkeypatch: pytest.MonkeyPatch, more: str) -> None:
    snippet = '\n--8<-- "mkdocs.yml"\n' if more else ""
    project.write({"mkdocs.yml": CONFIG % more, "docs/index.md": PAGE + snippet, "docs/more.md": MORE})
    project.translate(DUTCH)
    ours = project.build()
    files, warnings = files_of(ours.site), warnings_of(ours)
    assert "Eén." in ours.text("nl-BE/more/index.html")
    monkeypatch.setattr(current_pages, "hand_over", lambda *_: None)
    theirs = project.build()
    assert files == files_of(theirs.site)
    assert any("missing.md" in one for one in warnings)
    assert any("#none" in one for one in warnings)
    assert warnings == warnings_of(theirs)


def test_a_page_with_slots_of_its_own_keeps_them() -> None:
    body = "\ufdd0link:7\ufdd1 \ufdd0link:x\ufdd1"
    assert Rendering(body, (), ()).html((), lambda *_: "") == body


@pytest.mark.parametrize(
    ("extension", "known"),
    [
        ("tables", True),
        ("markdown.extensions.tables", True),
        ("pymdownx.details", True),
        ("pymdownx.b64", False),
        ("{pymdownx.snippets: {auto_append: [a.md]}}", False),
        ("{toc: {slugify: !!python/name:markdown.extensions.toc.slugify_unicode }}", True),
        ("{toc: {slugify: !!python/name:os.path.basename }}", False),
    ],
)
def test_only_what_follows_from_the_text_alone_is_taken_again(tmp_path: Path, extension: str, known: bool) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\nmarkdown_extensions: [attr_list, {extension}]\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    assert (Renderer(config).fingerprint is not None) == known


def test_options_that_a_hook_changes_for_a_page_count(project) -> None:
    hook = """
def on_page_markdown(markdown, page, config, files):
    config.mdx_configs["toc"] = {**config.mdx_configs.get("toc", {}), "baselevel": 3 if "more" in page.url else 1}
"""
    project.write({"mkdocs.yml": CONFIG % "" + "hooks: [hook.py]\n", "hook.py": hook})
    project.write({"docs/index.md": "# Start\n", "docs/more.md": "# More\n"})
    project.update()
    for _ in range(2):
        site = project.build()
        assert site.article("index.html").find(".//h1") is not None
        assert site.article("more/index.html").find(".//h3") is not None
        assert site.article("nl-BE/more/index.html").find(".//h3") is not None


def test_a_page_is_rendered_with_and_without_marks_in_each_locale_and_no_further_time(
    project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write({"mkdocs.yml": CONFIG % "", "docs/index.md": MORE})
    project.translate(DUTCH)
    rendered: list[str] = []
    convert = Markdown.convert
    monkeypatch.setattr(Markdown, "convert", lambda self, text: rendered.append(text) or convert(self, text))
    project.build()
    pages = [text for text in rendered if "Again" in text]
    assert len(pages) == len(set(pages)) == 4
