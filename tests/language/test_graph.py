"""Sentences and what the clause graph makes of them: propositions, tense, polarity; what holds for any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.graph import Graph
from legation.pipeline import Reader
from tests.language.render import find, proposition, told

TABLE = Path(__file__).with_name("propositions.txt")
Row = tuple[str, tuple[str, ...]]


def read_table(path: Path) -> dict[str, list[Row]]:
    """Rows of a table of propositions by phenomenon."""
    rows: dict[str, list[Row]] = {}
    phenomenon = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            phenomenon = line[3:]
        elif line.startswith("    "):
            sentence, expected = rows[phenomenon][-1]
            rows[phenomenon][-1] = (sentence, (*expected, line.strip()))
        elif line and not line.startswith("#"):
            rows.setdefault(phenomenon, []).append((line, ()))
    return rows


ROWS = read_table(TABLE)
SENTENCES = [sentence for rows in ROWS.values() for sentence, _ in rows]

# (sentence, predicate, how it is told)
TOLD: list[tuple[str, str, str]] = [
    ("Russia has delivered tanks to Mali.", "deliver", "present perfect"),
    ("Russia had delivered tanks to Mali.", "deliver", "past perfect"),
    ("Russia will deliver tanks to Mali.", "deliver", "future"),
    ("Russia may deliver tanks to Mali.", "deliver", "untensed may"),
    ("Russia is delivering tanks to Mali.", "deliver", "present progressive"),
    ("Tanks are being delivered to Mali.", "deliver", "present progressive passive"),
    ("Tanks will be delivered to Mali.", "deliver", "future passive"),
    ("Tanks could be delivered to Mali.", "deliver", "untensed could passive"),
    ("Russia did not deliver tanks to Mali.", "deliver", "past negated"),
    ("Russia never delivered tanks to Mali.", "deliver", "past negated"),
    ("Russia no longer delivers tanks to Mali.", "deliver", "present negated"),
    ("Russia won't deliver tanks to Mali.", "deliver", "future negated"),
    ("Russia hasn't delivered any tanks to Mali.", "deliver", "present negated perfect"),
    ("Neither Russia nor Serbia delivered tanks.", "deliver", "past negated"),
    ("Russia has yet to deliver the tanks.", "deliver", "untensed infinitive"),
    ("Russia agreed not to deliver tanks to Mali.", "deliver", "untensed negated infinitive"),
    ("Russia stopped short of delivering tanks.", "deliver", "untensed"),
    ("Russia would have delivered tanks to Mali.", "deliver", "untensed would perfect"),
    ("The tanks have not been delivered.", "deliver", "present negated perfect passive"),
    ("Russia must deliver the tanks by May.", "deliver", "untensed must"),
    ("Russia should not deliver tanks.", "deliver", "untensed should negated"),
    ("Russia plans to deliver tanks.", "deliver", "untensed infinitive"),
    ("Russia is about to deliver tanks.", "deliver", "untensed infinitive"),
    ("Russia cannot deliver the tanks.", "deliver", "untensed can negated"),
    ("The base was closed and its staff moved.", "close", "past passive"),
    ("Turkey will train and equip the army.", "equip", "future"),
    ("The army was trained and armed by Turkey.", "arm", "past passive"),
    ("The council did not lift or ease the embargo.", "ease", "past negated"),
    ("The jets seized in May were returned.", "seize", "untensed passive"),
    ("The ministry has been considering the sale.", "consider", "present perfect progressive"),
    ("Without delivering the tanks, Russia left.", "deliver", "untensed negated"),
    ("Russia shall deliver the tanks.", "deliver", "future"),
    ("Russia delivers tanks to Mali every year.", "deliver", "present"),
    ("Russia used to deliver tanks.", "deliver", "untensed infinitive"),
    ("Moscow said it was not considering the sale.", "consider", "past negated progressive"),
    ("The state is no longer being armed by Iran.", "arm", "present negated progressive passive"),
    ("Denmark will neither buy nor lease jets.", "buy", "future negated"),
    ("The minister did not say whether the jets had been sold.", "say", "past negated"),
    ("The minister did not say whether the jets had been sold.", "sell", "past perfect passive"),
    ("Not one tank was delivered.", "deliver", "past negated passive"),
    ("The jets were not only bought but also flown to Riga.", "buy", "past passive"),
]


@pytest.fixture(scope="session")
def graphs(reader: Reader) -> dict[str, Graph]:
    """The clause graph of every sentence of the tables, parsed in one go."""
    texts = sorted({*SENTENCES, *(sentence for sentence, _, _ in TOLD)})
    return {text: Graph(parse) for text, parse in zip(texts, reader.parser.parse(texts), strict=True)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(s, p, id=f"{phenomenon}: {s[:50]}")
        for phenomenon, rows in ROWS.items()
        for s, props in rows
        for p in props
    ],
)
def test_proposition(graphs: dict[str, Graph], sentence: str, expected: str) -> None:
    name = expected.split("(")[0]
    graph = graphs[sentence]
    assert proposition(graph, find(graph, name)) == expected.replace(name, name.partition("#")[0], 1)


@pytest.mark.parametrize(("sentence", "name", "expected"), TOLD)
def test_told(graphs: dict[str, Graph], sentence: str, name: str, expected: str) -> None:
    assert told(graphs[sentence], find(graphs[sentence], name)) == expected


def test_the_table_is_broad() -> None:
    assert len(SENTENCES) == len(set(SENTENCES)) >= 170
    assert all(expected for rows in ROWS.values() for _, expected in rows)


@st.composite
def scrambled(draw: st.DrawFn) -> str:
    """Halves of sentences put together anew: odd, but made of real words."""
    parts = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
    cuts = [draw(st.integers(0, len(words))) for words in map(str.split, parts)]
    return " ".join(
        " ".join(part.split()[:cut] if n % 2 else part.split()[cut:])
        for n, (part, cut) in enumerate(zip(parts, cuts, strict=True))
    )


def check(reader: Reader, text: str) -> None:
    """Assert what holds for any text.

    Chains end, arguments lie in the text and are not the predicate itself, and the order of asking changes nothing.
    """
    parse = next(iter(reader.parser.parse([text])))
    graph, again = Graph(parse), Graph(parse)
    assert all(parse.text[t.start : t.end] == t.text for t in parse.tokens)
    for i in range(len(parse.tokens)):
        chain = graph.chain(i)
        assert i not in {frame.token for frame in chain}
        assert len({frame.token for frame in chain}) == len(chain)
        arguments = graph.arguments(i)
        assert all(0 <= a.token < len(parse.tokens) and a.token != i for a in arguments)
        assert graph.agent(i) != i
        assert graph.features(i) == again.features(i)
    for i in reversed(range(len(parse.tokens))):
        assert again.chain(i) == graph.chain(i)
        assert again.arguments(i) == graph.arguments(i)


@settings(max_examples=60, deadline=None)
@given(text=scrambled())
def test_recombined_sentences(reader: Reader, text: str) -> None:
    check(reader, text)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80))
def test_any_text(reader: Reader, text: str) -> None:
    check(reader, text)
