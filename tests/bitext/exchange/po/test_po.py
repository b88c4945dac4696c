"""PO files: unchanged entries change nothing, changed ones are imported, and fuzzy ones are never published."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.pypo import pofile

from bitext.cli.main import main
from bitext.core.inline import content
from bitext.core.model import BitextError, Content, Document, InlineCode, Kind, Match, Segment, State, Unit
from bitext.exchange.import_xliff import PageImport, import_targets, with_imported
from bitext.exchange.po import po, read_po
from bitext.exchange.po.entry import as_content, as_text

PATH = Path("index.po")
BOLD = InlineCode("1", Kind.OPEN, "**", "bold"), InlineCode("1", Kind.CLOSE, "**", "bold")
ENTER = InlineCode("2", Kind.STANDALONE, "++enter++", "keys", "enter")
TEXTS = st.text(st.sampled_from('ab .é<&"\\\n'), min_size=1, max_size=12)
IDS = st.sampled_from(["1", "2", "x1", "s1-9", "a.b"])
PIECES = st.one_of(
    TEXTS,
    st.sampled_from(["<g1>", "</g1>", "<x2/>", "<\\g1>", "\\", "<", "<g 1>", "x>"]),
    st.builds(InlineCode, IDS, st.sampled_from(Kind), st.just("")),
)


def _imported(own: Document, text: str) -> PageImport:
    [document], [table] = read_po(text.encode(), PATH)
    return import_targets(own, document, table, PATH)


@given(st.lists(PIECES, max_size=6).map(content))
def test_inline_codes_and_text_like_them_are_read_as_written(text: Content) -> None:
    assert as_content(as_text(text)) == text


@st.composite
def documents(draw: st.DrawFn) -> Document:
    def text() -> Content:
        return draw(TEXTS), BOLD[0], draw(TEXTS), BOLD[1], draw(TEXTS), ENTER

    units = []
    for number in range(draw(st.integers(1, 3))):
        segments = []
        for place in range(draw(st.integers(1, 3))):
            matches = tuple(Match(text(), text(), 80.0, "bt:prev") for _ in range(draw(st.integers(0, 2))))
            target = draw(st.none() | st.builds(text))
            state = draw(st.sampled_from(State)) if target else State.INITIAL
            sub_state = draw(st.sampled_from(["", "bt:stale", "bt:stale-minor"])) if target and matches else ""
            segments.append(Segment(f"s{place}", text(), target, state, sub_state, matches))
        units.append(Unit(f"u{number}", "p", tuple(segments), translate=draw(st.booleans() | st.just(True))))
    return Document("guide.md", "en", (*units, Unit("u9", "p", (Segment("s1", ("Last.",)),))), "nl-BE")


@given(documents())
def test_an_unchanged_file_changes_nothing(own: Document) -> None:
    result = _imported(own, po(own))
    assert (result.taken, result.findings) == ((), ())


@given(documents())
def test_what_is_published_comes_in_and_what_is_fuzzy_is_never_published(own: Document) -> None:
    blank = replace(
        own,
        units=tuple(
            replace(unit, segments=tuple(Segment(one.id, one.source) for one in unit.segments)) for unit in own.units
        ),
    )
    after = with_imported(blank, _imported(blank, po(own)).taken)
    for old, new in zip(own.units, after.units, strict=True):
        for was, now in zip(old.segments, new.segments, strict=True):
            if now.state > State.INITIAL:
                assert (was.state > State.INITIAL, was.sub_state) == (True, "")


SEGMENT = Segment("s1", ("Open ", BOLD[0], "it", BOLD[1], " with ", ENTER, "."))
OWN = Document("index.md", "en", (Unit("u1", "p", (SEGMENT,)),), "nl-BE")
DUTCH = "Open <g1>dit</g1> met <x2/>."


def _own(**changes) -> Document:
    return replace(OWN, units=(Unit("u1", "p", (replace(SEGMENT, **changes),)),))


def _edited(own: Document, target: str, *, fuzzy: bool | None = None) -> str:
    text = re.sub(r"\nmsgstr (?!\"\"\n\")(.*)", lambda _: f'\nmsgstr "{target}"', po(own))
    if fuzzy is not None:
        text = text.replace("#, fuzzy\n", "")
        text = text.replace("msgctxt", "#, fuzzy\nmsgctxt") if fuzzy else text
    return text


def _target(text: str) -> Content:
    codes = {"<g1>": BOLD[0], "</g1>": BOLD[1], "<x2/>": ENTER}
    return content(codes.get(part, part) for part in re.split("(<.*?>)", text))


MATCH = Match(("Open ", ENTER, "."), ("Open ", ENTER, "."), 80.0, "bt:prev")
TRANSLATED = _own(target=_target(DUTCH), state=State.TRANSLATED)
CHANGES = {
    "a new target": (OWN, DUTCH, False, State.TRANSLATED),
    "a new target, still fuzzy": (OWN, DUTCH, True, State.INITIAL),
    "a match that was corrected": (_own(matches=(MATCH,)), DUTCH, False, State.TRANSLATED),
    "a match that was corrected, still fuzzy": (_own(matches=(MATCH,)), DUTCH, True, State.INITIAL),
    "a target that needs work": (TRANSLATED, DUTCH, True, State.INITIAL),
    "a draft that is finished": (_own(target=_target(DUTCH)), DUTCH, False, State.TRANSLATED),
    "a final target that was changed": (_own(target=("x",), state=State.FINAL), DUTCH, False, State.TRANSLATED),
    "a target whose source changed, confirmed": (
        _own(target=_target(DUTCH), state=State.FINAL, sub_state="bt:stale", matches=(MATCH,)),
        DUTCH,
        False,
        State.TRANSLATED,
    ),
    "tags that a tool wrote out": (OWN, "Open <g1>dit</g1> met <x2></x2>.", False, State.TRANSLATED),
    "codes in another order": (OWN, "<x2 /> opent <g1>dit</g1>.", False, State.TRANSLATED),
    "Markdown instead of codes": (OWN, "Open **dit** met ++enter++.", False, State.TRANSLATED),
}


@pytest.mark.parametrize(("own", "text", "fuzzy", "state"), CHANGES.values(), ids=CHANGES)
def test_a_changed_entry_is_imported(own: Document, text: str, fuzzy: bool, state: State) -> None:
    result = _imported(own, _edited(own, text, fuzzy=fuzzy))
    assert result.findings == ()
    [one] = result.taken
    assert (one.state, one.sub_state) == (state, "")
    assert "".join(part if isinstance(part, str) else part.data for part in one.target).count("**") == 2


REJECTED = {
    "a missing code": ("Open <g1>dit</g1>.", "code-missing"),
    "a code twice": ("Open <g1>dit</g1> met <x2/><x2/>.", "code-dup"),
    "a code that is not in the source": ("Open <g1>dit</g1> met <x2/> <x3/>.", "code-extra"),
    "an open pair": ("Open <g1>dit met <x2/>.", "code-missing"),
    "markup": ("Open <g1>dit</g1> met <x2/> [x](y.md).", "code-extra"),
}


@pytest.mark.parametrize(("text", "code"), REJECTED.values(), ids=REJECTED)
def test_an_entry_is_rejected_with_its_line_for(text: str, code: str) -> None:
    file = _edited(OWN, text)
    result = _imported(OWN, file)
    [finding] = result.findings
    assert (result.taken, finding.code) == ((), code)
    assert finding.location is not None
    assert file.split("\n")[(finding.location.line or 0) - 1].startswith("msgid")


def test_an_entry_names_what_a_translator_needs() -> None:
    unit = OWN.units[0]
    text = po(_own(matches=(MATCH,)))
    assert '#. <g1> is **…**, <x2/> is ++enter++\n#, fuzzy\n#| msgid "Open <x2/>."\nmsgctxt "u1/s1"\n' in text
    assert f'msgid "{as_text(unit.segments[0].source)}"\nmsgstr "Open <x2/>."\n' in text
    header = dict(line.strip('"').removesuffix("\\n").split(": ") for line in text.split("\n\n")[0].split("\n")[2:])
    assert (header["Language"], header["Plural-Forms"]) == ("nl_BE", "nplurals=2; plural=(n != 1);")


def test_a_percent_sign_or_a_brace_makes_no_format_string() -> None:
    segments = (Segment("s1", ("That is 5 % more.",)), Segment("s2", ("Enter {name} and %(name)s.",)))
    text = po(replace(OWN, units=(Unit("u1", "p", segments),)))
    assert "#," not in text


BAD = {
    "empty": (b"", "has no entries"),
    "only a header": (b'msgid ""\nmsgstr "Language: nl\\n"\n', "has no entries"),
    "compiled": (b"\xde\x12\x04\x95\0\0\0\0", "is a compiled catalogue"),
    "an open quotation mark": (b'msgid "a"\nmsgstr "b\n', "index.po:2: is not valid PO"),
    "a quotation mark in a text": (b'msgid "a"\nmsgstr "b"c"\n', "index.po:2: is not valid PO"),
    "words": (b"Dear translator\n", "index.po:1: is not valid PO"),
    "an unknown keyword": (b'msgid "a"\nmsgstring "b"\n', "index.po:2: is not valid PO"),
    "no translation": (b'msgid "a"\nmsgid "b"\nmsgstr ""\n', "is not valid PO"),
    "another encoding than it says": (
        b'msgid ""\nmsgstr "charset=UTF-8\\n"\nmsgid "a"\nmsgstr "\xe9"\n',
        "not text in",
    ),
    "an encoding that nobody knows": (b'msgid ""\nmsgstr "charset=klingon\\n"\n', "is not text in klingon"),
}


@pytest.mark.parametrize(("raw", "message"), BAD.values(), ids=BAD)
def test_a_file_that_cannot_be_used_is_named_in_one_sentence(raw: bytes, message: str) -> None:
    with pytest.raises(BitextError) as rejected:
        read_po(raw, PATH)
    assert message in str(rejected.value)
    assert "; " in str(rejected.value) or ", " in str(rejected.value)


def test_a_huge_file_is_rejected(monkeypatch) -> None:
    monkeypatch.setattr("bitext.exchange.po.read.MAX_BYTES", 2**20)
    with pytest.raises(BitextError, match="is larger than 1 MB; split it"):
        read_po(b"#" * (2**20 + 1), PATH)


@given(st.binary(max_size=60) | st.text(st.sampled_from('msgid"str\\ n#~|,:.[]0\nfuzzy'), max_size=60).map(str.encode))
def test_any_file_is_read_or_rejected_without_a_traceback(raw: bytes) -> None:
    with suppress(BitextError):
        documents, tables = read_po(raw, PATH)
        assert len(documents) == len(tables) > 0


# What a project does with these files, as its user types it.

PAGE = "# Start\n\nOpen the **file** menu, then press `Enter`.\n\n- One client.\n- One client.\n"
OTHER = "# Other\n\nOne client.\n"


@pytest.fixture
def project(site, monkeypatch):
    """The current folder is a project with two updated pages and their PO files in `out`."""
    site.page("index.md", PAGE)
    site.page("other.md", OTHER)
    site.update()
    monkeypatch.chdir(site.root)
    assert main(["export", "--format", "po", "out"]) == 0
    return site


FILE = Path("out/nl-BE/index.po")


def _translated(text: str) -> str:
    """Each entry translated by its source with another vowel."""
    store = pofile(io.BytesIO(text.encode()))
    for unit in store.units:
        if unit.source:
            unit.target = unit.source.replace("e", "é")
    return bytes(store).decode()


def test_what_translate_toolkit_saves_is_imported(project, capsys) -> None:
    FILE.write_text(_translated(FILE.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["import", str(FILE)]) == 0
    assert "nl-BE index.md: 4 taken\n" in capsys.readouterr().out
    assert project.targets("index.md")["Open the **file** menu, then press `Enter`."] == (
        "Opén thé **filé** ménu, thén préss `Enter`."
    )
    before = project.files()
    assert main(["export", "--format", "po", "out"]) == 0
    assert main(["import", "out"]) == 0
    assert "Nothing new." in capsys.readouterr().out
    assert project.files() == before


def test_states_are_kept_that_po_does_not_have(project, capsys) -> None:
    project.translate("index.md", state=State.FINAL)
    assert main(["export", "--format", "po", "out"]) == 0
    before = project.files()
    assert main(["import", "out"]) == 0
    assert project.files() == before


REWRITES = {
    "reordered": lambda text: "\n\n".join([(parts := text.strip().split("\n\n"))[0], *reversed(parts[1:])]) + "\n",
    "without references": lambda text: re.sub("#:.*\n", "", text),
    "without contexts": lambda text: re.sub("msgctxt.*\n", "", text),
    "without a header": lambda text: text.split("\n\n", 1)[1],
    "with obsolete entries": lambda text: text + '\n#~ msgctxt "u1/s1"\n#~ msgid "Old"\n#~ msgstr "Oud"\n',
    "with previous sources": lambda text: text.replace("msgctxt", '#| msgctxt "u"\n#| msgid "Old"\nmsgctxt'),
    "wrapped": lambda text: re.sub(r'(msgid|msgstr) "(\w+) ', r'\1 ""\n"\2 "\n"', text),
    "with Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "with a byte order mark": lambda text: "\ufeff" + text,
    "with another locale code": lambda text: text.replace("nl_BE", "nl"),
}


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES)
def test_a_file_is_imported_completely_that_a_tool_rewrote(project, capsys, rewrite) -> None:
    FILE.write_text(rewrite(_translated(FILE.read_text(encoding="utf-8"))), encoding="utf-8", newline="")
    assert main(["import", str(FILE)]) == 0
    assert "nl-BE index.md: 4 taken\n" in capsys.readouterr().out


def test_a_file_of_several_pages_is_imported_by_its_references(project, capsys) -> None:
    header, first = _translated(FILE.read_text(encoding="utf-8")).split("\n\n", 1)
    second = _translated(Path("out/nl-BE/other.po").read_text(encoding="utf-8")).split("\n\n", 1)[1]
    Path("both.po").write_text("\n\n".join([header, first.strip(), second]), encoding="utf-8")
    assert main(["import", "both.po"]) == 0
    out = capsys.readouterr().out
    assert "nl-BE index.md: 4 taken\n" in out
    assert "nl-BE other.md: 2 taken\n" in out


WRONG = {
    "another locale": (("nl_BE", "fr_FR"), 1, "the target language fr-FR, not nl-BE"),
    "another source language": (("Language: en", "Language: de"), 1, "a translation from de, not en"),
    "a broken line": (('msgstr ""\n\n', "msgstr \n\n"), 2, "is not valid PO"),
}


@pytest.mark.parametrize(("change", "exit_code", "message"), WRONG.values(), ids=WRONG)
def test_a_file_is_rejected_for(project, capsys, change: tuple[str, str], exit_code: int, message: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert change[0] in text
    FILE.write_text(text.replace(*change), encoding="utf-8")
    assert main(["import", str(FILE)]) == exit_code
    assert message in capsys.readouterr().out


@pytest.mark.parametrize("name", ["notes.docx", "page.md", "table.csv"])
def test_any_other_file_is_rejected_with_what_is_possible(project, capsys, name: str) -> None:
    Path(name).write_bytes(b"PK\x03\x04 text")
    assert main(["import", name]) == 2
    assert (
        f"{name}: error: the file is neither XLIFF nor PO; save it in one of these formats" in capsys.readouterr().out
    )


def test_a_file_that_another_tool_made_of_pages_is_told_how_to_get_in(project, capsys) -> None:
    file = Path("other.po")
    entry = '#: docs/index.md:block 1 (header)\nmsgid "The **harbour**"\nmsgstr "De **haven**"\n'
    file.write_text(f'msgid ""\nmsgstr "Language: nl_BE\\n"\n\n{entry}', "utf-8")
    assert main(["import", str(file)]) == 2
    assert "bitext adopt FOLDER --locale LOCALE" in capsys.readouterr().out
