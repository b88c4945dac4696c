"""MkDocs plugin `publish`: makes the built site safe to serve, readable offline, and fit for machines and paper."""
