"""The MkDocs plugin `bitext`: one site per locale from English pages and their segment files."""
