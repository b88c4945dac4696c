"""The policy in every page and in the headers: it lets through what the site has, and names what it cannot."""

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from lxml.html import fromstring
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_publish.security.csp import Needs, policy, secure
from mkdocs_publish.security.headers import as_htaccess, as_nginx, immutable_paths, is_hashed, write_headers

Site = Callable[[Mapping[str, str | bytes]], Path]
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A</title>{head}</head><body>{body}</body></html>'
)


def page(head: str = "", body: str = "") -> str:
    return PAGE.format(head=head, body=body)


def sources(text: str, name: str) -> list[str]:
    """What a policy allows for one directive."""
    found = dict(part.strip().partition(" ")[::2] for part in text.split(";"))
    return found[name].split()


def of_page(path: Path) -> str:
    found = fromstring(path.read_bytes()).xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    assert len(found) == 1
    return str(found[0])


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_each_page_lets_through_its_own_scripts_only(site: Site) -> None:
    folder = site(
        {"index.html": page("<script>one&&two</script>"), "nl/index.html": page(body="<script>\r\ndrie\r\n</script>")}
    )
    secure(folder)
    assert sources(of_page(folder / "index.html"), "script-src") == ["'self'", digest("one&&two")]
    assert sources(of_page(folder / "nl" / "index.html"), "script-src") == ["'self'", digest("\ndrie\n")]


def test_the_headers_let_through_the_scripts_of_all_pages(site: Site) -> None:
    folder = site({"index.html": page("<script>one</script>"), "b.html": page("<script>two</script>")})
    write_headers(folder, secure(folder).needs)
    (line,) = re.findall(r"Content-Security-Policy: (.*)", (folder / "_headers").read_text())
    assert {digest("one"), digest("two")} <= set(sources(line, "script-src"))
    assert sources(line, "frame-ancestors") == ["'none'"]


def test_data_needs_no_hash(site: Site) -> None:
    folder = site({"index.html": page('<script type="application/ld+json">{}</script><script src="a.js"></script>')})
    secure(folder)
    assert sources(of_page(folder / "index.html"), "script-src") == ["'self'"]


def test_a_style_element_is_let_through_by_its_hash(site: Site) -> None:
    folder = site({"index.html": page("<style>p > b {color: red}</style>")})
    secure(folder)
    assert sources(of_page(folder / "index.html"), "style-src") == ["'self'", digest("p > b {color: red}")]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a onclick="go()">x</a>', "onclick on <a>"),
        ('<td style="text-align: left">x</td>', "style on <td>"),
        ("<svg><circle style='r: 1'/></svg>", "style on <circle>"),
    ],
)
def test_what_no_hash_lets_through_is_named(site: Site, body: str, fault: str) -> None:
    folder = site({"nl/index.html": page(body=body)})
    assert secure(folder).faults == [("nl/index.html", fault)]


FONTS = "https://fonts.googleapis.com/css?family=A"
STYLE = f'<link rel="stylesheet" href="{FONTS}">'
SCRIPTS = '<script src="//cdn.example/a.js"></script><img src="https://cdn.example/b.png">'
ICON = '<link rel="icon" href="https://a.example/i.png">'
LINKS = '<link rel="preconnect" href="https://fonts.gstatic.com"><link rel="canonical" href="https://b.example/">'


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        (STYLE, f"load {FONTS} from another server, which the site's security policy blocks; set `font: false` below "),
        (
            SCRIPTS,
            "load //cdn.example/a.js from another server, which the site's security policy blocks; put the file ",
        ),
        ('<iframe src="https://video.example/1"></iframe>', "load https://video.example/1 from another server"),
        (LINKS, ""),
        (f'{ICON}<img src="img/a.png"><img src="data:image/png;base64,">', ""),
    ],
    ids=["web fonts", "script and image", "frame", "links", "its own"],
)
def test_what_pages_load_from_another_server_is_one_sentence(site: Site, html: str, sentence: str) -> None:
    folder = site({name: page(html) for name in ("index.html", "nl/index.html")})
    blocked = secure(folder, url="https://a.example/guide/").blocked
    assert [one.partition(" and 1 more page ")[0] for one in blocked] == (["index.html"] if sentence else [])
    assert all(sentence in one for one in blocked)


def test_only_a_page_that_asks_another_host_may_do_so(site: Site) -> None:
    data = '<script type="application/json" data-connect="https://dns.example https:">{}</script>'
    folder = site({"index.html": page(), "check/index.html": page(body=data)})
    secure(folder, ["https://own.example"])
    assert sources(of_page(folder / "index.html"), "connect-src") == ["'self'", "https://own.example"]
    assert sources(of_page(folder / "check" / "index.html"), "connect-src") == [
        "'self'",
        "https:",
        "https://dns.example",
        "https://own.example",
    ]


