"""`legation learned`: what people decided, to learn from."""

from legation.cli.screen import print_lines
from legation.exports import learned
from legation.register.query import EVERYTHING
from legation.register.store import Register


def run(register_at: str, kind: str) -> None:
    """Print examples or gold."""
    with Register(register_at, create=False) as register:
        decided = "c.sha256 IN (SELECT d.sha256 FROM claims d WHERE d.decided <> '')"
        claims = (claim for claim, _ in register.claims(EVERYTHING.also(decided)))
        print_lines(learned.examples(claims) if kind == "examples" else learned.gold(claims))
