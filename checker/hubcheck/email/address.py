"""Parses an address into its parts, or reports every syntax error in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import idna
from email_validator import EmailSyntaxError, validate_email

from hubcheck.domains.lists import is_reserved
from hubcheck.model import Finding, finding

LOCAL_LIMIT = 64
"""Octets before the `@` (RFC 5321 4.5.3.1.1)."""
LABEL_LIMIT = 63
"""Octets between two dots of a domain (RFC 1035 2.3.4)."""
DOMAIN_LIMIT = 253
"""Octets of a domain without its length bytes (RFC 1035 2.3.4)."""
ADDRESS_LIMIT = 254
"""Octets of an address in a mail envelope (RFC 5321 4.5.3.1.3, RFC 3696 erratum 1690)."""

PLAIN_LOCAL = r"[a-z0-9]+(?:[._-][a-z0-9]+)*"
"""Pattern of a plain address before the `@`, in lower case."""
PLAIN_LIMIT = LABEL_LIMIT
"""Maximum length of a plain address, so that no part of it can be too long."""
_PLAIN = re.compile(rf"{PLAIN_LOCAL}@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{{2,}}", re.ASCII | re.IGNORECASE)
_QUOTED = re.compile(r'("(?:[^"\\]|\\.)*")@(.*)', re.S)
_COMMENT = re.compile(r"^\([^()]*\)|\([^()]*\)$")
_ATEXT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.")
_LDH = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.")


@dataclass(frozen=True, slots=True)
class Address:
    """A syntactically valid address."""

    local: str
    """The part before the `@`, as typed (NFC), without comments."""
    domain: str
    """The part after it: A-labels, lower case; an address literal includes its brackets."""
    unicode_domain: str
    """The domain in Unicode, lower case."""
    structure: str = ""
    """Characters of syntax that is valid in mail but not in work accounts: quotes, the parentheses of a comment."""

    @property
    def text(self) -> str:
        """The address in canonical form."""
        return f"{self.local}@{self.unicode_domain}"

    @property
    def literal(self) -> bool:
        """Whether the domain is an IP address."""
        return self.domain.startswith("[")


def is_plain(text: str) -> bool:
    """Whether it is an address as most are: valid by every standard, with nothing around it.

    It is short, and has only ASCII letters and digits, and single dots, hyphens and underscores between them. The long
    way has the same result for it, in five times the time.
    """
    return len(text) <= PLAIN_LIMIT and _PLAIN.fullmatch(text) is not None


def parse(text: str) -> Address | tuple[Finding, ...]:
    """The parts of a cleaned address, or its syntax errors."""
    if is_plain(text):
        local, _, domain = text.lower().partition("@")
        return Address(text[: len(local)], domain, domain)
    if (fault := next(_structural_faults(text), None)) is not None:
        return (fault,)
    local, domain = _split_at(text)
    bare_local, bare_domain = _COMMENT.sub("", local), _COMMENT.sub("", domain)
    structure = "()" if (bare_local, bare_domain) != (local, domain) else ""
    if bare_local.startswith('"'):
        structure += '"'
    faults = (*_local_faults(bare_local), *_domain_faults(bare_domain))
    if not faults and _octets(bare_domain) + len(bare_local.encode()) + 1 > ADDRESS_LIMIT:
        faults = (finding("email.address-too-long", limit=str(ADDRESS_LIMIT)),)
    return faults or _validated(bare_local, bare_domain, structure)


def _split_at(text: str) -> tuple[str, str]:
    if quoted := _QUOTED.fullmatch(text):
        return quoted[1], quoted[2]
    local, _, domain = text.rpartition("@")
    return local, domain


def _structural_faults(text: str) -> Iterator[Finding]:
    """Faults because of which the text cannot be split into a local part and a domain."""
    if not text:
        yield finding("email.empty")
    if not text.isprintable() and (control := next((c for c in text if _is_control(c)), None)):
        yield finding("email.control", character=f"U+{ord(control):04X}")
    quoted = _QUOTED.fullmatch(text)
    rest = "@" + quoted[2] if quoted else text
    if sum("@" in part for part in re.split(r"[\s,;|]+", rest)) > 1:
        yield finding("email.several")
    elif "@" not in rest:
        yield finding("email.no-at")
    elif rest.count("@") > 1:
        yield finding("email.several-at")


def _is_control(character: str) -> bool:
    """Whether it is a control or format character, e.g. one that reverses the text direction; whitespace is not."""
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
    if invalid := _invalid_characters(local, _ATEXT):
        yield finding("email.local-characters", characters=invalid)


def _domain_faults(domain: str) -> Iterator[Finding]:
    if not domain:
        yield finding("email.no-domain")
    if not domain or domain.startswith("["):
        return
    if any(c.isspace() for c in domain):
        yield finding("email.space")
    if "," in domain:
        yield finding("email.comma")
    if invalid := _invalid_characters(domain.replace(",", ""), _LDH):
        yield finding("email.domain-characters", characters=invalid)
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
    """Encoded length of a label; a lower bound if IDNA cannot encode it."""
    try:
        return len(label) if label.isascii() else len(idna.encode(label, uts46=True))
    except idna.IDNAError:
        return len(label)


def _invalid_characters(text: str, allowed: frozenset[str]) -> str:
    """The ASCII characters that are not allowed, each once; whitespace is reported separately."""
    return " ".join(dict.fromkeys(c for c in text if c.isascii() and c not in allowed and not c.isspace()))


def _validated(local: str, domain: str, structure: str) -> Address | tuple[Finding, ...]:
    """The address as email-validator, which knows Unicode and IDNA, accepts it, or a syntax error."""
    # It rejects special-use names, which have their own finding here, so it gets them below an ordinary domain.
    ending = ".be" if is_reserved(domain.lower()) else ""
    try:
        validated = validate_email(
            f"{local}@{domain}{ending}",
            strict=not ending,
            check_deliverability=False,
            globally_deliverable=False,
            allow_quoted_local=True,
            allow_domain_literal=True,
        )
    except EmailSyntaxError:
        return (finding("email.syntax"),)
    unicode_domain = validated.domain.removesuffix(ending).lower()
    ascii_domain = (validated.ascii_domain or domain).removesuffix(ending).lower()
    return Address(unicodedata.normalize("NFC", local), ascii_domain, unicode_domain, structure)
