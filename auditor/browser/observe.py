"""What Playwright's Chromium collects on one page after one navigation."""

import asyncio
import contextlib
from dataclasses import replace
from datetime import datetime

from playwright.async_api import Error

from auditor.browser import forms, keyboard, widgets, widths
from auditor.browser.allowance import Allowance
from auditor.browser.desk import Watched
from auditor.browser.further_loads import FURTHER_LOADS, further_loads
from auditor.browser.looking import AXE_SHARE, look, page_evidence, page_text, settled
from auditor.browser.phone_load import phone_load
from auditor.browser.responsive_menu import tapped
from auditor.browser.seal import sealed
from auditor.browser.tab import Tab
from auditor.browser.trial import Trial
from auditor.browser.world import our_context
from auditor.crawl.scope import origin_of
from rules.rule import Need
from rules.view import Vitals

LEAVE_LIMIT_S = 3.0
KEPT_BY_THE_TAB = "name = ''; sessionStorage.clear()"


async def observe(
    tab: Tab,
    url: str,
    *,
    is_home: bool,
    is_exemplar: bool,
    observed_at: datetime,
    product: str,
    budget_s: float,
    needs: frozenset[Need],
    trial: Trial | None = None,
) -> Watched:
    """Return what the browser sees on a page; WatchError when it is none, Error when the browser fails.

    Evidence that is not among `needs` is not collected. With a trial its fixes are applied before anything is.
    """
    allowance = Allowance(budget_s - LEAVE_LIMIT_S)
    tab.incidents.clear()
    tab.console_errors.clear()
    tab.phases_s.clear()
    await tab.session.send("Network.clearBrowserCookies")
    await tab.session.send("Storage.clearDataForOrigin", {"origin": origin_of(url).rstrip("/"), "storageTypes": "all"})
    await widths.resize(tab.session, widths.DESKTOP)
    async with trial.headers_changed(tab) if trial else contextlib.nullcontext():
        with tab.timed("goto"):
            answer = await tab.goto(url, budget_s)
    world, desktop = await settled(tab, url, answer, trial.change if trial else None)
    parsing = asyncio.ensure_future(asyncio.to_thread(page_text, desktop))  # while the browser goes on working
    stage, view = await look(
        tab,
        world,
        desktop,
        is_home=is_home,
        is_exemplar=is_exemplar,
        needs=needs,
        axe_limit_s=budget_s * AXE_SHARE,
    )
    async with sealed(tab) as seal:
        menu = await stage.attempt(Need.RESPONSIVE, lambda stage: tapped(stage, seal))
        walked = await stage.attempt(Need.KEYBOARD, keyboard.collect)
        operated = sent = None
        if walked or Need.KEYBOARD not in needs:  # a page that hangs under the keyboard is not used any further
            operated = await stage.attempt(Need.WIDGETS, widgets.collect)
            sent = await stage.attempt(Need.FORMS, forms.collect)
        await _forget(tab)
        await _leave(tab)
    is_loaded_again = is_home and not tab.page.is_closed()
    repeat = trial.repeat if trial else None
    phone = await phone_load(tab, desktop.url, product, budget_s, stage.taken, repeat) if is_loaded_again else None
    console_errors = tuple(tab.console_errors)
    again: tuple[Vitals, ...] = ()
    if is_loaded_again and Need.VITALS in needs:
        again = await further_loads(tab, desktop.url, desktop.vitals, allowance)
        if len(again) < FURTHER_LOADS:
            await _leave(tab)  # a load that was given up would go on into the next page
    if is_loaded_again:
        await _forget(tab)
    view = replace(
        view,
        console_errors=console_errors,
        phone=phone,
        further_loads=again,
        incidents=tuple(tab.incidents),
        responsive=view.responsive and replace(view.responsive, menu=menu),
        keyboard=walked,
        widgets=operated,
        forms=sent,
    )
    page = page_evidence(url, answer, desktop, await parsing, view, observed_at)
    return Watched(page=page, pictures=stage.taken)


async def _forget(tab: Tab) -> None:
    """Empty what a tab keeps of a page as long as it is open; a page that hangs keeps it, and is left as it is."""
    with contextlib.suppress(Error, TimeoutError):
        async with asyncio.timeout(LEAVE_LIMIT_S):
            context_id = await our_context(tab.session, tab.frame_id)
            said = {"expression": KEPT_BY_THE_TAB, "contextId": context_id, "silent": True}
            await tab.session.send("Runtime.evaluate", said)


async def _leave(tab: Tab) -> None:
    """Go to an empty page, so that no timer or half-sent form reaches a server once the seal is off; else close it."""
    for _ in range(2):  # a navigation of the page's own may interrupt the first
        try:
            await tab.page.goto("about:blank", wait_until="commit", timeout=LEAVE_LIMIT_S * 1000)
        except Error:
            continue
        return
    with contextlib.suppress(Error):
        await tab.page.close()
