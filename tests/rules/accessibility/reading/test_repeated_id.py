"""Ids that several elements have, as the browser meets them."""

import pytest
from studio import Studio

from rules.accessibility.reading import repeated_id
from rules.evaluate import judge_page
from rules.finding import Outcome
from rules.rule import Need

pytestmark = pytest.mark.browser


async def test_reports_the_second_element_of_an_id(studio: Studio) -> None:
    studio.serve(
        {"/": "<main><h1>Offices</h1><p id=office>Almora</p><p id=office>Tehri</p><p id=office>Pauri</p></main>"}
    )
    page = (await studio.watch("/", needs=frozenset({Need.READING}))).page
    [result] = judge_page(page, [repeated_id.RULE])
    [finding] = result.findings
    [place] = finding.occurrences
    assert (place.html, place.after) == ('<p id="office">Tehri</p>', '<p id="office-2">Tehri</p>')
    assert place.note is not None
    assert place.note.values == {"count": 3, "id": "office"}


async def test_leaves_single_ids_and_those_of_labels_and_descriptions(studio: Studio) -> None:
    studio.serve(
        {
            "/": "<main><p id=one>A</p><p id=One>B</p><p id=''>C</p><p id=''>D</p><label for=name>Name</label>"
            "<input id=name><input id=name aria-label=Other aria-describedby=note><p id=note>E</p><p id=note>F</p></main>"
            "<svg><path id=Path-1 /></svg><svg><path id=Path-1 /></svg>"
        }
    )
    page = (await studio.watch("/", needs=frozenset({Need.READING}))).page
    [result] = judge_page(page, [repeated_id.RULE])
    assert result.outcome is Outcome.PASSED
