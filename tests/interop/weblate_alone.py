"""Weblate without its server; runs in a virtual environment of its own.

`edit FILE OLD NEW` makes every unit's target from its source, a word replaced, as when somebody saves it in Weblate.
`discover FOLDER` says as JSON which components, with which languages, the files of `weblate/` make of a repository.
"""

import json
import sys
from pathlib import Path
from unittest.mock import MagicMock

# Fonts, which Weblate measures texts with, and the tasks that its server runs beside.
for name in ("cairo", "gi", "gi.repository", "weblate.trans.tasks"):
    sys.modules[name] = MagicMock()

import django  # noqa: E402
from django.conf import settings  # noqa: E402

APPS = ("checks", "lang", "trans", "auth", "configuration", "memory")
NOTHING = ("CHECK_LIST", "AUTOFIX_LIST", "WEBLATE_ADDONS", "WEBLATE_MACHINERY")
settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", *(f"weblate.{app}" for app in APPS)],
    AUTH_USER_MODEL="weblate_auth.User",
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    DATABASES={},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    SECRET_KEY="none",
    USE_I18N=False,
    USE_TZ=True,
    WEBLATE_FORMATS=("weblate.formats.ttkit.RichXliffFormat", "weblate.formats.ttkit.PoFormat"),
    **dict.fromkeys(NOTHING, ()),
)
django.setup()

from weblate.formats.ttkit import PoFormat, RichXliffFormat  # noqa: E402
from weblate.trans.discovery import ComponentDiscovery  # noqa: E402
from weblate.trans.models import Component  # noqa: E402
from weblate.utils.state import STATE_TRANSLATED  # noqa: E402


def edit(path: str, old: str, new: str) -> None:
    store = PoFormat(path) if path.endswith(".po") else RichXliffFormat(path)
    for shown in store.content_units:
        unit, _ = store.find_unit(shown.context, shown.source)
        unit.set_target(shown.source.replace(old, new))
        unit.set_state(STATE_TRANSLATED)
    store.save()


def discover(folder: str) -> None:
    files = Path(folder) / "weblate"
    for component in json.loads((files / "component.json").read_text(encoding="utf-8")):
        for name, value in component.items():
            Component._meta.get_field(name).clean(value, None)
    options = ComponentDiscovery.extract_kwargs(json.loads((files / "discovery.json").read_text(encoding="utf-8")))
    found = ComponentDiscovery(None, path=folder, **options).matched_components
    print(json.dumps({mask: sorted(one["languages"]) for mask, one in found.items()}))


{"edit": edit, "discover": discover}[sys.argv[1]](*sys.argv[2:])
