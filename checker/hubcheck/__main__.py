"""`python -m hubcheck`."""

from hubcheck.cli.main import run

raise SystemExit(run())
