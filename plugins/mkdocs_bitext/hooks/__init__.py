"""Plugin hooks too long for plugin.py."""
