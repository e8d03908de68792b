"""The sweep over the breakpoints of the page."""

from dataclasses import replace
from typing import Any

import msgspec

from auditor.browser import widths
from auditor.browser.allowance import Allowance, allowed
from auditor.browser.responsive_sweep import Swept, sweep
from auditor.browser.stage import Stage
from auditor.browser.world import CollectorError
from rules.views.responsive import Responsive

ENLARGED = widths.Width(320, 256, False)  # a window of 1280 × 1024 px enlarged to 400 % (SC 1.4.10)
SWEEP_ENDS_S = 7.2  # after the phase began, which has eight: what was seen before is kept
NOT_SWEPT = Swept((), ())


async def collect(stage: Stage) -> Responsive:
    """Return what is seen on the page, which comes in at 320 px as a phone; exemplars alone are swept."""
    world, allowance = stage.world, Allowance(SWEEP_ENDS_S)
    await world.bring("responsive")
    phone: dict[str, Any] = await world.call("responsive.phone", {"countsWords": stage.is_home})
    swept, enlarged = NOT_SWEPT, []
    if stage.is_exemplar:
        if phone["pinned"]:
            await widths.resize(stage.desk.session, ENLARGED)
            await world.call("responsive.settle", ENLARGED.width_css_px, ENLARGED.height_css_px)
            enlarged = await world.call("responsive.pinned")
        swept = await _swept(stage, allowance)
    told = {**phone, "pinned_enlarged": enlarged, "widths_css_px": swept.widths_css_px, "faults": (), "menu": None}
    seen = msgspec.convert(told, Responsive, strict=False)
    return replace(seen, faults=swept.faults)


async def _swept(stage: Stage, allowance: Allowance) -> Swept:
    try:
        async with allowed(allowance.left_s()):
            return await sweep(stage, allowance)
    except (TimeoutError, CollectorError) as error:
        stage.desk.note(f"the sweep of widths was not done: {type(error).__name__}")
        return NOT_SWEPT
