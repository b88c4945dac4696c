"""Settings of the checker's tests: a busy machine is no failure, so examples have no deadline."""

from hypothesis import settings

settings.register_profile("hubcheck", deadline=None)
settings.load_profile("hubcheck")
