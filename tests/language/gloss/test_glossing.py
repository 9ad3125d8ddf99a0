"""French sentences in their gloss: the words, and the tree that the clause graph reads."""

import pytest

from legation.codebook.load import load
from legation.language.gloss.glossing import Glosser
from legation.language.gloss.others import OtherLanguage, can_read
from legation.language.graph import Graph
from legation.world import World

pytestmark = pytest.mark.skipif(not can_read("fr"), reason="the model of the extra “french” is not installed")


@pytest.fixture(scope="module")
def glosser() -> Glosser:
    return OtherLanguage("fr", World.shared(), frozenset(load().sayings)).glosser


def graph_of(glosser: Glosser, french: str) -> Graph:
    (glossed,) = glosser.gloss([french])
    return Graph(glossed.parse)


@pytest.mark.parametrize(
    ("french", "predicate", "slots"),
    [
        ("La Russie a livré six chars au Mali.", "deliver", {"agent": "Russia", "patient": "tanks", "to": "Mali"}),
        ("Six chars ont été livrés au Mali par la Russie.", "deliver", {"agent": "Russia", "patient": "tanks"}),
        ("La livraison de missiles à l'Arménie par la France.", "delivery", {"of": "missiles", "to": "Armenia"}),
        ("La Pologne a mis fin à l'accord.", "end", {"agent": "Poland", "patient": "agreement"}),
        ("La Russie prévoit d'ouvrir un bureau.", "plan", {"agent": "Russia"}),
        (
            "La Suède retire ses soldats du Niger.",
            "withdraw",
            {"agent": "Sweden", "patient": "soldiers", "from": "Niger"},
        ),
        ("L'Inde achète des missiles à la France.", "buy", {"agent": "India", "patient": "missiles", "from": "France"}),
        ("La Suède participe à un exercice.", "participate", {"agent": "Sweden", "in": "exercise"}),
    ],
)
def test_slots(glosser: Glosser, french: str, predicate: str, slots: dict[str, str]) -> None:
    graph = graph_of(glosser, french)
    anchor = next(t.i for t in graph.parse.tokens if t.lemma == predicate)
    found = {name: [graph.token(i).text for i in graph.slot(anchor, name)] for name in slots}
    assert found == {name: [word] for name, word in slots.items()}


@pytest.mark.parametrize(
    ("french", "lemma", "told"),
    [
        ("La France livrera des chars.", "deliver", ("future", None, False)),
        ("La France va livrer des chars.", "deliver", ("future", None, False)),
        ("La France livrerait des chars.", "deliver", (None, "would", False)),
        ("La France peut livrer des chars.", "deliver", (None, "can", False)),
        ("La France a livré des chars.", "deliver", ("past", None, False)),
        ("La France n'a pas encore livré de chars.", "deliver", ("past", None, True)),
        ("Les chars ne seront jamais livrés.", "deliver", ("future", None, True)),
        ("La France forme des soldats.", "train", ("present", None, False)),
    ],
)
def test_tense_modality_and_negation(
    glosser: Glosser, french: str, lemma: str, told: tuple[str | None, str | None, bool]
) -> None:
    graph = graph_of(glosser, french)
    features = graph.features(next(t.i for t in graph.parse.tokens if t.lemma == lemma))
    assert (features.tense, features.modal, features.negated) == told


SENTENCES = """
La Turquie va former 300 soldats nigériens au maniement de drones, a déclaré vendredi le général Salifou Mody.
Selon deux sources diplomatiques, Ankara aurait proposé de construire une base militaire dans le nord du pays.
« Nous ne livrerons pas de chars à l'Ukraine », a-t-il affirmé, ajoutant que l'Allemagne n'y était pas prête.
Après avoir livré des armes à Tripoli, Ankara s'est retirée de l'accord sans le dénoncer.
Moscou, accusé d'avoir armé les rebelles, a démenti ; Kiev et Varsovie, elles, se sont tues.
Y a-t-il eu livraison ? Les Maliens l'ignorent, les Burkinabè aussi, et les Nigériens n'en disent rien.
Le Sénégalais qu'on a vu à Bamako est celui dont parlait l'ambassadeur, qui vient d'arriver.
"""


@pytest.mark.parametrize("french", SENTENCES.strip().splitlines())
def test_every_gloss_is_a_tree_over_words_of_its_source(glosser: Glosser, french: str) -> None:
    (glossed,) = glosser.gloss([french])
    tokens = glossed.parse.tokens
    for token in tokens:
        seen, at = set(), token.i
        while tokens[at].head != at:
            assert at not in seen
            seen.add(at)
            at = tokens[at].head
        assert glossed.parse.text[token.start : token.end] == token.text
    assert all(0 <= start < end <= len(french) for start, end in glossed.spans)
    assert len(glossed.spans) == len(tokens)


def test_an_empty_text_has_an_empty_gloss(glosser: Glosser) -> None:
    (glossed,) = glosser.gloss([""])
    assert glossed.parse.tokens == ()
