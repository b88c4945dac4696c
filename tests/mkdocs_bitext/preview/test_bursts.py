"""However fast files are saved, the preview ends in the last state, and keeps nothing of those before."""

from __future__ import annotations

import gc
import threading
from collections import Counter
from collections.abc import Iterator

import pytest
from tests.mkdocs_bitext.preview.served import Served


@pytest.fixture
def running(served: Served) -> Iterator[Served]:
    """Serves in a thread of its own."""
    thread = threading.Thread(target=served.server.serve)
    served.server.serve_thread.daemon = True
    thread.start()
    yield served
    served.server.shutdown()
    thread.join()


def test_a_burst_of_saves_ends_in_the_last_state(running: Served) -> None:
    page, segments = running.root / "docs/more.md", running.root / "translations/nl-BE/last.xlf"
    text, targets = page.read_text(), segments.read_text()
    done = threading.Event()
    build = running.server.builder

    def built() -> None:
        build()
        shown = running.text("more/index.html"), running.text("nl-BE/last/index.html")
        if "Number 199." in shown[0] and "Sluit het menu 199." in shown[1]:
            done.set()

    running.server.builder = built
    for number in range(200):
        page.write_text(text if number % 50 == 7 else f"{text}\nNumber {number}.\n")
        segments.write_text(
            "<broken" if number % 50 == 9 else targets.replace("Sluit het menu.", f"Sluit het menu {number}.")
        )
    assert done.wait(120)
    assert "Number 199." in running.text("nl-BE/more/index.html")
    assert 'role="alert"' not in running.text("index.html")


def test_what_lasts_from_save_to_save_is_not_searched_for_garbage(served: Served) -> None:
    served.save("docs/more.md", "Open the menu.", "Open this menu.")
    lasting = gc.get_freeze_count()
    assert lasting > 0
    served.save("docs/last.md", "# Last", "# The last")  # builds the whole site
    served.save("docs/more.md", "Open this menu.", "Open that menu.")
    assert lasting / 2 < gc.get_freeze_count() < 2 * lasting
    served.stop()
    assert gc.get_freeze_count() == 0


def test_saves_leave_nothing_behind(served: Served) -> None:
    def objects_after(numbers: range) -> Counter[str]:
        for number in numbers:
            served.save("docs/more.md", f"Open the menu{' now' * number}.", f"Open the menu{' now' * (number + 1)}.")
        gc.collect()
        return Counter(type(one).__name__ for one in gc.get_objects())

    before = objects_after(range(12))
    grown = objects_after(range(12, 24)) - before
    kinds = ("File", "Page", "MkDocsConfig", "Site", "SitePage", "Environment")
    # One more or less may be kept: a file is compared by content while the clock cannot tell its versions apart.
    assert {name: grown[name] for name in kinds if grown[name] >= 6} == {}
