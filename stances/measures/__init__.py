"""Frames in, a frame out: pure, without a hidden clock, language or look."""
