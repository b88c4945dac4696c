"""Metadata hook with which `pip install .` installs both distributions; static metadata cannot refer to folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class BothDistributions(MetadataHookInterface):
    """The metadata hook; Hatchling finds it by its base class."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the folders `plugins` and `checker` of the checkout as dependencies."""
        plugins, checker = ((Path(self.root) / name).as_uri() for name in ("plugins", "checker"))
        metadata["dependencies"] = [f"mkdocs-bitext[material] @ {plugins}", f"accountant-hub-checker @ {checker}"]
        metadata["optional-dependencies"] = {"node": [f"accountant-hub-checker[node] @ {checker}"]}
