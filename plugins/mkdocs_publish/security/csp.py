"""The site's Content-Security-Policy: what a page may load, run and ask, and nothing besides."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape

from bitext.core.html_edit import InsertionPoint, with_insertions
from mkdocs_publish.built_page import BuiltPage

REFERRER = "same-origin"
"""Other sites do not learn which page a reader came from."""

_OURS = re.compile(r"[ \t]*<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n|[ \t]*<meta name=\"referrer\"[^>]*>\n")


@dataclass(frozen=True, slots=True)
class Needs:
    """What a page, or all pages of a site, cannot do without."""

    scripts: frozenset[str] = field(default_factory=frozenset)
    """Inline scripts, as they stand in the page."""
    styles: frozenset[str] = field(default_factory=frozenset)
    connect: frozenset[str] = field(default_factory=frozenset)
    """Whom else scripts ask: sources of `connect-src`."""
    wasm: bool = False
    """Whether WebAssembly is compiled."""

    def __or__(self, other: Needs) -> Needs:
        """The needs of both."""
        return Needs(
            self.scripts | other.scripts,
            self.styles | other.styles,
            self.connect | other.connect,
            self.wasm or other.wasm,
        )


def needs(page: BuiltPage, connect: Iterable[str] = (), *, wasm: bool = False) -> Needs:
    """What a page needs.

    Args:
        page: as it was built.
        connect: sources that every page may ask.
        wasm: whether the site has WebAssembly.
    """
    return Needs(frozenset(page.inline.scripts), frozenset(page.inline.styles), page.asks | frozenset(connect), wasm)


def policy(wanted: Needs, *, header: bool = False, preview: bool = False) -> str:
    """The policy that allows this and no more.

    Args:
        wanted: what must go on working.
        header: for a response header, which can also forbid to be framed.
        preview: for `mkdocs serve`, which puts a script of its own into each page, another every time.
    """
    run = ["'unsafe-inline'"] if preview else hashes(wanted.scripts)
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *(["'wasm-unsafe-eval'"] if wanted.wasm else []), *run],
        "style-src": ["'self'", *hashes(wanted.styles)],
        "connect-src": ["'self'", *sorted(wanted.connect)],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "object-src": ["'none'"],
    }
    if header:
        directives["frame-ancestors"] = ["'none'"]
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


def hashes(texts: Iterable[str]) -> list[str]:
    """The sources that let these inline scripts or styles through, and no others."""
    return sorted(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


def with_policy(html: str, text: str) -> str:
    """A page that carries its policy itself, before anything that the policy is about.

    Args:
        html: the whole page.
        text: the policy.
    """
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(text, quote=False)}">\n'
        f'<meta name="referrer" content="{REFERRER}">\n'
    )
    return with_insertions(_OURS.sub("", html), {InsertionPoint.HEAD_START: metas})
