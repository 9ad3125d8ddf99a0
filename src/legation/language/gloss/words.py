"""The words of a glossed text while its grammar is being settled."""

from dataclasses import dataclass, field

NEUTRAL = "~"
"""The lemma of a word that the gloss leaves out or that adds nothing."""


@dataclass(eq=False, slots=True)
class Word:
    """One word: its English, where it stands in the source, and how it hangs in the tree.

    `dep` begins as the label of Universal Dependencies and ends as that of the clause graph; `source` is the word's own
    lemma, `form` its own spelling in lower case, `place` its order among the words of the text. `known` tells that the
    English is the lexicon's and not the word itself; `participle` is the verb whose participle the form can be; a
    `mistaken` verb is one that the model took for something else.
    """

    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: "Word | None"
    start: int
    end: int
    place: float
    sentence: int
    source: str = ""
    form: str = ""
    kind: str = ""
    subkind: str = ""
    known: bool = False
    participle: str = ""
    mistaken: bool = False
    morph: dict[str, str] = field(default_factory=dict)

    def hang(self, head: "Word | None", dep: str) -> None:
        """Hang the word elsewhere."""
        self.head, self.dep = head, dep


class Tree:
    """The words of one text, and the questions that the settling of its grammar asks of them."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words

    def children(self, word: Word, *deps: str) -> list[Word]:
        """The words that hang on a word, of these labels if any are given, in order."""
        return [w for w in self.words if w.head is word and (not deps or w.dep in deps)]

    def above(self, word: Word) -> list[Word]:
        """The words that a word hangs on, from the nearest to the root."""
        found: list[Word] = []
        while word.head is not None and word.head not in found:
            word = word.head
            found.append(word)
        return found

    def hang(self, word: Word, head: Word, dep: str) -> None:
        """Hang a word on another, which takes its place first where it hangs below it."""
        if word in self.above(head):
            for child in self.children(word):
                if child is not head:
                    child.head = head
            head.hang(word.head, word.dep)
        word.hang(head, dep)

    def add(self, word: Word) -> Word:
        """Put in a word that the source does not write."""
        self.words.append(word)
        return word

    def helper(self, text: str, lemma: str, tag: str, pos: str, dep: str, head: Word) -> Word:
        """A small word before its head, which the source tells by an ending or leaves out."""
        return self.add(
            Word(text, lemma, tag, pos, dep, head, head.start, head.end, head.place - 0.5, head.sentence, known=True)
        )

    def swap(self, inner: Word, outer: Word) -> None:
        """Let `inner` take the place of the word that it hangs on; the other is left hanging nowhere."""
        inner.head, inner.dep = outer.head, outer.dep
        outer.head = inner

    def before(self, word: Word) -> Word | None:
        """The word that stands before another in the text."""
        earlier = [w for w in self.words if w.place < word.place and w.sentence == word.sentence]
        return max(earlier, key=lambda w: w.place, default=None)
