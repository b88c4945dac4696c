"""“Did this solve it?” at the end of a section: an issue or a mail that the reader sends, with the place filled in.

Nothing is counted and nobody is asked: two links, which work without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import quote, urlsplit

from bitext.core.html_edit import splice, strip_tags
from mkdocs_bitext.i18n import messages

_HEADING = re.compile(r"<h2\b[^>]*\bid=\"([^\"]+)\"[^>]*>(.*?)</h2>", re.S)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.S)


@dataclass(frozen=True, slots=True)
class Feedback:
    """Whom readers of which pages can tell whether it helped; what mkdocs.yml says."""

    issues: str = ""
    """Address of the form for a new issue; `{title}` and `{body}` in it are filled in, or added as parameters."""
    mail: str = ""
    """An e-mail address."""
    pages: tuple[str, ...] = ()
    """The source pages, relative to `docs`, whose sections ask."""

    def __bool__(self) -> bool:
        return bool(self.issues or self.mail)


@dataclass(frozen=True, slots=True)
class Section:
    """Where a reader is."""

    page: str
    """Whole address of the page, or the path of its source where the site does not know its own."""
    locale: str
    id: str
    title: str


def feedback_of(options: Mapping[str, Any]) -> Feedback:
    """What mkdocs.yml says, judged; empty values are as good as none, so that an environment variable can be unset.

    Raises:
        ValueError: it cannot be used; says why.
    """
    issues, mail, pages = (options.get(name) or "" for name in ("issues", "mail", "pages"))
    unknown = sorted(set(options) - {"issues", "mail", "pages"})
    if unknown:
        raise ValueError(f"does not know {', '.join(unknown)}; it has issues, mail and pages")
    if issues and mail:
        raise ValueError("has both issues and mail; name one, so that readers need not choose")
    if issues and urlsplit(str(issues)).scheme not in ("http", "https"):
        raise ValueError(f"has issues: {issues}; write the whole address of the form for a new issue")
    if mail and not re.fullmatch(r"[^@\s?&]+@[^@\s?&]+", str(mail)):
        raise ValueError(f"has mail: {mail}; write one e-mail address")
    if not isinstance(pages or [], list):
        raise ValueError("has pages that are no list; write pages: [troubleshooting.md]")
    if (issues or mail) and not pages:
        raise ValueError("names no pages whose sections ask; write pages: [troubleshooting.md]")
    return Feedback(str(issues), str(mail), tuple(map(str, pages or ())))


def with_feedback(html: str, asked: Feedback, page: str, locale: str) -> str:
    """A page's content with the question at the end of each of its sections (`<h2>` with an id).

    Args:
        html: the content.
        asked: whom to tell.
        page: whole address of the page, or the path of its source.
        locale: BCP 47, of the reader.
    """
    edits = []
    for heading, end in _sections(html):
        title = unescape(strip_tags(_PERMALINK.sub("", heading[2]))).strip()
        text_end = len(html[:end].rstrip())
        edits.append((text_end, end, f"\n{question(asked, Section(page, locale, unescape(heading[1]), title))}\n"))
    return splice(html, edits)


def _sections(html: str) -> Iterator[tuple[re.Match[str], int]]:
    """Each heading, and where its section ends: at the next one, before the footnotes, or with the page."""
    found = list(_HEADING.finditer(html))
    footnotes = html.find('<div class="footnote"', found[-1].end()) if found else -1
    ends = [*(one.start() for one in found[1:]), footnotes if footnotes >= 0 else len(html)]
    return zip(found, ends, strict=False)


def question(asked: Feedback, section: Section) -> str:
    """The question, closed until a reader opens it; its name is followed by the section's heading."""
    words = messages.section(section.locale, "feedback.")
    told = words["mail"]
    if asked.issues:
        told = messages.text(section.locale, "feedback.issues", host=urlsplit(asked.issues).hostname)
    links = " ".join(
        f'<a href="{escape(address(asked, section, solved))}" rel="nofollow noreferrer">{escape(words[answer])}</a>'
        for solved, answer in ((True, "yes"), (False, "no"))
    )
    return (
        f'<details class="bitext-feedback" lang="{escape(messages.spoken_code(section.locale))}" data-search-exclude>'
        f'<summary aria-describedby="{escape(section.id)}">{escape(words["question"])}</summary>'
        f"<p>{escape(told)}</p><p>{links}</p></details>"
    )


def address(asked: Feedback, section: Section, solved: bool) -> str:
    """Where an answer leads, filled in: page, section, language and answer, and nothing about the reader."""
    title = f"{'Solved' if solved else 'Not solved'}: {section.title} ({section.locale})"
    body = (
        f"Page: {section.page}\nSection: #{section.id}\nLanguage: {section.locale}\n"
        f"Solved: {'yes' if solved else 'no'}\n\n{messages.text(section.locale, 'feedback.write')}\n"
    )
    if asked.mail:
        # RFC 6068, 5: line breaks are %0D%0A, and a blank is never a plus.
        lines = body.replace("\n", "\r\n")
        return f"mailto:{quote(asked.mail, safe='@')}?subject={quote(title, safe='')}&body={quote(lines, safe='')}"
    filled = asked.issues.replace("{title}", quote(title, safe="")).replace("{body}", quote(body, safe=""))
    if filled != asked.issues:
        return filled
    sign = "&" if urlsplit(asked.issues).query else "?"
    return f"{asked.issues}{sign}title={quote(title, safe='')}&body={quote(body, safe='')}"
