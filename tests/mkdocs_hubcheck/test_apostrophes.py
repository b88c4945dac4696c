"""Two distributions print French: the checker's messages have the apostrophes of the page around them."""

from hubcheck.messages import read_catalogue
from mkdocs_bitext.i18n.apostrophes import with_typographic_apostrophes
from mkdocs_hubcheck.messages import nearest_catalogue


def test_a_message_is_printed_as_the_page_around_it() -> None:
    printed = nearest_catalogue("fr-BE").messages
    for name, message in read_catalogue("fr-BE").messages.items():
        if isinstance(message, str):
            assert printed[name] == with_typographic_apostrophes(message, "fr-BE"), name
