"""The cache of results by content."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bitext.core import content_cache
from bitext.core.content_cache import ContentCache, digest, packed


def test_the_oldest_results_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    value = packed(("x" * 10,))
    cache = ContentCache(tmp_path, frozenset(), print)
    keys = [digest(str(number)) for number in range(3)]
    cache.put((key, value) for key in keys)
    assert cache.get(keys[0]) is not None
    cache.close()
    monkeypatch.setattr(content_cache, "_LIMIT", 2 * len(value))
    cache = ContentCache(tmp_path, frozenset(), print)
    with sqlite3.connect(tmp_path / "pages.sqlite") as database:
        database.executemany("UPDATE results SET used = ? WHERE key = ?", [(at, key) for at, key in enumerate(keys)])
    assert cache.get(keys[0]) is not None  # That is used now, and not the oldest any more.
    cache.close()
    cache = ContentCache(tmp_path, frozenset(), print)
    assert [cache.get(key) is not None for key in keys] == [True, False, True]


def test_no_two_lists_of_texts_have_the_same_digest() -> None:
    texts = [(), ("",), (None,), ("", ""), ("a", "b"), ("ab",), ("a;1:b",), ("1:a",)]
    assert len({digest(*one) for one in texts}) == len(texts)
