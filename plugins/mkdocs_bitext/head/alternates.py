"""The entries of the language switcher: `extra.alternate`, with our locales among those of the site's owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from bitext.project.project import Locale

_OPTION = "alternate"


class PageAddress(str):
    """Of a page in a certain language: templates take it as it is, whatever language their page is in."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    owner: Mapping[str, Any] | None
    """As mkdocs.yml has it; None where our plugin adds it."""
    locale: Locale | None
    """Our locale that it stands for; None: a language that is published elsewhere."""


class Alternates:
    """The entries of the language switcher, in the order of mkdocs.yml; our other locales follow."""

    def __init__(self, owners: Sequence[Mapping[str, Any]], languages: Sequence[Locale], base: str) -> None:
        """Merge the owner's entries and our locales.

        Args:
            owners: `extra.alternate` of mkdocs.yml.
            languages: our locales, the source first.
            base: URL path of the site's root, with a slash at both ends.
        """
        entries = [_Entry(owner, _locale(owner, languages, base)) for owner in owners]
        missing = [_Entry(None, one) for one in languages if not any(entry.locale is one for entry in entries)]
        self._source = languages[0].code
        source = [entry for entry in missing if entry.locale is languages[0]]
        self._entries = [*source, *entries, *(entry for entry in missing if entry not in source)]

    def of(self, addresses: Mapping[str, str], current: str) -> list[dict[str, Any]]:
        """The entries as a page shows them.

        Args:
            addresses: of the page in each of our locales, by code.
            current: the locale of the page. On a source page, an entry of the owner for the source stays as it is.
        """
        return list(self._of(addresses, current))

    def _of(self, addresses: Mapping[str, str], current: str) -> Iterator[dict[str, Any]]:
        kept = current if current == self._source else None
        for entry in self._entries:
            if entry.locale is None:
                yield dict(entry.owner or {})
            elif entry.owner is None:
                code = entry.locale.code
                yield {"name": entry.locale.name, "link": addresses.get(code, ""), "lang": code}
            elif entry.locale.code == kept or entry.locale.code not in addresses:
                yield dict(entry.owner)
            else:
                yield {**entry.owner, "link": addresses[entry.locale.code]}


def _locale(owner: Mapping[str, Any], languages: Sequence[Locale], base: str) -> Locale | None:
    """The locale for which an entry stands, by its `lang`, or without one by its link."""
    lang, link = owner.get("lang"), str(owner.get("link") or "")
    if lang:
        return next((one for one in languages if one.code.casefold() == str(lang).casefold()), None)
    homes = {one.code: base if one is languages[0] else f"{base}{one.code}/" for one in languages}
    found = (one for one in languages if link and f"{link.rstrip('/')}/" in (homes[one.code], f"/{one.code}/"))
    return next(found, languages[0] if link == "/" else None)


def owner_entries(config: MkDocsConfig) -> list[Mapping[str, Any]]:
    """`extra.alternate` of mkdocs.yml."""
    entries = config.extra.get(_OPTION)
    return [one for one in entries if isinstance(one, Mapping)] if isinstance(entries, list) else []


def show(config: MkDocsConfig, entries: list[dict[str, Any]]) -> None:
    """Let the templates of the theme show these entries."""
    shown = [{**one, "link": PageAddress(one["link"])} if isinstance(one.get("link"), str) else one for one in entries]
    # Templates read the attribute before the key.
    vars(config.extra)[_OPTION] = config.extra[_OPTION] = shown
