"""How well `bitext adopt` aligns: FastAPI's translated pages, and Microsoft's bilingual pages taken apart.

    python benchmarks/adoption/measure.py [--without-vectors] [--fastapi de]
    python benchmarks/adoption/measure.py [--without-vectors] --project ../sdk/mkdocs.yml --from ../sdk/i18n de fr

The second takes any project with trees of translations, a folder for each language.
Of each of Microsoft's bilingual pages both languages are written as pages of their own. Then 5 % of the paragraphs are
dropped on each side, not the same ones, and one run of paragraphs is moved on the target side. The pairs that were
together before are the answer: precision is the share of adopted targets that are right, recall the share of pairs
with both halves left that are adopted.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bitext.core.inline import markdown
from bitext.core.locales import canonical_locale
from bitext.exchange.adopt.layouts import find_originals
from bitext.exchange.adopt.meanings import Meanings, meanings
from bitext.exchange.adopt.page import align_page
from bitext.exchange.adopt.project import plan_adoption
from bitext.exchange.microsoft_pages.metadata import front_matter
from bitext.exchange.microsoft_pages.pairs import parse_bilingual
from bitext.markdown.extract import ExtractOptions, extract_units
from bitext.project.project import Locale, load
from bitext.segments.source_catalog import updated_catalog

CORPUS = Path(__file__).parents[2] / ".." / "shared" / "corpus"
DROPPED = 0.05
MOVED = 6
"""Paragraphs in the run that is moved."""
_MKDOCS_YML = """\
site_name: FastAPI
docs_dir: {}
theme: material
plugins: [search]
markdown_extensions:
  - abbr
  - attr_list
  - footnotes
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.blocks.admonition
  - pymdownx.blocks.details
  - pymdownx.blocks.tab
"""
MINIMUM = 20
"""Pages with fewer paragraphs are left out: nothing can be moved there."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def taken_apart(folder: Path, rng: random.Random) -> Iterator[tuple[str, str, dict[str, set[str]]]]:
    """Source page, target page, and the targets of each source text, of every bilingual page that is long enough."""
    for file in sorted(folder.rglob("*.md")):
        page = parse_bilingual(front_matter(file.read_text(encoding="utf-8")).body)
        source, target = (page.in_language(which) for which in (lambda pair: pair.source, lambda pair: pair.target))
        left, right = _BLANK_LINE.split(source), _BLANK_LINE.split(target)
        if len(left) != len(right) or len(left) < MINIMUM:
            continue
        answers: dict[str, set[str]] = {}
        for pair in page.pairs:
            answers.setdefault(_plain(pair.source), set()).add(_plain(pair.target))
        left = [part for part in left if rng.random() >= DROPPED]
        right = [part for part in right if rng.random() >= DROPPED]
        start = rng.randrange(len(right) - MOVED)
        run = right[start : start + MOVED]
        right = right[:start] + right[start + MOVED :]
        at = rng.randrange(len(right))
        yield "\n\n".join(left), "\n\n".join(right[:at] + run + right[at:]), answers


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"\]\([^()]*\)|<[^<>]*>", "", text)).strip().casefold()


