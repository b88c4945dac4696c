"""One visit, then no network: guide and checker go on in the reader's language. With one, pages are never old."""

import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from hubcheck.messages import read_catalogue
from mkdocs_publish.__main__ import main
from mkdocs_publish.built_page import pages, write
from mkdocs_publish.messages import messages
from mkdocs_publish.offline import build_worker
from split_interpreter import FIRST, SECOND, split_interpreter
from web_server import Fault, Server

pytestmark = pytest.mark.browser

KEPT = """async (addresses) => {
    const kept = await Promise.all(addresses.map((one) => caches.match(new URL(one, document.baseURI))));
    return kept.every(Boolean);
}"""
CONNECTION = "Object.defineProperty(navigator, 'connection', { value: %s });"


@dataclass
class Host:
    """The guide somewhere below a server's root, as files that a test may change."""

    folder: Path
    server: Any
    path: str
    """Where it lies below the server's root."""
    cut: Any
    """A fault that ends connections."""

    @property
    def url(self) -> str:
        return f"{self.server.url}{self.path}"

    def groups(self) -> dict[str, Any]:
        """What the service worker is to keep."""
        text = (self.folder / "sw.js").read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text.partition("\n")[0].removeprefix("const build = ").removesuffix(";"))
        return found

    def kept(self, *langs: str, later: bool = False) -> list[str]:
        """The addresses of what a reader of these languages has on the device."""
        build = self.groups()
        files = [*build["core"], *(build["later"] if later else [])]
        files += [file for one in build["locales"] if one["lang"] in langs for file in one["files"]]
        return [f"{self.url}/{path}" for path, _ in files]

    def publish(self, page: str, old: str, new: str) -> None:
        """A new version in which a text of one page is another."""
        path = self.folder / page
        text = path.read_text(encoding="utf-8")
        assert old in text
        write(path, text.replace(old, new))
        opened = [one for one in pages(self.folder) if not one.is_error and not one.is_redirect]
        folder = Path(self.groups()["style"]).parent.as_posix()
        later = [path for path, _ in self.groups()["later"]]
        build_worker.write_worker(self.folder, opened, folder, later=later, never=["*/snapshot.bin"], limit=6)

    def end(self) -> None:
        """No network any more, not on connections either that are still open."""
        self.server.faults[""] = self.cut
        self.server.__exit__(None, None, None)


@pytest.fixture
def host(guide: Path, tmp_path: Path) -> Iterator[Callable[..., Host]]:
    """Publishes the guide at a path of a server of its own."""
    with ExitStack() as stack:

        def at(path: str = "") -> Host:
            folder = tmp_path / "root" / path.strip("/")
            shutil.copytree(guide, folder, copy_function=os.link, dirs_exist_ok=True)
            server = Server(tmp_path / "root")
            server.__enter__()
            stack.callback(lambda: server._http.server_close())
            return Host(folder, server, path, Fault(cut=True))

        yield at


