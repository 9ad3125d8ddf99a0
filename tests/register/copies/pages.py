"""Small stories for tests of copies: an agency's, and what others make of it."""

import re

from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.register.copies.printed import Printed, printed_on

WIRE = """Kenya hands over third lot of armoured carriers to Lesotho

NAIROBI, June 4, 2018 (Reuters) - Kenya has handed over twelve more Fahd armoured personnel carriers to Lesotho, its
high commissioner said on Monday, the third batch of a gift agreed last year between the two governments.

The refurbished vehicles were flown to Maseru on Sunday aboard two chartered Ilyushin freighters and received at the
airport by the defence minister, High Commissioner Peter Wanyama told Reuters.

"The last six will follow in August, once the workshop in Gilgil has finished with them," Wanyama said.

Four Kenyan instructors are teaching crews from Lesotho at the Makoanyane barracks, he added.
"""

HOUSE = """MOUNTAIN GAZETTE | Wednesday 6 June 2018

Third lot of carriers arrives

Nairobi (Reuters) — Kenya has handed over 12 more Fahd armored personnel carriers to lesotho, its high commissioner said
Monday, the third batch of a gift agreed last year between the two governments.

The refurbished vehicles were flown to Maseru on Sunday aboard two chartered Ilyushin freighters and received at the
airport by the defense minister, High Commissioner Peter Wanyama told Reuters.

"The last 6 will follow in August, once the workshop in Gilgil has finished with them," Wanyama said.

Four Kenyan instructors are teaching crews from Lesotho at the Makoanyane barracks, he added.
"""

EXCERPT = """Carriers seen at Maseru airport

NAIROBI, June 4, 2018 (Reuters) - Kenya has handed over twelve more Fahd armoured personnel carriers to Lesotho, its
high commissioner said on Monday, the third batch of a gift agreed last year between the two governments.

The refurbished vehicles were flown to Maseru on Sunday aboard two chartered Ilyushin freighters and received at the
airport by the defence minister, High Commissioner Peter Wanyama told Reuters.

Photo: vehicles on the apron at Maseru. The photographer of the Herald who took the picture on Tuesday counted ten Fahd
carriers there.

The Highlands Herald, 7 June 2018
"""

TRANSLATED = """Kenya remits to Lesotho a third consignment of infantry vehicles

8 June 2018 - Translated from French

Kenya has delivered to Lesotho twelve new infantry vehicles Fahd, third consignment of a donation agreed the last year
between both governments, announced Monday its high commissioner.

The renovated engines were transported Sunday to Maseru on board of two chartered Ilyushin cargo planes and received at
the airport by the minister of defence, declared the High Commissioner Peter Wanyama to Reuters.

"The last six will follow in August, when the workshop of Gilgil will have finished them", stated Wanyama.
"""

STALE = """AFRICA ARMS DIGEST

02.09.2021

Kenya hands over third lot of armoured carriers to Lesotho

Kenya has handed over twelve more Fahd armoured personnel carriers to Lesotho, its high commissioner said on Monday, the
third batch of a gift agreed last year between the two governments.

The refurbished vehicles were flown to Maseru on Sunday aboard two chartered Ilyushin freighters and received at the
airport by the defence minister, High Commissioner Peter Wanyama told Reuters.

"The last six will follow in August, once the workshop in Gilgil has finished with them," Wanyama said.

Four Kenyan instructors are teaching crews from Lesotho at the Makoanyane barracks, he added.
"""

OWN_WORDS = """Lesotho receives Kenyan vehicles

MASERU, June 5, 2018 (AFP) - Another dozen Kenyan armoured carriers reached Lesotho at the weekend, Defence Minister
Sentje Lebona said on Tuesday.

Lebona, who went to the airport himself, called the gift "a gesture between friends".

With them, thirty of the promised thirty-six Fahd are in the country, according to the minister.
"""

OTHER_DEAL = """Kenya hands over patrol boats to Seychelles

NAIROBI, June 4, 2018 (Reuters) - Kenya has handed over two patrol boats to Seychelles, its high commissioner said on
Monday, the first part of a gift agreed last year between the two governments.

The boats sailed from Mombasa to Victoria with a crew of nineteen, and were received at the quay by the president.

"A third will follow once it has been painted," the envoy said.
"""

PAGES = {
    "wire": WIRE,
    "house": HOUSE,
    "excerpt": EXCERPT,
    "translated": TRANSLATED,
    "stale": STALE,
    "own_words": OWN_WORDS,
    "other_deal": OTHER_DEAL,
}


def text_of(name: str) -> str:
    """One of the pages as it is printed: each paragraph a line."""
    return re.sub(r"(?<!\n)\n(?!\n|$)", " ", PAGES[name])


def printed(name: str) -> Printed:
    """The story of one of the pages."""
    page = read_input(Input(f"{name}.txt", data=text_of(name).encode())).page
    assert page is not None
    (story,) = printed_on(page)
    return story
