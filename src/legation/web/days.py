"""The day on which something is asked: as the address has it, or the last that the register knows."""

from datetime import date

from legation.views.filters import FilterError
from legation.web.answer import Call
from legation.web.asked import Asked
from legation.web.catalogue import say
from legation.web.parameters import Parameter

ON = Parameter("on", "The day on which it is asked, as 2021-06-01; otherwise the last that the register knows")


def day_of(call: Call) -> str:
    """The day asked for, so that the answer depends on address and register alone. Raises FilterError."""
    given = ON.of(call.request.query_params)
    if not given:
        return call.register.latest_day() or "0001-01-01"
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise FilterError(say("no_day", given=given[:20])) from None


def asked_on(call: Call) -> tuple[Asked, str]:
    """The filters, keeping the day where the address names one, and the day."""
    day = day_of(call)
    given = ON.of(call.request.query_params)
    return call.asked.keeping(on=day if given else None), day
