"""Adopts existing translations: pages in two languages become pairs of sentences by alignment."""
