"""Keeps from run to run what a command has found out about files, as long as none of them changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from bitext.core.content_cache import FOLDER, ContentCache, Names, digest, packed
from bitext.core.program import program_digest
from bitext.project.project import Project

T = TypeVar("T")


class KeptResults:
    """What commands have found out about the files of a project, in `.cache/bitext/`.

    Args:
        project: with another mkdocs.yml, nothing is known.
        trusted: all classes that the results consist of.
    """

    def __init__(self, project: Project, trusted: Names) -> None:
        self._project, self._trusted = project, trusted
        self._contents: dict[Path, bytes | None] = {}

    @cached_property
    def _cache(self) -> ContentCache:
        return ContentCache(self._project.root / FOLDER, self._trusted, _say)

    @cached_property
    def _base(self) -> bytes:
        return digest(program_digest("bitext"), str(self._project.config_file), repr(self._project.config))

    def result(
        self,
        about: tuple[str, ...],
        files: Iterable[Path],
        make: Callable[[], T],
        kind: type[T],
        included: Callable[[T], Iterable[Path]] = lambda result: (),
    ) -> T:
        """A result of an earlier run, or a new one.

        Args:
            about: what it is, and what it depends on beside files.
            files: it depends on them; they may be missing.
            make: makes a new one.
            kind: its type.
            included: the files that a result turned out to depend on as well.
        """
        paths = tuple(files)
        key = digest(self._base, *about, *(text for path in paths for text in (str(path), self._content(path))))
        match self._cache.get(key):
            case (tuple(more), result) if isinstance(result, kind):
                if all(self._content(Path(path)) == content for path, content in more):
                    return result
        result = make()
        paths += tuple(included(result))
        before = [self._content(path) for path in paths]
        # Somebody may have saved one meanwhile: then the result may be about either content.
        if before == [_content(path) for path in paths]:
            more = tuple((str(path), self._content(path)) for path in included(result))
            self._cache.put([(key, packed((more, result)))])
        return result

    def close(self) -> None:
        """At the end of the command; one that had nothing to keep leaves no folder behind."""
        if "_cache" in vars(self):
            self._cache.close()

    def _content(self, path: Path) -> bytes | None:
        """The digest of a file as it was when it was first asked for; None if it cannot be read."""
        if path not in self._contents:
            self._contents[path] = _content(path)
        return self._contents[path]


@contextmanager
def kept_results(project: Project, trusted: Names) -> Iterator[KeptResults]:
    """What is known of a project, for one command; also one that ends in an error leaves what it has found out.

    Args:
        project: with another mkdocs.yml, nothing is known.
        trusted: all classes that the results consist of.
    """
    results = KeptResults(project, trusted)
    try:
        yield results
    finally:
        results.close()


def _content(path: Path) -> bytes | None:
    try:
        return digest(path.read_bytes())
    except OSError:
        return None


def _say(sentence: str) -> None:
    print(f"bitext: {sentence}", file=sys.stderr)
