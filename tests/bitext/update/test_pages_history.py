"""Laws of any history of a whole site: pages come, go and change names, paragraphs go from one to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bitext import xliff
from bitext.core.inline import markdown
from bitext.core.model import Document

BLOCKS = (
    "Open the file menu. Choose a client.",
    "Choose a client.",
    "Choose the **client** from the [list](list.md).",
    "Wait 5 minutes until the list is there. Yes.",
    "## Choose a client",
    "- Save your work in the folder of the client.",
)
NAMES = ("a.md", "b.md", "guide/c.md")
FR = "        fr-BE: {name: Français}\n"

Pages = dict[str, tuple[str, ...]]
Pairs = set[tuple[str, str]]
Key = tuple[str, str, str]
"""Page, unit and segment."""


@st.composite
def edits(draw: st.DrawFn, before: Pages) -> Pages:
    """The site after something that authors do."""
    pages = dict(before)
    name = draw(st.sampled_from(sorted(pages)))
    blocks, kind = list(pages[name]), draw(st.sampled_from(KINDS))
    at = draw(st.integers(0, len(blocks) - 1))
    if kind == "swap":
        blocks[at], blocks[0] = blocks[0], blocks[at]
    elif kind == "split":
        blocks[at : at + 1] = blocks[at].split(". ")
    elif kind == "merge" and at:
        blocks[at - 1 : at + 1] = [f"{blocks[at - 1]} {blocks[at].lstrip('#- ')}"]
    elif kind == "small":
        blocks[at] = blocks[at].replace("5", draw(st.sampled_from("679"))).replace("list.md", "all.md")
    elif kind == "word":
        blocks[at] = blocks[at].replace("client", "customer")
    elif kind == "add":
        blocks.insert(at, draw(st.sampled_from(BLOCKS)))
    pages[name] = tuple(blocks)
    other = draw(st.sampled_from(NAMES))
    if kind == "move" and other in pages and other != name and len(blocks) > 1:
        pages[other] = (*pages[other], blocks.pop(at))
        pages[name] = tuple(blocks)
    elif kind == "rename" and other not in pages:
        pages[other] = pages.pop(name)
    elif kind == "delete" and len(pages) > 1:
        del pages[name]
    elif kind == "restore" and other not in pages:
        pages[other] = draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=4).map(tuple))
    return pages


KINDS = ("swap", "split", "merge", "small", "word", "add", "move", "rename", "delete", "restore")


@st.composite
def histories(draw: st.DrawFn) -> list[Pages]:
    first = st.dictionaries(
        st.sampled_from(NAMES), st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=4).map(tuple), min_size=1
    )
    history = [draw(first)]
    for _ in range(draw(st.integers(1, 5))):
        history.append(draw(edits(history[-1])))
    return history


def write(site, pages: Pages) -> None:
    for name in NAMES:
        (site.root / "docs" / name).unlink(missing_ok=True)
    for name, blocks in pages.items():
        site.page(name, "\n\n".join(blocks) + "\n")


def documents(site, locale: str) -> dict[str, Document]:
    folder = site.root / "translations" / locale
    return {path.relative_to(folder).as_posix(): xliff.read(path) for path in sorted(folder.rglob("*.xlf"))}


def held(site, locale: str = "nl-BE") -> Pairs:
    """All pairs of a locale: segments with their targets, matches, and the memory."""
    segments = [one for page in documents(site, locale).values() for unit in page.units for one in unit.segments]
    targets = {(markdown(one.source), markdown(one.target)) for one in segments if one.target is not None}
    return targets | {(markdown(match.source), markdown(match.target)) for one in segments for match in one.matches}


@settings(max_examples=settings.default.max_examples // 6)
@given(histories())
def test_nothing_translated_is_ever_lost_and_a_second_run_writes_nothing(
    new_site: Callable[[], object], history: list[Pages]
) -> None:
    site = new_site()
    pairs: Pairs = set()
    for number, pages in enumerate(history):
        write(site, pages)
        site.update()
        assert pairs <= held(site)
        assert not site.update().changes
        for page in pages:
            site.translate(page, mark=f"NL{number}")
        site.update()
        assert not site.update().changes
        pairs |= held(site)


SAME = dict.fromkeys(NAMES, (BLOCKS[0],))


@settings(max_examples=settings.default.max_examples // 6)
@example([SAME, {name: SAME[name] for name in NAMES[1:]}, {name: SAME[name] for name in ("guide/c.md", "a.md")}])
@given(histories())
def test_ids_are_unique_on_their_page_and_never_used_again(
    new_site: Callable[[], object], history: list[Pages]
) -> None:
    site = new_site()
    stands_for: dict[Key, str] = {}
    dead: set[Key] = set()
    for pages in history:
        write(site, pages)
        renamed = dict(site.update().renamed)
        stands_for = {_at(renamed, key): stands_for[key] for key in _of_pages_that_stay(renamed, stands_for)}
        dead = {_at(renamed, key) for key in _of_pages_that_stay(renamed, dead)}
        now: dict[Key, str] = {}
        for page in pages:
            units = site.catalog(page).units
            assert len({unit.id for unit in units}) == len(units)
            for unit in units:
                for segment in unit.segments:
                    now.setdefault((page, unit.id, segment.id), markdown(segment.source))
            assert len([key for key in now if key[0] == page]) == sum(len(unit.segments) for unit in units)
        assert dead.isdisjoint(now)
        assert all(stands_for.get(key, text) == text for key, text in now.items())
        dead |= set(stands_for) - set(now)
        stands_for |= now


def _of_pages_that_stay(renamed: dict[str, str], keys: Iterable[Key]) -> list[Key]:
    """Without those of a page that is gone and whose name another page took, with all its own ids."""
    return [key for key in keys if key[0] not in renamed.values()]


def _at(renamed: dict[str, str], key: Key) -> Key:
    return renamed.get(key[0], key[0]), key[1], key[2]


@settings(max_examples=settings.default.max_examples // 10)
@given(histories(), st.integers(0, 4))
def test_when_a_locale_was_added_changes_no_id(new_site: Callable[[], object], history: list[Pages], when: int) -> None:
    early, late = new_site(), new_site()
    for number, pages in enumerate(history):
        for site, start in ((early, 0), (late, min(when, len(history) - 1))):
            if number == start:
                config = site.root / "mkdocs.yml"
                config.write_text(config.read_text(encoding="utf-8") + FR, encoding="utf-8")
            write(site, pages)
            site.update()
            for page in pages:
                site.translate(page, mark=f"NL{number}")
    early.update()
    late.update()
    assert documents(early, "en") == documents(late, "en")
    assert documents(early, "nl-BE") == documents(late, "nl-BE")
    assert documents(early, "fr-BE") == documents(late, "fr-BE")
