"""Codebook × clauses → claims, each with its evidence span and the rules that made it."""
