"""Online checks: which questions may be asked, and what the answers mean. Nothing is sent here."""

from hubcheck.online.judging import judge
from hubcheck.online.model import Answer, Outcome, Plan, Request, Services
from hubcheck.online.planning import plan

__all__ = ["Answer", "Outcome", "Plan", "Request", "Services", "judge", "plan"]
