"""The home page loaded once more, as a phone from the first request on."""

import contextlib
from typing import Any

from playwright.async_api import Error

from auditor.browser import widths
from auditor.browser.desk import Desk, WatchError, first_line
from auditor.browser.launch import LOCALE
from auditor.browser.looking import QUIET_LIMIT_S, Change, first_view, scroll_through
from auditor.browser.world import CollectorError
from rules.view import PhoneLoad

ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{}.0.0.0 Mobile Safari/537.36 {}"
)


async def phone_load(
    desk: Desk, url: str, product: str, budget_s: float, taken: dict[str, bytes], change: Change | None = None
) -> PhoneLoad | None:
    """Return what a phone is given; None, with an incident, when that fails."""
    session = desk.session
    told = await session.send("Runtime.evaluate", {"expression": "navigator.userAgent"})
    usual = told["result"]["value"]
    agent = ANDROID.format(desk.browser_version.partition(".")[0], product)
    try:
        await session.send(
            "Emulation.setUserAgentOverride", {"userAgent": agent, "acceptLanguage": LOCALE, "platform": "Linux armv8l"}
        )
        await widths.touch(session, True)
        await widths.resize(session, widths.PHONE)
        answer = await desk.goto(url, budget_s)
        await desk.quiet(QUIET_LIMIT_S)
        world = await desk.open_world()
        if change:
            await change(world)
        totals, _ = await desk.traffic_told()  # what is loaded late is no part of what a visit costs
        await scroll_through(desk, world)
        seen: dict[str, Any] = await widths.collected(world, widths.PHONE)
        screenshot = await first_view(desk, "phone-load.jpg", widths.PHONE, taken)
        return PhoneLoad(
            final_url=seen["final_url"],
            status=answer.status,
            title=seen["title"],
            layout=widths.layout_of(seen, widths.PHONE),
            transferred_bytes=sum(total.transferred_bytes for total in totals),
            word_count=seen["words"],
            screenshot=screenshot,
        )
    except (TimeoutError, WatchError, CollectorError, Error) as error:
        desk.note(f"phone load failed: {first_line(error)}")
        return None
    finally:
        with contextlib.suppress(Error):
            await session.send("Emulation.setUserAgentOverride", {"userAgent": usual, "acceptLanguage": LOCALE})
            await widths.touch(session, False)
