"""`check` and `status` say the same with what earlier runs found out as without it, whatever has changed since."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bitext.conftest import CONFIG, Site

from bitext.check import page as check_module
from bitext.cli.main import main
from bitext.core.model import BitextError
from bitext.project.kept_results import KeptResults, kept_results
from bitext.status import kept_counts

PAGES = {
    "index.md": "# Start\n\nOpen the menu of 3 clients now. Choose **one** of them.\n",
    "more.md": "# More\n\nOpen the menu of 3 clients now.\n\n[!INCLUDE[x](includes/hub.md)]\n\n[Start](index.md).\n",
    "includes/hub.md": "The hub helps you.\n",
}
_MESSAGES = "      catalogues: {_app: 'messages/{locale}.json'}\n"
_TARGETS = ["Open het menu van 4 cliënten nu.", "Open nu het menu van 3 cliënten.", "<b>Vet</b>", "Het  menu"]
_EDITS = st.one_of(
    st.tuples(st.just("page"), st.sampled_from([*PAGES, "new.md"]), st.sampled_from([*PAGES.values(), "# Other\n"])),
    st.tuples(st.just("remove"), st.sampled_from(["more.md", "includes/hub.md"]), st.just("")),
    st.tuples(st.just("target"), st.sampled_from([*PAGES, "_app.md"]), st.sampled_from(_TARGETS)),
    st.tuples(st.just("state"), st.sampled_from(list(PAGES)), st.sampled_from(["initial", "final", "nonsense"])),
    st.tuples(st.just("damage"), st.sampled_from(list(PAGES)), st.just("")),
    st.tuples(st.just("glossary"), st.just("menu"), st.sampled_from(["menukaart", "menu"])),
    st.tuples(st.just("messages"), st.sampled_from(["one", "two"]), st.sampled_from(["Open 3 menus.", "{x} clients."])),
    st.tuples(st.just("titles"), st.just(""), st.just("Let op")),
    st.tuples(st.just("config"), st.just(""), st.sampled_from(["publish: final", "front_matter: [title]"])),
    st.tuples(st.just("update"), st.just(""), st.just("")),
)


def edited(site: Site, what: str, where: str, text: str) -> None:
    segments = site.root / "translations/nl-BE" / f"{where.removesuffix('.md')}.xlf"
    if what == "page":
        site.page(where, text)
    elif what == "remove":
        (site.root / "docs" / where).unlink(missing_ok=True)
    elif what == "update":
        with suppress(BitextError):  # of a damaged file
            site.update()
    elif what == "glossary":
        (site.root / "translations/nl-BE/_glossary.tsv").write_text(f"source\ttarget\tforbidden\n{where}\t{text}\t\n")
    elif what == "messages":
        (site.root / "messages/en.json").write_text(json.dumps({"one": "Open the menu.", where: text}))
    elif what == "titles":
        (site.root / "translations/nl-BE/_titles.tsv").write_text(f"note\t{text}\n")
    elif what == "config":
        (site.root / "mkdocs.yml").write_text(f"{CONFIG}{_MESSAGES}      {text}\n")
    elif segments.exists():
        before = segments.read_text()
        start, end = before.find("<target>") + len("<target>"), before.find("</target>")
        if what == "target" and end > start:
            segments.write_text(before[:start] + text.replace("<", "&lt;") + before[end:])
        elif what == "state":
            segments.write_text(before.replace('state="translated"', f'state="{text}"', 1))
        elif what == "damage":
            segments.write_text(before[: len(before) // 2])


def said(site: Site, capsys: pytest.CaptureFixture[str]) -> list[object]:
    capsys.readouterr()
    found: list[object] = []
    for command in ("check", "status"):
        code = main([command, "-f", str(site.root / "mkdocs.yml"), "--json"])
        found += [code, *capsys.readouterr()]
    return found


def translated(site: Site) -> Site:
    (site.root / "mkdocs.yml").write_text(CONFIG + _MESSAGES)
    (site.root / "messages").mkdir()
    (site.root / "messages/en.json").write_text('{"one": "Open the menu of 3 clients."}')
    for name, text in PAGES.items():
        site.page(name, text)
    site.update()
    for name in (*PAGES, "_app"):
        site.translate(name)
    for path in site.root.rglob("*"):
        os.utime(path, (time.time() - 10, time.time() - 10))
    return site


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories=st.lists(_EDITS, min_size=1, max_size=5))
def test_commands_say_the_same_after_any_edits(
    new_site: Callable[[], Site], capsys: pytest.CaptureFixture[str], histories: list[tuple[str, str, str]]
) -> None:
    site = translated(new_site())
    said(site, capsys)
    for one in histories:
        edited(site, *one)
        kept = said(site, capsys)
        shutil.rmtree(site.root / ".cache", ignore_errors=True)
        assert kept == said(site, capsys)


def test_only_files_that_changed_are_checked_and_counted(
    new_site: Callable[[], Site], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = translated(new_site())
    first = said(site, capsys)
    judged: list[str] = []
    localize, count = check_module.localize, kept_counts.count_page
    monkeypatch.setattr(
        check_module, "localize", lambda text, *args, **more: (judged.append(text), localize(text, *args, **more))[1]
    )
    monkeypatch.setattr(
        kept_counts, "count_page", lambda project, locale, name: (judged.append(name), count(project, locale, name))[1]
    )
    assert said(site, capsys) == first
    assert judged == []
    edited(site, "target", "index.md", "Start 4")
    assert said(site, capsys) != first
    assert judged == [PAGES["index.md"], "index.md"]
    judged.clear()
    site.page("includes/hub.md", "The hub [helps](index.md) you.\n")
    said(site, capsys)
    assert PAGES["more.md"] in judged  # It shows the include.
    assert PAGES["index.md"] not in judged


def test_a_file_that_is_saved_while_it_is_judged_is_judged_again(new_site: Callable[[], Site]) -> None:
    site = new_site()
    path = site.root / "docs/index.md"
    site.page("index.md", "Old.\n")

    def read() -> str:
        text = path.read_text()
        site.page("index.md", "New.\n")
        return text

    for expected in ("Old.\n", "New.\n"):
        results = KeptResults(site.project, frozenset())
        assert results.result(("text",), [path], read, str) == expected
        results.close()


def test_a_run_that_fails_keeps_what_it_has_found_out(new_site: Callable[[], Site]) -> None:
    site = new_site()
    path = site.root / "mkdocs.yml"
    with suppress(BitextError), kept_results(site.project, frozenset()) as results:
        assert results.result(("a",), [path], lambda: 1, int) == 1
        raise BitextError("no such page")
    with kept_results(site.project, frozenset()) as results:
        assert results.result(("a",), [path], lambda: 2, int) == 1


@pytest.mark.parametrize("damage", ["not a database", ""])
def test_a_damaged_store_is_one_line_and_changes_nothing(
    new_site: Callable[[], Site], capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    site = translated(new_site())
    first = said(site, capsys)
    (Path(site.root) / ".cache/bitext/pages.sqlite").write_text(damage)
    code, out, err, *status = said(site, capsys)
    assert [code, out, *status] == [first[0], first[1], *first[3:]]
    assert len(str(err).splitlines()) - len(str(first[2]).splitlines()) == (1 if damage else 0)
    assert said(site, capsys) == first
