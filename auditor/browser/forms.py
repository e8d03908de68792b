"""Forms as drawn, and sent off empty while nothing can reach a server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
from playwright.async_api import Dialog, Request

from auditor.browser.allowance import allowed
from auditor.browser.stage import Stage
from rules.rule import Need
from rules.views.forms import Forms

PARTS = ("forms_near", "forms_errors", "forms_groups", "forms_fields", "forms_trial")
MOST_TRIALS = 3
MOST_DIALOGS = 5
DIALOG_CHARACTERS = 300
TRIAL_LIMIT_S = 2.0


@dataclass(slots=True)
class Heard:
    """What a form did beside changing the page."""

    dialogs: list[str] = field(default_factory=list)
    has_asked_server: bool = False
    has_left: bool = False  # it tried to go to another page


async def collect(stage: Stage) -> Forms:
    """Return the forms of the page, and what at most three of them answer when they are sent off empty.

    A page that cannot be sealed is neither sent off nor pasted into.
    """
    world = stage.world
    await world.bring("forms")
    if not await world.call("forms.isWorthALook"):
        return Forms()
    for part in PARTS:
        await world.bring(part)
    seen = await world.call("forms.look")
    told, tried = seen["told"], seen["tried"][:MOST_TRIALS]
    if (tried or any(field["type"] == "password" for field in told["fields"])) and not stage.desk.may_press(Need.TRIAL):
        return msgspec.convert(told, Forms)
    for number, is_blocked in (await world.call("forms.tryPaste")).items():
        told["fields"][int(number)]["blocks_paste"] = is_blocked
    for number in tried:
        told["forms"][number]["trial"] = await _trial(stage, number)
    return msgspec.convert(told, Forms)


async def _trial(stage: Stage, number: int) -> dict[str, Any] | None:
    """Return what the empty form answered; None when it never did."""
    async with _hearing(stage) as heard:
        try:
            async with allowed(TRIAL_LIMIT_S):
                trial: dict[str, Any] | None = await stage.world.call("forms.send", number)
        except TimeoutError:
            await stage.tab.session.send("Runtime.terminateExecution")
            return None
    if trial is None:
        return None
    if trial["answer"] == "script" and heard.has_left:
        trial["answer"] = "sent"
    elif trial["answer"] == "script" and heard.has_asked_server:
        trial["answer"] = "unknown"
    return {**trial, "dialogs": heard.dialogs}


@asynccontextmanager
async def _hearing(stage: Stage) -> AsyncIterator[Heard]:
    """Listen to dialogs, which the tab dismisses, and to requests, which the seal refuses."""
    heard = Heard()
    page = stage.tab.page

    def hear_dialog(dialog: Dialog) -> None:
        if len(heard.dialogs) < MOST_DIALOGS:
            heard.dialogs.append(" ".join(dialog.message.split())[:DIALOG_CHARACTERS])

    def hear_request(request: Request) -> None:
        if request.is_navigation_request():
            heard.has_left = True
        elif request.resource_type in {"xhr", "fetch"}:
            heard.has_asked_server = True

    page.on("dialog", hear_dialog)
    page.on("request", hear_request)
    try:
        yield heard
    finally:
        page.remove_listener("dialog", hear_dialog)
        page.remove_listener("request", hear_request)
