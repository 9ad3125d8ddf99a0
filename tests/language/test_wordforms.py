"""The forms of words: what the whole pipeline gives them, whether asked for the first time, again, or all anew."""

import pytest

from legation.language import wordforms
from legation.language.parse import SpacyParser
from legation.language.wordforms import WordForms
from legation.pipeline import Reader

TEXTS = [
    "Serbia has received ten armoured vehicles from Russia, and the others are still being built.",
    "There is a base near Tapa; there are two more, which were to be closed.",
    "They ain't gonna leave; let's see what they've got to say, y'all.",
    "It left.\n\nIt left them with what it had left, as I told you.",
    "The ministers did not agree: do they have the missiles that had been sold?",
    "She is one of those who said no; more could've been done, couldn't it?",
    "",
]


def forms(reader: Reader) -> tuple[WordForms, list[tuple[object, object]]]:
    """Fresh forms, and for each text its document tagged and parsed alone and by the whole pipeline."""
    assert isinstance(reader.parser, SpacyParser)
    pipeline = reader.parser._nlp
    alone = pipeline.pipe(TEXTS, disable=["ner", *WordForms.components])
    return WordForms(pipeline), list(zip(alone, pipeline.pipe(TEXTS, disable=["ner"]), strict=True))


@pytest.mark.parametrize("remembered", [wordforms.REMEMBERED, 3])
def test_they_are_what_the_whole_pipeline_gives(
    reader: Reader, remembered: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wordforms, "REMEMBERED", remembered)
    told, documents = forms(reader)
    for _ in range(2):
        for alone, whole in documents:
            wanted = whole.to_array(wordforms.GIVEN).tolist()  # type: ignore[attr-defined]
            assert [list(form) for form in told.of(alone)] == wanted
