"""Gives a built site its security policy: in every page, and as headers for hosts that set them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_publish import headers
from mkdocs_publish.built import pages
from mkdocs_publish.files import write
from mkdocs_publish.policy import Needs, needs, policy, with_policy


@dataclass(slots=True)
class Secured:
    """What came of it."""

    pages: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)
    """A page, and what in it the policy forbids."""


def secure(site: Path, connect: Iterable[str] = (), *, preview: bool = False) -> Secured:
    """Write the policy.

    Args:
        site: the folder of the built site.
        connect: sources that every page may ask.
        preview: for `mkdocs serve`, whose own script must run.
    """
    done, together = Secured(), Needs()
    asked = tuple(connect)
    wasm = next(site.rglob("*.wasm"), None) is not None
    for page in pages(site):
        wanted = needs(page, asked, wasm=wasm)
        together |= wanted
        done.pages += 1
        done.faults += [(page.path, fault) for fault in page.inline.faults]
        write(site / page.path, with_policy(page.text, policy(wanted, preview=preview)))
    if not preview:
        _write_headers(site, together)
    return done


def _write_headers(site: Path, together: Needs) -> None:
    common = headers.headers(policy(together, header=True))
    kept = headers.lasting(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    write(site / "_headers", headers.as_headers_file(common, kept))
    write(site / ".htaccess", headers.as_htaccess(common, kept))
    write(site / "_headers.nginx", headers.as_nginx(common, kept))
