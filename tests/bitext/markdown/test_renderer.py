"""The commands render Markdown as the site does, as configured in mkdocs.yml."""

from __future__ import annotations

import pytest

from bitext.core.model import BitextError
from bitext.markdown.renderer import renderer


def config(site, text: str):
    path = site.root / "mkdocs.yml"
    path.write_text(path.read_text() + text)
    return renderer(site.project)


def test_extensions_that_mkdocs_always_loads_are_active(site) -> None:
    html = config(site, "")("| a |\n|---|\n| b |\n\n```\nx\n```\n")
    assert "<td>b</td>" in html
    assert "<pre>" in html


def test_extensions_and_their_options_are_those_of_the_project(site) -> None:
    render = config(site, "markdown_extensions:\n  - admonition\n  - toc:\n      permalink: Anchor\n")
    assert 'class="admonition note"' in render("!!! note\n\n    x\n")
    assert "Anchor" in render("# Title\n")


def test_extensions_may_be_a_mapping(site) -> None:
    assert "admonition" in config(site, "markdown_extensions:\n  admonition: {}\n")("!!! note\n\n    x\n")


def test_front_matter_is_not_rendered(site) -> None:
    assert config(site, "")("---\ntitle: X\n---\nHello.\n") == "<p>Hello.</p>"
    assert config(site, "")("\ufeff---\r\ntitle: X\r\n---\r\nHello.\r\n") == "<p>Hello.</p>"


def test_python_names_are_resolved_if_installed(site) -> None:
    render = config(
        site,
        "markdown_extensions:\n  - pymdownx.superfences:\n      custom_fences:\n        - name: mermaid\n"
        "          class: mermaid\n          format: !!python/name:pymdownx.superfences.fence_code_format\n",
    )
    assert '<pre class="mermaid">' in render("```mermaid\na\n```\n")


@pytest.mark.parametrize("name", ["pymdownx.superfences.fence_code_format", "nowhere.to.be.found"])
def test_functions_may_be_named_as_in_a_configuration_for_zensical(site, name: str) -> None:
    render = config(
        site,
        "markdown_extensions:\n  - toc:\n      slugify: {object: pymdownx.slugs.slugify, kwds: {case: lower}}\n"
        "  - pymdownx.superfences:\n      custom_fences:\n        - name: mermaid\n"
        f"          class: mermaid\n          format: {name}\n",
    )
    html = render("# Title\n\n```mermaid\na\n```\n")
    assert "<h1" in html
    assert 'class="mermaid' in html


def test_python_names_that_are_not_installed_are_left_out(site) -> None:
    render = config(
        site,
        "markdown_extensions:\n  - toc:\n      slugify: !!python/name:nowhere.to.be.found\n      title: Contents\n",
    )
    assert "<h1" in render("# Title\n")


def test_python_objects_are_made_with_their_arguments(site) -> None:
    render = config(
        site,
        "markdown_extensions:\n  - pymdownx.arithmatex:\n      generic: !!python/object/apply:builtins.bool\n"
        "        args: [1]\n",
    )
    assert "arithmatex" in render("$x$\n")


def test_snippets_are_found_from_anywhere(site, monkeypatch, tmp_path_factory) -> None:
    render = config(site, "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [docs/parts]\n")
    site.page("parts/name.md", "Accountant Hub\n")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert "Accountant Hub" in render('--8<-- "name.md"\n')


def test_relative_paths_are_those_of_the_docs_folder(site) -> None:
    render = config(site, "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: !relative $docs_dir/parts\n")
    site.page("parts/name.md", "Accountant Hub\n")
    assert "Accountant Hub" in render('--8<-- "name.md"\n')


def test_a_translated_heading_keeps_its_id(site) -> None:
    render = config(site, "")
    assert render("# One\n\n## Two\n").replace("One", "Een").replace("Two", "Twee") == render("# Een\n\n## Twee\n")


def test_an_extension_that_is_not_installed_is_named(site) -> None:
    with pytest.raises(BitextError, match="nowhere_to_be_found") as error:
        config(site, "markdown_extensions:\n  - nowhere_to_be_found\n")
    assert error.value.path == site.root / "mkdocs.yml"


def test_an_option_that_does_not_exist_is_named(site) -> None:
    with pytest.raises(BitextError, match="colour"):
        config(site, "markdown_extensions:\n  - toc:\n      colour: red\n")


_NEEDS_A_BUILD = '''\
"""Reads what MkDocs adds to the Markdown of each page."""
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class Peek(Treeprocessor):
    def run(self, root):
        self.md.treeprocessors["relpath"].file


class PeekExtension(Extension):
    def extendMarkdown(self, md):
        md.treeprocessors.register(Peek(md), "peek", -20)


def makeExtension(**options):
    return PeekExtension(**options)
'''


def test_an_extension_that_works_in_a_build_only_is_left_out(site, monkeypatch) -> None:
    (site.root / "peek.py").write_text(_NEEDS_A_BUILD)
    monkeypatch.syspath_prepend(site.root)
    render = config(site, "markdown_extensions: [peek, admonition]\n")
    assert 'class="admonition note"' in render("!!! note\n\n    [x](y.md)\n")


@pytest.mark.parametrize("options", ["", ": {languages: [bash]}"])
def test_code_that_markdown_exec_runs_is_code(site, options: str) -> None:
    render = config(
        site, f"markdown_extensions: [pymdownx.superfences]\nplugins: [{{markdown-exec{options or ': {}'}}}]\n"
    )
    assert "<p>" not in render('```bash exec="on" result="text"\nls\n\nls -l\n```\n')
