"""`/metrics`: figures of the room, its register and its process, for a monitor that signs in with a token."""

from starlette.responses import Response

from legation.exports.exposition import GAUGE, MEDIUM, Family, exposition
from legation.exports.figures import of_process, of_register
from legation.web.answer import Call
from legation.web.areas import Area


def metrics(call: Call) -> Response:
    """All figures. Who has an account may see them, and the owner of a room without accounts; a visitor may not."""
    call.person.must("read")
    codebook = call.room.codebook.version
    about = Family("legation_info", GAUGE, "What runs.", (("", {"version": call.room.tool, "codebook": codebook}, 1),))
    text = exposition([about, *call.room.requests.families(), *of_register(call.register), *of_process()])
    return Response(text, media_type=MEDIUM)


AREA = Area(files=(("/metrics", metrics),))
