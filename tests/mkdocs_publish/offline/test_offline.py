"""What a reader's browser keeps: everything that pages are made of, in bounds, known by its content."""

import json
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bitext.core.messages import translated_in
from mkdocs_publish.built_page import pages
from mkdocs_publish.messages import FOLDER, messages
from mkdocs_publish.offline import build_worker
from mkdocs_publish.offline.cache_groups import choose, entries, languages
from mkdocs_publish.options import PublishOptions
from mkdocs_publish.pipeline import Site as Publication
from mkdocs_publish.pipeline import publish

Site = Callable[[Mapping[str, str | bytes]], Path]


def page(lang: str = "en", body: str = "x") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>A</title></head>'
        f'<body><header></header><main class="m">{body}</main><footer>f</footer></body></html>'
    )


SITE = {
    "index.html": page(),
    "a/index.html": page(),
    "nl-BE/index.html": page("nl-BE"),
    "nl-BE/a/index.html": page("nl-BE"),
    "nl-BE/search/index.json": "{}",
    "assets/app.css": "a{}",
    "assets/app.css.map": "{}",
    "assets/app.css.gz": b"\x1f",
    "assets/engine-1/big.wasm": b"\0asm",
    "assets/engine-1/small.js": "x",
    "assets/javascripts/lunr/min/lunr.nl.min.js": "nl",
    "assets/javascripts/lunr/min/lunr.ja.min.js": "ja",
    "assets/javascripts/lunr/min/lunr.multi.min.js": "multi",
    "sitemap.xml": "<x/>",
    "report.pdf": b"%PDF",
}


def chosen(folder: Path, limit: float = 6, later: tuple[str, ...] = (), never: tuple[str, ...] = ()) -> Any:
    kept = choose(folder, list(pages(folder)), later, never, limit)
    names = {
        "core": kept.core,
        "later": kept.later,
        **{one.lang: one.files for one in kept.languages},
    }
    return {group: sorted(path for path, _ in entries(folder, files)) for group, files in names.items()} | {
        "over_limit": kept.over_limit
    }


def test_each_locale_has_its_own_pages_and_files_and_all_share_the_rest(site: Site) -> None:
    found = chosen(site(SITE), later=("assets/engine-*/*.wasm",))
    assert found["en"] == ["", "a/"]
    assert found["nl-BE"] == ["nl-BE/", "nl-BE/a/", "nl-BE/search/index.json"]
    assert found["later"] == ["assets/engine-1/big.wasm"]
    assert found["core"] == [
        "assets/app.css",
        "assets/engine-1/small.js",
        "assets/javascripts/lunr/min/lunr.multi.min.js",
        "assets/javascripts/lunr/min/lunr.nl.min.js",
    ]


def test_a_large_file_that_is_named_by_a_language_goes_to_its_readers_only(site: Site) -> None:
    large = "x" * 40_000
    files = {"search/nl-BE.json": large, "search/en.json": large, "assets/letters.nl-BE.5a6984fc27.json": "{}"}
    found = chosen(site({**SITE, **files}))
    assert "search/nl-BE.json" in found["nl-BE"]
    assert "search/en.json" in found["en"]
    assert not {"search/nl-BE.json", "search/en.json"} & set(found["core"])
    assert "assets/letters.nl-BE.5a6984fc27.json" in found["core"]


def test_what_the_site_wants_left_out_is_left_out(site: Site) -> None:
    assert "assets/engine-1/small.js" not in chosen(site(SITE), never=("assets/engine-*",))["core"]


def test_pages_beyond_the_limit_are_left_out_and_counted(site: Site) -> None:
    size = len(page().encode())
    found = chosen(site(SITE), limit=1.5 * size / 1_000_000)
    assert (found["en"], found["over_limit"]) == (["a/"], 2)


def test_the_locale_at_the_root_is_found_by_its_pages(site: Site) -> None:
    folder = site({"index.html": page("fr"), "x/index.html": page("fr"), "de/index.html": page("de")})
    assert [(one.lang, one.folder) for one in languages(pages(folder))] == [("fr", ""), ("de", "de/")]


