"""The cache of pages: whatever was built before, the site is the one that a first build makes."""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from material.plugins.search.plugin import SearchIndex
from tests.mkdocs_bitext.pages.test_handed_over import files_of

from mkdocs_bitext.pages import localized, stored_pages
from mkdocs_bitext.pages.renderer import Renderer
from mkdocs_bitext.pages.rendering import Rendering
from mkdocs_bitext.site.language_links import LanguageLinks

PAGES = {
    "docs/index.md": "# Start\n\nChoose a client.\n\n[!INCLUDE[hub](includes/hub.md)]\n\nSee [more](more.md#menu).\n",
    "docs/more.md": "# More\n\n!!! note\n\n    Open the menu.\n\n## Menu\n\nClose it.[^1]\n\n[^1]: Now.\n",
    "docs/includes/hub.md": "The hub helps you.\n",
}
DUTCH = {
    "Choose a client.": "Kies een cliënt.",
    "Open the menu.": "Open het menu.",
    "The hub helps you.": "De hub helpt u.",
    "Menu": "Het menu",
}
_EXTENSIONS = "markdown_extensions:\n"
_PAGES = st.sampled_from([*PAGES, "docs/new.md", "docs/includes/new.md"])
_TEXTS = st.sampled_from(
    [
        "# Start\n\nChoose a client.\n",
        "# Other\n\nOpen the menu. Close it.\n\n## Menu\n\n[Start](index.md)\n",
        "The hub helps you.\n\n[!INCLUDE[new](new.md)]\n",
        "# Broken\n\n[!INCLUDE[none](includes/none.md)] and [none](none.md)\n",
    ]
)
_EDITS = st.one_of(
    st.tuples(st.just("write"), _PAGES, _TEXTS),
    st.tuples(st.just("remove"), st.sampled_from(["docs/more.md", "docs/new.md"]), st.just("")),
    st.tuples(st.just("update"), st.just(""), st.just("")),
    st.tuples(st.just("target"), st.sampled_from(sorted(DUTCH)), st.sampled_from(["Anders.", "<b>Vet</b>.", "Vet\n"])),
    st.tuples(
        st.just("config"), st.just("mkdocs.yml"), st.sampled_from(["  - abbr\n", "  - smarty\n", "nav: [more.md]\n"])
    ),
    st.tuples(st.just("write"), st.just("look/partials/copyright.html"), st.sampled_from(["Ours", "{{ page.title }}"])),
    st.tuples(st.just("titles"), st.sampled_from(["Let op", "Opgelet"]), st.just("")),
)


def edit(project, what: str, where: str, text: str) -> None:
    if what == "write":
        project.write({where: text})
    elif what == "remove":
        (project.root / where).unlink(missing_ok=True)
    elif what == "update":
        project.update()
    elif what == "target":
        project.translate({where: text})
    elif what == "titles":
        project.write({"translations/nl-BE/_titles.tsv": f"note\t{where}\n"})
    else:
        before = (project.root / where).read_text(encoding="utf-8")
        after = before.replace(_EXTENSIONS, _EXTENSIONS + text) if text.startswith(" ") else before + text
        project.write({where: before if text in before else after})


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=st.lists(_EDITS, min_size=1, max_size=5))
def test_a_build_after_any_edits_is_a_first_build(
    new_project: Callable[[Path], object], tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str, str]]
) -> None:
    project = new_project(tmp_path_factory.mktemp("edits"))
    config = (project.root / "mkdocs.yml").read_text().replace("markdown_extensions: [", "markdown_extensions:\n  - ")
    config = config.replace("font: false", "font: false, custom_dir: look")
    project.write({"mkdocs.yml": _one_a_line(config), "look/partials/copyright.html": "", **PAGES})
    project.translate(DUTCH)
    project.build()
    for one in edits:
        edit(project, *one)
        stored = project.build()
        files = files_of(stored.site)
        shutil.rmtree(project.root / ".cache")
        cold = project.build()
        assert files == files_of(cold.site)
        assert _said(stored.warnings) == _said(cold.warnings)
        assert _said(stored.notes) == _said(cold.notes)


