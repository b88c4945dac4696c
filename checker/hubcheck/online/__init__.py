"""Online checks: which questions may be asked, and what the answers mean. Nothing is sent here."""

from .judging import judge
from .model import Answer, Outcome, Plan, Request, Services
from .planning import plan

__all__ = ["Answer", "Outcome", "Plan", "Request", "Services", "judge", "plan"]
