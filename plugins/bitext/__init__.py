"""The segment library: extracts segments from pages, merges targets, reads and writes XLIFF. Independent of MkDocs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bitext.check.project import Checked, check_project
    from bitext.core.changes import Change
    from bitext.core.changes import carry_out as apply_changes
    from bitext.core.locales import Locale
    from bitext.core.model import (
        BitextError,
        Content,
        Document,
        Finding,
        InlineCode,
        Kind,
        Location,
        Match,
        Note,
        Segment,
        Severity,
        State,
        Unit,
    )
    from bitext.localize.localize_page import LocalizedPage
    from bitext.localize.localize_page import localize as localize_page
    from bitext.markdown.extract import ExtractedPage, ExtractOptions, extract_units
    from bitext.markdown.merge import merge_targets
    from bitext.project.project import Project, find_config
    from bitext.project.project import load as load_project
    from bitext.site_check import SiteChecked, check_site
    from bitext.update.plan import Plan
    from bitext.update.plan_update import plan_update
    from bitext.xliff import read as read_xliff
    from bitext.xliff import write as write_xliff
    from bitext.xliff.validate import validate as validate_xliff

_MODEL, _LOCALIZE, _PROJECT = "bitext.core.model", "bitext.localize.localize_page", "bitext.project.project"
_LOCATIONS = {
    "BitextError": f"{_MODEL}:BitextError",
    "Change": "bitext.core.changes:Change",
    "Checked": "bitext.check.project:Checked",
    "Content": f"{_MODEL}:Content",
    "Document": f"{_MODEL}:Document",
    "ExtractOptions": "bitext.markdown.extract:ExtractOptions",
    "ExtractedPage": "bitext.markdown.extract:ExtractedPage",
    "Finding": f"{_MODEL}:Finding",
    "InlineCode": f"{_MODEL}:InlineCode",
    "Kind": f"{_MODEL}:Kind",
    "Locale": "bitext.core.locales:Locale",
    "LocalizedPage": f"{_LOCALIZE}:LocalizedPage",
    "Match": f"{_MODEL}:Match",
    "Note": f"{_MODEL}:Note",
    "Location": f"{_MODEL}:Location",
    "Plan": "bitext.update.plan:Plan",
    "Project": f"{_PROJECT}:Project",
    "Segment": f"{_MODEL}:Segment",
    "Severity": f"{_MODEL}:Severity",
    "SiteChecked": "bitext.site_check:SiteChecked",
    "State": f"{_MODEL}:State",
    "Unit": f"{_MODEL}:Unit",
    "apply_changes": "bitext.core.changes:carry_out",
    "check_project": "bitext.check.project:check_project",
    "check_site": "bitext.site_check:check_site",
    "extract_units": "bitext.markdown.extract:extract_units",
    "find_config": f"{_PROJECT}:find_config",
    "load_project": f"{_PROJECT}:load",
    "localize_page": f"{_LOCALIZE}:localize",
    "merge_targets": "bitext.markdown.merge:merge_targets",
    "plan_update": "bitext.update.plan_update:plan_update",
    "read_xliff": "bitext.xliff:read",
    "validate_xliff": "bitext.xliff.validate:validate",
    "write_xliff": "bitext.xliff:write",
}

__all__ = [
    "BitextError",
    "Change",
    "Checked",
    "Content",
    "Document",
    "ExtractOptions",
    "ExtractedPage",
    "Finding",
    "InlineCode",
    "Kind",
    "Locale",
    "LocalizedPage",
    "Location",
    "Match",
    "Note",
    "Plan",
    "Project",
    "Segment",
    "Severity",
    "SiteChecked",
    "State",
    "Unit",
    "apply_changes",
    "check_project",
    "check_site",
    "extract_units",
    "find_config",
    "load_project",
    "localize_page",
    "merge_targets",
    "plan_update",
    "read_xliff",
    "validate_xliff",
    "write_xliff",
]


def __getattr__(name: str) -> object:
    # Loaded on first use: each command needs a few of them, and starts in a fifth of the time.
    if name not in _LOCATIONS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _LOCATIONS[name].partition(":")
    return getattr(import_module(module), attribute)
