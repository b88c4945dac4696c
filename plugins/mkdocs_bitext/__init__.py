"""The MkDocs plugin `bitext`: one site per locale from English pages and their segment files."""

from mkdocs_bitext.plugin import BitextPlugin

__all__ = ["BitextPlugin"]
