"""Take away: what a view shows, as files, with the filters that it has."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO

from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

from legation.exports.annotation import annotation
from legation.exports.annotations import of_page
from legation.exports.dictionary import dictionary, markdown
from legation.exports.dossier import dossier
from legation.exports.formats import FORMATS, Format
from legation.exports.taken import EVENTS, Taken
from legation.register.errors import NotFound
from legation.register.query import EVERYTHING
from legation.views.linked import affair_of, day_near
from legation.views.stretches import Near
from legation.web.answer import Call, as_json
from legation.web.areas import Area, Give
from legation.web.copies import not_kept

HELD = 8 * 2**20
"""Bytes of a file that are held in memory; what is longer waits on the disk."""

CHUNK = 2**16

MOST_AROUND = 200
"""Events of one pair of states among which the affair of a dossier is looked for, those nearest to the act."""

LEFT_OUT = "Legation-Left-Out"
"""The header that tells how many records the format could not hold."""


LINKED = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
"""The media type of annotations."""


def taken(call: Call, what: str) -> Taken:
    """What a request wants to take away: the records that its filters let through."""
    asked = call.asked
    filters = "; ".join(f"{name}={value}" for name, values in asked.filters.items() for value in values)
    excel = "excel" in call.request.query_params
    return Taken(call.register, call.room.codebook, what, asked.selection(), filters, call.room.tool, excel)


def annotated(call: Call) -> Response:
    """A claim as a W3C Web Annotation."""
    claim, _ = call.register.claim(call.part("claim_id"))
    where = call.register.whereabouts([claim.claim_id])[claim.claim_id]
    made = as_json(annotation(claim, call.register.page(where.sha256), call.room.roles))
    made.headers["content-type"] = LINKED
    return made


def annotated_page(call: Call) -> Response:
    """The claims of a page as a collection of W3C Web Annotations."""
    page = call.register.page(call.part("sha256").lower())
    claims = [claim for claim, _ in call.register.claims(EVERYTHING.also("c.sha256 = ?", page.sha256))]
    made = as_json(of_page(page, claims, call.room.roles))
    made.headers["content-type"] = LINKED
    return made


def affair_dossier(call: Call) -> Response:
    """The whole affair in which an event stands, as a dossier to be printed."""
    event = call.register.event(call.part("event_id"))
    near = Near(call.register, day_near(event), MOST_AROUND)
    affair = affair_of(event, near, call.room.codebook.lifecycles)
    wanted = Taken(call.register, call.room.codebook, EVENTS, tool=call.room.tool)
    made = dossier(wanted, [act.event for act in affair.acts])
    return Response(made, media_type="application/pdf", headers=saved(f"{event.event_id}.dossier.pdf"))


def original(call: Call) -> Response:
    """The archived bytes of a page, to be saved: never shown, so that nothing in them runs."""
    sha256 = call.register.page(call.part("sha256").lower()).sha256
    try:
        data = call.register.archive.get(sha256)
    except KeyError:
        raise NotFound(not_kept(call, sha256)) from None
    return Response(data, media_type="application/octet-stream", headers=saved(f"{sha256}.bin"))


def explained(call: Call) -> Response:
    """The data dictionary, to be read."""
    text = markdown(dictionary(call.room.codebook, call.room.tool))
    return Response(text, media_type="text/markdown; charset=utf-8")


def explained_as_record(call: Call) -> Response:
    """The data dictionary, for programs."""
    return as_json(dictionary(call.room.codebook, call.room.tool))


def addresses() -> Iterator[tuple[str, Format, str]]:
    """The address of each file that can be taken away, with its format and the table it holds."""
    for form in FORMATS:
        for what in form.whats:
            yield f"/{what}.{form.suffix}", form, what


def _give(form: Format, what: str) -> Give:
    return lambda call: file(form, taken(call, what))


def file(form: Format, wanted: Taken) -> Response:
    """An export as a file to be saved."""
    answer = sent(form.pieces(wanted), f"{wanted.what}.{form.suffix}", form.media)
    if wanted.left:
        answer.headers[LEFT_OUT] = str(wanted.left.total())
    return answer


def sent(pieces: Iterable[bytes], name: str, media: str) -> Response:
    """Written out whole before the first byte is sent, since a database's connection belongs to this thread."""
    held = tempfile.SpooledTemporaryFile(max_size=HELD)  # noqa: SIM115  (closed when all of it is sent)
    try:
        for piece in pieces:
            held.write(piece)
        held.seek(0)
    except BaseException:
        held.close()
        raise
    return StreamingResponse(
        _chunks(held), media_type=media, headers=saved(name), background=BackgroundTask(held.close)
    )


def _chunks(held: IO[bytes]) -> Iterator[bytes]:
    while chunk := held.read(CHUNK):
        yield chunk


def saved(name: str) -> dict[str, str]:
    """The header that has a browser save a file under a name."""
    return {"Content-Disposition": f'attachment; filename="legation-{name}"'}


OTHERS: tuple[tuple[str, Callable[[Call], Response]], ...] = (
    ("/claims/{claim_id}/annotation.json", annotated),
    ("/pages/{sha256}/annotations.json", annotated_page),
    ("/pages/{sha256}/original", original),
    ("/events/{event_id}/dossier.pdf", affair_dossier),
    ("/dictionary.md", explained),
    ("/dictionary.json", explained_as_record),
)

AREA = Area(files=(*((path, _give(form, what)) for path, form, what in addresses()), *OTHERS))
