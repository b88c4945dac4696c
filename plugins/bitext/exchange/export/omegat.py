"""A locale as an OmegaT project: the source files to translate, and a translation memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bitext.core.changes import Change

_PROJECT = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
    <project version="1.0">
        <source_dir>__DEFAULT__</source_dir>
        <target_dir>__DEFAULT__</target_dir>
        <tm_dir>__DEFAULT__</tm_dir>
        <glossary_dir>__DEFAULT__</glossary_dir>
        <dictionary_dir>__DEFAULT__</dictionary_dir>
        <source_lang>{source}</source_lang>
        <target_lang>{target}</target_lang>
        <sentence_seg>false</sentence_seg>
        <support_default_translations>true</support_default_translations>
        <remove_tags>false</remove_tags>
    </project>
</omegat>
"""
_FOLDERS = ("dictionary", "glossary", "omegat", "target")


def project_files(folder: Path, source: str, target: str) -> Iterator[Change]:
    """The files that make a folder with `source/` and `tm/` a project; OmegaT requires all of its folders.

    Args:
        folder: the project's folder.
        source: source language, BCP 47.
        target: target language, BCP 47.
    """
    yield Change(folder / "omegat.project", _PROJECT.format(source=source.upper(), target=target.upper()))
    yield from (Change(folder / name / ".gitkeep", "") for name in _FOLDERS)
