"""Rules that judge one segment: one module per family, each rule a generator of faults."""
