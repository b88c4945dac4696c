"""“Did this solve it?” below the sections of a page: where it stands, what it says, what its links fill in."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from mkdocs.exceptions import Abort

PAGE = """\
# Trouble

Choose.

## Can't *connect* { #connect }

Check the link.

### A cause { #cause }

Correct it.[^1]

## See & refresh { #refresh }

Wait.

[^1]: A note.
"""
DUTCH = {"Can't *connect*": "Geen *verbinding*", "See & refresh": "Zien & vernieuwen", "Wait.": "Wacht."}
MAIL = "feedback: {mail: help@kantoor.example, pages: [trouble.md]}"


def configured(project, options: str):
    config = (project.root / "mkdocs.yml").read_text()
    project.write({
        "mkdocs.yml": config.replace("locales: {nl-BE", f"{options}\n      locales: {{nl-BE"),
        "docs/index.md": "# Start\n\n## Section { #section }\n\nText.\n",
        "docs/trouble.md": PAGE,
    })  # fmt: skip
    project.translate(DUTCH)
    return project


def questions(page):
    return page.xpath("//article//details[@class='bitext-feedback']")


@pytest.fixture(scope="module")
def site(new_project, tmp_path_factory):
    """A page that asks and one that does not, in two locales."""
    return configured(new_project(tmp_path_factory.mktemp("feedback")), MAIL).build(strict=True)


@pytest.mark.parametrize("folder", ["", "nl-BE/"])
def test_each_section_ends_with_the_question(site, folder: str) -> None:
    page = site.page(f"{folder}trouble/index.html")
    found = questions(page)
    assert [one.find("summary").get("aria-describedby") for one in found] == ["connect", "refresh"]
    first, last = found
    assert first.getnext().get("id") == "refresh"
    assert "Correct it." in first.getprevious().text_content()
    assert last.getnext().get("class") == "footnote"
    assert not questions(site.page(f"{folder}index.html"))
    assert not page.xpath("//details//*[@onclick or @style]")


def test_a_mail_has_the_page_the_section_and_the_language_filled_in(site) -> None:
    (yes, no) = questions(site.page("nl-BE/trouble/index.html"))[0].xpath(".//a")
    assert (yes.text, no.text) == ("Ja, meld het ons", "Nee, meld het ons")
    mail = urlsplit(no.get("href"))
    assert (mail.scheme, unquote(mail.path)) == ("mailto", "help@kantoor.example")
    assert "+" not in mail.query
    filled = parse_qs(mail.query)
    assert filled["subject"] == ["Not solved: Geen verbinding (nl-BE)"]
    lines = filled["body"][0].split("\r\n")
    assert lines[:4] == [
        "Page: https://help.example/guide/nl-BE/trouble/",
        "Section: #connect",
        "Language: nl-BE",
        "Solved: no",
    ]
    assert "Vermeld geen namen" in lines[5]
    assert parse_qs(urlsplit(yes.get("href")).query)["subject"][0].startswith("Solved: ")


def test_it_says_what_a_link_does_and_that_nothing_is_sent_before(site) -> None:
    said = questions(site.page("nl-BE/trouble/index.html"))[1].text_content()
    assert said.startswith("Is het probleem opgelost?Uw mailprogramma opent een bericht waarin de pagina, het deel")
    assert "Er wordt niets verzonden tot u het zelf verzendt." in said


def test_the_question_is_not_searched_for(site) -> None:
    index = "".join(path.read_text() for path in (site.site).rglob("*.json"))
    assert "Zien" in index
    assert "meld het ons" not in index


def test_a_page_without_translation_asks_in_the_readers_language(project) -> None:
    configured(project, "feedback: {mail: help@kantoor.example, pages: [index.md]}")
    article = project.build(strict=True).article("nl-BE/index.html")
    (asked,) = article.xpath(".//details")
    assert (article.get("lang"), asked.get("lang")) == ("en", "nl-BE")
    assert asked.findtext("summary") == "Is het probleem opgelost?"


@pytest.mark.parametrize(
    ("issues", "parameters"),
    [
        ("https://code.example/us/guide/issues/new", ("title", "body")),
        ("https://code.example/us/guide/issues/new?labels=guide", ("title", "body")),
        (
            "https://code.example/-/issues/new?issue[title]={title}&issue[description]={body}",
            ("issue[title]", "issue[description]"),
        ),
    ],
)
def test_an_issue_is_filled_in_the_same_way(project, issues: str, parameters: tuple[str, str]) -> None:
    configured(project, f"feedback: {{issues: '{issues}', pages: [trouble.md]}}")
    asked = questions(project.build(strict=True).page("trouble/index.html"))[1]
    (link, _) = asked.xpath(".//a/@href")
    filled = parse_qs(urlsplit(link).query)
    title, body = (filled[name][0] for name in parameters)
    assert title == "Solved: See & refresh (en)"
    assert "Section: #refresh\n" in body
    assert "opens at code.example" in asked.text_content()
    assert urlsplit(link).hostname == "code.example"


@pytest.mark.parametrize("options", ["front_matter: [title]", "feedback: {mail: '', issues: '', pages: [trouble.md]}"])
def test_where_nobody_is_named_nobody_is_asked(project, options: str) -> None:
    site = configured(project, options).build(strict=True)
    assert not questions(site.page("trouble/index.html"))


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ("{mail: help, pages: [trouble.md]}", "write one e-mail address"),
        ("{mail: 'a@b.example?cc=x', pages: [trouble.md]}", "write one e-mail address"),
        ("{issues: 'javascript:x', pages: [trouble.md]}", "write the full address"),
        ("{mail: a@b.example}", "has no pages"),
        ("{mail: a@b.example, pages: trouble.md}", "pages, but not as a list"),
        ("{mail: a@b.example, issues: 'https://x.example', pages: [trouble.md]}", "write only one"),
        ("{post: x}", "unknown keys post"),
        ("help@kantoor.example", "write {mail:"),
    ],
)
def test_what_cannot_be_used_is_one_clear_message(project, caplog, options: str, reason: str) -> None:
    configured(project, f"feedback: {options}")
    with pytest.raises(Abort):
        project.build()
    (said,) = (one.getMessage() for one in caplog.records if one.levelname == "ERROR")
    assert "feedback" in said
    assert reason in said


def test_a_page_that_is_not_there_is_one_warning(project) -> None:
    configured(project, "feedback: {mail: a@b.example, pages: [trouble.md, gone.md]}")
    (warning,) = project.build().warnings
    assert "lists gone.md, which does not exist" in warning
