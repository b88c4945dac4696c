"""Lets a browser fetch the page of a link that the reader is about to follow (Speculation Rules)."""

from __future__ import annotations

from bitext.core.html_edit import InsertionPoint, script_json, with_insertions


def with_prefetch(html: str, root: str) -> str:
    """The page with rules for its links to pages of the site.

    Pages are fetched, not rendered in advance: nothing runs or counts as shown that the reader did not open. A browser
    does not even fetch for readers who save data. The rules stand in the page: no file of them is loaded without a
    header, and no keyword of a policy allows them beside the hash of a script.

    Args:
        html: the page.
        root: the path from it to the site's root.
    """
    rules = {"prefetch": [{"where": {"href_matches": f"{root or './'}*"}, "eagerness": "moderate"}]}
    text = script_json(rules, separators=(",", ":"))
    return with_insertions(html, {InsertionPoint.HEAD_END: f'<script type="speculationrules">{text}</script>\n'})
