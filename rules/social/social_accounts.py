"""Social accounts: the website leads to the accounts of the department."""

from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, slot
from rules.information.reach import Pages, says_too_little
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.social.accounts import own_accounts
from rules.social.nameless import unaddressed
from rules.standards import gigw

MENDED = '<a href="{address}" aria-label="{name}"><svg aria-hidden="true">…</svg></a>'


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report a site that links to no account of its own."""
    pages = Pages(site)
    if own_accounts(site):
        return
    if says_too_little(pages) or pages.home is None:
        yield Doubt(
            message=message(N_("Too little of the website could be read to say that the accounts are missing.")),
            is_question=False,
        )
        return
    home = pages.home
    if home.text.frames and any(
        "facebook.com/plugins" in frame or "twitter.com" in frame for frame in home.text.frames
    ):
        return  # the embedded account is the way to it
    icons = [link for link, _ in unaddressed(home.text)]
    mended = MENDED.format(
        address=slot(N_("address of the account")), name=slot(N_("department and name of the network"))
    )
    yield Finding(
        message=message(
            N_("There are icons of social networks, but no page that was read links to an account.")
            if icons
            else N_("No page that was read links to an account of the department in a social network.")
        ),
        occurrences=(Occurrence(page_url=home.url, after=mended),),
    )


RULE = SiteRule(
    id="social-accounts",
    category=Category.SOCIAL,
    impact=Impact.MODERATE,
    weight=10,
    references=(gigw("SM-1"), gigw("5.1.24"), gigw("DBIM-M6")),
    title=N_("The website leads to the department's accounts in social networks"),
    failure_title=N_("The website leads to no account of the department in a social network"),
    why=N_(
        "Many citizens hear of camps, dates and warnings in social networks first. Only a link on the official website "
        "tells them which account is the real one."
    ),
    repair=N_(
        "Put links to the official accounts into the footer of every page. If the department has no account, ask the "
        "social media team whether it should have one."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    check=check,
)
