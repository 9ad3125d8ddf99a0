"""Health and figures of a room: who may ask, and what is told."""

import logging
import re

import pytest

from legation.register.people import accounts, sessions
from legation.register.store import Register
from tests.web.conftest import Opened
from tests.web.people import Shared


def figures(text: str) -> dict[str, float]:
    """The figures by name and labels; fails on a line that is none."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = [re.fullmatch(r"([a-z_]+(?:\{.*\})?) (\S+)", line) for line in lines]
    assert all(found), text
    return {one[1]: float(one[2]) for one in found if one}


def test_it_lives_and_is_ready(opened: Opened) -> None:
    assert opened.reader.get("/healthz").json() == {"live": True}
    assert opened.reader.get("/readyz").json() == {"ready": True}
    assert opened.reader.post("/readyz").status_code == 405


def test_without_its_register_it_lives_and_is_not_ready(opened: Opened) -> None:
    opened.place.rename(opened.place.with_name("away.db"))
    assert opened.reader.get("/healthz").status_code == 200
    answer = opened.reader.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ready": False})
    assert opened.place.name not in answer.text


def test_the_owner_sees_what_was_asked_and_what_the_register_holds(opened: Opened) -> None:
    for address in ("/events", "/events", "/events?state=SRB", "/claims/" + "0" * 16, "/nowhere", "/healthz"):
        opened.reader.get(address)
    answer = opened.reader.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    found = figures(answer.text)
    assert found['legation_requests_total{method="GET",route="/events",status="200"}'] == 3
    assert found['legation_requests_total{method="GET",route="/claims/{claim_id}",status="404"}'] == 1
    assert found['legation_requests_total{method="GET",route="other",status="404"}'] == 1
    assert found['legation_request_seconds_bucket{route="/events",le="+Inf"}'] == 3
    assert found['legation_request_seconds_count{route="/events"}'] == 3
    assert found["legation_pages"] == 4 and found["legation_claims"] == 4
    assert found['legation_inputs{status="refused"}'] == 1
    assert found["legation_watches"] == 1 and found["legation_register_bytes"] > 10_000
    assert found["legation_last_change_timestamp_seconds"] > 1.5e9
    assert "SRB" not in answer.text and "Serbia" not in answer.text


def test_figures_are_for_accounts_and_health_is_for_all(opened: Opened) -> None:
    shared = Shared(opened, public=True)
    visitor = shared.visitor()
    assert visitor.get("/events").status_code == 200
    assert visitor.get("/metrics").status_code == 403
    assert visitor.get("/healthz").status_code == visitor.get("/readyz").status_code == 200
    assert shared.person("rea").get("/metrics").status_code == 200
    with Register(opened.place) as register:
        account = accounts.named(register.database, "rea")
        token = sessions.begin(register.database, account, sessions.moment(), 24.0, "program")
    by_program = visitor.get("/metrics", headers={"Authorization": f"Bearer {token}"})
    assert by_program.status_code == 200 and "legation_events" in by_program.text


def test_figures_of_a_closed_room_want_a_sign_in(opened: Opened) -> None:
    visitor = Shared(opened).visitor()
    assert visitor.get("/metrics").status_code == 303
    assert visitor.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert visitor.get("/readyz").status_code == 200


def test_a_request_is_told_by_its_pattern(opened: Opened, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "legation"):
        opened.reader.get("/events?text=secret")
    (told,) = [record.told for record in caplog.records if record.msg == "request"]  # type: ignore[attr-defined]
    assert (told["method"], told["route"], told["status"]) == ("GET", "/events", 200)
    assert set(told) == {"method", "route", "status", "bytes", "seconds"} and told["bytes"] > 500
