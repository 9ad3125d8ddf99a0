"""The stories that a register keeps, read or unread, found by the words of their own text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.register.database import Database
from legation.world.folding import fold

AROUND = 60
"""Characters shown on each side of the first word found."""


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story as it is kept: where it stands, its language, how many claims were read of it, and the words around the
    first of those looked for, or its beginning.
    """

    page: str
    path: str
    story: int
    title: str
    language: str
    published: str | None
    claims: int
    excerpt: str


def kept_stories(database: Database, words: Sequence[str] = (), language: str | None = None) -> Iterator[KeptStory]:
    """Stories that hold all the words, by path; capitals and accents do not matter; a word may begin a longer one."""
    asked, values = ("WHERE s.language = ?", [language]) if language else ("", [])
    rows = database.stream(
        "SELECT s.sha256, p.path, s.story, s.title, s.language, s.published, s.text,"
        " (SELECT COUNT(*) FROM claims c WHERE c.sha256 = s.sha256 AND c.story = s.story) AS claims"
        f" FROM stories s JOIN pages p USING (sha256) {asked} ORDER BY p.path, s.sha256, s.story",
        values,
    )
    wanted = [fold(word).lower() for word in words]
    for row in rows:
        told = fold(row["text"]).lower()
        places = [_place(told, word) for word in wanted]
        if None not in places:
            first = min((place for place in places if place is not None), default=0)
            yield KeptStory(
                row["sha256"],
                row["path"],
                row["story"],
                row["title"],
                row["language"],
                row["published"],
                row["claims"],
                " ".join(row["text"][max(0, first - AROUND) : first + AROUND].split()),
            )


def _place(text: str, word: str) -> int | None:
    """Where a word, or one that begins with it, stands in a folded text."""
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return None if at < 0 else at