@pytest.mark.parametrize("name", ["a.wasm", "a.txt"])
def test_webassembly_is_allowed_where_there_is_some(site: Site, name: str) -> None:
    folder = site({"index.html": page(), f"assets/{name}": b""})
    secure(folder)
    allowed = sources(of_page(folder / "index.html"), "script-src")
    assert ("'wasm-unsafe-eval'" in allowed) == name.endswith(".wasm")


def test_nothing_is_ever_evaluated_or_written_inline(site: Site) -> None:
    folder = site({"index.html": page("<script>one</script><style>a{}</style>"), "a.wasm": b""})
    write_headers(folder, secure(folder).needs)
    text = of_page(folder / "index.html") + (folder / "_headers").read_text()
    for word in ("'unsafe-eval'", "'unsafe-inline'", "blob:", "*;"):
        assert word not in text


def test_a_second_time_changes_nothing(site: Site) -> None:
    folder = site({"index.html": page("<script>one</script>")})
    secure(folder)
    once = (folder / "index.html").read_bytes()
    secure(folder)
    assert (folder / "index.html").read_bytes() == once


def test_all_but_the_policy_stays_as_it_was(site: Site) -> None:
    before = page("<script>a < b && c</script>", "<p>é &amp; <br>\n")
    folder = site({"index.html": before})
    secure(folder)
    after = (folder / "index.html").read_text(encoding="utf-8")
    assert re.sub(r'<meta (http-equiv|name="referrer")[^>]*>\n', "", after) == before


def test_the_preview_lets_its_reloading_script_run(site: Site) -> None:
    folder = site({"index.html": page("<script>one</script>")})
    secure(folder, preview=True)
    allowed = sources(of_page(folder / "index.html"), "script-src")
    assert "'unsafe-inline'" in allowed
    assert not [one for one in allowed if one.startswith("'sha256-")]


@pytest.mark.parametrize(
    ("name", "hashed"),
    [
        ("elements-5a6984fc27919838", True),
        ("notices.d05df0a940", True),
        ("bundle.a5f9d56c.min.js", True),
        ("hub.css", False),
        ("minutes-20261128.pdf", False),
        ("lunr.multi.min.js", False),
        ("accommodated.js", False),
    ],
)
def test_a_name_that_changes_with_its_content_is_known(name: str, hashed: bool) -> None:
    assert is_hashed(name) is hashed


def test_what_lasts_is_named_by_the_widest_folder_that_holds_nothing_else() -> None:
    paths = ["a/b.d05df0a940/x.js", "a/c.d05df0a941/x.js", "js/app.a5f9d56c.js", "js/plain.js", "index.html"]
    assert immutable_paths(paths) == ["a/", "js/app.a5f9d56c.js"]


def test_a_header_value_stands_whole_in_apache_and_nginx() -> None:
    text = policy(Needs(scripts=frozenset({"x"})), header=True)
    assert f'"{text}"' in as_htaccess({"Content-Security-Policy": text}, ["a-5a6984fc2791/"])
    assert f'"{text}"' in as_nginx({"Content-Security-Policy": text}, ["a-5a6984fc2791/"])
    assert '"' not in text
    assert "$" not in text


def project(folder: Path, options: str) -> Path:
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text('# A\n\n<a onclick="x()">b</a>\n')
    (folder / "mkdocs.yml").write_text(
        f"site_name: A\nsite_url: https://a.example/\nplugins:\n  - bitext-publish: {options}\n"
    )
    return folder / "mkdocs.yml"


def test_a_build_warns_of_what_the_policy_forbids(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    build(load_config(str(project(tmp_path, "{}"))))
    assert [record.message for record in caplog.records if "onclick" in record.message] == [
        "index.html: onclick on <a>; the site's security policy blocks it. Use a class or a file instead."
    ]


def test_an_origin_that_is_none_stops_the_build_with_its_name(tmp_path: Path) -> None:
    config = project(tmp_path, "{connect: ['api.example.com; script-src *']}")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(config)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "'api.example.com; script-src *' is not an origin" in unescape(done.stderr)


def test_a_file_that_cannot_be_written_ends_the_build_with_its_name(tmp_path: Path) -> None:
    config = project(tmp_path, "{}")
    (tmp_path / "docs" / "_headers").mkdir()
    (tmp_path / "docs" / "_headers" / "index.md").write_text("# A page where the host expects a file\n")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(config)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"bitext-publish: {tmp_path / 'site' / '_headers'}: cannot be written" in unescape(done.stderr)
