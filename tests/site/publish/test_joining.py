"""Scripts that became one file do in a browser what they did as many; the guide's own pages ask for few files."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mkdocs_publish.joining import Joiner

pytestmark = pytest.mark.browser

MOST = 15
"""Files that a page of the guide may need until it is loaded, the page itself included."""
MODULES = {
    "state.js": """
export const said = [];
/** @param {string} word */
export function say(word) {
  said.push(word);
}
""",
    "one.js": """
import { say } from "./state.js";

const name = "one";
export class One {
  run() {
    say(name);
  }
}
""",
    "two.js": """
import { One } from "./one.js";
import {
  say as tell,
  said,
} from "./state.js";

const name = "two";
export async function two() {
  new One().run();
  tell(name);
  return said.length;
}
""",
    "first.js": """
import "./marked.js";
import { two } from "./two.js";

await two();
""",
    "marked.js": """
document.documentElement.dataset.marked = "";
""",
    "broken.js": """
import { say } from "./state.js";

say("broken");
throw new Error("a fault");
""",
    "last.js": """
import { said } from "./state.js";

const at = new URL("./data.txt", import.meta.url).pathname;
document.title = [...said, at].join(" ");
""",
}


def page(*names: str) -> str:
    scripts = "".join(f'<script type="module" src="own/{name}"></script>' for name in names)
    return f"<!doctype html><html><head><title></title>{scripts}</head><body></body></html>"


def test_joined_modules_do_what_they_did_apart(
    chromium: Browser, tmp_path: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    (tmp_path / "own").mkdir()
    for name, text in MODULES.items():
        (tmp_path / "own" / name).write_text(text, encoding="utf-8")
    (tmp_path / "index.html").write_text(page("first.js", "broken.js", "last.js"), encoding="utf-8")
    seen = []
    with serve(tmp_path) as url:
        for joined in (False, True):
            if joined:
                Joiner(tmp_path, ["own/*"], lambda page: page.root).run()
            tab = chromium.new_page()
            faults: list[str] = []
            tab.on("pageerror", lambda error, faults=faults: faults.append(str(error)))
            tab.goto(url)
            tab.wait_for_function("document.title")
            seen.append((tab.title(), tab.locator("html[data-marked]").count(), len(faults)))
            tab.close()
    assert seen[0] == seen[1]
    assert seen[0] == ("one two broken /own/data.txt", 1, 1)
    assert not list((tmp_path / "own").iterdir())


@pytest.mark.parametrize("address", ["/nl-BE/error-messages/", "/add-client/", "/fr-BE/", "/nl-BE/troubleshooting/"])
def test_a_page_of_the_guide_asks_for_few_files(chromium: Browser, guide_url: str, address: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(guide_url + address)
    assert 3 < len(asked) <= MOST, asked
    context.close()
