"""Sets a MkDocs project up for translation, and takes everything out again."""

from bitext.exchange.init.config_edit import file_with_plugins as file_with_plugins
from bitext.exchange.init.config_edit import with_locale as with_locale
from bitext.exchange.init.config_edit import with_option as with_option
from bitext.exchange.init.config_removal import without_locale as without_locale
from bitext.exchange.init.config_removal import without_plugins as without_plugins
from bitext.exchange.init.existing_translations import existing_translations as existing_translations
from bitext.exchange.init.existing_translations import source_pages as source_pages
from bitext.exchange.init.known_plugins import KnownPlugin as KnownPlugin
from bitext.exchange.init.known_plugins import known_plugins as known_plugins
from bitext.exchange.init.problems import problems as problems
from bitext.exchange.init.problems import remarks as remarks
from bitext.exchange.init.problems import source_layout_problems as source_layout_problems
from bitext.exchange.init.removal import Removal as Removal
from bitext.exchange.init.removal import plan_locale_removal as plan_locale_removal
from bitext.exchange.init.removal import plan_removal as plan_removal
from bitext.exchange.init.survey import Survey as Survey
from bitext.exchange.init.survey import source_option as source_option
from bitext.exchange.init.survey import survey as survey
