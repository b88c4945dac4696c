"""A guide of two pages, of which one is translated, and how tests read its pages."""

from __future__ import annotations

PAGE = """\
---
title: Set up the hub
description: How to begin.
---
# Set up { #top }

Open the hub. Press **OK** there.

## First step

!!! note

    It takes a minute.

- Choose a client.
- Go [on](other.md#second-step).
"""
DUTCH = {
    "Set up the hub": "De hub instellen",
    "How to begin.": "Hoe u begint.",
    "Set up": "Instellen",
    "Open the hub.": "Open de hub.",
    "Press **OK** there.": "Kies daar **OK**.",
    "First step": "Eerste stap",
    "It takes a minute.": "Het duurt een minuut.",
    "Choose a client.": "Kies een cliënt.",
    "Go [on](other.md#second-step).": "Ga [verder](other.md#second-step).",
}
OTHER = "# Other\n\n## Second step\n\nBack to the [start](index.md#first-step).\n"


def with_pages(project):
    project.write({"docs/index.md": PAGE, "docs/other.md": OTHER})
    project.translate(DUTCH)
    return project


def notices(article) -> list:
    """What stands on the page for every reader; an offer waits in a template for those who speak its language."""
    return article.xpath(".//aside[not(ancestor::template)]")


def words(element) -> str:
    return " ".join(element.text_content().split())
