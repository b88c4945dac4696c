"""The JSON API of the checks: one module per subject, imported when it is first requested.

The reader waits for the first verdict, so nothing that only the other subjects need is loaded before it.
"""

from hubcheck.api.shapes import Json, RejectedError

__all__ = ["Json", "RejectedError"]
