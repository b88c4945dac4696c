"""Each way to publish that docs/for-publishers.md tells, tried below a path: every address leads somewhere."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, expect

import shared_build
from bitext.project.project import load
from bitext.site_check import check_site

ROOT = Path(__file__).resolve().parents[3]
GUIDE = (ROOT / "docs" / "for-publishers.md").read_text(encoding="utf-8")
FOLDERS = {"en": "", "nl-BE": "nl-BE/", "fr-BE": "fr-BE/"}


def named(page: Path) -> list[str]:
    """Everything that a page loads or leads to."""
    root = lxml.html.parse(str(page)).getroot()
    urls = [*root.xpath("//@src"), *root.xpath("//a/@href"), *root.xpath("//link[not(@rel='alternate ')]/@href")]
    return [url for url in urls if url and not url.startswith(("#", "mailto:", "data:"))]


def test_the_page_names_every_locale_of_the_guide() -> None:
    for locale in load(ROOT / "mkdocs.yml").locales:
        assert f"location /help/{locale.code}/ {{" in GUIDE


def test_below_a_path_every_address_of_every_page_leads_somewhere(served: Any) -> None:
    faults = [one for one in check_site(served.site, served.top).findings if one.severity.value == "error"]
    assert not faults


@pytest.fixture(scope="session")
def flat(tmp_path_factory: pytest.TempPathFactory, write_guide: Any) -> Path:
    """The guide whose addresses are file names, for hosts that know no folders."""

    def make(root: Path) -> None:
        config = write_guide(root, "https://store.example/help/")
        config.write_text(config.read_text(encoding="utf-8") + "use_directory_urls: false\n", encoding="utf-8")
        shared_build.build_site(config, root / "site")

    return shared_build.built_once(tmp_path_factory, "flat", make) / "site"


def test_an_object_store_finds_every_address_under_its_exact_name(flat: Path) -> None:
    pages = [path for path in flat.rglob("*.html") if b"data-moved" not in path.read_bytes()]
    assert len(pages) > 20
    for page in pages:
        here = f"https://store.example/help/{page.relative_to(flat).as_posix()}"
        for url in named(page):
            whole = urlsplit(urljoin(here, url))
            if whole.hostname == "store.example":
                key = unquote(whole.path.removeprefix("/help/"))
                assert (flat / key).is_file(), (here, url)


def test_old_addresses_of_the_source_lead_on_by_file_names_too(flat: Path) -> None:
    page = flat / "en" / "troubleshooting.html"
    (link,) = lxml.html.parse(str(page)).getroot().xpath("//a/@href")
    assert (page.parent / link).resolve() == flat / "troubleshooting.html"


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory, served: Any) -> Iterator[str]:
    """The machine's nginx with the lines that the page tells."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        pytest.skip("no nginx on this machine")
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (told,) = re.findall(r"```nginx\n(.*?)```", GUIDE, re.S)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off;\nworker_processes 1;\nuser root;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\n{temporary}access_log off;\ntypes {{ text/html html; text/css css; text/javascript js mjs; }}\n"
        f"server {{\nlisten 127.0.0.1:{port};\n{told.replace('/srv/www', str(served.site.parent))}\n}}\n}}\n"
    )
    server = subprocess.Popen([program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")])
    try:
        _await(server, port, folder / "error.log")
        yield f"http://127.0.0.1:{port}/help/"
    finally:
        server.terminate()
        server.wait()


def _await(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    while server.poll() is None:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nginx ended: {log.read_text() if log.exists() else ''}")


def answer(address: str) -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port or 80)
    connection.request("GET", parts.path)
    found = connection.getresponse()
    return found.status, {name.lower(): value for name, value in found.getheaders()}, found.read()


@pytest.mark.parametrize("code", FOLDERS)
def test_nginx_says_in_the_readers_language_that_a_page_is_not_there(nginx: str, code: str) -> None:
    status, headers, body = answer(f"{nginx}{FOLDERS[code]}no/such/page/")
    assert status == 404
    assert lxml.html.fromstring(body).get("lang") == code
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("code", FOLDERS)
def test_nginx_sends_pages_and_what_they_load_with_the_policy(nginx: str, served: Any, code: str) -> None:
    address = f"{nginx}{FOLDERS[code]}troubleshooting/"
    status, headers, _ = answer(address)
    assert status == 200
    assert "default-src 'none'" in headers["content-security-policy"]
    page = served.site / FOLDERS[code] / "troubleshooting" / "index.html"
    scripts = lxml.html.parse(str(page)).getroot().xpath("//script/@src")
    assert scripts
    for script in scripts:
        status, headers, _ = answer(urljoin(address, script))
        assert (status, headers["content-type"]) == (200, "text/javascript"), script


@pytest.mark.browser
def test_on_a_host_for_files_only_a_reader_gets_around(chromium: Browser, flat: Path, serve: Any) -> None:
    with serve(flat) as address:
        page = chromium.new_page(locale="en-US")
        page.goto(f"{address}/index.html")
        page.locator(".md-select button").hover()
        page.locator(".md-select a[hreflang=nl-BE]").click()
        expect(page).to_have_url(f"{address}/nl-BE/index.html")
        page.locator("article a[href*='checklist']").first.click()
        expect(page).to_have_url(f"{address}/nl-BE/checklist.html")
        page.close()
