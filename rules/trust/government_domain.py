"""Government domain: the website of an office stands under a name that only the government can register."""

import re
from collections.abc import Iterator

from rules.evidence import SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message
from rules.folding import folded_hindi
from rules.information.reach import Pages, host_of
from rules.rule import Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.trust.governments import is_indian_office, named_states, names_india, owner_texts

# GIGW 5.1.21, and what the registry of .in gives to public bodies alone; the last but one is सरकार.भारत.
PUBLIC_ENDINGS = ("gov.in", "nic.in", "ac.in", "edu.in", "res.in", "mil.in", "xn--11b7cb3a6a.xn--h2brj9c", "gov.bharat")
TEST_ENDINGS = ("localhost", "test", "example", "invalid", "local", "internal", "lan", "home.arpa")
_NUMBERS = re.compile(r"[\d.]+|[0-9a-f]*:[0-9a-f:.]*")  # of an IP address
# An office that says it is the government, not a company or a society that deals with it.
_GOVERNMENT = re.compile(r"(?<!\w)(?:government|govt\.?) of (?!.*undertaking)|(?:सरकार|शासन)(?![\u0900-\u097f])")
_OTHER_BODY = re.compile(
    r"(?<!\w)(?:university|college|institute|school|limited|ltd|company|undertaking|society|trust|association|ngo|bank)"
    r"(?!\w)|विश्वविद्यालय|महाविद्यालय|संस्थान|विद्यालय|लिमिटेड|उपक्रम|कंपनी|समिति|न्यास"
)


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report an office of the government under a domain that anybody can buy; ask about bodies that are not one."""
    home = Pages(site).home
    host = host_of(site.home_url)
    if home is None or any(_is_under(host, ending) for ending in PUBLIC_ENDINGS):
        return
    texts = [folded_hindi(text) for text in owner_texts(home.text)]
    naming = [text for text in texts if _GOVERNMENT.search(text) and (named_states(text) or names_india(text))]
    place = Occurrence(page_url=home.url, quote=host)
    if naming and not any(_OTHER_BODY.search(text) for text in texts):
        yield Finding(
            message=message(
                N_("The website stands under {host}, a name that anybody can register, not under gov.in or nic.in."),
                host=host,
            ),
            occurrences=(place,),
        )
    elif naming:
        yield Doubt(
            message=message(
                N_(
                    "The website stands under {host}. Ask the office: a body of the government is entitled to a name "
                    "under gov.in or nic.in, a place of learning to one under ac.in, edu.in or res.in."
                ),
                host=host,
            ),
            occurrences=(place,),
        )


def _is_under(host: str, ending: str) -> bool:
    return host == ending or host.endswith(f".{ending}")


def applies(site: SiteEvidence) -> bool:
    """Return whether the site of an Indian office was read under its public name."""
    host = host_of(site.home_url)
    home = Pages(site).home
    is_public = "." in host and not _NUMBERS.fullmatch(host) and not any(_is_under(host, end) for end in TEST_ENDINGS)
    return is_public and home is not None and is_indian_office(home)


RULE = SiteRule(
    id="government-domain",
    category=Category.SECURITY,
    impact=Impact.SERIOUS,
    weight=7,
    references=(gigw("5.1.21"), gigw("UK-DOMAIN")),
    title=N_("The website stands under a government domain"),
    failure_title=N_("The website does not stand under a government domain"),
    why=N_(
        "Only the government gets a name under gov.in or nic.in. Under any other name a citizen cannot tell the real "
        "website from a forged one that collects fees and personal data."
    ),
    repair=N_(
        "Apply to NIC or ITDA for a name under uk.gov.in (or gov.in, nic.in), move the website there, and let every "
        "old address lead to the new one."
    ),
    owner=Owner.HOSTING,
    effort=Effort.DAYS,
    applies=applies,
    check=check,
)
