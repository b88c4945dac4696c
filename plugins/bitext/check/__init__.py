"""Checks on pages and whole projects: every rule over every target, files, images, consistency."""
