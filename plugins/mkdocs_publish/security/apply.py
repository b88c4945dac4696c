"""Writes the security policy of a built site: into every page, and as header files for several hosts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_publish.atomic_write import write
from mkdocs_publish.built_page import pages
from mkdocs_publish.security import headers
from mkdocs_publish.security.csp import Needs, policy, with_policy


@dataclass(slots=True)
class Secured:
    """What the pages of a site require, and what the policy blocks."""

    needs: Needs = field(default_factory=Needs)
    """Of all pages together."""
    faults: list[tuple[str, str]] = field(default_factory=list)
    """Path of a page, and what the policy blocks in it."""


def secure(site: Path, connect: Iterable[str] = (), *, preview: bool = False) -> Secured:
    """Write the policy into every page.

    Args:
        site: the folder of the built site.
        connect: sources that every page may connect to.
        preview: for `mkdocs serve`, whose own script must run.
    """
    done = Secured()
    sources = frozenset(connect)
    wasm = next(site.rglob("*.wasm"), None) is not None
    for page in pages(site):
        inline = page.inline
        required = Needs(frozenset(inline.scripts), frozenset(inline.styles), page.connect_sources | sources, wasm)
        done.needs |= required
        done.faults += [(page.path, fault) for fault in inline.faults]
        write(site / page.path, with_policy(page.text, policy(required, preview=preview)))
    return done


def write_headers(site: Path, together: Needs) -> None:
    """Write the response headers, in the formats of the supported hosts, for what all pages need together."""
    common = headers.headers(policy(together, header=True))
    immutable = headers.immutable_paths(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    write(site / "_headers", headers.as_headers_file(common, immutable))
    write(site / ".htaccess", headers.as_htaccess(common, immutable))
    write(site / "_headers.nginx", headers.as_nginx(common, immutable))
