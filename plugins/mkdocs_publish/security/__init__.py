"""Content Security Policy and response headers, computed from the built pages."""
