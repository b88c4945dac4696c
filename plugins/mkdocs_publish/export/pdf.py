"""Prints a page as PDF with an installed Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
_LIMIT = 600
"""Seconds after which the browser is stopped."""


def browser() -> str:
    """The path of Chromium.

    Raises:
        FileNotFoundError: it is not installed.
    """
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise FileNotFoundError("Printing a PDF requires Chromium; install it (Debian: apt-get install chromium).")
    return found


def print_pdf(html: str, out: Path) -> None:
    """Write a page as PDF, with its headings as bookmarks and its structure for screen readers.

    Args:
        html: the whole page, without references to other files but images.
        out: the PDF to write.

    Raises:
        OSError: Chromium is not installed, or it wrote no PDF.
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
            raise OSError(f"{program} wrote no PDF: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "book.pdf", out)
