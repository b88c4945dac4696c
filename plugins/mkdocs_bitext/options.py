"""What a site may say about the plugin in mkdocs.yml. The values are read by `bitext.project`, as for the command."""

from __future__ import annotations

from mkdocs.config import config_options as option
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from mkdocs_bitext.pages.feedback import Feedback, feedback_of


class FeedbackOption(BaseConfigOption[Feedback]):
    """Whom readers tell whether a section helped."""

    def __init__(self, default: Feedback) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> Feedback:
        """What is said, as data.

        Raises:
            ValidationError: it cannot be used.
        """
        if isinstance(value, Feedback):
            return value
        if not isinstance(value, dict):
            raise ValidationError("write {mail: help@example.com, pages: [troubleshooting.md]}")
        try:
            return feedback_of(value)
        except ValueError as error:
            raise ValidationError(f"it {error}") from error


class BitextOptions(Config):
    """The options below `bitext` in mkdocs.yml."""

    locales = option.Optional(option.Type((dict, list)))
    """BCP 47 code of each target locale, with its name in the switcher: `{nl-BE: {name: Nederlands}}`."""
    source = option.Optional(option.Type((dict, str)))
    """The one locale that the pages below `docs` are written in, with its name in the switcher."""
    source_only = option.ListOfItems(option.Type(str), default=[])
    """Pages that are never translated, as patterns of `.gitignore`, e.g. `developers/`: they have no segment files, and
    the site has them once, in the source language."""
    translations = option.Type(str, default="translations")
    """Folder of the segment files, relative to mkdocs.yml."""
    includes = option.Type(str, default="includes")
    """Name of the folders below `docs` whose pages are parts of other pages: they are not published."""
    catalogues = option.Type(dict, default={})
    """Message files of programs, translated through `_checker.xlf`; read by the `bitext` command only."""
    front_matter = option.ListOfItems(option.Type(str), default=["title", "description"])
    """Keys of the front matter that are translated."""
    status_page = option.Type(str, default="")
    """Where the translators' page goes, e.g. `translation-status.md`: what waits in each locale. Empty for none."""
    search_help = option.Type(str, default="")
    """The page for readers whose search finds nothing, e.g. `checklist.md`. Empty for none."""
    feedback = FeedbackOption(default=Feedback())
    """Whom readers tell whether a section helped: `{mail: help@example.com, pages: [troubleshooting.md]}`, or `issues`
    with the address of the form for a new one. Nobody where neither is given."""
    not_found = option.ListOfItems(option.Type(str), default=[])
    """What the page for addresses that lead nowhere offers: `page.md` or `page.md#section`; by default three pages."""
