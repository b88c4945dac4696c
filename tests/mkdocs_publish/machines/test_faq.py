"""Questions and answers out of an article: what a reader sees, in lines, and only where a page is made of questions."""

import pytest
from lxml.html import HtmlElement, fromstring

from mkdocs_publish.machines.faq import is_question, lines, questions


def article(inner: str) -> HtmlElement:
    return fromstring(f"<main><article>{inner}</article></main>").find("article")


def test_an_answer_goes_up_to_the_next_heading_of_its_level() -> None:
    first, second = questions(
        article(
            "<h1>What now?</h1><p>All of it</p>"
            '<h2 id="a">Why?<a class="headerlink" href="#a">¶</a></h2><p>One\n<b>two</b>.</p><h3>Or?</h3><p>Three.</p>'
            "<h2>How?</h2><ol><li>Go</li><li><p>Come</p></li></ol><ul><li>Stay</li></ul>"
            "<h2>See also</h2><p>Nothing</p>"
        ),
        "en",
    )
    assert (first.text, first.anchor, first.answer) == ("Why?", "a", "One two.\nOr?\nThree.")
    assert (second.text, second.anchor, second.answer) == ("How?", "", "1. Go\n2. Come\n- Stay")


@pytest.mark.parametrize(
    "inner",
    [
        "<h2>Why?</h2><p>x</p>",
        "<h2>Why?</h2><p>x</p><h2>How?</h2><p>y</p><h2>One</h2><h2>Two</h2>",
        "<h2>Why?</h2><h2>How?</h2>",
        "<h2>Why?</h2><form><p>x</p></form><h2>How?</h2><p>y</p>",
        "<section><h2>Why?</h2><p>x</p><h2>How?</h2><p>y</p></section>",
        "<h3>Why?</h3><p>x</p><h3>How?</h3><p>y</p>",
    ],
    ids=["one", "half", "no answers", "a form is no answer", "of a part", "below sections"],
)
def test_other_pages_have_none(inner: str) -> None:
    assert questions(article(inner), "en") == ()


@pytest.mark.parametrize(
    "part",
    [
        "<form><p>{}</p></form>",
        "<script>{}</script>",
        "<style>{}</style>",
        "<noscript><p>{}</p></noscript>",
        "<template><p>{}</p></template>",
        "<hubcheck-email data-search-exclude><div><p>{}</p></div></hubcheck-email>",
        "<ul hidden><li>{}</li></ul>",
        '<span aria-hidden="true">{}</span>',
        "<!-- {} -->",
    ],
)
def test_what_no_reader_reads_is_no_answer(part: str) -> None:
    (root,) = article(f"<div><p>before</p>{part.format('never')}<p>after <i></i>all</p></div>")
    assert lines([root]) == ["before", "after all"]


def test_text_after_a_comment_or_a_skipped_part_stays() -> None:
    (root,) = article("<p>one <!-- x -->two <svg><title>no</title></svg>three</p>")
    assert lines([root]) == ["one two three"]


def test_a_row_of_a_table_is_a_line() -> None:
    (root,) = article("<table>\n<tr>\n<th>A</th>\n<th>B</th>\n</tr>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</table>")
    assert lines([root]) == ["A; B", "1; 2"]


def test_lists_in_lists_count_for_themselves() -> None:
    (root,) = article("<ol><li>a<ol><li>b</li><li>c</li></ol></li><li></li><li>d</li></ol>")
    assert lines([root]) == ["1. a", "1. b", "2. c", "3. d"]


def test_french_keeps_its_narrow_blanks() -> None:
    (root,) = article("<h2>Pourquoi\u202f?</h2>")
    assert lines([root]) == ["Pourquoi\u202f?"]


@pytest.mark.parametrize(
    ("text", "lang", "asks"),
    [
        ("Why?", "en", True),
        ("Pourquoi\u00a0?", "fr-BE", True),
        ("为什么？", "zh", True),
        ("لماذا؟", "ar", True),
        ("Γιατί;", "el-GR", True),
        ("Why;", "en", False),
        ("Why", "en", False),
        ("The why (really?)", "en", False),
    ],
)
def test_each_language_has_its_mark(text: str, lang: str, asks: bool) -> None:
    assert is_question(text, lang) is asks
