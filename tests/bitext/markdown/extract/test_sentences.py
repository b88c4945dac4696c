"""The sentence splitter: properties, a table of cases, and pages that people segmented."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.markdown.extract.sentences import BREAK, PROTECTED, boundaries

PIECES = st.sampled_from(
    ["A", "b", "zin", "No", "e.g", ".", "!", "?", " ", "  ", '"', ")", "(", PROTECTED, BREAK, "7", "É"]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80))


def split(text: str, locale: str = "en") -> list[str]:
    return [text[start:end] for start, end in boundaries(text, locale)]


@given(TEXTS, st.sampled_from(["en", "nl-BE", "fr-BE", "xx"]))
def test_sentences_and_the_spaces_between_them_are_the_whole_text(text: str, locale: str) -> None:
    spans = boundaries(text, locale)
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    assert all(not text[a:b].strip() for a, b in zip(ends, starts, strict=True))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)


@given(
    st.lists(st.sampled_from(["Open it.", "Why not?", "Ga door!", "Klaar."]), min_size=1, max_size=6),
    st.sampled_from([" ", "  ", BREAK]),
)
def test_plain_sentences_come_back_as_they_were_joined(sentences: list[str], gap: str) -> None:
    assert split(gap.join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param(
            "Choose one, e.g. Contoso. Then save.",
            ["Choose one, e.g. Contoso.", "Then save."],
            id="e.g. does not end a sentence",
        ),
        pytest.param(
            "In the No. field, enter 3. Save.",
            ["In the No. field, enter 3.", "Save."],
            id="No. is a field, a number before a capital ends a sentence",
        ),
        pytest.param(
            "Apples, pears, etc. Then go.",
            ["Apples, pears, etc.", "Then go."],
            id="etc. before a capital ends a sentence",
        ),
        pytest.param("Apples, etc. are fruit.", ["Apples, etc. are fruit."], id="etc. before a small letter does not"),
        pytest.param(
            "Say “stop.” Then go.",
            ["Say “stop.”", "Then go."],
            id="the closing quote stays with its sentence",
        ),
        pytest.param("(It works.) Go on.", ["(It works.)", "Go on."], id="so does the closing bracket"),
        pytest.param(
            f"Open {PROTECTED * 4}. {PROTECTED * 3} follows.",
            [f"Open {PROTECTED * 4}.", f"{PROTECTED * 3} follows."],
            id="a code may begin a sentence",
        ),
        pytest.param(f"The {PROTECTED * 5} field.", [f"The {PROTECTED * 5} field."], id="nothing inside a code counts"),
        pytest.param("1. First step", ["1. First step"], id="a list number is not a sentence"),
        pytest.param("Ask J. Smith. He knows.", ["Ask J. Smith.", "He knows."], id="an initial ends no sentence"),
        pytest.param(
            "Version 1.6.1 is out. Get it.",
            ["Version 1.6.1 is out.", "Get it."],
            id="dots inside a number do not count",
        ),
        pytest.param("Wait ... then go. Done.", ["Wait ... then go.", "Done."], id="an ellipsis ends no sentence"),
        pytest.param(
            f"It waits… {PROTECTED * 3} follows.",
            ["It waits…", f"{PROTECTED * 3} follows."],
            id="an ellipsis before a code ends one",
        ),
        pytest.param(
            f"One line{BREAK}goes on",
            [f"One line{BREAK}goes on"],
            id="a hard break inside a sentence stays in it",
        ),
        pytest.param("", [], id="no text, no sentences"),
    ],
)
def test_english(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param(
            "Kies o.a. BTW of bijv. Klanten. Ga door.",
            ["Kies o.a. BTW of bijv. Klanten.", "Ga door."],
            id="o.a. and bijv.",
        ),
        pytest.param("Dat is nr. 5. Dit is nr. 6.", ["Dat is nr. 5.", "Dit is nr. 6."], id="nr."),
        pytest.param(
            "Appels, peren enz. Daarna gaat u door.",
            ["Appels, peren enz.", "Daarna gaat u door."],
            id="enz. before a capital",
        ),
    ],
)
def test_dutch(text: str, sentences: list[str]) -> None:
    assert split(text, "nl-BE") == sentences


PAIR = re.compile(
    r'<span data-ttu-id="[^"]*">.*?</span><span class="sxs-lookup"><span data-stu-id="[^"]*">(.*?)</span></span>',
    re.S,
)
WHOLE = re.compile(
    r"\[![A-Z]\w+ *\[[^\]]*\]\([^)]*\)\]|!?\[(?:[^\[\]]|\[[^\]]*\](?:\([^)]*\))?)*\]\((?:[^()]|\([^()]*\))*\)"
    r"|`[^`]*`|\*\*.+?\*\*|\*[^*\s][^*]*\*|<[^>]+>"
)


def human_blocks(folder: Path) -> Iterator[list[str]]:
    """Runs of pairs with only spaces between them: text that people translated sentence by sentence."""
    for path in sorted(folder.rglob("*.md")):
        text, run, end = path.read_text(encoding="utf-8"), list[str](), 0
        for pair in PAIR.finditer(text):
            if run and not re.fullmatch(r"[ \t]+", text[end : pair.start()]):
                yield run
                run = []
            run.append(re.sub(r"\s+", " ", pair[1]))
            end = pair.end()
        if run:
            yield run


@pytest.mark.corpus
@pytest.mark.parametrize("year", ["2019-05", "2021-06"])
def test_blocks_equal_the_human_ones(shared: Path, year: str) -> None:
    blocks = list(human_blocks(shared / "corpus" / "bilingual" / year / "bilingual"))
    exact = 0
    for sentences in blocks:
        text = " ".join(sentences)
        ours = boundaries(WHOLE.sub(lambda run: PROTECTED * len(run[0]), text))
        exact += [text[a:b] for a, b in ours] == [sentence.strip() for sentence in sentences]
    assert exact / len(blocks) >= 0.985
