"""Hands the text of a locale over to MkDocs, so that other plugins still know the file of the page."""

from __future__ import annotations

from collections.abc import Collection

from mkdocs.structure.files import File
from mkdocs.utils import is_markdown_file, meta

from bitext.project.project import Project


def is_translatable(file: File, project: Project) -> bool:
    """Whether a page is one of those that have segment files: Markdown in the docs folder, not made by a plugin."""
    return is_markdown_file(file.src_uri) and (project.docs / file.src_uri).is_file()


def lists_others(file: File) -> bool:
    """Whether a page is a list of posts of a blog: its own text may be in another language than theirs."""
    return hasattr(file.page, "posts")


def hand_over(file: File, text: str, front_matter: Collection[str]) -> None:
    """Let MkDocs read a text in place of the file.

    Args:
        file: of a page; plugins find includes, tables and the history of the page by its path.
        text: Markdown with front matter.
        front_matter: the keys that are translated, for a page that its plugin has read already, such as a blog post.
    """
    path = file.abs_src_path
    file.content_string = text  # It also unsets the path.
    file.abs_src_path = path
    if file.page is not None and file.page.markdown is not None:
        file.page.markdown, data = meta.get_data(text)
        file.page.meta.update({key: data[key] for key in front_matter if key in data})
