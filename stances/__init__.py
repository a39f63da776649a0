"""Stances: who stands where in a negotiation, since when, on what evidence, and what changed."""

__version__ = "0.1.0"
