"""Exhibits -> bytes: figures with their stamp, tables, stand-alone pages."""
