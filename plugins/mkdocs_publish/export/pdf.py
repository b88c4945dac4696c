"""Prints a page with the machine's own Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
_LIMIT = 600
"""Seconds after which a browser that says nothing is given up."""


def browser() -> str:
    """Where Chromium is.

    Raises:
        FileNotFoundError: it is not installed.
    """
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise FileNotFoundError("A PDF needs Chromium on this machine; install it (Debian: apt-get install chromium).")
    return found


def print_pdf(html: str, out: Path) -> None:
    """Write a page as PDF, with its headings as bookmarks and its structure for screen readers.

    Args:
        html: the page, complete in itself.
        out: the PDF to write.

    Raises:
        OSError: there is no Chromium, or it printed nothing.
    """
    program = browser()
    with tempfile.TemporaryDirectory(prefix="paper-") as made:
        folder = Path(made)
        (folder / "book.html").write_text(html, encoding="utf-8")
        command = [program, "--headless", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder / 'profile'}"]
        command += ["--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline"]
        command += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command += [f"--print-to-pdf={folder / 'book.pdf'}", (folder / "book.html").as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LIMIT, check=False)  # noqa: S603
        if not (folder / "book.pdf").is_file():
            raise OSError(f"{program} printed nothing: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "book.pdf", out)
