"""MkDocs plugin `hubcheck`: packs the checker for the reader's browser and publishes it with the site."""
