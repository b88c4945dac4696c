"""Copies the plugin's scripts and style sheets into the site, in a folder named after their content."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

_PACKAGE = Path(str(package_files("mkdocs_bitext")))


@dataclass(frozen=True, slots=True)
class Bundles:
    """The bundled scripts and style sheets (from `scripts/bundle.mjs`), with their source maps."""

    folder: Path
    """The folder on disk that contains them."""
    names: tuple[str, ...]
    """The names of the files in it."""
    uri: str
    """The folder below the site's root; its name contains a hash of all files, so that browsers can cache them."""

    @classmethod
    def read(cls, folder: Path = _PACKAGE / "dist") -> Bundles:
        """The bundles of this package.

        Raises:
            PluginError: there are none, because the checkout has not been set up.
        """
        paths = sorted(path for path in folder.glob("[!.]*") if path.is_file())
        if not paths:
            raise PluginError("The scripts of bitext are not bundled yet: run `make setup` in the checkout.")
        digest = hashlib.sha256()
        for path in paths:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return cls(folder, tuple(path.name for path in paths), f"assets/bitext/{digest.hexdigest()[:10]}")

    def address(self, name: str) -> str:
        """The address of one of the files below the site's root."""
        return f"{self.uri}/{name}"

    def page_files(self, enhancements: Collection[str] = ()) -> list[str]:
        """The addresses of what every page loads, and what the enhancements need."""
        names = (f"{name}.{kind}" for name in ("page", *enhancements) for kind in ("css", "js"))
        return [self.address(name) for name in names if name in self.names]

    def add_to_pages(self, config: MkDocsConfig, enhancements: Collection[str] = ()) -> None:
        """Let Material load what every page needs; a second call changes nothing."""
        present = [str(one) for one in (*config.extra_css, *config.extra_javascript)]
        for address in self.page_files(enhancements):
            if address in present:
                continue
            if address.endswith(".css"):
                config.extra_css.append(address)
            else:
                script = ExtraScriptValue(address)
                script.type = "module"
                config.extra_javascript.append(script)

    def head(self, root: str, enhancements: Collection[str] = ()) -> list[str]:
        """The elements that load it in any other theme: not all of them know modules, or extra style sheets.

        Args:
            root: the path from the page to the site's root.
            enhancements: of the site.
        """
        return [
            f'<link rel="stylesheet" href="{root}/{address}">'
            if address.endswith(".css")
            else f'<script type="module" src="{root}/{address}"></script>'
            for address in self.page_files(enhancements)
        ]

    def add_to_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add them to the files of the site; only after mkdocs-static-i18n, which does not support generated files."""
        for name in self.names:
            files.append(File.generated(config, self.address(name), abs_src_path=str(self.folder / name)))
