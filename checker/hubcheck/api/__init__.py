"""The JSON shapes of what the checks take and give: one module a subject, each loaded when it is first asked for.

A reader waits for the first verdict; what the other subjects need is read from the pack after it.
"""

from hubcheck.api.shapes import Json, RefusedError

__all__ = ["Json", "RefusedError"]
