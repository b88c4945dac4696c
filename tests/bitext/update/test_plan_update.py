"""`bitext update` on files: what an author does to pages, and what becomes of the translations."""

from __future__ import annotations

import difflib
import multiprocessing
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext import xliff
from bitext.core.changes import carry_out
from bitext.core.lock import locked
from bitext.core.model import BitextError, State
from bitext.project.project import MEMORY
from bitext.segments import retired_segments
from bitext.update.plan_update import plan_update

START = """# Start

Open the file menu. Choose a client.

- Save your work.
- It takes a minute.

See the [list](list.md "All of them").
"""


def lines_changed(before: bytes, after: bytes) -> int:
    diff = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return sum(line[:1] in "+-" for line in diff)


def test_a_new_page_gets_a_register_and_a_file_per_locale(site) -> None:
    site.page("guide/start.md", START)
    site.update()
    assert set(site.files()) == {
        "en/guide/start.xlf",
        "en/_site.xlf",
        "nl-BE/guide/start.xlf",
        "nl-BE/_site.xlf",
    }
    catalog = site.catalog("guide/start.md")
    assert [unit.id for unit in site.locale("guide/start.md").units] == [unit.id for unit in catalog.units]
    assert all(segment.target is None for unit in catalog.units for segment in unit.segments)


def test_a_second_run_writes_nothing(site) -> None:
    site.page("start.md", START)
    site.update()
    site.translate("start.md")
    site.page("start.md", START.replace("Save your work.", "Keep it."))
    site.update()
    before = site.files()
    assert not site.update().changes
    assert site.files() == before


def test_an_edited_sentence_touches_no_other_unit(site) -> None:
    site.page("start.md", START)
    site.update()
    site.translate("start.md")
    before = site.locale("start.md").units
    site.page("start.md", START.replace("Choose a client", "Choose one of your clients"))
    site.update()
    after = site.locale("start.md").units
    assert [unit.id for unit in after] == [unit.id for unit in before]
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [unit.type for unit in changed] == ["p"]
    assert changed[0].segments[0].target == before[1].segments[0].target
    assert changed[0].segments[1].state is State.INITIAL


def test_an_edited_heading_touches_nothing_below_it(site) -> None:
    site.page("start.md", START)
    site.update()
    before = site.files()["nl-BE/start.xlf"]
    site.page("start.md", START.replace("# Start", "# Start here"))
    site.update()
    assert lines_changed(before, site.files()["nl-BE/start.xlf"]) <= 4


def test_an_id_that_came_back_is_a_new_one(site) -> None:
    site.page("start.md", START)
    site.update()
    first = {unit.id for unit in site.catalog("start.md").units}
    site.page("start.md", START.replace("- Save your work.\n", ""))
    site.update()
    second = {unit.id for unit in site.catalog("start.md").units}
    site.page("start.md", START)
    site.update()
    third = {unit.id for unit in site.catalog("start.md").units}
    assert (first - second).isdisjoint(third)


def test_a_renamed_page_takes_ids_targets_and_states_along(site) -> None:
    site.page("start.md", START)
    site.page("other.md", "# Other\n\nSomething else.\n")
    site.update()
    site.translate("start.md", state=State.REVIEWED)
    before = site.locale("start.md").units
    (site.root / "docs/start.md").unlink()
    site.page("guide/begin.md", START)
    plan = site.update()
    assert plan.renamed == [("start.md", "guide/begin.md")]
    assert site.locale("guide/begin.md").units == before
    assert "nl-BE/start.xlf" not in site.files()
    assert f"nl-BE/{MEMORY}.xlf" not in site.files()


def test_a_renamed_page_takes_them_along_in_locales_that_were_not_asked_for(site) -> None:
    site.page("start.md", START)
    config = site.root / "mkdocs.yml"
    config.write_text(config.read_text() + "        fr-BE: {name: Français}\n")
    site.update()
    site.translate("start.md", "fr-BE", State.FINAL)
    (site.root / "docs/start.md").rename(site.root / "docs/begin.md")
    site.update(locales=("nl-BE",))
    assert all(one.state is State.FINAL for unit in site.locale("begin.md", "fr-BE").units for one in unit.segments)


