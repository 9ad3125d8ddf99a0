"""The collector of garbage works again after loading, whatever becomes of it."""

import gc

import pytest

from legation.staying import staying


def test_no_garbage_is_looked_for_while_loading() -> None:
    with staying():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_a_loader_that_fails_leaves_the_collector_at_work() -> None:
    with pytest.raises(ValueError, match="broken"), staying():
        raise ValueError("broken")
    assert gc.isenabled()


def test_who_had_none_looked_for_keeps_it_so() -> None:
    gc.disable()
    try:
        with staying():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
