"""The explanations of error texts: what a message means, who has to act, and where the checklist continues."""

from hubcheck.explain.explainer import explain
from hubcheck.explain.meanings import EXPLAIN_CODES, MEANINGS, UNKNOWN_CODE, Explanation

__all__ = ["EXPLAIN_CODES", "MEANINGS", "UNKNOWN_CODE", "Explanation", "explain"]
