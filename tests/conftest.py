"""What every test may ask for: the real material beside the checkout, where it lies there."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says nothing on a shared machine. CI tries the same examples every time: a law that
# breaks is found where somebody works on it, and not in somebody else's change. `make test-nightly` looks further,
# for laws with a count of their own too: they give it as a part of the profile's. A law that keeps somebody's work
# from being lost tries twice as many.
settings.register_profile("gate", deadline=None, derandomize="CI" in os.environ, max_examples=100)
settings.register_profile("fast", deadline=None, derandomize="CI" in os.environ, max_examples=30)
settings.register_profile("nightly", deadline=None, derandomize=False, max_examples=2000)
settings.load_profile("gate")

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure(config: pytest.Config) -> None:
    """Tests see the scripts and style sheets as they are now, also where pytest was started without make."""
    is_first = not hasattr(config, "workerinput")
    if is_first and (ROOT / "node_modules" / "esbuild").is_dir():
        subprocess.run([ROOT / "scripts" / "node", ROOT, "npm", "run", "--silent", "bundle"], check=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages, XLIFF files and labelled samples beside this checkout."""
    folder = ROOT.parent / "shared"
    if not (folder / "corpus").is_dir():
        pytest.skip("the real material (../shared) is not beside this checkout")
    return folder
