"""Gives a built site its security policy: in every page, and as headers for hosts that set them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_publish.atomic_write import write
from mkdocs_publish.built_page import pages
from mkdocs_publish.security import headers
from mkdocs_publish.security.csp import Needs, needs, policy, with_policy


@dataclass(slots=True)
class Secured:
    """What came of it."""

    needs: Needs = field(default_factory=Needs)
    """Of all pages together."""
    faults: list[tuple[str, str]] = field(default_factory=list)
    """A page, and what in it the policy forbids."""


def secure(site: Path, connect: Iterable[str] = (), *, preview: bool = False) -> Secured:
    """Write the policy.

    Args:
        site: the folder of the built site.
        connect: sources that every page may ask.
        preview: for `mkdocs serve`, whose own script must run.
    """
    done = Secured()
    asked = tuple(connect)
    wasm = next(site.rglob("*.wasm"), None) is not None
    for page in pages(site):
        wanted = needs(page, asked, wasm=wasm)
        done.needs |= wanted
        done.faults += [(page.path, fault) for fault in page.inline.faults]
        write(site / page.path, with_policy(page.text, policy(wanted, preview=preview)))
    return done


def write_headers(site: Path, together: Needs) -> None:
    """Write the headers for the hosts that we know.

    Args:
        site: the folder of the built site, with all that will be in it.
        together: what its pages need.
    """
    common = headers.headers(policy(together, header=True))
    kept = headers.lasting(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    write(site / "_headers", headers.as_headers_file(common, kept))
    write(site / ".htaccess", headers.as_htaccess(common, kept))
    write(site / "_headers.nginx", headers.as_nginx(common, kept))
