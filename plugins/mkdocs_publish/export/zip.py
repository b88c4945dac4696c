"""Packs the built site into one zip file, for any web server."""

from __future__ import annotations

import zipfile
from pathlib import Path

from bitext.core.storage import replacing

NAME = "READ-ME.txt"
_LEFT_OUT = frozenset({".br", ".map"})
"""Compressed copies, which few hosts serve, and source maps, which only developers use."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TEXT = """\
This folder is a static web site: files only, no program on the server.

1. Put the folder `{folder}` anywhere below the root of a web server. Pages use relative links, so any folder works.
2. Or view it on this machine, with Python:

       python3 -m http.server 8000 --bind 127.0.0.1 --directory {folder}

   and open http://127.0.0.1:8000/ in a browser.

You can also open the pages from disk (file://), but browsers then block scripts: search and forms do not work.

The server should send .js and .mjs as text/javascript and .wasm as application/wasm. Apache reads `.htaccess`; in
nginx, include `_headers.nginx`; other hosts read `_headers`. These files set the security policy, which the pages also
contain, and the caching rules. Over https, and on localhost, the site also works offline after the first visit.

{address}
"""
_BUILT_FOR = """\
Search engines and the page for unknown addresses use this address: {url}. To publish the site at another
address, build it again with that `site_url`."""
_BUILT_FOR_ANY = """\
The site was built without a `site_url`: there is no sitemap, and the page for unknown addresses works only where the
site is the root of its host."""


def archive(site: Path, out: Path, *, folder: str, url: str) -> int:
    """Write the zip, byte-identical for the same site.

    Args:
        site: the folder of the built site.
        out: the zip to write.
        folder: name of the one folder in it.
        url: the address that the site was built for.

    Returns:
        How many files of the site are in it.

    Raises:
        FileNotFoundError: the folder does not contain a site.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site} is not a built site: it has no index.html. Run `mkdocs build` first.")
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.suffix not in _LEFT_OUT]
    address = _BUILT_FOR.format(url=url) if url else _BUILT_FOR_ANY
    with replacing(out) as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as packed:
        _add(packed, NAME, _TEXT.format(folder=folder, address=address).encode())
        for path in files:
            if path.resolve() != out.resolve():
                _add(packed, f"{folder}/{path.relative_to(site).as_posix()}", path.read_bytes())
    return len(files)


def _add(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.external_attr = 0o644 << 16
    packed.writestr(entry, content, zipfile.ZIP_DEFLATED)
