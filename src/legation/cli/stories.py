"""`legation stories`."""

from collections.abc import Sequence
from dataclasses import asdict

from legation.cli.screen import data, messages, print_record, visible
from legation.language.gloss.others import can_read, how_to_read
from legation.register.store import Register
from legation.register.texts import KeptStory


def list_stories(register_at: str, words: Sequence[str], language: str | None, *, as_json: bool) -> None:
    """Print the stories that hold the words, those that were left unread with the reason."""
    number = 0
    with Register(register_at, create=False) as register:
        for story in register.stories(words, language):
            number += 1
            if as_json:
                print_record({**asdict(story), "unread": unread(story)})
                continue
            for line in _lines(story):
                data().print(visible(line), soft_wrap=True)
    messages().print(f"{number} stor{'y' if number == 1 else 'ies'}")


def unread(story: KeptStory) -> str | None:
    """Why nothing was read of a story for its language; None where that was no reason."""
    if can_read(story.language):
        return None
    return "; ".join(filter(None, (f"not in English ({story.language})", how_to_read(story.language))))


def _lines(story: KeptStory) -> list[str]:
    why = unread(story)
    claims = f"{story.claims} claim{'' if story.claims == 1 else 's'}"
    day = story.published or "publication day unknown"
    return [
        f"{story.title}  {story.path} · {story.language} · {day} · {f'unread: {why}' if why else claims}",
        f"  … {story.excerpt} …",
    ]
