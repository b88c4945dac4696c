"""The explainer: what an error text of the product means, who has to act, and where the checklist goes on."""

from .explainer import explain
from .meanings import EXPLAIN_CODES, MEANINGS, Explanation

__all__ = ["EXPLAIN_CODES", "MEANINGS", "Explanation", "explain"]
