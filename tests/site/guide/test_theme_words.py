"""The words of the theme that this site says better: each replaces one of the theme, and the rest stays as it is."""

from pathlib import Path

import jinja2
import pytest
from mkdocs.utils import get_theme_dir

ROOT = Path(__file__).resolve().parents[3]
OURS = ROOT / "overrides"
LANGUAGES = "partials/languages"


def keys(path: Path) -> set[str]:
    found = jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8")).find(jinja2.nodes.Dict)
    return set(found.as_const()) if found else set()


@pytest.mark.parametrize("locale", [path.stem for path in sorted((OURS / LANGUAGES).glob("*.html"))])
def test_each_word_replaces_one_of_the_theme(locale: str) -> None:
    theme = Path(get_theme_dir("material"))
    base = locale.partition("-")[0]
    loader = jinja2.FileSystemLoader([OURS, theme])
    environment = jinja2.Environment(loader=loader, autoescape=True)
    ours, theirs = (environment.get_template(f"{LANGUAGES}/{name}.html").module for name in (locale, base))
    replaced = keys(OURS / LANGUAGES / f"{locale}.html")
    known = keys(theme / LANGUAGES / f"{base}.html")
    assert replaced <= known
    assert str(ours.t("language")) == locale
    # The theme's script writes them as text: an escaped sign would be seen.
    assert not [key for key in replaced if "&" in str(ours.t(key))]
    for key in known:
        assert (str(ours.t(key)) != str(theirs.t(key))) == (key in replaced), key
