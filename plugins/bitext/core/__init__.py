"""What every other layer builds on: the model, ids, locales, findings, and safe writing to disk."""
