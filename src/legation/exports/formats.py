"""Every format in which the register can be taken away: the one list that command line, reading room and guide use.

A format is a module of this package with `pieces(taken)`, which gives the file's bytes piece by piece. It is imported
when it is used, so that nobody waits for libraries that they do not need.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from legation.exports.taken import Taken

WHATS = ("claims", "events", "parties", "pages", "decisions", "changes")
"""What can be taken away, by the names of the tables."""

EVENTS = ("events",)


class _Maker(Protocol):
    def pieces(self, taken: "Taken") -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `whats` are what it can hold, the usual one first; `home` is its module; `audience`, `holds` and
    `lacks` tell people whom it is for, what it keeps, and what it cannot.
    """

    name: str
    suffix: str
    media: str
    whats: tuple[str, ...]
    home: str
    audience: str
    holds: str
    lacks: str

    @property
    def is_text(self) -> bool:
        """Whether the bytes are text, and may be shown on a screen."""
        return "charset=utf-8" in self.media

    def pieces(self, taken: "Taken") -> Iterator[bytes]:
        """The file's bytes, piece by piece."""
        return cast(_Maker, import_module(f"legation.exports.{self.home}")).pieces(taken)


FORMATS = (
    Format(
        "csv",
        "csv",
        "text/csv; charset=utf-8",
        WHATS,
        "csv",
        "spreadsheets, R, Stata",
        "one row a record, flat; `--excel` marks it for Excel",
        "parties after the second are words in one cell; text that a spreadsheet would compute gets an apostrophe",
    ),
    Format(
        "jsonl",
        "jsonl",
        "application/x-ndjson; charset=utf-8",
        WHATS,
        "jsonl",
        "programs; reading back with `legation.claim_from_record`",
        "everything, one record a line",
        "nothing",
    ),
    Format(
        "parquet",
        "parquet",
        "application/vnd.apache.parquet",
        WHATS,
        "parquet",
        "pandas, polars, R (arrow), DuckDB, Spark",
        "the columns of CSV with their types and meanings, and `record`, the whole record",
        "nothing",
    ),
    Format(
        "html",
        "html",
        "text/html; charset=utf-8",
        ("claims",),
        "evidence",
        "reading and handing on, in any browser",
        "each page's text with the evidence marked and its claims beside it; one file that loads nothing",
        "events, but for their ids and where reports differ",
    ),
    Format(
        "geojson",
        "geojson",
        "application/geo+json; charset=utf-8",
        EVENTS,
        "geojson",
        "maps: QGIS, Leaflet, geopandas",
        "every event with its columns; a point where the place is known to a point or a town",
        "areas and several places of one act; what is known to a country only has no geometry, and says so",
    ),
    Format(
        "gexf",
        "gexf",
        "application/gexf+xml; charset=utf-8",
        EVENTS,
        "gexf",
        "networks in time: Gephi",
        "parties as nodes, acts as directed edges with type, roles and the stretch of days as a spell",
        "claims and sources; acts of a single party; parts of a state are the state",
    ),
    Format(
        "graphml",
        "graphml",
        "application/graphml+xml; charset=utf-8",
        EVENTS,
        "graphml",
        "networks: networkx, igraph, yEd, Cytoscape",
        "the same network, dates as attributes",
        "the same",
    ),
    Format(
        "ftm",
        "ftm.jsonl",
        "application/x-ndjson; charset=utf-8",
        EVENTS,
        "ftm",
        "Aleph, OpenSanctions: FollowTheMoney",
        "acts, parties with their roles, articles, and the words that join an article to an act",
        "quantities, items and coordinates as fields (they stand in the summary); who says so; decisions",
    ),
    Format(
        "plover",
        "plover.jsonl",
        "application/x-ndjson; charset=utf-8",
        EVENTS,
        "plover",
        "political event data: PLOVER",
        "acts that the codebook maps to PLOVER, with both sides, place and words",
        "acts without a code or a second party; modes and intensities, which the codebook does not map",
    ),
    Format(
        "cameo",
        "cameo.tsv",
        "text/tab-separated-values; charset=utf-8",
        EVENTS,
        "cameo",
        "political event data: CAMEO, in the columns of Phoenix",
        "a row for each pair of parties, with the code of the codebook's mapping",
        "acts without a code or a second party; a day where only a month is known; Goldstein scores",
    ),
    Format(
        "sipri",
        "sipri.csv",
        "text/csv; charset=utf-8",
        EVENTS,
        "sipri",
        "arms transfers, in the manner of SIPRI's trade register",
        "a row for each deal: ordered and delivered apart, doubt in brackets, comments, sources",
        "deals without an order or a delivery; trend-indicator values; new or second-hand",
    ),
    Format(
        "unroca",
        "unroca.csv",
        "text/csv; charset=utf-8",
        EVENTS,
        "unroca",
        "arms transfers, in the manner of a return to the UN Register",
        "deliveries by state, year, direction and category, with number and go-between",
        "orders; things in no category; holdings",
    ),
    Format(
        "bibtex",
        "bib",
        "application/x-bibtex; charset=utf-8",
        ("events", "claims"),
        "bibtex",
        "citing records: LaTeX, JabRef, Zotero",
        "id, version, release, codebook, what the record says, pages behind it",
        "everything else",
    ),
    Format(
        "csl",
        "csl.json",
        "application/vnd.citationstyles.csl+json; charset=utf-8",
        ("events", "claims"),
        "csl",
        "citing records: Zotero, pandoc",
        "the same",
        "everything else",
    ),
    Format(
        "annotations",
        "annotations.jsonld",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8',
        ("claims",),
        "annotations",
        "annotation tools: W3C Web Annotation",
        "each claim as a note on the words of its page, by quotation and by position",
        "fields of the claim one by one (they stand in the note's words)",
    ),
    Format(
        "site",
        "site.zip",
        "application/zip",
        EVENTS,
        "site",
        "publishing, or reading without Legation",
        "a folder of pages: each event, each page with its evidence, lists, a search; `--out FOLDER` unpacks it",
        "review, decisions, facets",
    ),
    Format(
        "dossier",
        "dossier.pdf",
        "application/pdf",
        EVENTS,
        "dossier",
        "printing, and putting into a file",
        "affairs act by act: each statement with its words, who says so, its page and the hash of that",
        "signs beyond the Latin letters of Europe, which stand as their numbers",
    ),
)

BY_NAME = {one.name: one for one in FORMATS}


def formats_of(what: str) -> list[Format]:
    """The formats that can hold a table."""
    return [one for one in FORMATS if what in one.whats]
