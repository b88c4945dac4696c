"""Build hook that adds the bundled scripts and styles, which git ignores, to the wheel and the sdist."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Bundles(BuildHookInterface):
    """The build hook; Hatchling finds it by its base class."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build missing bundles with npm; abort the build if they are still missing."""
        if version == "editable" or not self._missing():
            return
        top = Path(self.root).parent
        npm = shutil.which("npm")
        if npm and (top / "scripts/bundle.mjs").is_file():
            for command in (["ci", "--no-audit", "--no-fund"], ["run", "bundle"]):
                subprocess.run([npm, *command], cwd=top, check=True)  # noqa: S603
        if missing := self._missing():
            self.app.abort(
                f"{', '.join(missing)} is missing: run `make bundles` in the checkout, or install Node.js 20 or newer."
            )

    def _missing(self) -> list[str]:
        folders = [path.removesuffix("/") for path in self.build_config.build_config["artifacts"]]
        return [folder for folder in folders if not any((Path(self.root) / folder).rglob("*.js"))]
