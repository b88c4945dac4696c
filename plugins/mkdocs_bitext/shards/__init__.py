"""Parts of a site (shards): some of its locales, built on a machine of their own, and merged into the whole site."""
