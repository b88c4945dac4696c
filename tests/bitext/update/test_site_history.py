"""Laws of any history of a whole project: pages renamed, deleted and restored, sentences carried from page to page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.segments.source_catalog import comparable_text

NAMES = ("index.md", "a.md", "guide/b.md", "guide/c.md")
SENTENCES = tuple(f"{verb} the {thing}." for verb in ("Open", "Close") for thing in ("file", "menu", "page", "list"))

pages = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), min_size=1, max_size=5)


@st.composite
def histories(draw: st.DrawFn) -> list[dict[str, list[list[str]]]]:
    """Project by project, the pages and their paragraphs."""
    now = {"index.md": draw(pages)}
    history = [now]
    for _ in range(draw(st.integers(1, 5))):
        now = dict(now)
        name = draw(st.sampled_from(sorted(now)))
        other = draw(st.sampled_from(NAMES))
        match draw(st.sampled_from(["write", "rename", "delete", "carry", "restore"])):
            case "write":
                now[other] = draw(pages)
            case "rename" if other not in now:
                now[other] = now.pop(name)
            case "delete" if len(now) > 1:
                del now[name]
            case "carry" if other in now and now[name]:
                at = draw(st.integers(0, len(now[name]) - 1))
                carried = now[name][at]
                now[name] = [*now[name][:at], *now[name][at + 1 :]]
                now[other] = [*now[other], carried]
            case "restore":
                now = dict(draw(st.sampled_from(history)))
        history.append(now)
    return history


def write(site, now: dict[str, list[list[str]]]) -> None:
    for path in (site.root / "docs").rglob("*.md"):
        path.unlink()
    for name, paragraphs in now.items():
        site.page(name, "\n\n".join(map(" ".join, paragraphs)) + "\n")


def segments(site) -> list[tuple[str, bool]]:
    """Source of each segment of the locale, and whether it has a target."""
    return [
        (comparable_text(one.source), one.target is not None)
        for page in site.project.pages()
        for unit in site.locale(page).units
        for one in unit.segments
    ]


@settings(max_examples=settings.default.max_examples * 2 // 5)
@given(histories())
def test_a_translated_sentence_stays_translated_wherever_it_goes(new_site: Callable[[], object], history) -> None:
    site = new_site()
    translated: Counter[str] = Counter()
    for now in history:
        write(site, now)
        site.update()
        found = segments(site)
        sources = Counter(source for source, _ in found)
        assert not (translated & sources) - Counter(source for source, done in found if done)
        for page in site.project.pages():
            site.translate(page)
        translated = Counter(source for source, _ in segments(site))


@settings(max_examples=settings.default.max_examples // 4)
@given(histories())
def test_files_are_those_of_the_pages_and_a_second_run_writes_nothing(new_site: Callable[[], object], history) -> None:
    site = new_site()
    for now in history:
        write(site, now)
        site.update()
        names = {page.removesuffix(".md") for page in now}
        for folder in ("en", "nl-BE"):
            there = {
                path.relative_to(site.root / "translations" / folder).with_suffix("").as_posix()
                for path in (site.root / "translations" / folder).rglob("*.xlf")
            }
            assert there - site.project.pageless == names
        assert not site.update().changes


@settings(max_examples=settings.default.max_examples // 4)
@given(histories(), st.integers(0, 5))
def test_ids_do_not_depend_on_when_a_locale_was_added(new_site: Callable[[], object], history, when: int) -> None:
    early, late = new_site(), new_site()
    for number, now in enumerate(history):
        for site, at in ((early, 0), (late, min(when, len(history) - 1))):
            config = site.root / "mkdocs.yml"
            if number == at:
                config.write_text(config.read_text() + "        fr-BE: {name: Français}\n")
            write(site, now)
            site.update()
    for page in history[-1]:
        assert early.catalog(page) == late.catalog(page)
        ids = [
            [(unit.id, [one.id for one in unit.segments]) for unit in site.locale(page, "fr-BE").units]
            for site in (early, late)
        ]
        assert ids[0] == ids[1]
