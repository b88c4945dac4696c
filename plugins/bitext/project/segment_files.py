"""A project's segment files on disk: which pages have one, its document, and the change that writing would make."""

from __future__ import annotations

from pathlib import Path

from bitext import xliff
from bitext.core.changes import Change
from bitext.core.model import Document
from bitext.core.storage import read_bytes
from bitext.project.project import Locale, Project
from bitext.xliff import merge_conflicts


def read_document(path: Path) -> Document | None:
    """The document in the file; None where there is no file.

    Raises:
        BitextError: the file exists but cannot be used.
    """
    return merge_conflicts.parse(read_bytes(path), path) if path.exists() else None


def planned_change(path: Path, document: Document, format: str) -> list[Change]:
    """The change that writes the document to the file in canonical form; none where it is already so."""
    text = xliff.write(document, format)
    same = path.exists() and read_bytes(path) == text.encode()
    return [] if same else [Change(path, text)]


def pages_with_segment_file(project: Project, locale: Locale) -> list[str]:
    """The pages, whether they still exist or not, that have a segment file in that locale."""
    folder = project.translations / locale.code
    names = (path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.xlf"))
    return sorted(f"{name}.md" for name in names if name not in project.pageless)
