"""Reads an address into its parts, or says everything that is wrong with how it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import idna
from email_validator import EmailSyntaxError, validate_email

from hubcheck.email.lists import is_reserved
from hubcheck.model import Finding, finding

LOCAL_LIMIT = 64
"""Octets before the `@` (RFC 5321 4.5.3.1.1)."""
LABEL_LIMIT = 63
"""Octets between two dots of a domain (RFC 1035 2.3.4)."""
DOMAIN_LIMIT = 253
"""Octets of a domain without its length bytes (RFC 1035 2.3.4)."""
ADDRESS_LIMIT = 254
"""Octets of an address in a mail envelope (RFC 5321 4.5.3.1.3, RFC 3696 erratum 1690)."""

_QUOTED = re.compile(r'("(?:[^"\\]|\\.)*")@(.*)', re.S)
_COMMENT = re.compile(r"^\([^()]*\)|\([^()]*\)$")
_ATEXT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.")
_LDH = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that can be read."""

    local: str
    """Before the `@`, as typed (NFC), without comments."""
    domain: str
    """After it: A-labels, lower case; an address literal with its brackets."""
    shown: str
    """The domain in Unicode, lower case."""
    structure: str = ""
    """Signs of a form that is legal in mail and no work account has: quotes, the parentheses of a comment."""

    @property
    def text(self) -> str:
        """The address in canonical form."""
        return f"{self.local}@{self.shown}"

    @property
    def literal(self) -> bool:
        """Whether an IP address stands in place of the domain."""
        return self.domain.startswith("[")


def parse(text: str) -> Address | tuple[Finding, ...]:
    """The parts of a cleaned address, or the findings that say why it cannot be one."""
    if (unreadable := next(_unreadable(text), None)) is not None:
        return (unreadable,)
    local, domain = _halves(text)
    bare_local, bare_domain = _COMMENT.sub("", local), _COMMENT.sub("", domain)
    structure = "()" if (bare_local, bare_domain) != (local, domain) else ""
    if bare_local.startswith('"'):
        structure += '"'
    faults = (*_local_faults(bare_local), *_domain_faults(bare_domain))
    if not faults and _octets(bare_domain) + len(bare_local.encode()) + 1 > ADDRESS_LIMIT:
        faults = (finding("email.address-too-long", limit=str(ADDRESS_LIMIT)),)
    return faults or _validated(bare_local, bare_domain, structure)


def _halves(text: str) -> tuple[str, str]:
    if quoted := _QUOTED.fullmatch(text):
        return quoted[1], quoted[2]
    local, _, domain = text.rpartition("@")
    return local, domain


def _unreadable(text: str) -> Iterator[Finding]:
    """Faults that leave no two halves to look at."""
    if not text:
        yield finding("email.empty")
    if odd := next((c for c in text if _is_control(c)), None):
        yield finding("email.control", character=f"U+{ord(odd):04X}")
    quoted = _QUOTED.fullmatch(text)
    rest = "@" + quoted[2] if quoted else text
    if sum("@" in part for part in re.split(r"[\s,;|]+", rest)) > 1:
        yield finding("email.several")
    elif "@" not in rest:
        yield finding("email.no-at")
    elif rest.count("@") > 1:
        yield finding("email.several-at")


def _is_control(character: str) -> bool:
    """Controls, and format characters that turn the direction of text; blanks are not among them."""
    return not character.isspace() and unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs")


def _local_faults(local: str) -> Iterator[Finding]:
    if not local:
        yield finding("email.no-local")
    if len(local.encode(errors="replace")) > LOCAL_LIMIT:
        yield finding("email.local-too-long", limit=str(LOCAL_LIMIT))
    if local.startswith('"'):
        return
    if any(c.isspace() for c in local):
        yield finding("email.space")
    if local.startswith(".") or local.endswith(".") or ".." in local:
        yield finding("email.local-dots")
    if odd := _odd(local, _ATEXT):
        yield finding("email.local-characters", characters=odd)


def _domain_faults(domain: str) -> Iterator[Finding]:
    if not domain:
        yield finding("email.no-domain")
    if not domain or domain.startswith("["):
        return
    if any(c.isspace() for c in domain):
        yield finding("email.space")
    if "," in domain:
        yield finding("email.comma")
    if odd := _odd(domain.replace(",", ""), _LDH):
        yield finding("email.domain-characters", characters=odd)
    labels = domain.split(".")
    if "" in labels:
        yield finding("email.domain-dots")
    if any(label.startswith("-") or label.endswith("-") for label in labels):
        yield finding("email.hyphen")
    yield from _length_faults(domain)
    if labels[-1].isdecimal():
        yield finding("email.numeric-tld", tld=labels[-1])


def _length_faults(domain: str) -> Iterator[Finding]:
    labels = [_octets(label) for label in domain.split(".")]
    if max(labels) > LABEL_LIMIT:
        yield finding("email.label-too-long", limit=str(LABEL_LIMIT))
    if sum(labels) + len(labels) - 1 > DOMAIN_LIMIT:
        yield finding("email.domain-too-long", limit=str(DOMAIN_LIMIT))


def _octets(label: str) -> int:
    """Length of the label as it travels; a guess from below where IDNA has no form for it."""
    try:
        return len(label) if label.isascii() else len(idna.encode(label, uts46=True))
    except idna.IDNAError:
        return len(label)


def _odd(text: str, allowed: frozenset[str]) -> str:
    """The ASCII characters that have no place in the text, each once; blanks are a fault of their own."""
    return " ".join(dict.fromkeys(c for c in text if c.isascii() and c not in allowed and not c.isspace()))


def _validated(local: str, domain: str, structure: str) -> Address | tuple[Finding, ...]:
    """The judgement of email-validator, which knows Unicode and IDNA, on what looks right so far."""
    # It refuses special-use names; ours are a finding of their own, so it sees them below an ordinary one.
    ending = ".be" if is_reserved(domain.lower()) else ""
    try:
        seen = validate_email(
            f"{local}@{domain}{ending}",
            strict=not ending,
            check_deliverability=False,
            globally_deliverable=False,
            allow_quoted_local=True,
            allow_domain_literal=True,
        )
    except EmailSyntaxError:
        return (finding("email.syntax"),)
    shown, ascii_domain = seen.domain.removesuffix(ending), (seen.ascii_domain or domain).removesuffix(ending)
    return Address(unicodedata.normalize("NFC", local), ascii_domain.lower(), shown.lower(), structure)
