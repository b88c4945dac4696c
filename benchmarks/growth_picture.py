"""Draws the curves of growth; runs in the peers' environment, which has matplotlib. On light and dark pages alike."""

import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot

INK = "#808080"
COLOURS = ("#7a8fa6", "#d9730d", "#2f9e6e")
"""Each has a contrast of 3 to 1 or nearly with white and with black."""


def main(data: Path, picture: Path) -> None:
    """Write the picture of these panels."""
    style = dict.fromkeys(("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), INK)
    pyplot.rcParams.update({**style, "svg.hashsalt": "growth", "svg.fonttype": "none", "font.family": "sans-serif"})
    panels = json.loads(data.read_text(encoding="utf-8"))
    figure, axes = pyplot.subplots(1, len(panels), figsize=(10, 4), layout="constrained")
    for axis, (unit, curves) in zip(axes, panels.items(), strict=True):
        for (name, curve), colour, mark in zip(curves.items(), COLOURS, "osD", strict=False):
            axis.plot([int(at) for at in curve], list(curve.values()), label=name, color=colour, marker=mark)
        axis.set(xlabel=unit, ylabel="CPU seconds", xlim=(0, None), ylim=(0, None), facecolor="none")
        axis.legend(frameon=False)
    figure.savefig(picture, transparent=True, metadata={"Date": None})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
