"""The explainer: what an error text of the product means, who has to act, and where the checklist goes on."""

from hubcheck.explain.explainer import explain
from hubcheck.explain.meanings import EXPLAIN_CODES, MEANINGS, Explanation

__all__ = ["EXPLAIN_CODES", "MEANINGS", "Explanation", "explain"]
