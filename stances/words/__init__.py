"""Frames -> sentences, in each language. Every sentence is computed; none is written for one dataset."""
