"""Figures as text: one name and meaning for each family, labels that cannot break out."""

import pytest

from legation.exports.exposition import COUNTER, GAUGE, Family, exposition, single


@pytest.mark.parametrize(
    ("family", "text"),
    [
        (single("pages", GAUGE, "Pages kept.", 3), "# HELP pages Pages kept.\n# TYPE pages gauge\npages 3\n"),
        (single("a", GAUGE, "x\ny", 0.25), "# HELP a x\\ny\n# TYPE a gauge\na 0.25\n"),
        (
            Family("n", COUNTER, "N.", (("_sum", {"route": 'a"b\\c\nd', "le": "+Inf"}, 2.0),)),
            '# HELP n N.\n# TYPE n counter\nn_sum{route="a\\"b\\\\c\\nd",le="+Inf"} 2\n',
        ),
        (Family("none", COUNTER, "N.", ()), ""),
    ],
)
def test_a_family_is_told_in_the_form_of_prometheus(family: Family, text: str) -> None:
    assert exposition([family]) == text
