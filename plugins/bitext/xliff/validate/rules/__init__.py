"""Rules that a grammar cannot express: each is a generator of faults; its docstring describes their effect."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bitext.xliff.validate.faults import Fault
from bitext.xliff.validate.rules import (
    changes,
    codes,
    glossary,
    hints,
    ids,
    its,
    languages,
    markers,
    matches,
    plurals,
    references,
    resources,
    segments,
    sizes,
    styles,
    validation_rules,
)
from bitext.xliff.validate.tree import File, Scope, Tree, Unit

TREE_RULES: tuple[Callable[[Tree], Iterator[Fault]], ...] = (
    ids.file_ids,
    ids.metadata_ids,
    languages.target_language_missing,
    languages.version_of_namespace,
    references.fragments,
    segments.reserved_prefixes,
    segments.skeletons,
    sizes.restrictions,
    sizes.references,
    sizes.end_codes,
    styles.styles,
    styles.style_end_codes,
    validation_rules.validation_rules,
    *its.ITS_RULES,
)
"""Rules about the file as a whole, or about elements anywhere in it."""
FILE_RULES: tuple[Callable[[File], Iterator[Fault]], ...] = (
    ids.tree_ids,
    ids.note_ids,
    ids.extension_ids,
    references.sub_flows,
    resources.resource_ids,
    resources.resource_content,
    resources.resource_references,
)
"""Rules about one `<file>`."""
UNIT_RULES: tuple[Callable[[Unit], Iterator[Fault]], ...] = (
    ids.inline_ids,
    ids.target_ids,
    segments.empty_units,
    segments.states,
    segments.orders,
    segments.white_space,
    languages.source_languages,
    languages.target_languages,
    hints.deleted_codes,
    hints.sequences,
    hints.broken_sequences,
    references.note_references,
    markers.comments,
    matches.match_ids,
    matches.match_references,
    matches.match_types,
    matches.match_languages,
    glossary.entries,
    glossary.entry_ids,
    glossary.entry_references,
    plurals.variants,
    changes.change_references,
    changes.change_properties,
)
"""Rules about one `<unit>`."""
SCOPE_RULES: tuple[Callable[[Scope], Iterator[Fault]], ...] = (
    ids.kinds,
    ids.data_ids,
    references.original_data,
    codes.types,
    codes.copies,
    codes.replicas,
    codes.lone_starts,
    codes.lone_ends,
    codes.halves,
    markers.markers,
    hints.fixed_codes,
)
"""Rules about inline elements, in a unit's segments and in each of its matches."""
