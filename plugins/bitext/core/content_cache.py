"""Keeps what was made of pages from run to run, by the digest of all that it was made of: `.cache/bitext/`."""

from __future__ import annotations

import io
import pickle
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

FOLDER = ".cache/bitext"
"""Below the folder of mkdocs.yml; it may be deleted at any time."""
_NAME = "pages.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB, used INTEGER)"
_PRUNE = (
    "DELETE FROM results WHERE key IN (SELECT key FROM (SELECT key, sum(length(value)) OVER"
    " (ORDER BY used DESC, key) AS total FROM results) WHERE total > ?)"
)
_LIMIT = 512 * 2**20
"""How many bytes of results are kept; those that were not used for longest go first."""
_MANY = 64
"""After so many new results they are written, as each time waits for the disk."""
_WAIT = 30.0
"""How many seconds to wait for another build that is writing."""
_DAY = 24 * 60 * 60
Names: TypeAlias = Set[tuple[str, str]]
"""Classes by module and name."""
_UNREADABLE = (pickle.UnpicklingError, ValueError, TypeError, EOFError, AttributeError, ImportError, LookupError)
"""What `pickle` raises for bytes that are no result, by its documentation."""


def digest(*parts: str | bytes | None) -> bytes:
    """The SHA-256 of some texts, each with its length, so that no two lists of texts have the same."""
    made = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(b"-;" if data is None else b"%d;" % len(data) + data)
    return made.digest()


class ContentCache:
    """Results by digest. Without a folder that can be written, they last as long as the run.

    Args:
        folder: where to keep them; it is safe to delete at any time.
        trusted: all classes that results consist of: whoever can write the cache must not be able to run code.
        say: tells why the cache is not used.
    """

    def __init__(self, folder: Path, trusted: Names, say: Callable[[str], None]) -> None:
        self._folder, self._trusted, self._say = folder, trusted, say
        self._used: set[bytes] = set()
        self._new: dict[bytes, bytes] = {}
        self._database = self._opened()

    def get(self, key: bytes) -> Any | None:
        """The result with that key; None if there is none, or it cannot be read."""
        with self._mending():
            if key in self._new:
                return self._loaded(self._new[key])
            row = self._database.execute("SELECT value, used FROM results WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            if row[1] < time.time() - _DAY:
                self._used.add(key)
            return self._loaded(row[0])
        return None

    def put(self, results: Iterable[tuple[bytes, bytes]]) -> None:
        """Store results; a run that is killed loses the last of them.

        Args:
            results: keys, and what `packed` gives of the results.
        """
        self._new.update(results)
        if len(self._new) >= _MANY:
            self._write()

    def _write(self) -> None:
        rows = [(key, value, int(time.time())) for key, value in self._new.items()]
        self._new = {}
        with self._mending(), self._database:
            self._database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Let go of the results that were not used for longest, if there are too many, and of the file."""
        self._write()
        with self._mending(), self._database:
            now = int(time.time())
            self._database.executemany("UPDATE results SET used = ? WHERE key = ?", [(now, key) for key in self._used])
            (pages,), (size,) = (self._database.execute(f"PRAGMA page_{what}").fetchone() for what in ("count", "size"))
            if pages * size > _LIMIT:
                self._database.execute(_PRUNE, (_LIMIT,))
        self._database.close()

    def _loaded(self, value: bytes) -> Any:
        return _Unpickler(zlib.decompress(value), self._trusted).load()

    @contextmanager
    def _mending(self) -> Iterator[None]:
        """Throw the cache away if it is damaged, and go on with an empty one."""
        try:
            yield
        except sqlite3.OperationalError as error:  # a full disk, another build that does not end
            self._say(f"The cache {self._folder} is not used, as {error}")
            self._database.close()
            self._database = _empty("")
        except (sqlite3.DatabaseError, zlib.error, *_UNREADABLE):
            self._database.close()
            self._discard()
            self._database = self._opened()

    def _discard(self) -> None:
        self._say(f"The cache {self._folder} was damaged, and is made anew")
        with suppress(OSError):  # Another build may have it open; then this one does without.
            (self._folder / _NAME).unlink(missing_ok=True)

    def _opened(self) -> sqlite3.Connection:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if not (self._folder / ".gitignore").exists():
                (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")
            return _empty(self._folder / _NAME)
        except sqlite3.OperationalError as error:
            self._say(f"The cache {self._folder} is not used, as {error}")
        except OSError as error:
            self._say(f"The cache {self._folder} is not used, as it cannot be written: {error.strerror}")
        except sqlite3.DatabaseError:
            self._discard()
            with suppress(sqlite3.DatabaseError):
                return _empty(self._folder / _NAME)
        return _empty("")


def _empty(path: Path | str) -> sqlite3.Connection:
    """A database with our table; a path of "" is a temporary one."""
    database = sqlite3.connect(path, timeout=_WAIT)
    # A build that is killed leaves the last whole state; after a power failure the cache may be made anew.
    database.execute("PRAGMA synchronous = OFF")
    # Of a new file: a result then takes few reads.
    database.execute("PRAGMA page_size = 32768")
    database.execute(_TABLE)
    return database


def packed(result: object) -> bytes:
    """A result as it is stored."""
    return zlib.compress(pickle.dumps(result), 1)


class _Unpickler(pickle.Unpickler):
    def __init__(self, value: bytes, trusted: Names) -> None:
        super().__init__(io.BytesIO(value))
        self._trusted = trusted

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in self._trusted:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
