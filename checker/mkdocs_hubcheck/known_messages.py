"""Asks the explainer, at build, about every known code: pages explain a text that is only a code before Python runs."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache

from hubcheck.api.explain import explanations
from hubcheck.api.shapes import Json
from hubcheck.explain.explainer import code_anchors

_SIGN_IN = "AADSTS{}"
_UNKNOWN = "0000000"
"""Digits of a sign-in code that is in no list."""
FORMS = (
    (r"^\s*#?aadsts[ :-]?(\d{5,7})[.:]?\s*$", _SIGN_IN),
    (r"^\s*(?:code[ :]{1,2})?[#(]?(\d{5,7})\)?\.?\s*$", _SIGN_IN),
    (r"^\s*\(?(\d{3})\)?\s*$", "http-{}"),
    (r"^\s*([a-z]\w+)[.:]?\s*$", "{}"),
)
"""Pattern of a text that is only a code, and its anchor on the page of error messages; case ignored.

Whatever else a text says may change what the code means: Python explains it.
"""


@cache
def known_messages() -> str:
    """The explanations of all codes as JSON; types in `checker/web/elements/known_messages.js`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for token, anchor in code_anchors().items():
        groups[json.dumps([_bare(cause) for cause in explanations(token)])].append(anchor)
    (unknown,) = explanations(_SIGN_IN.format(_UNKNOWN))
    table = {
        "forms": [list(form) for form in FORMS],
        "unknown": _bare(unknown),
        "codes": [[json.loads(causes), " ".join(anchors)] for causes, anchors in groups.items()],
    }
    return json.dumps(table, separators=(",", ":"))


def _bare(cause: Json) -> Json:
    """An explanation without what the page puts in: the number of an unknown code, and the anchor."""
    return {**cause, "params": {}, "anchor": ""}
