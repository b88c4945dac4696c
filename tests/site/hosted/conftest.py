"""The guide in three locales below a path of its host, as hosts of different kinds hand it out."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

import shared_build
from web_server import LoopbackServer

ROOT = Path(__file__).resolve().parents[3]
CONFIG = """\
INHERIT: {base}
site_url: {url}
docs_dir: {docs}
theme: {{custom_dir: {overrides}}}
plugins:
  - search
  - bitext:
      translations: {translations}
      locales:
        nl-BE: {{name: Nederlands}}
        fr-BE: {{name: Français}}
      enhance: [access, cards, header, open_graph, typography]
      not_found: [troubleshooting.md#which-email, add-client.md#client-url, checklist.md]
      search_help: checklist.md
      status_page: translation-status.md
      feedback: {{mail: help@kantoor.example, pages: [troubleshooting.md]}}
  - hubcheck
  - bitext-publish: {{compact: {{enabled: true}}}}
"""


class Host(SimpleHTTPRequestHandler):
    """A plain file server whose answer for a missing file is a page of the site: the nearest, or the topmost only."""

    nearest = False

    def log_message(self, *_: Any) -> None:
        """Says nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self._page() if code == 404 else None
        if page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _page(self) -> Path | None:
        root = Path(self.directory)
        asked = Path(self.translate_path(self.path))
        found = [folder / "404.html" for folder in asked.parents if folder.is_relative_to(root)]
        pages = [page for page in found if page.is_file()]
        return (pages[0] if self.nearest else pages[-1]) if pages else None


class NearestHost(Host):
    """A host that looks for a 404.html in every folder on the way up, as Netlify and Cloudflare Pages do."""

    nearest = True


@dataclass(frozen=True)
class Served:
    """A site and the hosts that hand it out, all below `/help/`."""

    site: Path
    top: str
    """Address on a host that knows one 404.html only, as GitHub Pages."""
    near: str
    """Address on a host that takes the nearest 404.html."""


def host(folder: Path, kind: type[Host]) -> LoopbackServer:
    """A host for a folder that may come later."""
    server = LoopbackServer(partial(kind, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def write_config(folder: Path, url: str) -> Path:
    """A mkdocs.yml for the guide in three locales; with the checker, to whose results the pages link."""
    paths = {name: ROOT / name for name in ("docs", "overrides", "translations")}
    path = folder / "mkdocs.yml"
    path.write_text(CONFIG.format(base=ROOT / "mkdocs.yml", url=url, **paths), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def write_guide() -> Callable[[Path, str], Path]:
    """Writes the mkdocs.yml for the guide in three locales, at an address."""
    return write_config


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The guide below `/help/`, built for an address that only this worker has."""
    root = tmp_path_factory.mktemp("heads")
    servers = [host(root / "hosted", kind) for kind in (Host, NearestHost)]
    top, near = (f"http://127.0.0.1:{server.server_port}/help/" for server in servers)
    shared_build.build_site(write_config(root, top), root / "hosted" / "help")
    yield Served(root / "hosted" / "help", top, near)
    for server in servers:
        server.shutdown()
    shutil.rmtree(root / "hosted")