def _one_a_line(config: str) -> str:
    head, _, _ = config.partition("markdown_extensions:")
    names = ["admonition", "attr_list", "md_in_html", "footnotes", "pymdownx.superfences", "toc: {permalink: true}"]
    return head + _EXTENSIONS + "".join(f"  - {name}\n" for name in names)


def _said(messages: list[str]) -> list[str]:
    return [one for one in messages if " seconds" not in one]


def cache_of(project) -> Path:
    return project.root / ".cache/bitext/pages.sqlite"


@pytest.fixture
def built(project):
    """A site that was built, and so is in the cache."""
    project.write(PAGES)
    project.translate(DUTCH)
    _age(project)
    project.build()
    return project


def _age(project) -> None:
    """Let all files be older than the grain of the clock: one that may still change is not kept."""
    for path in project.root.rglob("*"):
        os.utime(path, (time.time() - 10, time.time() - 10))


def test_a_second_build_parses_no_page_for_the_search(built, monkeypatch: pytest.MonkeyPatch) -> None:
    first, parsed = files_of(built.root / "site"), []
    add = SearchIndex.add_entry_from_context
    monkeypatch.setattr(
        SearchIndex, "add_entry_from_context", lambda index, page: (parsed.append(page.url), add(index, page))
    )
    assert files_of(built.build().site) == first
    assert parsed == []
    built.write({"docs/more.md": "# More\n\nOther words.\n"})
    assert "Other words." in built.build().text("search/en.json")
    assert set(parsed) == {"more/", "nl-BE/more/"}


def test_links_between_locales_read_no_segment_file_of_a_page_again(built, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    index = LanguageLinks.index

    def watched(links: LanguageLinks, *arguments: object) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(stored_pages, "read_segments", lambda path: read.append(path.stem) or (None, None))
            index(links, *arguments)

    monkeypatch.setattr(LanguageLinks, "index", watched)
    first = files_of(built.root / "site")
    shutil.rmtree(built.root / ".cache")
    assert files_of(built.build().site) == first
    assert not {"index", "more"}.intersection(read)


def test_a_second_build_renders_nothing(built, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[str] = []
    new = Renderer._new

    def watched(renderer: Renderer, body: str, ids: tuple[str, ...] | None) -> Rendering:
        rendered.append(body)
        return new(renderer, body, ids)

    monkeypatch.setattr(Renderer, "_new", watched)
    first = files_of(built.root / "site")
    assert files_of(built.build().site) == first
    assert rendered == []
    built.write({"docs/more.md": "# More\n\nOther words.\n"})
    built.build()
    assert rendered
    assert all("Other words." in body for body in rendered)


@pytest.mark.parametrize("damage", ["", "not a database", "half"])
def test_a_damaged_cache_is_made_anew_with_one_line(built, damage: str) -> None:
    first, path = files_of(built.root / "site"), cache_of(built)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] if damage == "half" else damage.encode())
    again = built.build()
    assert files_of(again.site) == first
    assert len([one for one in again.notes if "was damaged" in one]) == (1 if damage else 0)
    assert [one for one in built.build().notes if "was damaged" in one] == []


def test_a_stored_result_of_another_kind_is_refused(built) -> None:
    first = files_of(built.root / "site")
    ran = built.root / "ran"
    with sqlite3.connect(cache_of(built)) as database:
        value = zlib.compress(pickle.dumps(_Touches(str(ran))))
        database.execute("UPDATE results SET value = ?", (value,))
    again = built.build()
    assert files_of(again.site) == first
    assert any("was damaged" in one for one in again.notes)
    assert not ran.exists()


class _Touches:
    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return os.mkdir, (self.path,)


def test_without_a_folder_to_write_in_the_site_is_built(built) -> None:
    first = files_of(built.root / "site")
    shutil.rmtree(built.root / ".cache")
    (built.root / ".cache").write_text("no folder")
    again = built.build()
    assert files_of(again.site) == first
    assert len([one for one in again.notes if "cannot be written" in one]) == 1


