"""The law of `bitext update` on any history: once it has run, there is nothing left to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext import xliff
from bitext.core.changes import carry_out
from bitext.core.inline import content
from bitext.core.model import Segment, State
from bitext.project.project import MEMORY
from bitext.project.segment_files import read_document
from bitext.update.clean_pages import CleanPages
from bitext.update.plan import Plan
from bitext.update.plan_update import plan_update

NAMES = ("index.md", "a.md", "guide/b.md", "guide/c.md")
SENTENCES = (
    "Connect a client",
    "NoSQL (Distributed / Big Data) Databases",
    "Open the **file** menu.",
    "Choose a client from the [list](list.md) first.",
    "It takes 2 to 4 hours.",
    "Use `--force`, e.g. on a Mac.",
    "See ![the list](list.png) or press ++ctrl+s++.",
    "Yes",
    "Save it!  \nThen close it.",
    "接続する。次に保存する。",
    "It is -5 °C.",
)
FORMS = (
    "{}", "# {}", "## {} ##", "- {}", "1. {}", "> {}", "!!! note \"{}\"\n\n    {}", "Term\n:   {}", "<p>{}</p>",
    "a | b\n--|--\n{} | x", "[^1]: {}", "{} { .big }", "??? tip\n    {}",
)  # fmt: skip
MARKUP = (
    "~~{}~~",
    "**{}**",
    "*{}*",
    "[{}](x.md)",
    "`{}`",
    "=={}==",
    "({})",
    '"{}"',
    "{} (1)",
    "<b>{}</b>",
    "{}\\*",
    "_{}_",
)
WORDS = (
    "with a link",
    "not",
    "~~old~~",
    "(deprecated)",
    "5",
    "**now**",
    ".",
    "!",
    "–",
    "Then",
    "e.g.",
    "`x`",
    "\\*",
    "\n",
)

KINDS = ("edit", "edit", "edit", "form", "new", "drop", "move", "rename", "split", "join", "delete", "back")

Page = tuple[tuple[str, str], ...]
"""Form and text of each block."""
Pages = dict[str, Page]

texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
pages = st.lists(st.tuples(st.sampled_from(FORMS), texts), min_size=1, max_size=5).map(tuple)


@st.composite
def edited_texts(draw: st.DrawFn, text: str) -> str:
    """The text after one edit: words added, removed, swapped or marked up."""
    words = text.split(" ")
    start = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(start + 1, len(words)))
    some = " ".join(words[start:end])
    match draw(st.sampled_from(["add", "remove", "mark", "mark all", "swap", "case", "digit"])):
        case "add":
            changed = f"{some} {draw(st.sampled_from(WORDS))}"
        case "remove" if end - start < len(words):
            changed = ""
        case "mark":
            changed = draw(st.sampled_from(MARKUP)).replace("{}", some)
        case "mark all":
            return draw(st.sampled_from(MARKUP)).replace("{}", text)
        case "swap":
            changed = " ".join(reversed(words[start:end]))
        case "case":
            changed = some.swapcase()
        case _:
            changed = some.replace("2", "4").replace("-5", "5")
    return " ".join((*words[:start], changed, *words[end:])).strip() or text


@st.composite
def edits(draw: st.DrawFn, before: Pages, history: list[Pages]) -> Pages:
    """The site after something that authors do."""
    now = dict(before)
    name, other = draw(st.sampled_from(sorted(now))), draw(st.sampled_from(NAMES))
    page = now[name]
    at = draw(st.integers(0, len(page) - 1))
    match draw(
        st.sampled_from(
            ["edit", "edit", "edit", "form", "new", "drop", "move", "rename", "split", "join", "delete", "back"]
        )
    ):
        case "edit":
            now[name] = (*page[:at], (page[at][0], draw(edited_texts(page[at][1]))), *page[at + 1 :])
        case "form":
            now[name] = (*page[:at], (draw(st.sampled_from(FORMS)), page[at][1]), *page[at + 1 :])
        case "new":
            now[other] = draw(pages)
        case "drop" if len(page) > 1:
            now[name] = (*page[:at], *page[at + 1 :])
        case "move":
            now[name] = (*page[at:], *page[:at])
        case "rename" if other not in now:
            now[other] = now.pop(name)
        case "split" if other not in now and at:
            now[name], now[other] = page[:at], page[at:]
        case "join" if other in now and other != name:
            now[other] += now.pop(name)
        case "delete" if len(now) > 1:
            del now[name]
        case "back":
            return dict(draw(st.sampled_from(history)))
    return now


@st.composite
def histories(draw: st.DrawFn) -> list[Pages]:
    """The site at each update; authors do several things in between."""
    now: Pages = {"index.md": draw(pages), "a.md": draw(pages)}
    history = [now]
    updates = [now]
    for _ in range(draw(st.integers(1, 4))):
        for _ in range(draw(st.integers(1, 3))):
            now = draw(edits(now, history))
            history.append(now)
        updates.append(now)
    return updates


def write(site, now: Pages) -> None:
    for path in (site.root / "docs").rglob("*.md"):
        path.unlink()
    for name, blocks in now.items():
        site.page(name, "\n\n".join(form.replace("{}", text) for form, text in blocks) + "\n")


def revised(segment: Segment, choice: str) -> Segment:
    """What a translator may do with a segment, by hand or in a tool."""
    if choice == "empty":
        return replace(segment, target=None, state=State.INITIAL, sub_state="", matches=())
    if choice == "take" and segment.matches:
        return replace(segment, target=segment.matches[0].target, state=State.TRANSLATED, sub_state="")
    targets = {
        "final": (segment.source, State.FINAL, segment.sub_state),
        "draft": (content(("NL ", *segment.source)), State.INITIAL, ""),
        "stale": (segment.source, State.TRANSLATED, "bt:stale"),
        "line ends": (("NL\n  ",), State.REVIEWED, ""),
    }
    if choice not in targets:
        return segment
    target, state, sub_state = targets[choice]
    return replace(segment, target=target, state=state, sub_state=sub_state)


CHOICES = ("empty", "take", "final", "draft", "stale", "line ends", "leave")


def translate(site, page: str, choices: Iterator[str]) -> None:
    document = site.locale(page)
    units = tuple(
        replace(unit, segments=tuple(revised(one, next(choices)) for one in unit.segments)) for unit in document.units
    )
    path = site.project.locale_path("nl-BE", page)
    path.write_bytes(xliff.write(replace(document, units=units)).encode())


def update_what_changed(site) -> Plan:
    """As the command does: pages that have not changed since the last time are left out."""
    project = site.project
    clean = CleanPages(project)
    plan = plan_update(project, clean=clean)
    carry_out(plan.changes, project.translations)
    clean.remember(plan.summaries, plan.changes)
    return plan


@settings(max_examples=settings.default.max_examples // 2)
@given(histories(), st.lists(st.sampled_from(CHOICES), min_size=1, max_size=8), st.data())
def test_one_update_leaves_nothing_to_do(
    new_site: Callable[[], object], history: list[Pages], choices: list[str], data: st.DataObject
) -> None:
    site, turns = new_site(), cycle(choices)
    for now in history:
        write(site, now)
        update_what_changed(site)
        full = site.update()
        assert not full.changes
        for page in data.draw(st.sets(st.sampled_from(sorted(now)))):
            translate(site, page, turns)
        some = update_what_changed(site)
        full = site.update()
        assert not full.changes
        assert [(one.open, one.total) for one in some.counts] == [(one.open, one.total) for one in full.counts]


def test_what_has_not_changed_is_not_read_again(site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        site.page(f"{name}.md", f"# Page {name}\n\nOpen the file menu {name}.\n\nChoose a client.\n")
    update_what_changed(site)
    read: list[str] = []

    def reading(path):
        read.append(path.stem)
        return read_document(path)

    monkeypatch.setattr("bitext.segments.store.read_document", reading)
    site.page("b.md", "# Page b\n\nOpen the menu of a file.\n")
    update_what_changed(site)
    assert set(read) <= {"b", "_site", "_memory"}
    site.translate("b.md")
    read.clear()
    update_what_changed(site)
    assert set(read) <= {"b", "_site", "_memory"}


def test_a_translation_reaches_the_pages_that_wait_for_it(site) -> None:
    for name in "ab":
        site.page(f"{name}.md", f"# Page {name}\n\nChoose a client.\n")
    update_what_changed(site)
    site.translate("a.md")
    update_what_changed(site)
    assert site.targets("b.md")["Choose a client."] == site.targets("a.md")["Choose a client."]


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"state": "x", "pages": []}'])
def test_without_what_it_remembers_an_update_does_the_same(site, broken: str) -> None:
    site.page("a.md", "# Page a\n")
    update_what_changed(site)
    for path in (site.root / ".cache" / "bitext").iterdir():
        path.write_text(broken, encoding="utf-8")
    site.page("a.md", "# Page b\n")
    assert update_what_changed(site).changes
    assert not site.update().changes


@pytest.mark.parametrize("change", ["options", "memory", "time"])
def test_whatever_a_page_depends_on_counts(site, change: str) -> None:
    site.page("index.md", "# Home\n")
    site.page("a.md", "---\nsummary: In short\n---\n\nOne is here. Two is here.\n")
    update_what_changed(site)
    site.translate("a.md")
    site.page("a.md", "---\nsummary: In short\n---\n\nOne is here.\n")
    update_what_changed(site)
    config = site.root / "mkdocs.yml"
    if change == "options":
        text = config.read_text(encoding="utf-8")
        config.write_text(
            text.replace("      locales:", "      front_matter: [summary]\n      locales:"), encoding="utf-8"
        )
    elif change == "memory":
        site.project.locale_path("nl-BE", MEMORY).unlink()
    else:
        path = site.root / "docs" / "a.md"
        times = path.stat()
        path.write_text(path.read_text(encoding="utf-8").replace("One", "Now"), encoding="utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    update_what_changed(site)
    assert not site.update().changes
    sources = list(site.targets("a.md"))
    assert (
        sources
        == {"options": ["In short", "One is here."], "memory": ["One is here."], "time": ["Now is here."]}[change]
    )