@pytest.fixture
def read(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A reader's browser in which service workers may work; keywords are those of a context."""
    contexts = []

    def opened(script: str = "", **options: Any) -> Page:
        context = chromium.new_context(service_workers="allow", reduced_motion="reduce", **options)
        context.set_default_timeout(120_000)
        if script:
            context.add_init_script(script)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def until(page: Page, what: str, arg: object = None) -> None:
    """Wait for something that only a promise can tell."""
    holds = f"""async (arg) => {{
        const holds = {what};
        for (let turn = 0; turn < 1800; turn += 1) {{
            if (await holds(arg)) return true;
            await new Promise((resolve) => setTimeout(resolve, 100));
        }}
        return false;
    }}"""
    assert page.evaluate(holds, arg), what


def visit_once(page: Page, host: Host, address: str, *langs: str, later: bool) -> None:
    """Read one page until everything for a visit without network is on the device."""
    page.goto(host.url + address)
    until(page, KEPT, host.kept(*langs, later=later))


def has_checker(guide: Path) -> bool:
    return any((guide / "assets" / "hubcheck").glob("packed-*"))


@pytest.mark.parametrize("path", ["", "/deep/help"])
def test_after_one_visit_the_guide_and_the_checker_need_no_network(
    host: Callable[..., Host], read: Callable[..., Page], guide: Path, path: str
) -> None:
    site, page = host(path), read()
    visit_once(page, site, "/nl-BE/", "nl-BE", "en", later=True)
    site.end()
    page.goto(f"{site.url}/nl-BE/troubleshooting/")
    expect(page.locator("html")).to_have_attribute("lang", "nl-BE")
    expect(page.locator(".md-header")).to_have_css("position", "sticky")
    expect(page.get_by_text(messages("nl-BE")["offline.line"])).to_be_visible()
    if has_checker(guide):
        form, words = page.locator("hubcheck-email").first, read_catalogue("nl-BE")
        form.get_by_role("textbox").fill("jan@kantoorpeeters.be")
        form.get_by_role("textbox").press("Enter")
        expect(form.locator(".hc-title")).to_have_text(words.text("email.class.unlisted.title"), timeout=120_000)


def test_without_network_the_checker_has_the_second_half_of_its_interpreter(
    host: Callable[..., Host], read: Callable[..., Page], guide: Path, tmp_path: Path
) -> None:
    if not has_checker(guide):
        pytest.skip("the checker could not be packed here")
    site, page = host(), read()
    (folder,) = (site.folder / "assets" / "hubcheck").glob("interpreter-*")
    for name in (FIRST, SECOND):
        for file in folder.glob(f"{name}*"):
            file.unlink()
    split_interpreter(folder)
    site.publish("nl-BE/index.html", "<html", "<html")
    visit_once(page, site, "/nl-BE/", "nl-BE", "en", later=True)
    site.end()
    page.goto(f"{site.url}/nl-BE/troubleshooting/")
    form, words = page.locator("hubcheck-email").first, read_catalogue("nl-BE")
    form.get_by_role("textbox").fill("jan@kantoorpeeters.be")
    form.get_by_role("textbox").press("Enter")
    expect(form.locator(".hc-title")).to_have_text(words.text("email.class.unlisted.title"), timeout=120_000)


def test_every_page_of_the_reader_s_language_and_of_the_source_opens_without_network(
    host: Callable[..., Host], read: Callable[..., Page]
) -> None:
    site, page = host(), read()
    visit_once(page, site, "/nl-BE/", "nl-BE", "en", later=False)
    site.end()
    for address in [one for one in site.kept("nl-BE", "en") if one.endswith("/")]:
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_page_that_is_not_kept_says_so_in_the_language_of_its_address(
    host: Callable[..., Host], read: Callable[..., Page]
) -> None:
    site, page = host(), read()
    visit_once(page, site, "/", "en", later=False)
    site.end()
    words = messages("nl-BE")
    page.goto(f"{site.url}/nl-BE/nowhere/")
    expect(page.get_by_role("heading", name=words["offline.title"])).to_be_visible()
    expect(page.get_by_role("link", name=words["offline.home"])).to_have_attribute("href", f"{site.url}/nl-BE/")


def test_the_line_in_the_footer_comes_and_goes_with_the_connection(
    host: Callable[..., Host], read: Callable[..., Page]
) -> None:
    site, page = host(), read()
    visit_once(page, site, "/", "en", later=False)
    line = page.get_by_text(messages("en")["offline.line"])
    expect(line).to_be_hidden()
    page.context.set_offline(True)
    expect(line).to_be_visible()
    page.context.set_offline(False)
    expect(line).to_be_hidden()


def controlled(page: Page, url: str) -> None:
    """The page is one that the service worker answers for."""
    page.goto(url)
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def takes_over(page: Page, site: Host) -> None:
    """The version that is published now has taken the place of the one before."""
    page.evaluate("async () => (await navigator.serviceWorker.ready).update()")
    cache = f"guide {urlsplit(site.url).path}/ {site.groups()['version']}"
    until(
        page,
        """async (cache) => {
            const { active, installing, waiting } = await navigator.serviceWorker.ready;
            return (await caches.has(cache)) && active.state === "activated" && !installing && !waiting;
        }""",
        cache,
    )


def test_it_is_never_in_the_way_of_questions_to_the_network(
    host: Callable[..., Host], read: Callable[..., Page], tmp_path: Path
) -> None:
    site, page = host(), read(bypass_csp=True)
    visit_once(page, site, "/", "en", later=False)
    controlled(page, site.url + "/")
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "alive").write_text("x")
    with Server(tmp_path / "else") as other:
        before = len(site.server.seen)
        how = page.evaluate(
            """async ([other, style]) => {
                const opaque = await fetch(other, { mode: "no-cors", cache: "no-store" });
                const control = await fetch(`sw.js?1`, { method: "HEAD", cache: "no-store" }).catch(() => null);
                const fresh = await fetch(style, { cache: "no-store" });
                await fetch("sw.js", { method: "POST", body: "x" });
                return [opaque.type, fresh.ok];
            }""",
            [f"{other.url}/alive", site.kept()[0]],
        )
        asked = [(one.method, one.path) for one in site.server.seen[before:]]
        assert how == ["opaque", True]
        assert [one.path for one in other.seen] == ["/alive"]
    assert ("GET", site.kept()[0].removeprefix(site.server.url)) in asked
    assert ("POST", "/sw.js") in asked


