"""The hooks of the theme's pages without Markdown, such as a page of search results: one for each locale."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from bitext.core.storage import write_atomic
from mkdocs_bitext.build_state import Site
from mkdocs_bitext.head import theme


def fill(context: TemplateContext, name: str, site: Site) -> None:
    """Let the links of a page start in the folder of its locale."""
    if theme.is_page(name) and not site.in_source:
        context["base_url"] = get_relative_url(".", f"{site.start}{name}")


def store(output: str, name: str, site: Site, config: MkDocsConfig) -> str:
    """Write the page into the folder of its locale.

    Returns:
        What MkDocs shall write at the root of the site: always what the source locale has there.
    """
    if theme.is_page(name):
        output = site.completed(output, f"{site.start}{name}", config)
    if site.in_source:
        return site.links.published.templates.setdefault(name, output)
    if theme.is_page(name):
        path = Path(config.site_dir) / site.start / name
        write_atomic(path, theme.with_html_lang(output, site.locale.code), durable=False)
    return site.links.published.templates.get(name, output)
