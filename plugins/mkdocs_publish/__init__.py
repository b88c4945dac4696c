"""MkDocs plugin `bitext-publish`: makes a built site safe to serve, readable offline, fit for machines and paper."""

from mkdocs_publish.plugin import PublishPlugin

__all__ = ["PublishPlugin"]
