"""The pages of comparison for the first impression, captured as an audit captures them.

    python tools/impression_quantiles.py FOLDER…    a website each: a folder of HTML files, or the folder of an audit

At most 40 pages a website, evenly spread over its files, so that no website decides alone. A page without most of its
style sheets, or with a blank first view, is left out. Writes rules/attractiveness/impression_quantiles.json: run it
again when Chromium draws otherwise than before, on pages like those that are audited; the scoring changes with it.
"""

import argparse
import asyncio
import hashlib
import json
import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from auditor.browser.desk import WatchError
from auditor.browser.impression import WIDTHS
from auditor.browser.visit import Watcher, open_watcher
from auditor.folder import LOOPBACK, served
from auditor.network.egress import Egress
from auditor.network.policy import Policy
from auditor.store import Bundle
from rules.arrived import has_styles
from rules.attractiveness.impression_estimate import Measure, contributions, estimate, is_blank
from rules.evidence import PageEvidence
from rules.rule import Need
from rules.views.impression import Impression

TABLE = Path(__file__).parent.parent / "rules" / "attractiveness" / "impression_quantiles.json"
MOST_PAGES = 40
STEPS = 20
DIGITS = 4
NEEDS = frozenset({Need.VIEW, Need.LAYOUT, Need.IMPRESSION})


def page_names(folder: Path) -> list[str]:
    """Return pages of a website, evenly spread over its files, error pages left out."""
    found = sorted(
        file for file in folder.rglob("*.htm*") if file.suffix in {".html", ".htm"} and "404" not in file.name
    )
    names = [file.relative_to(folder).as_posix() for file in found]
    step = max(1.0, len(names) / MOST_PAGES)
    return [names[int(place * step)] for place in range(min(MOST_PAGES, len(names)))]


def audited(bundle: Bundle) -> tuple[str, list[Impression]]:
    """Return the browser and the first views that an audit saved."""
    seen = [one for page in bundle.pages() for one in told(page)]
    return bundle.site().versions["browser"], seen[: MOST_PAGES * len(WIDTHS)]


async def captured(folder: Path) -> tuple[str, list[Impression]]:
    """Return the browser and the first views of a website."""
    async with served(folder) as site:
        policy = Policy(pins={(site.host, 80): (LOOPBACK, site.port)}, only_pins=True)
        async with (
            Egress(policy) as egress,
            open_watcher(proxy_url=egress.proxy_url, executable=None, user_agent="GovernmentWebsiteAuditor") as watcher,
        ):
            found = [await _seen(watcher, site.url + name) for name in page_names(folder)]
            return str(watcher.versions["browser"]), [one for page in found for one in page]


async def _seen(watcher: Watcher, url: str) -> Sequence[Impression]:
    try:
        watched = await watcher.watch(url, observed_at=datetime.now(UTC), needs=NEEDS)
    except WatchError:
        return ()
    return told(watched.page)


def told(page: PageEvidence) -> Sequence[Impression]:
    """Return the first views of a page, () where it was not drawn as it is meant to be."""
    view = page.view
    if view is None or not has_styles(view) or any(map(is_blank, view.impressions)):
        return ()
    return view.impressions


def compared(sites: Sequence[Sequence[Impression]]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield for every width what pages are held against."""
    by_width: defaultdict[int, list[tuple[int, Impression]]] = defaultdict(list)
    for number, impressions in enumerate(sites):
        for one in impressions:
            by_width[one.width_css_px].append((number, one))
    for width, pages in sorted(by_width.items()):
        shares = [contributions(one) for _, one in pages]
        steps = np.quantile([estimate(one) for _, one in pages], np.linspace(0, 1, STEPS + 1))
        yield (
            width,
            {
                "pages": len(pages),
                "sites": len({number for number, _ in pages}),
                "estimates": [round(float(step), DIGITS) for step in steps],
                "contributions": {
                    str(measure): round(statistics.median(share[measure] for share in shares), DIGITS)
                    for measure in Measure
                },
            },
        )


def main() -> None:
    """Capture and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    found = [
        audited(Bundle(folder / "evidence")) if (folder / "evidence").is_dir() else asyncio.run(captured(folder))
        for folder in parser.parse_args().folders
    ]
    write(found)


def write(found: Sequence[tuple[str, Sequence[Impression]]]) -> None:
    """Write the table and print what it holds."""
    widths = {str(width): table for width, table in compared([impressions for _, impressions in found])}
    identity = hashlib.sha256(json.dumps(widths, sort_keys=True).encode()).hexdigest()[:10]
    table = {
        "identity": identity,
        "browser": found[0][0],
        "captured_on": datetime.now(UTC).date().isoformat(),
        "widths": widths,
    }
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    for width, one in widths.items():
        print(
            f"{width} px: {one['pages']} pages of {one['sites']} websites, {one['estimates'][0]}–{one['estimates'][-1]}"
        )


if __name__ == "__main__":
    main()
