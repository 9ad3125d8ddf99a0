"""The addresses of the reading room, and what answers each."""

from collections.abc import Callable, Coroutine, Sequence

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from legation.register.errors import NoDecision, NotFound, RegisterError
from legation.register.people.errors import NoSuch, NotAllowed, PeopleError
from legation.views.filters import FilterError
from legation.web import (
    accounts,
    affairs,
    api,
    assets,
    copies,
    deals,
    health,
    home,
    inputs,
    lists,
    maps,
    metrics,
    missed,
    networks,
    notes,
    reconcile,
    records,
    review,
    rosters,
    rounds,
    states,
    take,
    times,
    watch,
)
from legation.web.answer import TWIN, Call, Draw, View, as_json, as_page
from legation.web.areas import Act, Area, Fields, Give
from legation.web.asked import tidied, untidy
from legation.web.catalogue import say
from legation.web.doorkeeper import Doorkeeper
from legation.web.measured import Measured
from legation.web.room import Room
from legation.web.security import HEADERS, Guard, Refused, form_of, way_back

AREAS: tuple[Area, ...] = (
    home.AREA,
    lists.AREA,
    records.AREA,
    inputs.AREA,
    copies.AREA,
    times.AREA,
    maps.AREA,
    networks.AREA,
    deals.AREA,
    rosters.AREA,
    affairs.AREA,
    states.AREA,
    review.AREA,
    take.AREA,
    api.AREA,
    reconcile.AREA,
    accounts.AREA,
    missed.AREA,
    watch.AREA,
    notes.AREA,
    rounds.AREA,
    health.AREA,
    metrics.AREA,
)
"""The parts of the room, in the order in which an address is looked for in them."""

PAGES: tuple[tuple[str, Draw], ...] = tuple(page for area in AREAS for page in area.pages)
"""Each page by its address; its twin has the same with `.json` at the end."""


def make_app(room: Room) -> Starlette:
    """The reading room as an ASGI application. Raises the register's error where there is none to be served."""
    room.open().close()
    rights = {form.path: form.right for area in AREAS for form in area.forms}
    routes: list[BaseRoute] = [Route("/static/{name}", _static(room))]
    for area in AREAS:
        routes += area.routes(room) if area.routes else ()
        routes += [Route(path, _file(room, give)) for path, give in area.files]
        routes += [Route(form.path, _form(room, form.act), methods=["POST"]) for form in area.forms]
    for path, draw in PAGES:
        routes.append(Route(("/index" if path == "/" else path) + TWIN, _page(room, draw, twin=True)))
    routes += [Route(path, _page(room, draw, twin=False)) for path, draw in PAGES]
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Measured, room.requests, _patterns(routes)),
            Middleware(Guard, room),
            Middleware(Doorkeeper, room, rights),
        ],
        exception_handlers={HTTPException: _unknown(room), Exception: _failed(room)},
    )


def _patterns(routes: Sequence[BaseRoute]) -> dict[object, str]:
    """The pattern of the address that each endpoint answers."""
    return {route.endpoint: route.path for route in routes if isinstance(route, Route)}


Endpoint = Callable[[Request], Response]


def _page(room: Room, draw: Draw, *, twin: bool) -> Endpoint:
    def endpoint(request: Request) -> Response:
        if untidy(request.query_params):
            return RedirectResponse(request.url.path + tidied(request.query_params), 303)
        try:
            with room.open() as register:
                view = draw(Call(room, register, request))
                return as_json(view.record) if twin else as_page(view, room, request)
        except (FilterError, RegisterError) as error:
            return _told(room, request, status_of(error), str(error))

    return endpoint


def _file(room: Room, give: Give) -> Endpoint:
    def endpoint(request: Request) -> Response:
        try:
            with room.open() as register:
                return give(Call(room, register, request))
        except (FilterError, RegisterError) as error:
            return _told(room, request, status_of(error), str(error))

    return endpoint


def _static(room: Room) -> Endpoint:
    return lambda request: assets.answer(request, room)


def _form(room: Room, act: Act) -> Callable[[Request], Coroutine[None, None, Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            fields = await form_of(request, room)
            return await run_in_threadpool(_acted, room, request, act, fields)
        except Refused as error:
            return _told(room, request, error.status, str(error))
        except (FilterError, RegisterError) as error:
            return _told(room, request, status_of(error), str(error))

    return endpoint


def _acted(room: Room, request: Request, act: Act, fields: Fields) -> Response:
    with room.open() as register:
        done = act(Call(room, register, request), fields)
    if isinstance(done, Response):
        return done
    back = way_back(done.to or fields.get("next", ""), "/review")
    if done.numbers:
        back += ("&" if "?" in back else "?") + f"done={done.numbers}"
    return RedirectResponse(back, 303)


def status_of(error: Exception) -> int:
    """The HTTP status of an error that a layer explains."""
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, NotAllowed):
        return 403
    if isinstance(error, (NoDecision, PeopleError)):
        return 404 if isinstance(error, NoSuch) else 422
    return 400 if isinstance(error, FilterError) else 503


def _told(room: Room, request: Request, status: int, why: str) -> Response:
    """An error in a sentence, as a page or, for a program, as JSON."""
    record = {"error": why, "status": status}
    if request.url.path.endswith((TWIN, ".jsonl")):
        return as_json(record, status)
    return as_page(View("error.html", say("error_title"), record, {"why": why}, status), room, request)


Handler = Callable[[Request, Exception], Response]


def _unknown(room: Room) -> Handler:
    def handle(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        return _told(room, request, status, say("error_method" if status == 405 else "error_unknown"))

    return handle


def _failed(room: Room) -> Handler:
    def handle(request: Request, error: Exception) -> Response:
        # the cause goes to the log of the server, never to the reader; this answer passes no guard
        answer = _told(room, request, 500, say("error_failed"))
        answer.headers.update(HEADERS)
        return answer

    return handle
