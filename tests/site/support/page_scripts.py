"""Functions in JavaScript that tests of several folders run in a page."""

from pathlib import Path


def _function(name: str) -> str:
    text = (Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8")
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("//"))


IS_SEEN = _function("seen")
"""Whether a reader sees the whole of the element with a selector."""
CONTENTS_MARKS = _function("contents_marks")
"""How many entries the contents has, and the faults of those that mark another section or hide its heading."""
ENGLISH_BESIDE = _function("english_beside")
"""How many cards have English beside them, and the blocks that lack it in their place."""
RESTYLE = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
"""Adds a style sheet, which as a constructed one is no matter of the page's security policy."""
