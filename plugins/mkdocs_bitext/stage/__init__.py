"""Writes a site as a project that another generator builds without our plugins: Zensical, or plain MkDocs."""
