"""“Did this solve it?” at the end of a section: links to a prefilled issue or e-mail that the reader sends.

Nothing is counted or tracked, and the links work without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import quote, urlsplit

from bitext.core.html_edit import splice, strip_tags, written
from bitext.core.locales import language_attributes
from mkdocs_bitext.i18n import messages

_HEADING = re.compile(r"<h2\b[^>]*\bid=\"([^\"]+)\"[^>]*>(.*?)</h2>", re.S)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.S)


@dataclass(frozen=True, slots=True)
class Feedback:
    """The option `feedback`: which pages ask whether they helped, and where the answer goes."""

    issues: str = ""
    """Address of the form for a new issue; `{title}` and `{body}` in it are replaced, or added as parameters."""
    mail: str = ""
    """An e-mail address."""
    pages: tuple[str, ...] = ()
    """The source pages, relative to `docs`, whose sections ask the question."""

    def __bool__(self) -> bool:
        return bool(self.issues or self.mail)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page."""

    page: str
    """Absolute URL of the page, or the path of its source if the site has no URL."""
    locale: str
    id: str
    title: str


def feedback_of(options: Mapping[str, Any]) -> Feedback:
    """The validated option; empty values count as absent, so that they can come from environment variables.

    Raises:
        ValueError: the option is invalid; the message says why.
    """
    issues, mail, pages = (options.get(name) or "" for name in ("issues", "mail", "pages"))
    unknown = sorted(set(options) - {"issues", "mail", "pages"})
    if unknown:
        raise ValueError(f"has the unknown keys {', '.join(unknown)}; write issues or mail, and pages")
    if issues and mail:
        raise ValueError("has both issues and mail; write only one of them")
    if issues and urlsplit(str(issues)).scheme not in ("http", "https"):
        raise ValueError(f"has issues: {issues}; write the full address of the form for a new issue")
    if mail and not re.fullmatch(r"[^@\s?&]+@[^@\s?&]+", str(mail)):
        raise ValueError(f"has mail: {mail}; write one e-mail address")
    if not isinstance(pages or [], list):
        raise ValueError("has pages, but not as a list; write pages: [troubleshooting.md]")
    if (issues or mail) and not pages:
        raise ValueError("has no pages; write pages: [troubleshooting.md]")
    return Feedback(str(issues), str(mail), tuple(map(str, pages or ())))


def with_feedback(html: str, feedback: Feedback, page: str, locale: str, source: str) -> str:
    """A page's content with the question at the end of each of its sections (`<h2>` with an id).

    Args:
        html: the content.
        feedback: where the answers go.
        page: absolute URL of the page, or the path of its source.
        locale: BCP 47, of the reader.
        source: BCP 47, of the page if it is not translated.
    """
    around = (locale, source)
    edits = []
    for heading, end in _sections(html):
        title = unescape(strip_tags(_PERMALINK.sub("", heading[2]))).strip()
        text_end = len(html[:end].rstrip())
        section = Section(page, locale, unescape(heading[1]), title)
        edits.append((text_end, end, f"\n{question(feedback, section, around)}\n"))
    return splice(html, edits)


def _sections(html: str) -> Iterator[tuple[re.Match[str], int]]:
    """Each heading, and the end of its section: the next heading, the footnotes, or the end of the page."""
    headings = list(_HEADING.finditer(html))
    footnotes = html.find('<div class="footnote"', headings[-1].end()) if headings else -1
    ends = [*(heading.start() for heading in headings[1:]), footnotes if footnotes >= 0 else len(html)]
    return zip(headings, ends, strict=False)


def question(feedback: Feedback, section: Section, around: Collection[str]) -> str:
    """The question, collapsed, within text in these locales; its accessible description is the section's heading."""
    strings = messages.section(section.locale, "feedback.")
    instruction = strings["mail"]
    if feedback.issues:
        instruction = messages.text(section.locale, "feedback.issues", host=urlsplit(feedback.issues).hostname)
    own = written(language_attributes(messages.spoken_code(section.locale), *around))
    links = " ".join(
        f'<a href="{escape(address(feedback, section, solved))}" rel="nofollow noreferrer">{escape(strings[key])}</a>'
        for solved, key in ((True, "yes"), (False, "no"))
    )
    return (
        f'<details class="bitext-feedback"{own} data-search-exclude>'
        f'<summary aria-describedby="{escape(section.id)}">{escape(strings["question"])}</summary>'
        f"<p>{escape(instruction)}</p><p>{links}</p></details>"
    )


def address(feedback: Feedback, section: Section, solved: bool) -> str:
    """The link of an answer, prefilled with page, section, language and answer, and nothing about the reader."""
    title = f"{'Solved' if solved else 'Not solved'}: {section.title} ({section.locale})"
    body = (
        f"Page: {section.page}\nSection: #{section.id}\nLanguage: {section.locale}\n"
        f"Solved: {'yes' if solved else 'no'}\n\n{messages.text(section.locale, 'feedback.write')}\n"
    )
    if feedback.mail:
        # RFC 6068, 5: line breaks are %0D%0A, and a space is never a plus.
        lines = body.replace("\n", "\r\n")
        return f"mailto:{quote(feedback.mail, safe='@')}?subject={quote(title, safe='')}&body={quote(lines, safe='')}"
    filled = feedback.issues.replace("{title}", quote(title, safe="")).replace("{body}", quote(body, safe=""))
    if filled != feedback.issues:
        return filled
    separator = "&" if urlsplit(feedback.issues).query else "?"
    return f"{feedback.issues}{separator}title={quote(title, safe='')}&body={quote(body, safe='')}"
