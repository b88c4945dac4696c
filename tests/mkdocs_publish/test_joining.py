"""What pages load together becomes one file; what nothing names any more goes, and nothing else does."""

import logging
import posixpath
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml.html import fromstring

from mkdocs_publish.built_page import BuiltPage
from mkdocs_publish.joining import FOLDER, Joiner

Site = Callable[[Mapping[str, str | bytes]], Path]
ALL = ("own/*",)


def page(*files: str, root: str = "") -> str:
    elements = (
        f'<link rel="stylesheet" href="{root}{name}">'
        if name.endswith(".css")
        else f'<script type="module" src="{root}{name}"></script>'
        for name in files
    )
    return f"<!doctype html><html><head>{''.join(elements)}</head><body><p>Text</p></body></html>"


def join(folder: Path, *needed: str, patterns: tuple[str, ...] = ALL) -> None:
    Joiner(folder, patterns, lambda page: "/sub/" if page.is_error else page.root).run(needed)


def loaded(folder: Path, name: str) -> list[str]:
    """The files that a page names, below the site's root, in its order."""
    addresses = fromstring((folder / name).read_bytes()).xpath("//link/@href | //script/@src")
    return [posixpath.normpath(posixpath.join(posixpath.dirname(name), str(one))) for one in addresses]


def texts(folder: Path, name: str) -> list[str]:
    return [(folder / one).read_text(encoding="utf-8") for one in loaded(folder, name)]


def test_what_all_pages_load_is_one_file_and_what_some_load_is_another(site: Site) -> None:
    sheets = {f"own/{name}.css": f".{name} {{ top: 0 }}" for name in "abcd"}
    folder = site({
        "index.html": page("own/a.css", "own/b.css"),
        "more/index.html": page("own/a.css", "own/b.css", "own/c.css", "own/d.css", root="../"),
        **sheets,
    })  # fmt: skip
    join(folder)
    (common,) = loaded(folder, "index.html")
    first, second = loaded(folder, "more/index.html")
    assert first == common
    assert re.findall(r"\.(\w) ", (folder / first).read_text()) == ["a", "b"]
    assert re.findall(r"\.(\w) ", (folder / second).read_text()) == ["c", "d"]
    assert not list((folder / "own").iterdir())


def test_a_file_that_stands_alone_stays(site: Site) -> None:
    folder = site({"index.html": page("own/a.css", "own/a.js"), "own/a.css": "", "own/a.js": "start();"})
    join(folder)
    assert loaded(folder, "index.html") == ["own/a.css", "own/a.js"]


def test_one_entry_with_what_it_imports_is_one_request(site: Site) -> None:
    folder = site({
        "index.html": page("own/main.js"),
        "own/main.js": 'import { start } from "./start.js";\nstart();\n',
        "own/start.js": "export function start() {}\n",
    })  # fmt: skip
    join(folder)
    assert [Path(one).parent.as_posix() for one in loaded(folder, "index.html")] == [FOLDER]
    assert not list((folder / "own").iterdir())


def test_a_name_changes_with_the_content_only(site: Site) -> None:
    files = {"index.html": page("own/a.css", "own/b.css"), "own/a.css": "p {}", "own/b.css": "b {}"}
    names = []
    for changed in ("b {}", "b {}", "i {}"):
        folder = site({**files, "own/b.css": changed})
        join(folder)
        names += loaded(folder, "index.html")
    assert names[0] == names[1] != names[2]


def test_addresses_in_a_sheet_lead_where_they_led(site: Site) -> None:
    folder = site({
        "index.html": page("own/deep/a.css", "own/b.css"),
        "own/deep/a.css": "p { background: url('../p.svg'), url(data:image/svg+xml,x), url(https://a.example/i) }",
        "own/b.css": "",
    })  # fmt: skip
    join(folder)
    (text,) = texts(folder, "index.html")
    first, *others = re.findall(r"url\('?([^')]+)", text)
    assert posixpath.normpath(posixpath.join(FOLDER, first)) == "own/p.svg"
    assert others == ["data:image/svg+xml,x", "https://a.example/i"]


def test_only_named_files_of_the_site_are_joined(site: Site) -> None:
    kept = [
        '<link rel="stylesheet" href="theme/a.css">',
        '<link rel="stylesheet" href="https://own.example/own/a.css">',
        '<link rel="stylesheet" media="print" href="own/b.css">',
        '<script src="own/classic.js"></script>',
        '<script type="module" src="own/gone.js"></script>',
    ]
    text = f"<html><head>{''.join(kept)}</head><body></body></html>"
    files = {"theme/a.css": "", "own/b.css": "", "own/classic.js": ""}
    folder = site({"index.html": text, **files})
    join(folder)
    assert (folder / "index.html").read_text() == text
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.*s")} == set(files)


