"""Forms in pages: in the page's language, usable without scripts, and allowed by a strict security policy."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubcheck.messages import Catalogue, locales, read_catalogue
from mkdocs_hubcheck import markup, messages
from mkdocs_hubcheck.examples import examples
from mkdocs_hubcheck.markers import expand
from mkdocs_hubcheck.page_parts import PageParts

PARTS = {"email": lambda number: f"[email {number}]", "url": lambda number: f"[url {number}]"}
URLS = markup.FileUrls(style="a.css", script="a.js", words="w.json", engine="e.js")


class Tags(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.start_tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.start_tags.append((tag, dict(attrs)))


def page(locale: str = "en") -> str:
    forms = [
        markup.form(kind, at, read_catalogue(locale), live=True) for at, kind in enumerate(("email", "url", "url"))
    ]
    return markup.head(read_catalogue(locale), URLS) + "".join(forms)


@given(st.text(alphabet="<!->p/ hubcheck:email\n"))
def test_a_page_without_markers_stays_as_it_is(html: str) -> None:
    if not re.search(r"<!--\s*hubcheck:", html):
        assert expand(html, PARTS).html == html


@pytest.mark.parametrize(
    ("html", "expanded"),
    [
        pytest.param("<p>a</p>\n<!-- hubcheck:email -->\n<p>b</p>", "<p>a</p>\n[email 0]\n<p>b</p>", id="on its own"),
        pytest.param(
            "<li><p><!-- hubcheck:url --></p></li>", "<li>[url 0]</li>", id="in a list it sheds its paragraph"
        ),
        pytest.param("<!--hubcheck:url--><!--hubcheck:email-->", "[url 0][email 1]", id="two, counted"),
        pytest.param(
            "<code>&lt;!-- hubcheck:url --&gt;</code>", "<code>&lt;!-- hubcheck:url --&gt;</code>", id="in code"
        ),
    ],
)
def test_a_marker_becomes_its_part(html: str, expanded: str) -> None:
    assert expand(html, PARTS).html == expanded


def test_an_unknown_marker_stays_a_comment_and_is_reported() -> None:
    expanded = expand("<!-- hubcheck:emial -->", PARTS)
    assert (expanded.html, expanded.used, expanded.unknown) == ("<!-- hubcheck:emial -->", (), ("emial",))


@pytest.mark.parametrize("locale", locales())
def test_the_markup_needs_no_exception_from_the_security_policy(locale: str) -> None:
    for tag, attributes in Tags(page(locale)).start_tags:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        if tag == "script":
            assert attributes.get("src") or attributes.get("type") == "application/json"
        assert tag != "style"


@pytest.mark.parametrize("locale", locales())
def test_ids_are_unique_and_everything_that_names_one_finds_it(locale: str) -> None:
    tags = Tags(page(locale)).start_tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    named = [attributes.get("for") for tag, attributes in tags if tag == "label"]
    named += [name for _, attributes in tags for name in (attributes.get("aria-describedby") or "").split()]
    named += [(attributes["href"] or "").removeprefix("#") for tag, attributes in tags if tag == "use"]
    assert set(named) <= set(ids)


def test_without_a_script_nothing_typed_can_be_sent() -> None:
    tags = Tags(page()).start_tags
    assert [attributes.get("method") for tag, attributes in tags if tag == "form"] == ["dialog"] * 3
    inputs = [attributes for tag, attributes in tags if tag == "input"]
    assert [attributes["type"] for attributes in inputs] == ["email", "url", "url"]
    assert all("required" in attributes and "name" not in attributes for attributes in inputs)


def test_the_live_region_is_empty_at_first() -> None:
    assert '<div class="hc-live" role="status" aria-atomic="true"></div>' in markup.form(
        "email", 0, read_catalogue(), live=True
    )


@pytest.mark.parametrize("kind", markup.FORMS)
@pytest.mark.parametrize("locale", locales())
def test_the_examples_cover_every_kind_of_verdict(kind: str, locale: str) -> None:
    shown = examples(kind, read_catalogue(locale))
    assert {example.tone for example in shown} >= (
        {"ok", "fix", "warn", "reject"} if kind == "email" else {"ok", "fix", "reject", "danger"}
    )
    assert all(example.panel.title and example.panel.text for example in shown)


@pytest.mark.parametrize(
    ("requested", "served"),
    [
        pytest.param("nl-BE", "nl-BE", id="the locale"),
        pytest.param("nl", "nl-BE", id="another one of the language"),
        pytest.param("fr-LU", "fr-BE", id="another one of French"),
        pytest.param("qq-BE", "en", id="English where there is neither"),
    ],
)
def test_a_page_uses_the_nearest_language(requested: str, served: str) -> None:
    assert messages.nearest_catalogue(requested).locale == served


def test_a_missing_message_is_sent_in_english_and_separately() -> None:
    partly = Catalogue("fr", {"ui.check": "Vérifier"}, read_catalogue())
    sent = json.loads(messages.message_file(partly, "forms", ("ui.",)).text)
    assert sent["messages"] == {"ui.check": "Vérifier"}
    assert sent["fallback"]["ui.why"] == "Why?"
    assert "ui.check" not in sent["fallback"]


def test_a_message_file_is_named_after_its_content() -> None:
    one = messages.message_file(Catalogue("fr", {"ui.check": "Vérifier"}), "forms", ("ui.",))
    other = messages.message_file(Catalogue("fr", {"ui.check": "Contrôler"}), "forms", ("ui.",))
    assert one.name != other.name


def test_messages_of_the_command_line_are_not_sent() -> None:
    assert "cli." not in messages.message_file(read_catalogue(), "forms", messages.FORMS).text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Choose **Client URL**", "Choose <b>Client URL</b>"),
        ("a < b & **<i>**", "a &lt; b &amp; <b>&lt;i&gt;</b>"),
    ],
)
def test_screen_labels_are_bold_and_everything_else_is_text(text: str, html: str) -> None:
    assert str(markup.rich(text)) == html


def test_without_a_packed_checker_the_form_says_so_and_has_no_script() -> None:
    expanded = PageParts(None).insert("<!-- hubcheck:email -->", "nl-BE", lambda uri: f"../{uri}")
    tags = Tags(expanded.html).start_tags
    assert not [tag for tag, _ in tags if tag == "script"]
    assert [tag for tag, attributes in tags if tag == "link" and (attributes["href"] or "").endswith("forms.css")]
    assert read_catalogue("nl-BE").text("boot.cannot-start") in expanded.html
    assert "hc-late" not in expanded.html
