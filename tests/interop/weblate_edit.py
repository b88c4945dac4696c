"""Weblate edits a file: `weblate_edit.py FILE OLD NEW` makes every unit's target from its source, a word replaced.

Runs in the virtual environment of Weblate, whose format layer it calls as Weblate does when somebody saves a target.
"""

import sys
from unittest.mock import MagicMock

# Fonts, which Weblate measures texts with.
for name in ("cairo", "gi", "gi.repository"):
    sys.modules[name] = MagicMock()

import django  # noqa: E402
from django.conf import settings  # noqa: E402

APPS = ("checks", "lang", "trans", "auth", "configuration", "memory")
NOTHING = ("CHECK_LIST", "AUTOFIX_LIST", "WEBLATE_ADDONS", "WEBLATE_MACHINERY", "WEBLATE_FORMATS")
settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", *(f"weblate.{app}" for app in APPS)],
    AUTH_USER_MODEL="weblate_auth.User",
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    DATABASES={},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    SECRET_KEY="none",
    USE_I18N=False,
    USE_TZ=True,
    **dict.fromkeys(NOTHING, ()),
)
django.setup()

from weblate.formats.ttkit import RichXliffFormat  # noqa: E402
from weblate.utils.state import STATE_TRANSLATED  # noqa: E402


def edit(path: str, old: str, new: str) -> None:
    store = RichXliffFormat(path)
    for shown in store.content_units:
        unit, _ = store.find_unit(shown.context, shown.source)
        unit.set_target(shown.source.replace(old, new))
        unit.set_state(STATE_TRANSLATED)
    store.save()


edit(*sys.argv[1:])
