"""The address check: whether an e-mail address can be used to sign up, why, and what to use instead."""

from hubcheck.email.check import check_email
from hubcheck.email.codes import EMAIL_CODES

__all__ = ["EMAIL_CODES", "check_email"]
