"""Messages of a program as units: what is translated reaches its JSON file, what is not stays out of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.cli.main import main
from bitext.core.locales import Locale
from bitext.core.messages import CATEGORIES
from bitext.core.model import BitextError, Content, Document, InlineCode, Segment, State
from bitext.project.project import load
from bitext.segments.source_catalog import CatalogUpdate
from bitext.segments.target_catalog import updated_targets
from bitext.update.catalogues import localized_catalogue, messages, updated_message_catalog

DUTCH = Locale("nl-BE", "Nederlands")
SENTENCE = st.lists(st.sampled_from(["Open", "{link}", "**Clients**", "the", "page"]), min_size=1, max_size=4).map(
    lambda words: f"Go {' '.join(words)}."
)
TEXT = st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join) | st.sampled_from(
    [", ", "{first} and {last}", "a\n\nb"]
)
MESSAGE = TEXT | st.fixed_dictionaries({"one": TEXT, "other": TEXT})
CATALOGUE = st.dictionaries(st.from_regex(r"[a-z]{1,5}\.[a-z]{1,5}", fullmatch=True), MESSAGE, max_size=6)


def catalog(source: dict[str, str | dict[str, str]], old: Document | None = None) -> CatalogUpdate:
    return updated_message_catalog(source, old, frozenset(), name="_checker", source_locale="en")


def translated(document: Document, text: str = "") -> Document:
    """Every segment with its source as target, its words followed by `text`."""

    def target(source: Content) -> Content:
        return tuple(part if isinstance(part, InlineCode) else part.replace("page", f"page{text}") for part in source)

    def done(segment: Segment) -> Segment:
        return replace(segment, target=target(segment.source), state=State.TRANSLATED)

    units = tuple(replace(unit, segments=tuple(map(done, unit.segments))) for unit in document.units)
    return replace(document, units=units, target_locale="nl-BE")


@given(CATALOGUE)
def test_a_catalogue_whose_targets_are_its_sources_is_itself(source: dict[str, str | dict[str, str]]) -> None:
    assert localized_catalogue(source, translated(catalog(source).document), DUTCH) == source


@given(CATALOGUE, CATALOGUE)
def test_messages_keep_their_names_whatever_was_there_before(
    before: dict[str, str | dict[str, str]], source: dict[str, str | dict[str, str]]
) -> None:
    document = catalog(source, catalog(before).document).document
    assert localized_catalogue(source, translated(document), DUTCH) == source


@given(CATALOGUE)
def test_what_is_not_translated_is_left_out(source: dict[str, str | dict[str, str]]) -> None:
    found = localized_catalogue(source, catalog(source).document, DUTCH)
    texts = [text for one in found.values() for text in ([one] if isinstance(one, str) else one.values())]
    assert not [text for text in texts if any(character.isalpha() for character in text)]


def in_locale(source: dict[str, str | dict[str, str]], targets: dict[str, list[str]], code: str) -> dict[str, object]:
    """The messages of a locale whose units have these targets, one for each sentence; a `{n}` stands for itself."""
    wide = updated_message_catalog(
        source, None, frozenset(), name="_checker", source_locale="en", locales=["pl", "ja", "ar"]
    )
    document = updated_targets(wide.document, None, code).document
    assert {unit.name for unit in document.units} == set(targets)

    def done(segment: Segment, text: str) -> Segment:
        code = next((part for part in segment.source if isinstance(part, InlineCode)), None)
        before, _, after = text.partition("{n}")
        target = (before, code, after) if code else (text,)
        return replace(segment, target=tuple(filter(None, target)), state=State.FINAL)

    units = tuple(
        replace(unit, segments=tuple(map(done, unit.segments, targets[unit.name or ""]))) for unit in document.units
    )
    return dict(localized_catalogue(source, replace(document, units=units), Locale(code, code)))


def test_a_message_has_the_plural_forms_of_the_language() -> None:
    source: dict[str, str | dict[str, str]] = {"pages": {"one": "{n} page", "other": "{n} pages"}}
    forms = {"one": "{n} strona", "few": "{n} strony", "many": "{n} stron"}
    found = in_locale(source, {f"pages/{form}": [text] for form, text in forms.items()}, "pl")
    assert found == {"pages": forms}
    assert in_locale(source, {"pages/other": ["{n}ページ"]}, "ja") == {"pages": {"other": "{n}ページ"}}


def test_plural_forms_of_other_languages_are_no_work() -> None:
    source: dict[str, str | dict[str, str]] = {"pages": {"one": "{n} page", "other": "{n} pages"}}
    wide = updated_message_catalog(
        source, None, frozenset(), name="_checker", source_locale="en", locales=["pl", "ar"]
    ).document
    assert [unit.name for unit in wide.units] == [f"pages/{form}" for form in CATEGORIES]
    dutch = updated_targets(wide, None, "nl-BE").document
    assert [unit.name for unit in dutch.units] == ["pages/one", "pages/other"]


def test_sentences_that_need_no_space_between_them_have_none() -> None:
    source: dict[str, str | dict[str, str]] = {"a": "Wait. Then go."}
    assert in_locale(source, {"a": ["待ってください。", "行ってください。"]}, "ja") == {
        "a": "待ってください。行ってください。"
    }
    assert in_locale(source, {"a": ["Czekaj.", "Idź."]}, "pl") == {"a": "Czekaj. Idź."}


def test_a_message_whose_name_looks_like_a_plural_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [{bitext: {catalogues: {_app: '{locale}.json'}}}]\n")
    (tmp_path / "en.json").write_text('{"page/one": "One."}')
    with pytest.raises(BitextError, match='"page/one" ends as the name of a plural form does; rename it'):
        messages(load(tmp_path / "mkdocs.yml"), "_app")


def test_a_changed_message_keeps_its_unit() -> None:
    before = catalog({"a.title": "Open the page.", "b.title": "Wait."}).document
    after = catalog({"a.title": "Open the page now.", "b.title": "Wait."}, before).document
    assert {unit.id for unit in before.units} == {unit.id for unit in after.units}


def test_a_target_without_its_placeholder_is_left_out() -> None:
    source = {"a": "Open {link}."}
    document = translated(catalog(source).document)
    (unit,) = document.units
    (segment,) = unit.segments
    lost = replace(unit, segments=(replace(segment, target=("Open.",)),))
    spoiled = replace(document, units=(lost,))
    assert localized_catalogue(source, document, DUTCH) == source
    assert localized_catalogue(source, spoiled, DUTCH) == {}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Hello\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nplugins:\n  - bitext:\n      locales: {nl-BE: {name: N}}\n"
        "      catalogues: {_checker: 'words/{locale}.json'}\n",
        encoding="utf-8",
    )
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "en.json").write_text('{"a": "Open {link}.", "n": {"one": "a row", "other": "{count} rows"}}')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_update_writes_the_file_of_the_locale(project: Path) -> None:
    assert main(["update"]) == 0
    assert json.loads((project / "words" / "nl-BE.json").read_text(encoding="utf-8")) == {}
    path = project / "translations" / "nl-BE" / "_checker.xlf"
    text = path.read_text(encoding="utf-8")
    source = next(line for line in text.splitlines() if "<source>Open " in line)
    target = source.replace("source>", "target>")
    text = text.replace(f'state="initial">\n{source}', f'state="translated">\n{source}\n{target}')
    path.write_text(text, encoding="utf-8")
    assert main(["update", "--check"]) == 1
    assert main(["update"]) == 0
    assert json.loads((project / "words" / "nl-BE.json").read_text(encoding="utf-8")) == {"a": "Open {link}."}
    assert main(["update", "--check"]) == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param('{"a": "x",\n}', "words/en.json:2", id="no JSON: file and line"),
        pytest.param("[]", "must hold messages", id="a list"),
        pytest.param('{"a": 3}', '"a" must be a text', id="a number"),
        pytest.param('{"a": {"some": "x"}}', '"a" must be a text', id="a plural form that is none"),
    ],
)
def test_a_broken_catalogue_is_one_sentence(
    project: Path, text: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "words" / "en.json").write_text(text, encoding="utf-8")
    assert main(["update"]) == 2
    told = capsys.readouterr().err
    assert says in told.replace(str(project) + "/", "")
    assert told.count("\n") == 1


def test_punctuation_between_placeholders_is_translated_too() -> None:
    source = {"a": "{label}: {text}", "b": ", "}
    document = translated(catalog(source).document)
    (unit,) = document.units
    (segment,) = unit.segments
    label, _, text = segment.source
    french = replace(unit, segments=(replace(segment, target=(label, "\u00a0: ", text)),))
    found = localized_catalogue(source, replace(document, units=(french,)), DUTCH)
    assert found == {"a": "{label}\u00a0: {text}", "b": ", "}


def test_a_project_names_its_catalogues(project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("_checker", "_program"), encoding="utf-8")
    assert main(["update"]) == 0
    assert (project / "translations" / "nl-BE" / "_program.xlf").is_file()
    assert main(["update", "--check"]) == 0


@pytest.mark.parametrize("name", ["_site", "_memory", "program", "_Program", "_a/b", "1"])
def test_a_name_that_another_file_has_is_refused(project: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("_checker", name), encoding="utf-8")
    assert main(["update"]) == 2
    told = capsys.readouterr().err
    assert "mkdocs.yml:5: " in told
    assert "is no name for a catalogue" in told
