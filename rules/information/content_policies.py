"""Content policies: how content is approved, reviewed, archived and secured is published, as GIGW asks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, slot
from rules.folding import folded_hindi
from rules.information.contact_pages import is_indian, pages_behind
from rules.information.expected_list import HUBS
from rules.information.expected_pages import has_unread_hub
from rules.information.known_language import is_in_known_language
from rules.information.reach import Pages, says_too_little, was_read_whole
from rules.information.wording import in_language_of
from rules.page_text import PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One policy: what is said when it is missing, its name to paste, and how pages call it."""

    missing: str  # marked text
    english: str
    hindi: str
    named: re.Pattern[str]


POLICIES: tuple[Policy, ...] = (
    Policy(
        missing=N_("No page names a policy on who contributes, checks and approves content."),
        english="Content Contribution, Moderation and Approval Policy",
        hindi="सामग्री योगदान, मॉडरेशन एवं अनुमोदन नीति",
        named=re.compile(
            r"(?<!\w)cmap(?!\w)|contribution,? (?:and )?(?:moderation|approval)"
            r"|content (?:moderation|approval|contribution)"
            r"|(?:सामग्री|विषय ?वस्तु|कंटेंट) (?:के )?(?:योगदान|अंशदान|अनुमोदन|मॉडरेशन)"
        ),
    ),
    Policy(
        missing=N_("No page names a policy on when content is archived."),
        english="Content Archival Policy",
        hindi="सामग्री अभिलेखीय नीति",
        named=re.compile(
            r"archiv\w* policy|content archiv\w+|policy (?:on|for) archiv|अभिलेखीय नीति|पुरालेख\w* नीति|संग्रह\w* नीति"
            r"|(?:सामग्री|विषय ?वस्तु|कंटेंट) (?:का |की |के )?(?:अभिलेख|पुरालेख|संग्रह|आर्काइव)"
        ),
    ),
    Policy(
        missing=N_("No page names a policy on how often content is reviewed."),
        english="Content Review Policy",
        hindi="सामग्री समीक्षा नीति",
        named=re.compile(
            r"content review|review policy|policy (?:on|for) review|(?:सामग्री|विषय ?वस्तु|कंटेंट) (?:की |का )?समीक्षा"
            r"|समीक्षा नीति"
        ),
    ),
    Policy(
        missing=N_("No page names a plan by which the website is monitored."),
        english="Website Monitoring Plan",
        hindi="वेबसाइट निगरानी योजना",
        named=re.compile(
            r"monitoring (?:plan|policy)|(?:web ?site|वेबसाइट) monitoring|निगरानी (?:योजना|नीति)|वेबसाइट (?:की )?निगरानी"
        ),
    ),
    Policy(
        missing=N_("No page names a plan for defacement, loss of data or outage."),
        english="Contingency Management Plan",
        hindi="आकस्मिकता प्रबंधन योजना",
        named=re.compile(r"contingency (?:management|plan|policy)|आकस्मिक(?:ता)? (?:प्रबंधन|योजना|नीति)|आपातकालीन प्रबंधन"),
    ),
    Policy(
        missing=N_("No page names a security policy."),
        english="Security Policy",
        hindi="सुरक्षा नीति",
        named=re.compile(r"security (?:policy|policies|statement)|सुरक्षा (?:नीति|कथन)"),
    ),
)


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report the policies that no page mentions, where the pages that would hold them were read."""
    pages = Pages(site)
    named = frozenset[int]().union(*(_named(page.text) for page in site.pages))
    missing = [policy for index, policy in enumerate(POLICIES) if index not in named]
    if not missing:
        return
    if not _was_looked_for(pages):
        yield Doubt(
            message=message(N_("Too little of the website could be read to say that this page is missing.")),
            is_question=False,
        )
        return
    home = pages.home
    for policy in missing:
        label = in_language_of(home.text, policy.english, policy.hindi) if home else policy.english
        after = f'<li><a href="{slot(N_("address of the page"))}">{label}</a></li>'
        yield Finding(message=message(policy.missing), occurrences=(Occurrence(page_url=site.home_url, after=after),))


@lru_cache(maxsize=512)
def _named(page: PageText) -> frozenset[int]:
    """Return the positions of the policies that the page names anywhere."""
    said = folded_hindi("\n".join((*(block.text for block in page.blocks), *(link.text for link in page.links))))
    return frozenset(index for index, policy in enumerate(POLICIES) if policy.named.search(said))


def _was_looked_for(pages: Pages) -> bool:
    if says_too_little(pages) or has_unread_hub(pages):
        return False
    return was_read_whole(pages.site) or any(pages_behind(pages, topic) for topic in HUBS)


def _is_department(site: SiteEvidence) -> bool:
    pages = Pages(site)
    return pages.home is not None and is_in_known_language(pages.home.text) and is_indian(pages)


RULE = SiteRule(
    id="content-policies",
    category=Category.INFORMATION,
    impact=Impact.MINOR,
    weight=2,
    references=tuple(gigw(clause) for clause in ("5.4.3b", "5.4.3c", "5.4.3d", "5.4.3g", "5.4.3i", "5.4.3j", "5.4.3")),
    title=N_("The policies on content, monitoring and security are published"),
    failure_title=N_("Policies on content, monitoring or security are not published"),
    why=N_("They say who answers for a text, and how soon old notices go. Without them nobody feels responsible."),
    repair=N_(
        "Publish the approved policies on one page, each under a heading of its own, and link to it in the footer."
    ),
    owner=Owner.EDITOR,
    effort=Effort.HOURS,
    applies=_is_department,
    check=check,
)
