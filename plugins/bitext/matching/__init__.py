"""Translation memory: the likest text among many, as a scan of them all would find it, only sooner."""

from bitext.matching.index import PATIENCE, THRESHOLD, TextIndex, likeness

__all__ = ["PATIENCE", "THRESHOLD", "TextIndex", "likeness"]
