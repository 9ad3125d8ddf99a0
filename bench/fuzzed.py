"""Pages that no editor would print, made from the pages of the corpus: each kind spoils a page in one way.

A maker takes pages and a source of chance, and gives the bytes of a file and the ending of its name.
"""

import gzip
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import cycle, islice

Chance = random.Random
Made = tuple[bytes, str]

CODES = ("utf-16", "utf-16-be", "utf-16-le", "utf-32", "cp1251", "shift_jis", "utf-7", "cp500", "latin-1", "gb18030")
NESTED = ("div", "blockquote", "table", "ul", "b", "section", "font")
ODD_SIGNS = (
    "\u0301" * 400,
    "\u202e",
    "\u200b" * 50,
    "\ufeff",
    "\U0001f6a2",
    "\u2028",
    "\x85",
    "\x0b",
    "﷽" * 40,
    "\ud800",
)
MARKS = ('"', "“", "”", "(", ")", "[", "]", "{", "}", "'", "—", "…", "\\", "|", "*", "_", "`", "#", ">", "&", ";")
ONE_LINE = 5_000_000


@dataclass(frozen=True, slots=True)
class Stock:
    """The pages to spoil, as bytes with the ending of their names."""

    pages: Sequence[Made]

    def page(self, chance: Chance) -> bytes:
        """Any page."""
        return chance.choice(self.pages)[0]

    def made(self, chance: Chance) -> Made:
        """Any page with its ending."""
        return chance.choice(self.pages)

    def text(self, chance: Chance) -> str:
        """The words of any page, its markup too."""
        return self.page(chance).decode("utf-8", "replace")


Maker = Callable[[Stock, Chance], Made]


def _cut(data: bytes, chance: Chance) -> bytes:
    return data[: chance.randrange(1, len(data))]


def truncated(stock: Stock, chance: Chance) -> Made:
    """A page that ends anywhere."""
    data, ending = stock.made(chance)
    return _cut(data, chance), ending


def spliced(stock: Stock, chance: Chance) -> Made:
    """The beginning of one page and the end of another."""
    (first, ending), last = stock.made(chance), stock.page(chance)
    return _cut(first, chance) + last[chance.randrange(len(last)) :], ending


def shuffled(stock: Stock, chance: Chance) -> Made:
    """The lines of four pages in any order."""
    data, ending = stock.made(chance)
    lines = [line for one in (data, *(stock.page(chance) for _ in range(3))) for line in one.splitlines(keepends=True)]
    chance.shuffle(lines)
    return b"".join(lines), ending


