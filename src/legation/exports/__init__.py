"""Formats in which claims and events leave the register; one module a format."""
