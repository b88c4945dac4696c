"""The address check: whether somebody can sign up with an e-mail address, why, and what to use instead."""

from hubcheck.email.check import check_email
from hubcheck.email.codes import EMAIL_CODES

__all__ = ["EMAIL_CODES", "check_email"]
