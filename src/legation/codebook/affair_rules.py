"""Reading what a type's file tells under `affair`."""

from typing import Any

from legation.codebook.affairs import AffairRules, Crossing, Deal, Standing
from legation.codebook.shapes import Reader


def affair_rules(value: Any, reader: Reader) -> AffairRules:
    """The rules under `affair` of a type's file."""
    entry = reader.mapping(value, "affair")
    reader.only(entry, ("due", "site", "follows", "standing", "deal"), "affair")
    return AffairRules(
        due=reader.texts(entry.get("due"), "affair.due"),
        site=reader.flag(entry.get("site"), "affair.site", False),
        follows=tuple(
            _crossing(raw, f"affair.follows[{number}]", reader)
            for number, raw in enumerate(reader.entries(entry.get("follows"), "affair.follows"))
        ),
        standing=_standing(entry.get("standing"), reader),
        deal=_deal(entry.get("deal"), reader),
    )


def _crossing(value: Any, path: str, reader: Reader) -> Crossing:
    entry = reader.mapping(value, path)
    reader.only(entry, ("type", "phases", "then", "roles", "relation"), path)
    roles = reader.mapping(entry.get("roles"), f"{path}.roles")
    return Crossing(
        type=reader.text(entry.get("type"), f"{path}.type"),
        phases=reader.texts(entry.get("phases"), f"{path}.phases"),
        then=reader.texts(entry.get("then"), f"{path}.then"),
        roles=tuple((role, reader.texts(others, f"{path}.roles.{role}")) for role, others in roles.items()),
        relation=reader.text(entry.get("relation"), f"{path}.relation"),
    )


def _standing(value: Any, reader: Reader) -> Standing | None:
    if value is None:
        return None
    path = "affair.standing"
    entry = reader.mapping(value, path)
    reader.only(entry, ("name", "of", "by", "states"), path)
    states = reader.mapping(entry.get("states"), f"{path}.states")
    return Standing(
        name=reader.text(entry.get("name"), f"{path}.name"),
        of=reader.text(entry.get("of"), f"{path}.of"),
        by=reader.text(entry.get("by"), f"{path}.by"),
        states={phase: reader.text(word, f"{path}.states.{phase}") for phase, word in states.items()},
    )


def _deal(value: Any, reader: Reader) -> Deal | None:
    if value is None:
        return None
    path = "affair.deal"
    entry = reader.mapping(value, path)
    reader.only(entry, ("giver", "taker", "counted"), path)
    return Deal(
        giver=reader.text(entry.get("giver"), f"{path}.giver"),
        taker=reader.text(entry.get("taker"), f"{path}.taker"),
        counted=reader.texts(entry.get("counted"), f"{path}.counted"),
    )
