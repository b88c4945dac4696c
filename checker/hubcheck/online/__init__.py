"""Online checks: which requests may be sent, and what the responses mean. The caller sends them."""

from hubcheck.online.interpreting import interpret
from hubcheck.online.model import Answer, Outcome, Plan, Request, Services
from hubcheck.online.planning import plan

__all__ = ["Answer", "Outcome", "Plan", "Request", "Services", "interpret", "plan"]
