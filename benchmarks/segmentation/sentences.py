"""How many blocks our sentence splitter splits exactly as people did, by language: Microsoft's bilingual pages.

    python benchmarks/segmentation/sentences.py FOLDER [--wrong 20]

FOLDER holds the branch `live-sxs` of Microsoft's public repositories of translated pages, each as
`dynamics365smb-docs-pr.da-dk`, from before July 2021, when the pages were bilingual. A block is a run of segments with
nothing but spaces between them. English is the source side of the Dutch pages.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bitext.markdown.extract.inline import tokenize
from bitext.markdown.extract.segments import masked
from bitext.markdown.extract.sentences import boundaries

_PAIR = re.compile(
    r'<span data-ttu-id="[^"]*">(.*?)</span><span class="sxs-lookup">'
    r'<span data-stu-id="[^"]*">(.*?)</span></span>',
    re.DOTALL,
)
_STOP_AT_END = re.compile(r"[.!?…][\"'”’“»)\]*_]*$")
_LABEL_AT_END = re.compile(r"(?<!\S)\*\*(?:[^*\s]+\s){0,4}[^*\s]+\*\*$")
_TWO_SENTENCES = re.compile(r"(?:\S+\s){3,}\S*[^\W\d_]{4,}[)*\]»\"”]*[.?!]\s[*\[!]*[^\W\d_a-z]\S*\s\S+\s\S+")
_SPACES = re.compile(r"[ \t]+")
SOURCE, TARGET = 2, 1
FOLDERS = {
    "en": ("nl-be", SOURCE),
    **{folder[:2]: (folder, TARGET) for folder in ("da-dk", "de-de", "es-es", "fr-be", "nl-be")},
}
"""Language -> folder of its pages, and which side of the pairs."""


class Score(NamedTuple):
    """How the splitter does in one language."""

    blocks: int
    exact: int
    clean: int
    """Blocks whose segments are sentences: see `is_clean`."""
    clean_exact: int
    boundaries: int
    """Between sentences of one block, as people set them."""
    found: int
    """Boundaries that the splitter sets."""
    right: int
    """Boundaries that both set."""


def human_blocks(pages: Iterable[Path], side: int) -> Iterator[list[str]]:
    """The sentences of each block that people split into several, or left whole."""
    for page in pages:
        text = page.read_text(encoding="utf-8")
        block: list[str] = []
        end = 0
        for pair in _PAIR.finditer(text):
            if block and not _SPACES.fullmatch(text, end, pair.start()):
                yield block
                block = []
            block.append(" ".join(pair[side].split()))
            end = pair.end()
        if block:
            yield block


def split(block: list[str], language: str) -> list[str]:
    """The sentences as our splitter finds them in the joined block."""
    text = " ".join(block)
    return [text[start:end] for start, end in boundaries(masked(text, 0, len(text), tokenize(text)), language)]


def score(blocks: Iterable[list[str]], language: str) -> tuple[Score, list[tuple[list[str], list[str]]]]:
    """The score, and the blocks that are not exact with what the splitter makes of them."""
    count = exact = clean = clean_exact = wanted = found = right = 0
    wrong = []
    for block in blocks:
        ours = split(block, language)
        ends, our_ends = _ends(block), _ends(ours)
        count += 1
        clean += is_clean(block)
        clean_exact += is_clean(block) and ends == our_ends
        wanted, found, right = wanted + len(ends), found + len(our_ends), right + len(ends & our_ends)
        if ends == our_ends:
            exact += 1
        else:
            wrong.append((block, ours))
    return Score(count, exact, clean, clean_exact, wanted, found, right), wrong


def is_clean(block: list[str]) -> bool:
    """Whether the segments look like sentences: translators keep the segments of the English page.

    They put two sentences where English has one (a full stop after an ordinary word, three words after the start or
    more), and where Microsoft cut English in the middle of a sentence (`the **No.** ¦ field`), so is every translation.
    """
    if any(map(_TWO_SENTENCES.match, block)):
        return False
    return all(_STOP_AT_END.search(segment) and not _LABEL_AT_END.search(segment) for segment in block[:-1])


def _ends(sentences: list[str]) -> set[int]:
    ends, at = set(), 0
    for sentence in sentences[:-1]:
        at += len("".join(sentence.split()))
        ends.add(at)
    return ends


def main() -> None:
    """Print a table, and the wrong blocks if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", type=int, default=0, help="print so many blocks that are not exact")
    parser.add_argument("--language", nargs="+", default=list(FOLDERS))
    options = parser.parse_args()
    print("| language | blocks | exact | clean blocks | exact | precision | recall |\n|---|--:|--:|--:|--:|--:|--:|")
    for language in options.language:
        folder, side = FOLDERS[language]
        pages = sorted((options.folder / f"dynamics365smb-docs-pr.{folder}").rglob("*.md"))
        result, wrong = score((block for block in human_blocks(pages, side) if "".join(block).strip()), language)
        print(
            f"| {language} | {result.blocks:,} | {result.exact / result.blocks:.2%} "
            f"| {result.clean:,} | {result.clean_exact / result.clean:.2%} "
            f"| {result.right / result.found:.4f} | {result.right / result.boundaries:.4f} |"
        )
        for block, ours in wrong[:: max(1, len(wrong) // options.wrong)] if options.wrong else ():
            print("   people:", " ¦ ".join(block), "\n     ours:", " ¦ ".join(ours))


if __name__ == "__main__":
    main()