def microsoft(compare: Meanings | None, seed: int = 1) -> None:
    """Print precision and recall; what Microsoft has no pair for, such as alt texts, is not counted."""
    rng = random.Random(seed)
    counts: Counter[str] = Counter()
    began = time.process_time()
    for source, target, answers in taken_apart(CORPUS / "bilingual" / "2019-05" / "bilingual", rng):
        options = ExtractOptions(front_matter=(), locale="en")
        catalog = updated_catalog(
            extract_units(source, options), None, frozenset(), original="page.md", source_locale="en"
        )
        aligned = align_page(catalog, target, "nl-BE", compare)
        counts["pages"] += 1
        there = _plain(target)
        for index, unit in enumerate(aligned.catalog.page.units):
            for at, segment in enumerate(unit.segments):
                text = _plain(markdown(segment.source))
                wanted = answers.get(text, set())
                possible = any(one in there for one in wanted)
                proposal = aligned.proposals.get((index, at))
                counts["possible"] += possible
                if proposal is None or not _known(text, answers):
                    counts["nothing"] += possible and proposal is None
                    continue
                # Sentences that were cut or joined otherwise than Microsoft's are judged by their words.
                got = _plain(markdown(proposal.target))
                right = _is_right(text, got, answers)
                kind = "sure" if proposal.sure else "likely"
                counts[f"{kind} {'right' if right else 'wrong'}"] += 1
                counts["found"] += possible and right and proposal.sure
                if not right and proposal.sure and VERBOSE:
                    print("WRONG", text[:90], "|", got[:90], "|", list(wanted)[:1])
                if possible and not (right and proposal.sure) and VERBOSE:
                    print("MISSED", right, text[:90], "|", got[:90])
    sure = counts["sure right"] + counts["sure wrong"]
    print(dict(counts), f"{time.process_time() - began:.0f} s")
    print(f"precision {counts['sure right'] / sure:.3f}, recall {counts['found'] / counts['possible']:.3f}")


def fastapi(locale: str, compare: Meanings | None) -> None:
    """Print what becomes of FastAPI's pages in a language; nothing is written beside the corpus."""
    pages = CORPUS.resolve() / "translated" / "fastapi"
    with TemporaryDirectory() as folder:
        config = Path(folder) / "mkdocs.yml"
        config.write_text(_MKDOCS_YML.format(pages / "en" / "docs"), encoding="utf-8")
        tree(config, pages / locale / "docs", locale, compare)


def tree(config: Path, folder: Path, locale: str, compare: Meanings | None) -> None:
    """Print what becomes of a tree of translated pages; nothing is written.

    Args:
        config: mkdocs.yml of the project that has the source pages.
        folder: the translated pages, or a folder that has them in one for each language.
        locale: of the translations; BCP 47.
        compare: compares texts by meaning; None to do without.
    """
    project = load(config)
    code = canonical_locale(locale)
    began = time.process_time()
    originals = find_originals(project, code, folder)
    result = plan_adoption(project, Locale(code, code), originals, compare)
    seconds = time.process_time() - began
    counts = {
        name: sum(getattr(page, name) for page in result.pages)
        for name in ("segments", "taken", "matches", "untranslated", "same_html", "identical")
    }
    print(code, "with" if compare else "without", "vectors:", f"{len(result.pages)} pages", counts, f"{seconds:.0f} s")
    for text, same in (("noticed", False), ("layout", True)):
        kinds = Counter(kind for page in result.pages if page.same_html is same for kind in page.differences)
        print(f"  {text}:", ", ".join(f"{kind} {number}" for kind, number in kinds.most_common()), flush=True)


def _is_right(source: str, target: str, answers: dict[str, set[str]]) -> bool:
    if target in answers.get(source, ()):
        return True
    return any(one and (one in target or target in one) for one in _known(source, answers))


def _known(source: str, answers: dict[str, set[str]]) -> set[str]:
    """The answers of Microsoft's segments that the text is part of, or that are part of it."""
    return {one for text, some in answers.items() if text and (text in source or source in text) for one in some}


VERBOSE = False

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-vectors", action="store_true")
    parser.add_argument("--fastapi", metavar="LOCALE", help="measure FastAPI's pages in this language instead")
    parser.add_argument("--project", type=Path, help="measure a tree of translations of this mkdocs.yml instead")
    parser.add_argument("--from", type=Path, dest="folder", help="the folder with its translated pages")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("locales", nargs="*", help="languages of the project's translations")
    options = parser.parse_args()
    VERBOSE = options.verbose

    def vectors(locale: str) -> Meanings | None:
        """What compares meanings, unless it is not wanted."""
        return None if options.without_vectors else meanings("en", locale)

    if options.project:
        for locale in options.locales:
            tree(options.project.resolve(), options.folder, locale, vectors(locale))
    elif options.fastapi:
        fastapi(options.fastapi, vectors(options.fastapi))
    else:
        microsoft(vectors("nl"))
