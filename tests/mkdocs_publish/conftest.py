"""A folder that looks like a built site."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest


@pytest.fixture
def site(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Writes files of a site and gives its folder."""

    def made(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / "site"

    return made
