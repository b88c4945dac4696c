"""The step that makes all pages of a built site light to deliver."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs_publish.built_page import BuiltPage, pages, write
from mkdocs_publish.delivery.icons import IconSheet
from mkdocs_publish.delivery.late_parts import with_late_parts
from mkdocs_publish.delivery.shared_files import SharedFiles
from mkdocs_publish.delivery.whitespace import without_indentation


def compact(site: Path, root: Callable[[BuiltPage], str], prune: Sequence[str], keep: Sequence[str] = ()) -> None:
    """Rewrite every page so that it loads few files and repeats nothing that other pages have too.

    Args:
        site: the folder of the built site.
        root: gives the path from a page to the site's root.
        prune: patterns of style sheets from which rules are removed that nothing can use.
        keep: style sheets that something besides pages loads.
    """
    all_ = [page for page in pages(site) if not page.is_redirect]
    shared = SharedFiles(site, all_, root, prune)
    icons = IconSheet(page.text for page in all_)
    icons.write(site)
    for page in all_:
        html = without_indentation(icons.with_references(shared.with_shared_files(page), root(page)))
        write(site / page.path, with_late_parts(site, BuiltPage(page.path, html)))
    shared.remove_unused_sheets(keep)
