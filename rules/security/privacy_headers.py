"""Privacy headers: the server says itself what browsers otherwise decide for it."""

from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, message
from rules.rule import Category, Effort, Ground, Impact, Owner, Rule
from rules.security import referrer_policy
from rules.security.public import header, is_public_page, untold
from rules.security.sent import to_be_sent
from rules.standards import gigw

PERMISSIONS = "Permissions-Policy"
NOTHING_ALLOWED = "camera=(), microphone=(), geolocation=()"


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Suggest the two headers where they are missing."""
    if not page.headers:
        yield untold()
        return
    if header(page, PERMISSIONS.lower()) is None:
        yield to_be_sent(
            page, PERMISSIONS, NOTHING_ALLOWED, message(N_("Nothing is said of camera, microphone and place."))
        )
    if not referrer_policy.policy_of(page):
        yield to_be_sent(
            page,
            referrer_policy.HEADER,
            referrer_policy.GOOD,
            message(N_("Nothing is said of what other websites learn when a link is followed.")),
        )


RULE = Rule(
    id="privacy-headers",
    category=Category.SECURITY,
    impact=Impact.MINOR,
    weight=0,
    references=(gigw("5.4.3h"),),
    title=N_("The server says what browsers may tell and switch on"),
    failure_title=N_("The server leaves it to browsers what they tell and switch on"),
    why=N_(
        "Today's browsers are careful by themselves. Said by the server, it holds in older ones too, and for whatever "
        "is built into the page from elsewhere."
    ),
    repair=N_(
        "Add the headers shown here. Where the website itself asks for the visitor's place, as a map may, write "
        "geolocation=(self) instead."
    ),
    owner=Owner.HOSTING,
    effort=Effort.MINUTES,
    ground=Ground.CONVENTION,
    applies=is_public_page,
    check=check,
)