def test_the_page_for_unknown_addresses_names_files_from_the_root(site: Site) -> None:
    files = {"own/a.css": "", "own/b.css": ""}
    folder = site({"404.html": page(*files, root="/sub/"), "index.html": page(*files), **files})
    join(folder)
    (name,) = loaded(folder, "index.html")
    assert f'href="/sub/{name}"' in (folder / "404.html").read_text()


def test_what_others_still_need_stays(site: Site) -> None:
    folder = site({
        "index.html": page("own/main.js", "own/a.css", "own/b.css"),
        "moved/index.html": f'<meta http-equiv="refresh" content="0; url=../">{page("own/b.css", root="../")}',
        "own/main.js": 'import { words } from "./words.js";\nimport { other } from "./other.js";\nwords(other);\n',
        "own/words.js": "export const words = () => {};\n",
        "own/other.js": "export const other = 1;\n",
        "own/worker.js": 'const { words } = await import("./words.js");\n',
        "own/a.css": "",
        "own/b.css": "",
    })  # fmt: skip
    join(folder, "own/a.css")
    assert {path.name for path in (folder / "own").iterdir()} == {"worker.js", "words.js", "a.css", "b.css"}


def test_a_module_that_two_groups_need_runs_once(site: Site) -> None:
    folder = site({
        "index.html": page("own/all.js"),
        "more/index.html": page("own/all.js", "own/some.js", root="../"),
        "own/all.js": 'import { state } from "./state.js";\nstate.add("all");\n',
        "own/some.js": 'import { state } from "./state.js";\nstate.add("some");\n',
        "own/state.js": "export const state = new Set();\n",
    })  # fmt: skip
    join(folder)
    (text,) = texts(folder, "more/index.html")
    assert text.count("new Set()") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('import all from "./state.js";', "import all from"),
        ('import * as all from "./state.js";', "import * as all"),
        ("export default 1;", "export default 1;"),
        ("const one = 1;\nexport { one };", "export { one };"),
        ("export let one = 1;", "export let one"),
        ('const later = () => import("./state.js");', 'import("./state.js");'),
        ('import { gone } from "./gone.js";', "gone.js is not there"),
        ('import { b } from "./b.js";', "imports itself"),
    ],
)
def test_a_module_of_another_kind_is_told_and_stays(
    site: Site, caplog: pytest.LogCaptureFixture, text: str, told: str
) -> None:
    files = {
        "own/a.js": f'import {{ state }} from "./state.js";\n{text}\n',
        "own/b.js": 'import { a } from "./a.js";\n',
        "own/state.js": "export const state = 1;\n",
    }
    before = page("own/a.js", "own/b.js")
    folder = site({"index.html": before, **files})
    with caplog.at_level(logging.WARNING, "mkdocs.plugins.bitext-publish"):
        join(folder)
    assert (folder / "index.html").read_text() == before
    assert {path.name for path in (folder / "own").iterdir()} == {"a.js", "b.js", "state.js"}
    (said,) = caplog.messages
    assert told in said
    assert str(folder / "own") in said


def test_a_sheet_that_must_come_first_is_told_and_stays(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    before = page("own/a.css", "own/b.css")
    folder = site({"index.html": before, "own/a.css": "", "own/b.css": '@import "c.css";'})
    with caplog.at_level(logging.WARNING, "mkdocs.plugins.bitext-publish"):
        join(folder)
    assert (folder / "index.html").read_text() == before
    assert '@import "c.css"' in caplog.text


def test_notes_for_developers_stay_at_home(site: Site) -> None:
    folder = site({
        "index.html": page("own/a.js", "own/b.js"),
        "own/a.js": '/**\n * @typedef {import("./b.js").B} B\n */\nconst a = /** @type {any} */ (self);\n',
        "own/b.js": "done();\n",
    })  # fmt: skip
    join(folder)
    (text,) = texts(folder, "index.html")
    assert "@type" not in text
    assert "(self);" in text


def test_every_page_of_a_site_may_be_without_files(site: Site) -> None:
    folder = site({"index.html": page()})
    join(folder)
    assert BuiltPage.read(folder, folder / "index.html").text == page()
