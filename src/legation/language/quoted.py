"""Whether a word stands in quotation marks."""


def is_quoted(text: str, at: int) -> bool:
    """True when an opening quotation mark stands before a place in the paragraph's text and is not closed again."""
    before = text[:at]
    if "“" in before or "”" in before:
        return before.rfind("“") > before.rfind("”")
    return before.count('"') % 2 == 1
