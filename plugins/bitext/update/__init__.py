"""Brings segment files up to date with their pages."""