def test_a_file_is_known_by_its_content(site: Site) -> None:
    folder = site({"é b.js": "x"})
    assert entries(folder, [folder / "é b.js"]) == [("%C3%A9%20b.js", sha256(b"x").hexdigest()[:16])]


def worker(folder: Path) -> str:
    return (folder / "sw.js").read_text(encoding="utf-8")


def options(**values: object) -> PublishOptions:
    made = PublishOptions()
    made.load_dict({"offline": values, "compact": {"enabled": True}})
    assert made.validate() == ([], [])
    return made


def published(folder: Path, *, preview: bool = False, **values: object) -> Path:
    publish(Publication(folder, "https://help.example/guide/", preview), options(**values))
    return folder


def build_of(folder: Path) -> Any:
    first = worker(folder).partition("\n")[0]
    return json.loads(first.removeprefix("const build = ").removesuffix(";"))


def test_any_other_file_makes_another_version(site: Site) -> None:
    once = build_of(published(site(SITE)))["version"]
    assert build_of(published(site(SITE)))["version"] == once
    assert build_of(published(site({**SITE, "assets/app.css": "b{}"})))["version"] != once


def test_the_worker_knows_pages_as_they_are_served(site: Site) -> None:
    folder = published(site(SITE))
    listed = {path: hash for one in build_of(folder)["locales"] for path, hash in one["files"]}
    for name in ("index.html", "nl-BE/a/index.html"):
        assert listed[name.removesuffix("index.html")] == sha256((folder / name).read_bytes()).hexdigest()[:16]


@pytest.mark.parametrize(("name", "root"), [("index.html", ""), ("nl-BE/a/index.html", "../../")])
def test_every_page_leads_to_its_parts(site: Site, name: str, root: str) -> None:
    folder = published(site(SITE))
    text = (folder / name).read_text(encoding="utf-8")
    assert (folder / build_of(folder)["style"]).is_file()
    (style,) = re.findall(rf'rel="stylesheet" href="{root}(assets/[^"]*)"', text)
    assert ".pub-offline" in (folder / style).read_text(encoding="utf-8")
    assert text.index('class="pub-offline"') < text.index("</footer>")


def test_an_error_page_names_the_root_as_the_site_s_address_has_it(site: Site) -> None:
    folder = published(site({**SITE, "404.html": page(), "nl-BE/404.html": page("nl-BE")}))
    for name in ("404.html", "nl-BE/404.html"):
        text = (folder / name).read_text(encoding="utf-8")
        (script,) = re.findall(r'src="/guide/(assets/publish/[^"]*)"', text)
        assert '"/guide/assets/publish/' in (folder / script).read_text(encoding="utf-8")


def test_a_redirect_stays_as_it_is(site: Site) -> None:
    stub = page().replace("<title>", '<meta http-equiv="refresh" content="0; url=../"><title>')
    folder = published(site({**SITE, "en/index.html": stub}))
    assert "assets/publish" not in (folder / "en" / "index.html").read_text(encoding="utf-8")
    assert "en/" not in {path for one in build_of(folder)["locales"] for path, _ in one["files"]}


@pytest.mark.parametrize("values", [{"preview": True}, {"enabled": False}])
def test_a_preview_and_a_site_that_wants_none_free_earlier_readers(site: Site, values: dict[str, Any]) -> None:
    folder = published(site(SITE), **values)
    assert "unregister" in worker(folder)
    assert "fetch" not in worker(folder)
    assert "pub-offline" not in (folder / "index.html").read_text(encoding="utf-8")
    assert not list(folder.rglob("offline.*"))


@pytest.mark.parametrize("lang", ["nl-BE", "fr-BE"])
def test_every_language_says_everything_in_its_own_words(lang: str) -> None:
    assert set(translated_in(FOLDER, lang)) <= set(messages("en")) == set(messages(lang))
    assert messages(lang)["offline.line"] != messages("en")["offline.line"]


def test_a_language_without_words_speaks_english() -> None:
    assert messages("qq-BE") == messages("en")


def test_the_worker_s_folder_is_named_by_what_is_in_it(site: Site) -> None:
    folder = site({})
    folder.mkdir(exist_ok=True)
    name = build_worker.assets(folder)
    assert (folder / name / "offline.js").is_file()
    assert build_worker.assets(folder) == name
