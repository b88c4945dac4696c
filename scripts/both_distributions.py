"""Makes `pip install .` install the two distributions: static metadata cannot name a folder of the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class BothDistributions(MetadataHookInterface):
    """Hatchling finds it by its base class."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Depend on the folders `plugins` and `checker`, wherever the checkout is."""
        plugins, checker = ((Path(self.root) / name).as_uri() for name in ("plugins", "checker"))
        metadata["dependencies"] = [f"mkdocs-bitext[material] @ {plugins}", f"accountant-hub-checker @ {checker}"]
        metadata["optional-dependencies"] = {"node": [f"accountant-hub-checker[node] @ {checker}"]}
