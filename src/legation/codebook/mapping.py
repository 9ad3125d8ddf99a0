"""What a claim is called in other schemes: codes by type, phase and modality, as the types' mappings publish them."""

from legation.codebook.entries import Codebook
from legation.model.claim import Claim

DEFAULT = "default"
UNMAPPED = "none"
"""What a mapping says where the other scheme has no code."""


def code(book: Codebook, scheme: str, claim: Claim) -> str | None:
    """The code of a scheme ("plover", "cameo") for a claim; None where the mapping has none.

    A mapping names codes by phase and modality ("planned/conditional"), by phase, by modality of any phase
    ("*/denied"), by the mode of the thing passed ("gift"), or by default; the first of these that it has is the code.
    """
    event_type = book.by_name.get(claim.type)
    table = event_type.mappings.get(scheme) if event_type is not None else None
    if not isinstance(table, dict):
        return None
    mode = claim.item.mode if claim.item and claim.item.mode else DEFAULT
    keys = (f"{claim.phase}/{claim.modality}", claim.phase, f"*/{claim.modality}", mode, DEFAULT)
    found = next((table[key] for key in keys if key in table), UNMAPPED)
    return None if found == UNMAPPED else str(found)
