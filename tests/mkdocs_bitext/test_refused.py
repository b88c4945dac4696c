"""A target that would hurt a reader: its sentence stays English, the build says where, and `--strict` fails."""

from __future__ import annotations

import re

import pytest
from mkdocs.exceptions import Abort

PAGE = "# Start\n\nOpen **the hub**. Ask us.\n"
SENTENCE = "Open **the hub**."
ATTACKS = {
    "a script": ("Open **de hub**<script>alert(1)</script>.", "alert"),
    "an event handler": ("Open **de hub** <img src=x onerror=steal()>.", "steal"),
    "a host that the source does not know": ("Open **de hub** op [deze site](https://evil.example/).", "evil"),
    "a code that got lost": ("Open de hub.", "Open de hub"),
}


@pytest.fixture(params=ATTACKS.values(), ids=ATTACKS)
def attacked(request, project):
    """A page of which one target is an attack, and a word that only the attack has."""
    target, trace = request.param
    project.write({"docs/index.md": PAGE})
    project.translate({"Start": "Begin", SENTENCE: target, "Ask us.": "Vraag het ons."})
    return project, trace


def test_readers_see_the_sentence_in_english_and_the_rest_in_their_language(attacked) -> None:
    project, trace = attacked
    site = project.build()
    article = site.article("nl-BE/index.html")
    assert ["".join(span.itertext()) for span in article.xpath(".//p//span[@lang='en']")] == ["Open the hub."]
    assert "Vraag het ons." in "".join(article.itertext())
    assert article.xpath(".//strong") != []
    built = [path for path in site.site.rglob("*") if path.suffix in {".html", ".json", ".xml", ".txt"}]
    assert not [path for path in built if trace in path.read_text(encoding="utf-8")]


def test_the_build_names_the_file_and_the_line_of_the_target(attacked) -> None:
    project, _ = attacked
    path = project.root / "translations" / "nl-BE" / "index.xlf"
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "<target>Open" in text)
    warnings = project.build().warnings
    assert 0 < len(warnings) == len(set(warnings))
    assert all(re.search(rf"nl-BE/index\.xlf:{line}\b", warning) for warning in warnings)


def test_a_strict_build_fails_and_that_of_the_sound_target_does_not(attacked) -> None:
    project, _ = attacked
    with pytest.raises(Abort, match=r"Aborted with \d+ warnings in strict mode"):
        project.build(strict=True)
    project.translate({SENTENCE: "Open **de hub**."})
    article = project.build(strict=True).article("nl-BE/index.html")
    assert "Open de hub. Vraag het ons." in " ".join("".join(article.itertext()).split())
