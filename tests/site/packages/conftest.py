"""Both distributions as built, and environments that have one of them alone."""

from built_distributions import distributions, environment

__all__ = ["distributions", "environment"]
