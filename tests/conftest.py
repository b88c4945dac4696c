"""What every test may ask for: the real material beside the checkout, where it lies there."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages, XLIFF files and labelled samples beside this checkout."""
    folder = ROOT.parent / "shared"
    if not (folder / "corpus").is_dir():
        pytest.skip("the real material (../shared) is not beside this checkout")
    return folder
