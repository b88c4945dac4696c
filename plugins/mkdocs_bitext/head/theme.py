"""Adapts themes to a locale: the only module that knows their templates and their HTML."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import weakref
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files as package_files
from pathlib import Path

from jinja2 import Environment, nodes, pass_context
from jinja2.runtime import Context
from mkdocs.theme import Theme
from mkdocs.utils import get_relative_url

from bitext.core import html_edit
from bitext.core.html_edit import InsertionPoint
from bitext.core.locales import Locale, direction_of, is_pseudo_locale, language_attributes, lookup
from bitext.markdown.pseudolocale import pseudo_text
from mkdocs_bitext.head.alternates import PageAddress

_PARTIALS = "partials/languages"
_PSEUDO_PARTIAL = "{{% macro t(key) %}}{{{{ {texts}[key] }}}}{{% endmacro %}}\n"
_SETTING_KEYS = frozenset({"direction", "search.config.lang", "search.config.pipeline", "search.config.separator"})
"""Keys whose values are settings, not texts."""
_PARTIAL = """\
{{% import "{folder}/{base}.html" as base %}}
{{%- macro t(key) -%}}
{{%- if key == "language" -%}}{code}
{{%- elif key == "direction" -%}}{direction}
{{%- else -%}}{{{{ base.t(key) }}}}{{%- endif -%}}
{{%- endmacro -%}}
"""


def language_partial(code: str, dirs: Sequence[str]) -> str | None:
    """Material's texts for a locale that it lacks, from the nearest one that it has; None if nothing is missing.

    Args:
        code: BCP 47.
        dirs: the theme's folders; the first wins.
    """
    names = {path.stem for folder in dirs for path in (Path(folder) / _PARTIALS).glob("*.html")}
    present = [*lookup(code, names), *({"en"} & names)]
    if not present or present[0] == code:
        return None
    if not is_pseudo_locale(code):
        return _PARTIAL.format(folder=_PARTIALS, base=present[0], code=code, direction=direction_of(code))
    texts = _texts(f"{_PARTIALS}/{present[0]}.html", dirs)
    pseudo = {key: text if key in _SETTING_KEYS else pseudo_text(text) for key, text in texts.items()}
    return _PSEUDO_PARTIAL.format(texts=json.dumps({**pseudo, "language": code}, ensure_ascii=False))


def _texts(name: str, dirs: Sequence[str]) -> Mapping[str, str]:
    """The texts of a partial by key: it contains one dictionary."""
    path = next(Path(folder) / name for folder in dirs if (Path(folder) / name).is_file())
    dictionary = Environment(autoescape=True).parse(path.read_text(encoding="utf-8")).find(nodes.Dict)
    return dict(dictionary.as_const()) if dictionary else {}


def _exists(name: str, dirs: Sequence[str]) -> bool:
    return any((Path(folder) / name).is_file() for folder in dirs)


def add_language_partials(theme: Theme, codes: Sequence[str], owner: object) -> None:
    """Add a folder with the missing language partials after the site's own folder; it is deleted with its owner."""
    texts = {code: language_partial(code, theme.dirs) for code in codes}
    if not any(texts.values()):
        return
    folder = Path(tempfile.mkdtemp(prefix="bitext-theme-"))
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    (folder / _PARTIALS).mkdir(parents=True)
    for code, text in texts.items():
        if text:
            (folder / _PARTIALS / f"{code}.html").write_text(text, encoding="utf-8")
    theme.dirs.insert(1 if theme.custom_dir else 0, str(folder))


_PACKAGE = Path(str(package_files("mkdocs_bitext")))


def add_templates(theme: Theme, enhancements: Collection[str] = ()) -> None:
    """Put our not-found page before the theme's, and our language menu if it is wanted.

    Those of the site itself still take precedence.
    """
    folders = ["theme_parts", *(["theme_header"] if "header" in enhancements else [])]
    for folder in (str(_PACKAGE / name) for name in folders):
        if _exists("main.html", theme.dirs) and folder not in theme.dirs:
            theme.dirs.insert(1 if theme.custom_dir else 0, folder)


def prepare_environments(theme: Theme, prepare: Callable[[Environment], None]) -> None:
    """Prepare each environment of templates that the theme makes, for MkDocs or for a plugin with pages of its own."""

    def prepared() -> Environment:
        env = type(theme).get_env(theme)
        prepare(env)
        return env

    theme.get_env = prepared  # type: ignore[method-assign]


def language_label(locale: Locale, others: Iterable[Locale]) -> Mapping[str, str]:
    """What the language menu says about the locale of a page: `code`, `name`, and a `short` name such as NL.

    Args:
        locale: of the page.
        others: all locales of the site; if two of them share a language, the short name includes the region.
    """
    language = locale.code.partition("-")[0]
    alone = not any(one.code != locale.code and one.code.partition("-")[0] == language for one in others)
    return {"code": locale.code, "name": locale.name, "short": language.upper() if alone else locale.code}


def translate(env: Environment, texts: Mapping[str, str]) -> None:
    """Let `{% trans %}` in templates give these translations, by the text; for any other text, those of the theme."""
    known = env.globals.get("gettext")
    if texts and callable(known):
        env.globals["gettext"] = lambda text: texts.get(text) or known(text)


def stay_in_locale(env: Environment, localized: Callable[[str], str]) -> None:
    """Let `{{ 'news/' | url }}` in templates lead to the page of the locale that is built.

    Args:
        env: of the templates.
        localized: the address of a page's version in the locale; any other address as it is.
    """
    plain = env.filters["url"]

    @pass_context
    def url(context: Context, value: object) -> str:
        return str(plain(context, value if isinstance(value, PageAddress) else localized(str(value))))

    env.filters["url"] = url