def test_ids_retired_before_a_rename_stay_retired(site) -> None:
    site.page("start.md", START)
    site.update()
    gone = next(unit.id for unit in site.catalog("start.md").units if unit.segments[0].source == ("Save your work.",))
    site.page("start.md", START.replace("- Save your work.\n", ""))
    site.update()
    (site.root / "docs/start.md").rename(site.root / "docs/begin.md")
    site.update()
    site.page("begin.md", START)
    site.update()
    assert gone not in {unit.id for unit in site.catalog("begin.md").units}


def test_a_deleted_page_leaves_its_pairs_to_the_memory(site) -> None:
    site.page("guide/start.md", START)
    site.page("index.md", "# Home\n")
    site.update()
    site.translate("guide/start.md")
    pairs = site.targets("guide/start.md")
    (site.root / "docs/guide/start.md").unlink()
    site.update()
    assert set(site.files()) == {
        "en/_memory.xlf",
        "en/_site.xlf",
        "en/index.xlf",
        "nl-BE/_memory.xlf",
        "nl-BE/_site.xlf",
        "nl-BE/index.xlf",
    }
    assert not (site.root / "translations/nl-BE/guide").exists()
    kept = site.locale(MEMORY)
    assert {retired_segments.page_of(unit) for unit in kept.units} == {"guide/start.md"}
    assert len([one for unit in kept.units for one in unit.segments]) == len(pairs)
    site.page("guide/start.md", START)
    site.update()
    assert site.targets("guide/start.md") == pairs


def test_a_sentence_that_went_to_another_page_keeps_its_target(site) -> None:
    site.page("start.md", START)
    site.page("index.md", "# Home\n")
    site.update()
    site.translate("start.md")
    target = site.targets("start.md")["Save your work."]
    site.page("start.md", START.replace("- Save your work.\n", ""))
    site.page("index.md", "# Home\n\nSave your work.\n")
    site.update()
    assert site.targets("index.md")["Save your work."] == target


def test_a_merged_sentence_boundary_of_the_file_is_kept(site) -> None:
    site.page("start.md", "Open the file menu. Choose a client.\n")
    site.update()
    document = site.catalog("start.md")
    path = site.project.source_path("start.md")
    text = xliff.write(document).replace("Open the file menu.", "Open the file menu. Choose a client.", 1)
    start = text.index("      <segment", text.index("</segment>"))
    path.write_text(text[:start] + text[text.index("    </unit>") :])
    site.update()
    assert list(site.targets("start.md")) == ["Open the file menu. Choose a client."]
    site.page("start.md", "Open the file menu. Choose a client. Save your work.\n")
    site.update()
    assert list(site.targets("start.md")) == ["Open the file menu. Choose a client.", "Save your work."]


def test_notes_and_metadata_of_a_translator_stay(site) -> None:
    site.page("start.md", "Choose a client.\n")
    site.update()
    path = site.project.locale_path("nl-BE", "start.md")
    text = path.read_text().replace(
        "      <segment",
        '      <notes>\n        <note category="translator">Cliënt?</note>\n      </notes>\n      <segment',
        1,
    )
    path.write_text(text)
    site.update()
    assert [note.text for note in site.locale("start.md").units[0].notes] == ["Cliënt?"]


def test_one_page_leaves_the_others_alone(site) -> None:
    site.page("a.md", "# A\n")
    site.page("b.md", "# B\n")
    site.update("a.md")
    assert set(site.files()) == {"en/a.xlf", "nl-BE/a.xlf"}


def test_one_locale_leaves_the_others_alone(site) -> None:
    site.page("a.md", "# A\n")
    config = site.root / "mkdocs.yml"
    config.write_text(config.read_text() + "        fr-BE: {name: Français}\n")
    site.update(locales=("fr-BE",))
    assert not any(name.startswith("nl-BE") for name in site.files())


def test_navigation_and_site_name_are_segments(site) -> None:
    config = site.root / "mkdocs.yml"
    config.write_text("nav:\n  - Home: index.md\n  - Guide:\n      - Begin: index.md\n" + config.read_text())
    site.page("index.md", "# Home\n")
    site.update()
    assert list(site.targets("_site")) == ["Test", "Home", "Guide", "Begin"]


