"""In every engine an entry of the contents leads to its section, and exactly that section is marked."""

import json
from collections.abc import Callable

import pytest

from engines import EnginePage
from page_scripts import CONTENTS_MARKS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)], ids=["desk", "phone"])
def test_the_section_of_each_entry_is_marked(
    new_page: Callable[[int, int], EnginePage], guide_url: str, size: tuple[int, int]
) -> None:
    page = new_page(*size)
    page.open(f"{guide_url}/nl-BE/troubleshooting/")
    page.evaluate(f"void ({CONTENTS_MARKS})().then(report => {{ globalThis.report = JSON.stringify(report); }})")
    report = json.loads(page.wait_for("globalThis.report"))
    assert report["entries"] > 5
    assert report["faults"] == []
