"""One search index per locale, with the rules of its language; Material's search shows what is found."""

from mkdocs_bitext.search.locale_search import LocaleSearch

__all__ = ["LocaleSearch"]