def loads_modules(theme: Theme) -> bool:
    """Whether the theme loads `extra_javascript` as it is meant, and has a language switcher: Material does."""
    return theme.name == "material"


def searches_by_address(theme: Theme) -> bool:
    """Whether a form can open a page that searches for the query in its address (`?q=`)."""
    return theme.name == "material"


_TEXT_ELEMENTS = (
    html_edit.start_tag("article"),
    html_edit.start_tag("main"),
    html_edit.start_tag("div", "role=[\"']?main\\b"),
)
"""What holds a page's text, the most specific first."""
_CONTENTS = html_edit.start_tag("ul|div", 'data-md-component="(?:toc|header-topic)"')
"""What repeats the headings of a page outside its text."""
_HEADER_TITLE = html_edit.start_tag("div", 'data-md-component="header-title"')
_AFTER_HEADER_TITLE = re.compile(r'<\w+ class="md-(?:header__(?:option|button|source)|search)\b|</nav>')
_ALTERNATE = re.compile(r'\s*<link rel="alternate" href="[^"]*" hreflang="([^"]*)">')


def with_html_lang(output: str, code: str) -> str:
    """The page with the locale on its `<html>`, and `dir` if it is right to left: not every theme writes the region."""
    return html_edit.with_attributes(output, html_edit.start_tag("html"), language_attributes(code, "en"))


def with_article_attributes(output: str, attributes: Mapping[str, str]) -> str:
    """The page with these attributes on the element that holds its text: `<article>`, or what the theme has instead.

    The table of contents repeats headings of the text, and gets the language too.
    """
    if "lang" in attributes:
        own = {name: value for name, value in attributes.items() if name in ("lang", "dir")}
        output = html_edit.with_attributes(output, _CONTENTS, own, count=0)
    element = next((tag for tag in _TEXT_ELEMENTS if tag.search(output)), None)
    return html_edit.with_attributes(output, element, attributes) if element else output


def with_contents_language(output: str, attributes: Mapping[str, str]) -> str:
    """The page with `lang` (and `dir`) on the links of its table of contents to headings that have it, too."""
    text = next((found for tag in _TEXT_ELEMENTS if (found := tag.search(output))), None)
    ids = re.findall(rf'<h[1-6] lang="{attributes["lang"]}"[^>]*? id="([^"]+)"', output[text.end() :]) if text else []
    if text is None or not ids:
        return output
    links = html_edit.start_tag("a", f'href="#(?:{"|".join(map(re.escape, ids))})"')
    contents = html_edit.with_attributes(output[: text.start()], links, attributes, count=0)
    return contents + output[text.start() :]


def with_alternates(output: str, links: Sequence[tuple[str, str]], ours: Collection[str]) -> str:
    """The page with these `hreflang` links in place of the theme's for our locales.

    The space in `rel` changes nothing for a search engine. But Material's script takes each `[rel=alternate]` for the
    root of a site: it asks for a sitemap.xml below the page, and loses the anchor when the reader switches.

    Args:
        output: the whole page.
        links: `hreflang` value and address of each.
        ours: our locales; the owner of the site may name pages in other languages.
    """
    head, end, body = output.partition("</head>")
    if not end:
        return output
    lines = [f'<link rel="alternate " hreflang="{code}" href="{escape(url)}">' for code, url in links]
    return with_head(_ALTERNATE.sub(lambda link: "" if link[1] in ours else link[0], head) + end + body, lines)


def with_head(output: str, lines: Sequence[str]) -> str:
    """The page with these lines at the end of its head."""
    return html_edit.with_insertions(output, {InsertionPoint.HEAD_END: "".join(f"{line}\n" for line in lines)})


def text_start(output: str) -> int:
    """Where the text of a page starts; at the start of its body if the theme has no element for it."""
    element = next((found for tag in _TEXT_ELEMENTS if (found := tag.search(output))), None)
    return element.end() if element else max(output.find("<body"), 0)


def below_title(output: str, block: str) -> str:
    """The page with a block right under the title of its text; a page without a title stays as it is."""
    at = html_edit.title_end(output, text_start(output)) if block else -1
    return html_edit.splice(output, [(at, at, f"\n{block}")]) if at >= 0 else output


def with_control(output: str, control: str) -> str:
    """The page with a control after the title in Material's header; in other themes, below the title of the text."""
    title = _HEADER_TITLE.search(output)
    following = _AFTER_HEADER_TITLE.search(output, title.end()) if title else None
    if following is None:
        return below_title(output, control)
    return html_edit.splice(output, [(following.start(), following.start(), control)])


_SEARCH_PAGE = re.compile(r'(<form\b[^>]*\baction=")[^"]*\bsearch\.html(?=")')


def with_search_page(output: str, url: str, start: str) -> str:
    """The page whose search form leads to the page of results in its locale, if the theme has one.

    Args:
        output: the whole page.
        url: its address below the site's root.
        start: the folder of its locale with a slash at its end; empty for the source, whose forms are right.
    """
    if not start:
        return output
    return _SEARCH_PAGE.sub(rf"\g<1>{get_relative_url(f'{start}search.html', url)}", output)


def is_page(name: str) -> bool:
    """Whether a template of a theme is a page for readers, unlike a sitemap."""
    return name.endswith(".html")


def has_open_graph(output: str) -> bool:
    """Whether the page has Open Graph metadata of its own."""
    return 'property="og:title"' in output.partition("</head>")[0]
