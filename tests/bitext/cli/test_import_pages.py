"""`bitext import-pages` refuses what holds no pairs: translated pages would become source pages."""

from pathlib import Path

import pytest

from bitext.cli.main import main


def test_pages_without_pairs_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, text in {"en": "# Home\n\nThis is the page.\n", "fr": "# Accueil\n\nVoici la page.\n"}.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.md").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main(["import-pages", "fr", "--locale", "fr", "--source-pages", "en"]) == 2
    error = capsys.readouterr().err
    assert "fr: has no bilingual page" in error
    assert "bitext adopt FOLDER --locale fr" in error
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
