"""`legation decide` and `legation decisions`."""

import getpass
from pathlib import Path

from legation.cli.exits import Exit, Stop
from legation.cli.screen import data, messages, print_record, visible
from legation.cli.vocabulary import known
from legation.model.decision import Decision
from legation.register.decisions import Standing, standing_record
from legation.register.store import Register
from legation.views.correcting import check_word


def decide(
    register_at: str, verdict: str, claim_id: str, other_id: str | None = None, *, who: str | None, why: str
) -> None:
    """Keep one decision and say so."""
    with Register(register_at, create=False) as register:
        _kept(register.decide(verdict, claim_id, other_id, who=who or getpass.getuser(), why=why))


def correct(
    register_at: str, claim_id: str, values: list[str], *, who: str | None, why: str, codebook: Path | None
) -> None:
    """Keep a decision for each field; the codebook tells which words there are."""
    given = [_field(value) for value in values]
    words = known(codebook).words
    for field, value in given:
        check_word(field, value, words)
    with Register(register_at, create=False) as register:
        for field, value in given:
            _kept(register.decide("correct", claim_id, who=who or getpass.getuser(), why=why, field=field, value=value))


def undo(register_at: str, number: int, *, who: str | None, why: str) -> None:
    """Take a decision back and say so."""
    with Register(register_at, create=False) as register:
        _kept(register.undo(number, who=who or getpass.getuser(), why=why))


def list_decisions(register_at: str, *, only_reopened: bool, as_json: bool) -> None:
    """Print decisions with what became of them."""
    console, number = data(), 0
    with Register(register_at, create=False) as register:
        for one in register.decisions():
            if only_reopened and one.state != "reopened":
                continue
            number += 1
            if as_json:
                print_record(standing_record(one))
            else:
                for line in _lines(one):
                    console.print(visible(line), soft_wrap=True)
    messages().print(f"{number} decision{'' if number == 1 else 's'}")


def _field(value: str) -> tuple[str, str]:
    field, sign, new = value.partition("=")
    if not sign or not field.strip():
        raise Stop(Exit.USAGE, f"“{value}” corrects nothing; write FIELD=VALUE, as quantity=12")
    return field.strip(), new.strip()


def _kept(made: Decision) -> None:
    messages().print(visible(f"Decision {made.number}: {_words(made)}"))


def _words(made: Decision) -> str:
    about = " ".join(seen.claim_id for seen in (made.claim, made.other) if seen)
    change = f" {made.field}={made.value}" if made.field else ""
    undoes = f" {made.undoes}" if made.undoes is not None else ""
    return f"{made.verdict}{undoes} {about}{change}".strip()


def _lines(one: Standing) -> list[str]:
    made = one.decision
    why = f": {made.why}" if made.why else ""
    lines = [f"{made.number:>4}  {one.state:<9} {_words(made)}  by {made.who}, {made.at[:10]}{why}"]
    if one.state == "reopened" and one.now is not None:
        lines.append(f"      now claim {one.now.claim_id} on {one.now.page}")
        lines += [f"      {field}: {was} → {now}" for field, was, now in one.changed]
    return lines
