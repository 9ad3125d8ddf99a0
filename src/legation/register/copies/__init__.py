"""Copies and reprints: which stories are one text in several coats, where it began, and what each copy adds."""
