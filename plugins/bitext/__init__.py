"""The segment library: pages cut into units and segments, targets joined back, XLIFF in between. Knows no MkDocs."""
