"""A small site in two languages, as a generator would write it, without defects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from bitext.site_check import SiteChecked, check_site

BASE = "https://example.com/help/"
_NAV = {
    "en": ["Start", "Connect", "Clients", "Today"],
    "nl-BE": ["Begin", "Verbinden", "Cliënten", "Nieuws"],
}
_ADDRESSES = ("", "connect/", "clients/", "today/")


def document(address: str, locale: str, title: str, content: str, *, canonical: str = "", alternates: str = "") -> str:
    """A whole page around some content: head, navigation, switcher."""
    up = "../" * address.count("/")
    prefix = "" if locale == "en" else f"{locale}/"
    rest = address.removeprefix(prefix)
    links = "".join(
        f'<li><a href="{up}{prefix}{one}">{name}</a></li>\n' for one, name in zip(_ADDRESSES, _NAV[locale], strict=True)
    )
    return f"""<!doctype html>
<html lang="{locale}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{canonical or BASE + address}">
{alternates}<link rel="stylesheet" href="{up}assets/style.css">
<link rel="preconnect" href="https://elsewhere.example/">
</head>
<body>
<nav><ul>
{links}<li><a href="{up}{rest}" hreflang="en">English</a></li>
<li><a href="{up}nl-BE/{rest}" hreflang="nl-BE">Nederlands</a></li>
</ul></nav>
<article{' data-bitext="fallback" lang="en"' if canonical else ""}>
{content}</article>
</body>
</html>
"""


def alternates(rest: str) -> str:
    """The list of versions that every version of a page has."""
    versions = (("en", rest), ("nl-BE", f"nl-BE/{rest}"), ("x-default", rest))
    # The space at the end of rel keeps a theme's script away, and is allowed.
    return "".join(f'<link rel="alternate " hreflang="{code}" href="{BASE}{to}">\n' for code, to in versions)


_START = """<h1 id="start">{hello}</h1>
<p>{read} <a href="connect/#e-mail">{mail}</a>. <a href="https://elsewhere.example/a">{else_}</a></p>
<img src="{up}assets/screen.png" srcset="{up}assets/screen.png 1x, {up}assets/screen-2x.png 2x" alt="{alt}">
"""
_CONNECT = """<h1 id="connect">{title}</h1>
<h2 id="e-mail">{heading}</h2>
<p><i data-s="u1-s1"></i>{one} <i data-s="u1-s2"></i>{two}</p>
<pre><code>bitext update --check now</code></pre>
<p>{see} <a href="../clients/#add">{add}</a>, <a href="#e-mail">{heading}</a>.</p>
<video poster="{up}assets/screen.png" src="{up}assets/film.mp4"></video>
<object data="{up}assets/plan.svg"></object>
<svg><use href="{up}assets/plan.svg#roof"></use></svg>
"""
_CLIENTS = """<h1 id="clients">{title}</h1>
<h2 id="add">{heading}</h2>
<p>{text}</p>
<p>{back} <a href="../connect/?from=clients#e-mail">{mail}</a>, <a href="mailto:a@example.com">{write}</a>.</p>
"""
_TODAY = """<h1 id="today">News of the hub today</h1>
<p>This page is still in English only.</p>
"""
_WORDS = {
    "en": {
        "hello": "Help for accountants", "read": "Read more about", "mail": "your e-mail address",
        "else_": "A page of others", "alt": "The screen on which you begin", "title": "Connect",
        "one": "Choose the address that you work with.", "two": "The hub sends you a message.", "see": "See",
        "add": "how to add a client", "write": "write to us", "back": "Back to", "heading": "Your e-mail address",
        "text": "You can add as many clients as you like.",
    },
    "nl-BE": {
        "hello": "Hulp voor accountants", "read": "Lees meer over", "mail": "uw e-mailadres",
        "else_": "Een pagina van anderen", "alt": "Het scherm waarop u begint", "title": "Verbinden",
        "one": "Kies het adres waarmee u werkt.", "two": "De hub stuurt u een bericht.", "see": "Zie",
        "add": "hoe u een cliënt toevoegt", "write": "schrijf ons", "back": "Terug naar", "heading": "Uw e-mailadres",
        "text": "U kunt zoveel cliënten toevoegen als u wilt.",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """The site's folder, with helpers to change and check it."""

    root: Path

    def write(self, path: str, text: str = "") -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> int:
        """Edit a page by hand; returns the line of the edit."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, (path, old)
        self.write(path, text.replace(old, new))
        return text[: text.index(old)].count("\n") + 1

    def check(self, base: str | None = None, *, list_external: bool = False) -> SiteChecked:
        return check_site(self.root, base, list_external=list_external)

    def found(self, base: str | None = None) -> list[tuple[str, str]]:
        """Code and page of each finding."""
        findings = self.check(base).findings
        return [(one.code, one.location.path.relative_to(self.root).as_posix()) for one in findings if one.location]


@pytest.fixture
def built(tmp_path: Path) -> BuiltSite:
    """Three pages in English and Dutch, one in English only, an error page and a redirect."""
    site = BuiltSite(tmp_path / "site")
    for asset in ("style.css", "screen.png", "screen-2x.png", "film.mp4", "plan.svg"):
        site.write(f"assets/{asset}")
    for locale, words in _WORDS.items():
        prefix = "" if locale == "en" else f"{locale}/"
        for rest, content in (("", _START), ("connect/", _CONNECT), ("clients/", _CLIENTS)):
            address = prefix + rest
            title = {"": words["hello"], "connect/": words["title"], "clients/": words["heading"]}[rest]
            text = content.format(up="../" * address.count("/"), **words)
            site.write(f"{address}index.html", document(address, locale, title, text, alternates=alternates(rest)))
    site.write("today/index.html", document("today/", "en", "Today", _TODAY))
    fallback = document("nl-BE/today/", "nl-BE", "Today", _TODAY, canonical=f"{BASE}today/")
    site.write("nl-BE/today/index.html", fallback)
    site.write(
        "404.html", '<html lang="en"><head><title>Help</title></head><body><a href="/help/">Start</a></body></html>'
    )
    site.write("old/index.html", '<meta http-equiv="refresh" content="0; url=../connect/"><title>Moved</title>')
    return site
