"""Highlights each block of code once: a page shows the same code with and without marks, and in every locale."""

from __future__ import annotations

from functools import partial
from typing import Any

from markdown import Markdown


class HighlightedCode:
    """The HTML of code blocks that `pymdownx.highlight` has made; also for `pymdownx.superfences`, which asks it."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def remember(self, markdown: Markdown) -> None:
        """Let a Markdown instance take the blocks from here that any instance of the same site has highlighted."""
        for extension in markdown.registeredExtensions:
            ask = getattr(extension, "get_pymdownx_highlighter", None)
            if ask is not None:
                extension.get_pymdownx_highlighter = partial(self._remembering, ask())  # type: ignore[attr-defined]
                return

    def forget(self) -> None:
        """Let go of the blocks."""
        self._known.clear()

    def _remembering(self, highlighter: type[Any]) -> type[Any]:
        """The class that PyMdown makes an instance of for each block, with a memory."""
        known = self._known

        class Remembering(highlighter):  # type: ignore[misc]  # a class of PyMdown
            def __init__(self, md: Markdown, **options: Any) -> None:
                super().__init__(md, **options)
                self._made_of = repr(sorted(options.items()))

            def highlight(self, *code: Any, **options: Any) -> Any:
                if options.get("inline"):
                    return super().highlight(*code, **options)  # an element, which others change
                key = repr((self._made_of, code, sorted(options.items())))
                if key not in known:
                    stored = self.md.htmlStash.html_counter
                    html = super().highlight(*code, **options)
                    if self.md.htmlStash.html_counter != stored:
                        return html  # Its title refers to HTML that the page keeps elsewhere.
                    known[key] = html
                return known[key]

        return Remembering