def spotted(stock: Stock, chance: Chance) -> Made:
    """A page of which some bytes are others."""
    page, ending = stock.made(chance)
    data = bytearray(page)
    for _ in range(chance.choice((1, 10, len(data) // 20 + 1))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data), ending


def recoded(stock: Stock, chance: Chance) -> Made:
    """A page in another encoding than it says, or in one that nobody guesses."""
    text, ending = stock.text(chance), chance.choice((".txt", ".html"))
    said = f'<html><meta charset="{chance.choice(CODES)}"><body><p>' if ending == ".html" else ""
    return (said + text).encode(chance.choice(CODES), "replace"), ending


def nested(stock: Stock, chance: Chance) -> Made:
    """A page under very many elements, closed or not; or under as many brackets and quotation marks of Markdown."""
    text, deep = stock.text(chance), chance.choice((300, 3_000, 30_000))
    if chance.random() < 0.2:
        return (chance.choice((">", "[", "- ", "**")) * deep + text).encode(), ".md"
    name = chance.choice(NESTED)
    closed = f"</{name}>" * deep if chance.random() < 0.5 else ""
    return f"<html><body>{f'<{name}>' * deep}<p>{text}</p>{closed}</body></html>".encode("utf-8", "replace"), ".html"


def entities(stock: Stock, chance: Chance) -> Made:
    """Entities that stand for entities, for no sign at all, or in great number."""
    text = stock.text(chance)
    if chance.random() < 0.4:
        bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
        head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "tank">{bomb}]><html><body><p>&e11;'
        return (head + text + "</p></body></html>").encode("utf-8", "replace"), chance.choice((".html", ".xml", ".txt"))
    odd = chance.choice(("&#x110000;", "&#0;", "&amp;" * 9, "&#xD800;", "&nosuch;", "&#99999999999;", "&lt;p&gt;"))
    return f"<html><body><p>{text.replace(' ', odd + ' ')}</p></body>".encode("utf-8", "replace"), ".html"


def zeros(stock: Stock, chance: Chance) -> Made:
    """NUL bytes in a page: here and there, or a run of them."""
    data, ending = stock.made(chance)
    at = chance.randrange(len(data))
    if chance.random() < 0.5:
        return data[:at] + bytes(chance.choice((1, 100, 100_000))) + data[at:], ending
    return data.replace(b" ", b" \0", chance.choice((1, 50))), ending


def attributes(stock: Stock, chance: Chance) -> Made:
    """A page with an attribute of up to two million signs, or with very many."""
    text, size = stock.text(chance), chance.choice((10_000, 200_000, 2_000_000))
    tag = (
        f'<p title="{"x" * size}">'
        if chance.random() < 0.5
        else f"<p {' '.join(f'a{n}=1' for n in range(size // 20))}>"
    )
    return f"<html><body>{tag}{text}</p></body></html>".encode("utf-8", "replace"), ".html"


def soup(stock: Stock, chance: Chance) -> Made:
    """Tags of all kinds thrown among the words."""
    tags = (
        "<p>",
        "</p>",
        "<div",
        "</table>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<svg>",
        "<br/>",
        "<h1>",
        "<",
    )
    words = [word + chance.choice(tags) if chance.random() < 0.15 else word for word in stock.text(chance).split(" ")]
    return ("<html><body>" + " ".join(words)).encode("utf-8", "replace"), ".html"


def packed(stock: Stock, chance: Chance) -> Made:
    """A packed list of texts that is cut, spotted or followed by something else."""
    rows = "".join(json.dumps({"text": stock.text(chance), "title": "x"}) + "\n" for _ in range(3))
    data = gzip.compress(rows.encode(), mtime=0)
    how = chance.randrange(3)
    data = (
        data[: len(data) * 2 // 3] if how == 0 else data + b"more" if how == 1 else data[:20] + b"\xff" * 9 + data[29:]
    )
    return data, chance.choice((".jsonl.gz", ".jsonl.gz", ".warc.gz", ".txt"))


def rows(stock: Stock, chance: Chance) -> Made:
    """A list of texts whose lines hold anything but texts."""
    odd = (
        "[" * 100_000,
        '{"text": 7}',
        '{"text": {"text": "x"}}',
        "null",
        '{"text": "\\ud800"}',
        '{"text": "',
        "{}",
        "NaN",
    )
    good = json.dumps({"text": stock.text(chance), "published": chance.choice(("9999-99-99", 5, "2020-01-01", None))})
    lines = [good, *chance.choices(odd, k=3)]
    chance.shuffle(lines)
    return "\n".join(lines).encode(), ".jsonl"


def mailed(stock: Stock, chance: Chance) -> Made:
    """A mail with parts in parts, heads that go on for ever, or an encoding that there is not."""
    text, ending = stock.text(chance), chance.choice((".eml", ".mbox"))
    head = "From: a <a@b.example>\nTo: c\nDate: Tue, 99 Foo 20:61 +9900\nSubject: =?utf-8?B?////?=\n"
    if chance.random() < 0.5:
        deep = chance.choice((3, 400))
        parts = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(deep))
        return (head + "MIME-Version: 1.0\n" + parts + "\n" + text).encode("utf-8", "replace"), ending
    odd = chance.choice(
        (
            "X: " + "y" * 500_000 + "\n",
            'Content-Type: text/plain; charset="klingon"\n',
            "Content-Transfer-Encoding: base64\n",
        )
    )
    start = "From a Tue\n" if ending == ".mbox" else ""
    return (start + head + odd + "\n" + text).encode("utf-8", "replace"), ending


def printed(stock: Stock, chance: Chance) -> Made:
    """A PDF file, cut or spotted."""
    from reportlab.pdfgen.canvas import Canvas

    into = BytesIO()
    canvas = Canvas(into, invariant=1)
    for number, line in enumerate(stock.text(chance).splitlines()[:60]):
        canvas.drawString(40, 800 - 12 * number, line[:100].encode("ascii", "replace").decode())
    canvas.save()
    data = bytearray(into.getvalue())
    if chance.random() < 0.3:
        return bytes(_cut(bytes(data), chance)), ".pdf"
    for _ in range(chance.choice((0, 3, 60))):
        data[chance.randrange(5, len(data))] = chance.randrange(256)
    return bytes(data), ".pdf"


def numbers(stock: Stock, chance: Chance) -> Made:
    """Every digit another, some of them very many: days, years and quantities that there are not."""
    longer = chance.random() < 0.3
    signs = [
        str(chance.randrange(10)) * (chance.choice((1, 1, 1, 40)) if longer else 1) if s.isdigit() else s
        for s in stock.text(chance)
    ]
    return "".join(signs).encode("utf-8", "replace"), ".txt"


def signs(stock: Stock, chance: Chance) -> Made:
    """Signs thrown in that turn, join, hide or stand in no table."""
    odd = chance.choice((ODD_SIGNS, MARKS))
    words = [word + chance.choice(odd) if chance.random() < 0.1 else word for word in stock.text(chance).split(" ")]
    return " ".join(words).encode("utf-8", "surrogatepass"), chance.choice((".txt", ".md"))


def endless(stock: Stock, chance: Chance) -> Made:
    """A sentence of thousands of words, or a word of a million letters."""
    words = stock.text(chance).replace(".", " and").replace("\n", " ").split()
    if chance.random() < 0.5:
        return " ".join(islice(cycle(words), chance.choice((800, 4_000)))).encode("utf-8", "replace"), ".txt"
    at = chance.randrange(len(words))
    return " ".join([*words[:at], chance.choice("xÄ1-") * 1_000_000, *words[at:]]).encode("utf-8", "replace"), ".txt"


def repeated(stock: Stock, chance: Chance) -> Made:
    """One page many times over."""
    return (stock.page(chance) + b"\n\n") * chance.choice((5, 25)), ".txt"


def one_line(stock: Stock, chance: Chance) -> Made:
    """Five million bytes in one line: the words of a page, or its markup."""
    data = b" ".join(stock.page(chance).split()) + b" "
    return (data * (ONE_LINE // len(data) + 1))[:ONE_LINE], chance.choice((".txt", ".html"))


MAKERS: Mapping[str, tuple[Maker, int]] = {
    maker.__name__: (maker, weight)
    for maker, weight in (
        *((truncated, 24), (spliced, 24), (shuffled, 12), (spotted, 24), (recoded, 16), (nested, 12), (entities, 12)),
        *((zeros, 12), (attributes, 8), (soup, 16), (packed, 6), (rows, 6), (mailed, 12), (printed, 6), (numbers, 16)),
        *((signs, 16), (endless, 4), (repeated, 2), (one_line, 1)),
    )
}
"""Each kind, and how often it is made beside the others."""


def fuzzed(stock: Stock, number: int, seed: int) -> tuple[str, bytes, str]:
    """One page: its kind, its bytes, the ending of its name. Number and seed alone say what it is."""
    chance = Chance(f"{seed}-{number}")
    (kind,) = chance.choices(list(MAKERS), [weight for _, weight in MAKERS.values()])
    data, ending = MAKERS[kind][0](stock, chance)
    return kind, data, ending
