"""What stands in a phrase beside its head."""

from legation.language.graph import Graph


def first_word(graph: Graph, sentence: int) -> int:
    """The first word of a sentence."""
    return graph.parse.sentences[sentence][0]


def words_beside(graph: Graph, i: int) -> set[str]:
    """Lemmas that stand before the head in its phrase, and heads of "of" and "on" phrases: "exercise of the
    navies".
    """
    words: set[str] = set(graph.token(i).text.lower().split()[:-1])
    for argument in graph.arguments(i):
        if argument.slot in ("modifier", "possessor", "of", "on", "for", "with", "between", "appositive"):
            token = graph.token(argument.token)
            words |= {token.lemma, token.text.lower()}
            if argument.slot in ("of", "on", "for", "between", "possessor"):
                words |= {graph.token(a.token).lemma for a in graph.arguments(argument.token) if a.slot == "modifier"}
    low = i
    while (
        low > 0
        and graph.token(low - 1).head == graph.token(low).head
        and graph.token(low - 1).dep in ("compound", "amod", "nmod")
    ):
        low -= 1
    for j in range(low, i):
        words |= {graph.token(j).lemma, graph.token(j).text.lower()}
    return words
