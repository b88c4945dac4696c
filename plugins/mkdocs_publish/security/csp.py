"""The Content-Security-Policy in every page: it allows what the pages load, run and connect to, and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from pathlib import Path

from bitext.core.html_edit import InsertionPoint, with_insertions
from mkdocs_publish.built_page import pages, write
from mkdocs_publish.security.other_servers import OtherServers

REFERRER = "same-origin"
"""Other sites do not learn which page a reader came from."""

_OURS = re.compile(r"[ \t]*<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n|[ \t]*<meta name=\"referrer\"[^>]*>\n")


@dataclass(frozen=True, slots=True)
class Needs:
    """What a page, or all pages of a site, require."""

    scripts: frozenset[str] = field(default_factory=frozenset)
    """Inline scripts, as written in the page."""
    styles: frozenset[str] = field(default_factory=frozenset)
    connect: frozenset[str] = field(default_factory=frozenset)
    """Other sources that scripts connect to, for `connect-src`."""
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


@dataclass(slots=True)
class Secured:
    """What the pages of a site require, and what the policy blocks."""

    needs: Needs = field(default_factory=Needs)
    """Of all pages together."""
    faults: list[tuple[str, str]] = field(default_factory=list)
    """Path of a page, and what the policy blocks in it."""
    blocked: list[str] = field(default_factory=list)
    """A sentence for each other server from which pages load something that the policy blocks."""


def secure(
    site: Path,
    connect: Iterable[str] = (),
    *,
    url: str = "",
    preview: bool = False,
    only: Iterable[str] | None = None,
    wasm: bool | None = None,
) -> Secured:
    """Write the policy into the pages.

    Args:
        site: the folder of the built site.
        connect: sources that every page may connect to.
        url: the address of the site; may be empty.
        preview: for `mkdocs serve`, whose own script must run.
        only: the paths of the pages; None for all.
        wasm: whether the site has WebAssembly; None to look for it.
    """
    done = Secured()
    sources = frozenset(connect)
    others = OtherServers(url)
    wasm = next(site.rglob("*.wasm"), None) is not None if wasm is None else wasm
    for page in pages(site, only):
        others.add(page)
        inline = page.inline
        required = Needs(frozenset(inline.scripts), frozenset(inline.styles), page.connect_sources | sources, wasm)
        done.needs |= required
        done.faults += [(page.path, fault) for fault in inline.faults]
        write(site / page.path, _with_policy(page.text, policy(required, preview=preview)))
    done.blocked = others.sentences()
    return done


def policy(requirements: Needs, *, header: bool = False, preview: bool = False) -> str:
    """The policy that allows these requirements and no more.

    Args:
        requirements: of one page or of all.
        header: for a response header, which can also forbid framing.
        preview: for `mkdocs serve`, whose inline script differs from page to page.
    """
    run = ["'unsafe-inline'"] if preview else hashes(requirements.scripts)
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *(["'wasm-unsafe-eval'"] if requirements.wasm else []), *run],
        "style-src": ["'self'", *hashes(requirements.styles)],
        "connect-src": ["'self'", *sorted(requirements.connect)],
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
    """The sources that allow exactly these inline scripts or styles."""
    return sorted(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


def _with_policy(html: str, policy: str) -> str:
    """The page with a policy in its head, before anything that the policy applies to."""
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">\n'
        f'<meta name="referrer" content="{REFERRER}">\n'
    )
    return with_insertions(_OURS.sub("", html), {InsertionPoint.HEAD_START: metas})
