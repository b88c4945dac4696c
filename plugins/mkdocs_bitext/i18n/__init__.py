"""Configures mkdocs-static-i18n, and holds the plugin's own strings per language."""