def test_after_a_deploy_the_next_visit_shows_the_new_page(host: Callable[..., Host], read: Callable[..., Page]) -> None:
    site, page = host(), read()
    visit_once(page, site, "/nl-BE/today/", "nl-BE", "en", later=False)
    controlled(page, f"{site.url}/nl-BE/today/")
    heading = page.get_by_role("heading", level=1)
    before = re.sub("¶", "", heading.inner_text()).strip()
    site.publish("nl-BE/today/index.html", f"{before}<a", "Heel nieuw<a")
    page.goto(f"{site.url}/nl-BE/get-started/")
    page.goto(f"{site.url}/nl-BE/today/")
    expect(heading).to_contain_text("Heel nieuw")


def test_while_the_host_is_silent_a_page_comes_from_the_device(
    host: Callable[..., Host], read: Callable[..., Page]
) -> None:
    site, page = host(), read()
    visit_once(page, site, "/nl-BE/", "nl-BE", "en", later=False)
    controlled(page, f"{site.url}/nl-BE/")
    site.server.delay = 600
    page.goto(f"{site.url}/nl-BE/today/", timeout=60_000)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".md-header")).to_have_css("position", "sticky")


def test_a_form_with_text_is_not_disturbed_by_a_new_version(
    host: Callable[..., Host], read: Callable[..., Page]
) -> None:
    site, page = host(), read()
    visit_once(page, site, "/troubleshooting/", "en", later=False)
    controlled(page, f"{site.url}/troubleshooting/")
    box = page.locator("hubcheck-email").first.get_by_role("textbox")
    box.fill("an@kantoor.be")
    page.evaluate("window.stays = true")
    site.publish("today/index.html", "</h1>", " 2</h1>")
    takes_over(page, site)
    expect(box).to_have_value("an@kantoor.be")
    assert page.evaluate("window.stays")


def test_a_page_that_is_open_gets_the_files_of_its_own_version(
    host: Callable[..., Host], read: Callable[..., Page]
) -> None:
    site, page = host(), read()
    visit_once(page, site, "/troubleshooting/", "en", later=False)
    controlled(page, f"{site.url}/troubleshooting/")
    script = next(one for one in site.kept() if re.search(r"/assets/bitext/\w+/page.js$", one))
    (site.folder / script.removeprefix(f"{site.url}/")).unlink()
    site.publish("today/index.html", "</h1>", " 2</h1>")
    takes_over(page, site)
    assert page.evaluate("async (script) => (await fetch(script)).ok", script)


