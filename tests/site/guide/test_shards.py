"""Our own guide, built in a part for each language as CI does, is the guide: every file, byte for byte (ADR 65)."""

from pathlib import Path

import pytest

from guide_pages import LOCALES
from shared_build import run_python

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.nightly
def test_the_parts_make_the_guide(guide: Path, tmp_path: Path) -> None:
    config = str(ROOT / "mkdocs.yml")
    parts = [str(tmp_path / code) for code in reversed(LOCALES)]
    for code, part in zip(reversed(LOCALES), parts, strict=True):
        run_python("-m", "mkdocs", "build", "--strict", "-f", config, "-d", part, BITEXT_LOCALES=code)
    run_python("-m", "bitext", "merge-sites", "-f", config, "-d", str(tmp_path / "site"), *parts)
    whole, merged = files(guide), files(tmp_path / "site")
    assert merged.keys() == whole.keys()
    assert [name for name, content in whole.items() if merged[name] != content] == []


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
