"""Writes more pages than a full navigation should have."""

from pathlib import Path

for section in range(9):
    folder = Path("docs", f"section{section}")
    folder.mkdir(parents=True)
    for page in range(10):
        (folder / f"page{page}.md").write_text(f"# Page {section}.{page}\n\nText.\n")