def test_the_order_of_locales_and_their_age_change_no_id(site, new_site) -> None:
    late = new_site()
    pages = START, START.replace("- Save your work.\n", ""), START + "\nOne more.\n"
    for number, text in enumerate(pages):
        for one in (site, late):
            one.page("start.md", text)
            if number == 1:
                config = one.root / "mkdocs.yml"
                config.write_text(config.read_text() + "        fr-BE: {name: Français}\n")
        site.update()
        if number != 1:
            late.update(locales=("nl-BE",))
        else:
            late.update()
    late.update()
    assert site.files()["en/start.xlf"] == late.files()["en/start.xlf"]
    assert site.files()["fr-BE/start.xlf"] == late.files()["fr-BE/start.xlf"]


@settings(max_examples=settings.default.max_examples // 4)
@given(cut_at=st.integers(0, 12))
def test_a_kill_at_any_moment_loses_nothing(new_site: Callable[[], object], cut_at: int) -> None:
    def edited(one) -> None:
        one.page("start.md", START)
        one.page("other.md", "# Other\n\nA sentence of its own. And another one.\n")
        one.update()
        one.translate("start.md")
        one.translate("other.md")
        one.page("start.md", START.replace("- Save your work.\n", "").replace("Choose a client", "Pick a client"))
        (one.root / "docs/other.md").rename(one.root / "docs/moved.md")

    killed, whole = new_site(), new_site()
    edited(killed)
    edited(whole)
    plan = plan_update(killed.project)
    carry_out(plan.changes[:cut_at], killed.project.translations)
    for path in (killed.root / "translations").rglob("*.xlf"):
        xliff.read(path)
    killed.update()
    whole.update()
    for page in ("start.md", "moved.md"):
        assert killed.catalog(page) == whole.catalog(page)
        assert killed.targets(page) == whole.targets(page)


def _hold(folder: Path, inside: object, go: object) -> None:
    with locked(folder):
        inside.set()
        go.wait()


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    inside, go = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, inside, go))
    other.start()
    inside.wait()
    with locked(tmp_path, go.set):
        assert go.is_set(), "nobody was told that another run holds the lock"
    other.join()


def test_an_unknown_page_is_refused(site) -> None:
    site.page("a.md", "# A\n")
    with pytest.raises(BitextError, match=r"missing\.md is not a page"):
        site.update("missing.md")


def test_a_page_that_would_take_the_place_of_the_memory_is_refused(site) -> None:
    site.page("_memory.md", "# A\n")
    with pytest.raises(BitextError, match=r"cannot be called _memory\.md"):
        site.update()


def test_an_empty_docs_folder_does_not_retire_everything(site) -> None:
    site.page("a.md", "# A\n")
    site.update()
    (site.root / "docs/a.md").unlink()
    with pytest.raises(BitextError, match="has no page"):
        site.update()
    assert "en/a.xlf" in site.files()


def test_a_broken_file_is_named_and_nothing_is_written(site) -> None:
    site.page("a.md", "# A\n")
    site.page("b.md", "# B\n")
    site.update()
    site.page("a.md", "# A new one\n")
    path = site.project.locale_path("nl-BE", "b.md")
    path.write_text("<xliff", encoding="utf-8")
    before = site.files()
    with pytest.raises(BitextError) as error:
        site.update()
    assert error.value.path == path
    assert site.files() == before


def test_a_locale_may_lie_on_disk_as_xliff_12(site) -> None:
    site.page("start.md", START)
    site.update()
    site.translate("start.md", state=State.REVIEWED)
    targets = site.targets("start.md")
    config = site.root / "mkdocs.yml"
    config.write_text(config.read_text().replace("{name: Nederlands}", "{name: Nederlands, format: xliff12}"))
    site.update()
    assert b'version="1.2"' in site.files()["nl-BE/start.xlf"]
    assert site.targets("start.md") == targets
    assert not site.update().changes
    site.page("start.md", START.replace("- Save your work.\n", ""))
    site.update()
    site.page("start.md", START)
    site.update()
    assert site.targets("start.md") == targets
    assert not site.update().changes