@pytest.mark.parametrize("ended", [False, True], ids=["with a network", "without one"])
def test_the_search_works_from_the_device(host: Callable[..., Host], read: Callable[..., Page], ended: bool) -> None:
    """Its worker learns the locale from the fragment of its address, which an answer from the cache does not have."""
    site, page = host(), read()
    visit_once(page, site, "/nl-BE/", "nl-BE", "en", later=False)
    controlled(page, f"{site.url}/nl-BE/")
    if ended:
        site.end()
    page.goto(f"{site.url}/nl-BE/today/")
    page.locator("[data-md-component=search-query]").focus()
    page.locator("[data-md-component=search-query]").fill("uitnodiging")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_what_a_reader_had_the_next_version_has_too(host: Callable[..., Host], read: Callable[..., Page]) -> None:
    site, page = host(), read()
    visit_once(page, site, "/nl-BE/", "nl-BE", "en", later=False)
    controlled(page, f"{site.url}/nl-BE/")
    site.publish("nl-BE/today/index.html", "</h1>", " 2</h1>")
    takes_over(page, site)
    site.end()
    page.goto(f"{site.url}/nl-BE/today/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2")


@pytest.mark.parametrize(
    "connection", ["{ saveData: true }", "{ effectiveType: '2g' }", "{ effectiveType: 'slow-2g' }"]
)
def test_who_saves_data_gets_ahead_only_what_is_read(
    host: Callable[..., Host], read: Callable[..., Page], connection: str
) -> None:
    site, page = host(), read(CONNECTION % connection)
    page.goto(f"{site.url}/nl-BE/today/")
    until(page, KEPT, [f"{site.url}/nl-BE/today/", *site.kept()])
    asked = {one.path for one in site.server.seen}
    assert "/nl-BE/add-client/" not in asked
    assert not [path for path in asked if path.endswith((".wasm", "app.zip"))]
    site.end()
    page.goto(f"{site.url}/nl-BE/today/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_on_a_slow_connection_the_guide_is_kept_and_the_checker_comes_with_its_first_use(
    host: Callable[..., Host], read: Callable[..., Page], guide: Path
) -> None:
    site, page = host(), read(CONNECTION % "{ effectiveType: '3g' }")
    visit_once(page, site, "/nl-BE/", "nl-BE", "en", later=False)
    # The page that is kept last was asked for after everything that would be kept with it.
    assert not [one.path for one in site.server.seen if one.path.endswith((".wasm", "app.zip"))]
    if has_checker(guide):
        controlled(page, f"{site.url}/nl-BE/")
        page.locator("hubcheck-email").first.get_by_role("textbox").fill("jan@kantoorpeeters.be")
        until(page, KEPT, site.kept(later=True))


def test_a_site_that_wants_it_no_more_frees_its_readers(host: Callable[..., Host], read: Callable[..., Page]) -> None:
    site, page = host(), read()
    visit_once(page, site, "/", "en", later=False)
    build_worker.write_unregister_worker(site.folder)
    page.goto(f"{site.url}/today/")
    until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    until(page, "async () => (await caches.keys()).length === 0")


def test_the_zip_runs_from_a_plain_file_server_below_any_path(
    guide: Path, read: Callable[..., Page], serve: Callable[..., Any], tmp_path: Path
) -> None:
    assert main(["zip", str(guide), str(tmp_path / "guide.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "guide.zip") as packed:
        packed.extractall(tmp_path / "www" / "some where")
    page = read()
    failed: list[str] = []
    page.on("response", lambda got: failed.append(got.url) if got.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    with serve(tmp_path / "www") as base:
        page.goto(f"{base}/some%20where/guide/nl-BE/troubleshooting/")
        page.locator("a[href$='get-started/']").last.click()
        expect(page).to_have_url(f"{base}/some%20where/guide/nl-BE/get-started/")
        page.go_back()
        if has_checker(guide):
            form = page.locator("hubcheck-email").first
            form.get_by_role("textbox").fill("an@kantoor.be")
            form.get_by_role("textbox").press("Enter")
            title = read_catalogue("nl-BE").text("email.class.unlisted.title")
            expect(form.locator(".hc-title")).to_have_text(title, timeout=120_000)
    assert failed == []
