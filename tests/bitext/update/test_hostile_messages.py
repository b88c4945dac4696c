"""Whatever a target of a message or of a site string holds, an error keeps it from every catalogue and page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bitext import xliff
from bitext.cli.main import main
from bitext.core.inline import content
from bitext.core.model import Content, Document, InlineCode, Segment, Severity, State
from bitext.project.project import load
from bitext.rules.context import Context
from bitext.rules.registry import check_segment
from bitext.update.catalogues import localized_catalogue, messages, updated_message_catalog
from bitext.update.site_strings import localize_site, updated_site_catalog

ROOT = Path(__file__).resolve().parents[3]
DATA = yaml.safe_load((ROOT / "tests" / "data" / "check" / "hostile.yml").read_text(encoding="utf-8"))
HOSTILE: Mapping[str, str] = {**DATA["anywhere"], **DATA["in messages"]}
PROJECT = load(ROOT / "mkdocs.yml")
DUTCH = PROJECT.locale("nl-BE")
Placing = Callable[[str, Content], Content]


def instead(text: str, source: Content) -> Content:
    """The text and the codes of the source."""
    return content([text, *(part for part in source if isinstance(part, InlineCode))])


def inside(text: str, source: Content) -> Content:
    """The source with the text as its first words."""
    return content([text, " ", *source])


def attacked(document: Document, text: str, placing: Placing) -> Document:
    """The document with a hostile target for each segment."""

    def one(segment: Segment) -> Segment:
        return replace(segment, target=placing(text, segment.source), state=State.FINAL)

    units = tuple(replace(unit, segments=tuple(map(one, unit.segments))) for unit in document.units)
    return replace(document, units=units, target_locale=DUTCH.code)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("placing", [instead, inside])
def test_no_catalogue_has_it(text: str, placing: Placing) -> None:
    for name in PROJECT.catalogues:
        every = messages(PROJECT, name)
        some = {id: every[id] for id in list(every)[:: max(1, len(every) // 6)]}
        document = updated_message_catalog(some, None, frozenset(), name=name, source_locale="en").document
        assert localized_catalogue(some, attacked(document, text, placing), DUTCH) == {}


@pytest.mark.nightly
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_message_of_any_catalogue_has_it(text: str) -> None:
    for name in PROJECT.catalogues:
        every = messages(PROJECT, name)
        document = updated_message_catalog(every, None, frozenset(), name=name, source_locale="en").document
        assert localized_catalogue(every, attacked(document, text, instead), DUTCH) == {}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_site_string_has_it(text: str) -> None:
    config = PROJECT.config
    catalog = updated_site_catalog(config, None, frozenset(), "en").document
    site = localize_site(config, catalog, attacked(catalog, text, instead), locale=DUTCH)
    assert (site.site_name, site.nav) == (config["site_name"], config["nav"])
    assert len(site.untranslated) == len(catalog.units)


LOST = {
    "another placeholder": ("Open {page}.", "Open {other}."),
    "a placeholder less": ("Open {page} of {client}.", "Open {page}."),
    "a placeholder twice": ("Open {page}.", "Open {page} {page}."),
    "another host": ("Open kantoor.be.", "Open evil.be."),
    "bold that is lost": ("Open **Clients**.", "Open Cliënten."),
    "another link": ("See https://a.example.", "Zie https://b.example."),
}


@pytest.mark.parametrize(("source", "target"), LOST.values(), ids=LOST)
def test_no_catalogue_has_a_message_with(source: str, target: str) -> None:
    document = updated_message_catalog({"a": source}, None, frozenset(), name="_checker", source_locale="en").document
    codes = {part.data: part for part in document.units[0].segments[0].source if isinstance(part, InlineCode)}

    def typed(_: str, source: Content) -> Content:
        before, found, after = target.partition("{page}")
        return content([before, codes[found], after]) if found in codes else (target,)

    assert localized_catalogue({"a": source}, attacked(document, "", typed), DUTCH) == {}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("September 1, 2013.", "1. September 2013."),
        ('Choose "Clients" (50%).', "Kies “Cliënten” (50 %)."),
        ("Open the e-mail / link.", "Open de e-mail / link: u krijgt 1,5 % – of niet!"),
    ],
)
def test_a_right_message_gets_through(source: str, target: str) -> None:
    document = updated_message_catalog({"a": source}, None, frozenset(), name="_checker", source_locale="en").document
    assert localized_catalogue({"a": source}, attacked(document, target, instead), DUTCH) == {"a": target}


def test_update_writes_exactly_the_messages_without_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Hello\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Open it\nplugins:\n  - bitext:\n      locales: {nl-BE: {name: N}}\n"
        "      catalogues: {_checker: 'words/{locale}.json'}\n",
        encoding="utf-8",
    )
    (tmp_path / "words").mkdir()
    # XML cannot hold all of them: what is left arrives in the file as it is here.
    texts = {name: text for name, text in HOSTILE.items() if xliff_can_hold(text)}
    source = {f"m.{number}": f"Open number {number}." for number in range(len(texts) + 1)}
    (tmp_path / "words" / "en.json").write_text(json.dumps(source), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["update"]) == 0
    path = tmp_path / "translations" / "nl-BE" / "_checker.xlf"
    targets = iter(["Open het nummer.", *texts.values()])
    document = xliff.read(path)
    units = tuple(
        replace(unit, segments=(replace(unit.segments[0], target=(next(targets),), state=State.FINAL),))
        for unit in document.units
    )
    path.write_text(xliff.write(replace(document, units=units)), encoding="utf-8")
    main(["update"])
    written = json.loads((tmp_path / "words" / "nl-BE.json").read_text(encoding="utf-8"))
    assert written == {"m.0": "Open het nummer."}
    refused = [unit for unit in xliff.read(path).units if errors(unit.segments[0], Context(unit, "nl-BE"))]
    assert len(refused) == len(texts)


def xliff_can_hold(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)


def errors(segment: Segment, context: Context) -> list[str]:
    return [one.code for one in check_segment(segment, context) if one.severity is Severity.ERROR]
