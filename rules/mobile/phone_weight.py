"""Phone weight: over a slow mobile network the page is there within half a minute."""

from collections.abc import Iterator
from dataclasses import replace

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, Occurrence, message
from rules.mobile.phone_loading import (
    BYTES_OF_A_MEGABYTE,
    RUPEES_PER_GB,
    SLOW_3G,
    SLOW_4G,
    loading_s,
    price_rupees,
    size_bytes_of,
)
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw

MOST_S = 30.0  # on slow 3G; 2.5 MB, what half of the web's pages stay under (Web Almanac 2024); convention


def check(page: PageEvidence, rupees_per_gb: float = RUPEES_PER_GB) -> Iterator[Finding]:
    """Report a page that takes longer than half a minute on slow 3G, with the seconds and the price of a visit."""
    size_bytes = size_bytes_of(page)
    if loading_s(size_bytes, SLOW_3G) > MOST_S:
        yield Finding(
            message=message(
                N_(
                    "The page loads {size} MB. By calculation that takes {slow} seconds on slow 3G and {fast} seconds "
                    "on slow 4G. At {price} rupees for a GB of mobile data each visit costs about {rupees} rupees."
                ),
                size=round(size_bytes / BYTES_OF_A_MEGABYTE, 1),
                slow=round(loading_s(size_bytes, SLOW_3G)),
                fast=round(loading_s(size_bytes, SLOW_4G)),
                price=f"{rupees_per_gb:g}",
                rupees=f"{price_rupees(size_bytes, rupees_per_gb):.2f}",
            ),
            occurrences=(Occurrence(),),
        )


RULE = Rule(
    id="phone-weight",
    category=Category.MOBILE,
    impact=Impact.MODERATE,
    weight=5,
    references=(gigw("4.1"), gigw("DBIM-10.1.1")),
    title=N_("The page opens on a slow mobile network within half a minute"),
    failure_title=N_("The page takes more than half a minute on a slow mobile network"),
    why=N_("In the hills the mobile network is often slow. Whoever has to wait half a minute for a page gives up."),
    repair=N_(
        "Shrink the pictures to the size they are shown at and save them as WebP or JPEG. "
        "Load videos, sliders and maps only when somebody asks for them."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.HOURS,
    ground=Ground.TOOL,
    needs=frozenset({Need.VIEW}),
    wants=frozenset({Need.TRAFFIC}),
    check=check,
)


def priced(rupees_per_gb: float) -> Rule:
    """Return the rule with another price of mobile data."""
    return replace(RULE, check=lambda page: check(page, rupees_per_gb))
