"""The policy that the guide is to be served with, and servers that tests open and never close."""

import base64
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from server import Server


def policy(site: Path) -> str:
    """The policy of a whole site; the theme's inline scripts are let through by their hashes."""
    pages = [page.read_bytes() for page in site.rglob("*.html")]
    inline = {script for page in pages for script in re.findall(rb"<script>(.*?)</script>", page, re.S)}
    hashes = " ".join(sorted(f"'sha256-{base64.b64encode(sha256(one).digest()).decode()}'" for one in inline))
    rest = "worker-src 'self'; connect-src 'self'; img-src 'self' data:; style-src 'self'; font-src 'self'"
    scripts = f"script-src 'self' 'wasm-unsafe-eval' {hashes}"
    return f"default-src 'none'; {scripts}; {rest}; manifest-src 'self'; base-uri 'none'; form-action 'none'"


@contextmanager
def servers(folder: Path, **usual: Any) -> Iterator[Callable[..., Server]]:
    """Serves a folder as often as a test asks, each time with what is to go wrong; closes them all."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(Server(folder, **{**usual, **options}))
