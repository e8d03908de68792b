"""Forms are sent off empty, and nothing of it reaches the server."""

import pytest
from aiohttp import web
from studio import Handler, Studio

from rules.evidence import PageEvidence
from rules.rule import Need
from rules.views.forms import Answer, Form, Forms

pytestmark = pytest.mark.browser

NEEDS = frozenset({Need.FORMS})
PLAIN = """<!DOCTYPE html><html lang="en"><title>Complaint</title><h1>Complaint</h1>
<form action="/send" method="post"{form}>
<p><label for="n">Name *</label> <input id="n" name="n"></p><p><label for="v">Village *</label> <input id="v" name="v"></p>
<button{button}>Send</button></form>"""

WAYS_OUT = {
    "as the browser sends it": PLAIN.format(form="", button=""),
    "by a script": PLAIN.format(form="", button=' type="button" onclick="this.form.submit()"'),
    "into a new window": PLAIN.format(form=' target="_blank"', button=""),
    "past other listeners": PLAIN.format(form="", button="")
    + "<script>document.addEventListener('submit', (event) => event.stopImmediatePropagation(), true)</script>",
    "after a while": PLAIN.format(form="", button=' type="button" onclick="setTimeout(() => this.form.submit(), 300)"'),
    "to another page": PLAIN.format(form=" onsubmit=\"location.href = '/send'; return false\"", button=""),
}


def forms_of(page: PageEvidence) -> Forms:
    assert page.view is not None
    assert page.view.forms is not None, page.view.incidents
    return page.view.forms


async def watched(studio: Studio, html: str, *, is_home: bool = False) -> tuple[PageEvidence, list[str]]:
    """Return the page, and what the server was asked for beside it."""
    asked: list[str] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        asked.append(f"{request.method} {request.path}")
        return web.Response(text="received")

    answers: dict[str, str | Handler] = {"/": html, "/send": answer, "/check": answer}
    studio.serve(answers)
    return (await studio.watch("/", is_home=is_home, needs=NEEDS)).page, asked


def the_form(page: PageEvidence) -> Form:
    [form] = forms_of(page).forms
    return form


@pytest.mark.parametrize("way", WAYS_OUT)
async def test_no_way_of_sending_reaches_the_server(studio: Studio, way: str) -> None:
    page, asked = await watched(studio, WAYS_OUT[way])
    await studio.watch("/", needs=NEEDS | {Need.LAYOUT})  # a timer of the first page has its time
    assert asked == []
    trial = the_form(page).trial
    assert trial is not None
    assert trial.answer is (Answer.SCRIPT if way == "after a while" else Answer.SENT)


async def test_the_page_is_left_sane_for_the_load_as_a_phone(studio: Studio) -> None:
    page, asked = await watched(studio, WAYS_OUT["by a script"], is_home=True)
    assert asked == []
    assert page.view is not None
    assert page.view.phone is not None
    assert page.view.phone.title == "Complaint"


async def test_tells_the_browser_s_own_answer_from_a_script_s(studio: Studio) -> None:
    page, _ = await watched(studio, PLAIN.format(form="", button="").replace('id="n"', 'id="n" required'))
    trial = the_form(page).trial
    assert trial is not None
    assert trial.answer is Answer.BROWSER
    page, _ = await watched(studio, PLAIN.format(form=' onsubmit="return false"', button=""))
    trial = the_form(page).trial
    assert trial is not None
    assert trial.answer is Answer.SCRIPT


async def test_hears_what_an_alert_box_says(studio: Studio) -> None:
    html = PLAIN.format(form=" onsubmit=\"alert('Please enter your name'); return false\"", button="")
    page, _ = await watched(studio, html)
    trial = the_form(page).trial
    assert trial is not None
    assert trial.dialogs == ("Please enter your name",)


async def test_a_script_that_asks_the_server_proves_nothing(studio: Studio) -> None:
    html = PLAIN.format(form=" onsubmit=\"fetch('/check', {method: 'POST'}); return false\"", button="")
    page, asked = await watched(studio, html)
    trial = the_form(page).trial
    assert asked == []
    assert trial is not None
    assert trial.answer is Answer.UNKNOWN


async def test_a_search_is_left_alone(studio: Studio) -> None:
    page, _ = await watched(
        studio,
        '<html lang="en"><title>x</title><form role="search"><label>Search <input name="q" required></label>'
        "<button>Go</button></form>",
    )
    assert the_form(page).trial is None


async def test_a_form_that_never_answers_costs_only_its_trial(studio: Studio) -> None:
    html = PLAIN.format(form=' onsubmit="while (true);"', button="")
    page, asked = await watched(studio, html)
    assert asked == []
    assert [field.accessible_name for field in forms_of(page).fields] == ["Name *", "Village *"]
    assert the_form(page).trial is None


async def test_at_most_three_forms_are_tried(studio: Studio) -> None:
    form = PLAIN.format(form="", button="").partition("<form")[2]
    page, asked = await watched(studio, f"<html lang='en'><title>x</title>{('<form' + form) * 5}")
    assert asked == []
    assert sum(form.trial is not None for form in forms_of(page).forms) == 3


async def test_a_page_of_very_many_fields_is_cut(studio: Studio) -> None:
    page, _ = await watched(studio, "<html lang='en'><title>x</title>" + "<p><label>Name <input></label></p>" * 220)
    assert len(forms_of(page).fields) == 200


async def test_inputs_named_like_properties_of_a_form_confuse_nobody(studio: Studio) -> None:
    named = "".join(
        f'<input name="{name}" id="{name}" aria-label="x">' for name in ("method", "id", "action", "submit")
    )
    page, asked = await watched(
        studio, PLAIN.format(form="", button="").replace("<button", f"{named}<button"), is_home=False
    )
    assert asked == []
    assert the_form(page).method == "post"
