"""The guide as other generators build it from the staged project."""

from pathlib import Path

import pytest

import shared_build
from bitext.cli.main import main
from staged_site import GENERATORS, built, needs

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(params=GENERATORS)
def staged(request, tmp_path_factory) -> Path:
    """The guide as the generator builds it from the staged project; the same folder for all tests of a run."""
    needs(request.param)

    def make(folder: Path) -> None:
        assert main(["stage", "-f", str(ROOT), "--site", request.param, str(folder / "out")]) == 0
        built(folder / "out")

    return shared_build.built_once(tmp_path_factory, f"staged-{request.param}", make) / "out" / "site"
