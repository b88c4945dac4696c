"""The options of the plugin in mkdocs.yml. Their values are read by `bitext.project`, as for the command."""

from __future__ import annotations

from mkdocs.config import config_options as option
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from mkdocs_bitext.pages.feedback import Feedback, feedback_of

ENHANCEMENTS = ("access", "cards", "header", "navigation", "open_graph", "typography")
"""What `enhance` may list."""


class FeedbackOption(BaseConfigOption[Feedback]):
    """Where readers report whether a section helped."""

    def __init__(self, default: Feedback) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> Feedback:
        """The option as data.

        Raises:
            ValidationError: the value cannot be used.
        """
        if isinstance(value, Feedback):
            return value
        if not isinstance(value, dict):
            raise ValidationError("write {mail: help@example.com, pages: [troubleshooting.md]}")
        try:
            return feedback_of(value)
        except ValueError as error:
            raise ValidationError(f"it {error}") from error


class ProcessesOption(option.Type[int]):
    """A number of processes."""

    def __init__(self, default: int) -> None:
        super().__init__(int, default=default)

    def run_validation(self, value: object) -> int:
        """The number (MkDocs' interface for options)."""
        number = super().run_validation(value)
        if isinstance(value, bool) or number < 0:
            raise ValidationError("write a number of processes, such as 4, or 0 for all processors")
        return number


class BitextOptions(Config):
    """The options below `bitext` in mkdocs.yml."""

    locales = option.Optional(option.Type((dict, list)))
    """The target locales: BCP 47 code, and the name in the language switcher: `{nl-BE: {name: Nederlands}}`. Without a
    name, the language is called by its own: `[ja, pt-BR]`."""
    source = option.Optional(option.Type((dict, str)))
    """The source locale, in which the pages below `docs` are written, and its name in the language switcher:
    `{fr: Français}`. By default the language of the theme (`language`, or `locale` in MkDocs' own themes), or English.
    """
    source_only = option.ListOfItems(option.Type(str), default=[])
    """Pages that are never translated, as `.gitignore` patterns, e.g. `developers/`: they have no segment files, and
    are published once, in the source language."""
    contributor_pages = option.ListOfItems(option.Type(str), default=[])
    """Pages for those who write, translate or publish the site, as `.gitignore` patterns, e.g. `for-*.md`. Readers find
    them only in the footer, and last in the search; these pages also have a navigation of their own."""
    translations = option.Type(str, default="translations")
    """The folder of the segment files, relative to mkdocs.yml."""
    includes = option.Type(str, default="includes")
    """The name of folders below `docs` whose pages are only included in other pages, not published themselves."""
    catalogues = option.Type(dict, default={})
    """Message files of programs: `{_app: messages/{locale}.json}` is translated through `_app.xlf`, and `bitext update`
    writes `messages/nl-BE.json` from it; read by the `bitext` command only."""
    front_matter = option.ListOfItems(option.Type(str), default=["title", "description"])
    """The front matter keys whose values are translated."""
    status_page = option.Type(str, default="")
    """The address of the translators' page, which shows what is open in each locale, e.g. `translation-status.md`.
    Empty: there is none."""
    search_help = option.Type(str, default="")
    """The page that is suggested when a search has no results, e.g. `checklist.md`. Empty: there is none."""
    enhance = option.ListOfItems(option.Choice(ENHANCEMENTS), default=[])
    """What the plugin improves on every page, in the source language too. Without it, source pages stay as their theme
    makes them. `access`: keyboard and screen readers in Material; `cards`: the rows of wide tables are cards on phones;
    `header`: Material's header shows the whole title and the name of the language; `navigation`: a site with more than
    80 pages has a lighter navigation in Material; `open_graph`: what other sites show of a link to the page;
    `typography`: words such as e-mail stay on one line, and French has typographic apostrophes."""
    feedback = FeedbackOption(default=Feedback())
    """Where readers report whether a section helped: `{mail: help@example.com, pages: [troubleshooting.md]}`, or
    `issues` with the address of an issue tracker's form. Without either, pages do not ask."""
    not_found = option.ListOfItems(option.Type(str), default=[])
    """Suggestions on the not-found page: `page.md` or `page.md#section`. By default, three pages of the navigation."""
    processes = ProcessesOption(default=0)
    """How many processes render pages at the same time; 1 for none beside MkDocs itself. 0: as many as there are
    processors on Linux, elsewhere 1. The site is the same."""
