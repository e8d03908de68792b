"""Ownership: the home page says which office the website belongs to."""

import re
from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, slot
from rules.information.reach import FEW_LINKS, Pages
from rules.page_text import PageText
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.text import CHROME, folded

EDGE_BLOCKS = 15  # first and last of a page without header and footer landmarks
# Words by which a page names its owner.
_STATEMENT = re.compile(
    r"(?:owned|maintained|managed|published)(?: (?:and|&|,) \w+)* by|belongs to|official (?:web ?)?site of|website of"
    r"|©|copyright (?:\d{4}|of|by)|सामग्री स्वामित्व|का स्वामित्व|के स्वामित्व|द्वारा (?:प्रबंधित|संचालित|अनुरक्षित|प्रकाशित)"
    r"|आधिकारिक वेबसाइट|सर्वाधिकार सुरक्षित"
)
# Words that the name of every public office holds.
OFFICE = re.compile(
    r"(?<!\w)(?:government|govt|ministry|department|dept|directorate|commissionerate|commission|board|corporation|council"
    r"|authority|municipal\w*|mission|secretariat|university|institute|college|school|court|police|district"
    r"|administration|society|agency|federation|academy|nigam|parishad|panchayat|palika|vibhag)(?!\w)"
    r"|सरकार|शासन|मंत्रालय|विभाग|निदेशालय|आयोग|बोर्ड|निगम|परिषद|प्राधिकरण|पालिका|पंचायत|सचिवालय|विश्वविद्यालय"
    r"|संस्थान|न्यायालय|पुलिस|जिला|जनपद|प्रशासन|समिति|मिशन|अकादमी|विद्यालय"
)


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report a home page whose header, footer and title name no office and whose text names no owner."""
    home = Pages(site).home
    if home is None or len(home.text.links) < FEW_LINKS:
        yield Doubt(
            message=message(N_("The home page shows hardly any text as long as its scripts are not run.")),
            is_question=False,
        )
    elif not names_owner(home.text):
        if any(image.region in CHROME and not image.alt for image in home.text.images):
            yield Doubt(message=message(N_("The owner may be named in a picture of the header that has no text.")))
        else:
            owner, government = slot(N_("name of the department")), slot(N_("name of the government"))
            yield Finding(
                message=message(N_("Neither header nor footer of the home page says whose website it is.")),
                occurrences=(
                    Occurrence(
                        page_url=home.url,
                        after=f"<p>Website owned and managed by {owner}, {government}</p>",
                    ),
                ),
            )


def names_owner(page: PageText) -> bool:
    """Return whether the page names an office in its title, header or footer, or states anywhere who owns it."""
    blocks = page.blocks
    edges = [block for block in blocks if block.region in CHROME]
    pictures = [image.alt or "" for image in page.images if image.region in CHROME or not edges]
    if not edges:
        edges = [*blocks[:EDGE_BLOCKS], *blocks[-EDGE_BLOCKS:]]
    declared = (meta.content for meta in page.meta if meta.name in ("og:site_name", "author", "publisher"))
    near = (page.title, *declared, *pictures, *(block.text for block in edges))
    return any(OFFICE.search(folded(text)) for text in near) or any(
        _STATEMENT.search(folded(block.text)) for block in blocks
    )


RULE = SiteRule(
    id="ownership",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=6,
    references=(gigw("5.1.2"), gigw("5.1.18 home(a)")),
    title=N_("The website says which office it belongs to"),
    failure_title=N_("The website does not say which office it belongs to"),
    why=N_("Forged government websites exist. A citizen has to see at once whose website this is."),
    repair=N_(
        "Write the full name of the department and of the government into the header and the footer of every page."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    check=check,
)
