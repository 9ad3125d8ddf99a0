"""What each filter wants, in the same words on the command line and in the description of the interface."""

HELP = {
    "type": "Type, or several separated by commas.",
    "phase": "Phase, or several separated by commas.",
    "modality": "Modality, or several separated by commas.",
    "state": "State in any role, by name or code.",
    "role": "State in a role, as supplier:RUS.",
    "from": "Acts on or after a day, month or year.",
    "to": "Acts on or before a day, month or year.",
    "item": "Part of the item's name or designation.",
    "category": "Category of item, or class of the UN Register.",
    "place": "The place's name, whole.",
    "country": "State in which the place lies, by name or code.",
    "text": 'Words in evidence, title, names, item or place; "quoted words" stand together.',
    "background": "yes: only what is told as background; no: without it.",
    "source": "Part of a name in the chain of who says so.",
    "page": "Part of the page's path or address.",
    "decision": "accepted, corrected, rejected, reopened or none, as people decided.",
}
"""The filters, and what each wants."""