def test_two_builds_at_once_do_not_hurt_each_other(built) -> None:
    first = files_of(built.root / "site")
    shutil.rmtree(built.root / ".cache")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d"]
    both = [subprocess.Popen([*command, f"site{number}"], cwd=built.root) for number in (1, 2)]
    assert [one.wait() for one in both] == [0, 0]
    assert files_of(built.root / "site1") == files_of(built.root / "site2") == first


def test_the_site_does_not_depend_on_the_number_of_processes(built) -> None:
    many = {f"docs/{number}.md": f"# Page {number}\n\nOpen the menu.\n\nMore {number}.\n" for number in range(20)}
    built.write({**many, "docs/broken.md": "# Broken\n\n[!INCLUDE[none](includes/none.md)]\n"})
    built.translate(DUTCH)
    config = (built.root / "mkdocs.yml").read_text()
    sites = []
    for number in (1, 3):
        shutil.rmtree(built.root / ".cache")
        built.write({"mkdocs.yml": config.replace("- bitext:", f"- bitext:\n      processes: {number}")})
        command = [sys.executable, "-m", "mkdocs", "build", "-d", f"site{number}"]
        done = subprocess.run(command, cwd=built.root, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert ("in 3 processes" in done.stderr) == (number == 3)
        assert done.stderr.count("none.md") == 1
        sites.append(files_of(built.root / f"site{number}"))
    assert sites[0] == sites[1]


def _die(_: object) -> None:
    os._exit(9)


def test_a_process_that_is_killed_leaves_its_pages_to_the_build(built, monkeypatch: pytest.MonkeyPatch) -> None:
    built.write({f"docs/{number}.md": f"# Page {number}\n" for number in range(20)})
    built.update()
    expected = files_of(built.build().site)
    shutil.rmtree(built.root / ".cache")
    monkeypatch.setattr(stored_pages, "_can_fork", lambda: True)
    monkeypatch.setattr(stored_pages._Work, "of", _die)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    assert files_of(built.build().site) == expected


@pytest.mark.parametrize("place", ["docs/index.md", "docs/includes/hub.md"])
def test_an_include_that_comes_later_is_shown(built, place: str) -> None:
    folder = "" if "includes" in place else "includes/"
    built.write({place: f"# Start\n\n[!INCLUDE[new]({folder}new.md)]\n"})
    assert "New words." not in built.build().text("index.html")
    built.write({"docs/includes/new.md": "New words.\n"})
    site = built.build()
    assert "New words." in site.text("index.html")
    assert "New words." in site.text("nl-BE/index.html")


def test_a_page_that_is_saved_while_it_is_made_is_made_again(built, monkeypatch: pytest.MonkeyPatch) -> None:
    path = built.root / "translations/nl-BE/more.xlf"
    text = path.read_text()
    path.write_text(text.replace("Open het menu.", "Eerst."))
    localize = localized.localize

    def saved_meanwhile(*arguments: object, **options: object) -> object:
        page = localize(*arguments, **options)
        if "Open the menu." in str(arguments[0]):
            path.write_text(text.replace("Open het menu.", "Daarna."))
        return page

    with monkeypatch.context() as patch:
        patch.setattr(localized, "localize", saved_meanwhile)
        built.build()
    assert "Daarna." in built.build().text("nl-BE/more/index.html")


@pytest.mark.parametrize("number", ["-1", "true", "many"])
def test_a_number_of_processes_that_is_none_is_refused_with_its_place(built, number: str) -> None:
    config = (built.root / "mkdocs.yml").read_text()
    built.write({"mkdocs.yml": config.replace("- bitext:", f"- bitext:\n      processes: {number}")})
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=built.root, capture_output=True, text=True)
    assert done.returncode == 1
    assert "'processes'" in done.stderr
    assert "Traceback" not in done.stderr
