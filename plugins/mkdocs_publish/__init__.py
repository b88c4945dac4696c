"""MkDocs plugin `bitext-publish`: makes a built site safe to serve, readable offline, fit for machines and paper."""
