"""What every department's website has: the pages citizens, GIGW and the law expect, and the words of their links."""

from dataclasses import dataclass

from rules.rule import Effort, Impact
from rules.standards import Reference, gigw
from rules.vocabulary import Topic

HUBS = (Topic.POLICIES, Topic.TERMS, Topic.DISCLAIMER)  # pages that hold several policies one below the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One page that a department's website has."""

    id: str
    topic: Topic
    impact: Impact
    weight: int
    references: tuple[Reference, ...]
    english: str  # the link's words
    hindi: str
    effort: Effort = Effort.HOURS
    is_policy: bool = False  # may stand on a page with other policies
    may_be_short: bool = False  # a page of a few words may serve: a form, a number, "none at present"
    state_service: str = ""  # the service of Uttarakhand that a department there links to


EXPECTED: tuple[Expected, ...] = (
    Expected(
        id="about-page",
        topic=Topic.ABOUT,
        impact=Impact.MODERATE,
        weight=6,
        references=(gigw("5.1.9"), gigw("5.1.18 home(c)")),
        english="About the Department",
        hindi="विभाग के बारे में",
    ),
    Expected(
        id="contact-page",
        topic=Topic.CONTACT,
        impact=Impact.CRITICAL,
        weight=10,
        references=(gigw("5.1.10"), gigw("5.1.18 home(f)")),
        english="Contact Us",
        hindi="संपर्क करें",
        may_be_short=True,
    ),
    Expected(
        id="whos-who-page",
        topic=Topic.WHOS_WHO,
        impact=Impact.SERIOUS,
        weight=6,
        references=(gigw("LAW-RTI-4"), gigw("DBIM-A.5.5-connect")),
        english="Who's Who",
        hindi="कौन क्या है",
    ),
    Expected(
        id="services-page",
        topic=Topic.SERVICES,
        impact=Impact.SERIOUS,
        weight=8,
        references=(gigw("5.1.18 home(e)"), gigw("UK-SERVICES")),
        english="Services and Schemes",
        hindi="सेवाएं और योजनाएं",
        effort=Effort.DAYS,
    ),
    Expected(
        id="rti-page",
        topic=Topic.RTI,
        impact=Impact.SERIOUS,
        weight=8,
        references=(gigw("LAW-RTI-4"), gigw("UK-RTI")),
        english="Right to Information (RTI)",
        hindi="सूचना का अधिकार (RTI)",
        effort=Effort.DAYS,
    ),
    Expected(
        id="feedback-page",
        topic=Topic.FEEDBACK,
        impact=Impact.MODERATE,
        weight=6,
        references=(gigw("5.1.11"), gigw("5.1.18 home(g)")),
        english="Feedback",
        hindi="प्रतिक्रिया",
        may_be_short=True,
    ),
    Expected(
        id="grievance-page",
        topic=Topic.GRIEVANCE,
        impact=Impact.SERIOUS,
        weight=8,
        references=(gigw("UK-HELPLINE"), gigw("DBIM-A.5.5-connect")),
        english="Grievances (CM Helpline 1905)",
        hindi="शिकायत (सीएम हेल्पलाइन 1905)",
        effort=Effort.MINUTES,
        may_be_short=True,
        state_service="https://cmhelpline.uk.gov.in/",
    ),
    Expected(
        id="tenders-page",
        topic=Topic.TENDERS,
        impact=Impact.MODERATE,
        weight=5,
        references=(gigw("LAW-TENDER"), gigw("DBIM-M17")),
        english="Tenders",
        hindi="निविदाएं",
        may_be_short=True,
    ),
    Expected(
        id="charter-page",
        topic=Topic.CHARTER,
        impact=Impact.MODERATE,
        weight=3,
        references=(gigw("UK-SERVICES"), gigw("DBIM-A.5.1.1-charter")),
        english="Citizen's Charter",
        hindi="नागरिक चार्टर",
    ),
    Expected(
        id="help-page",
        topic=Topic.HELP,
        impact=Impact.MINOR,
        weight=3,
        references=(gigw("5.1.14"), gigw("DBIM-5.6-help")),
        english="Help",
        hindi="सहायता",
    ),
    Expected(
        id="terms-page",
        topic=Topic.TERMS,
        impact=Impact.MODERATE,
        weight=4,
        references=(gigw("5.4.3f"), gigw("5.1.18 home(j)")),
        english="Terms and Conditions",
        hindi="नियम और शर्तें",
        is_policy=True,
    ),
    Expected(
        id="privacy-policy",
        topic=Topic.PRIVACY,
        impact=Impact.MODERATE,
        weight=4,
        references=(gigw("5.4.3h"), gigw("5.3.3")),
        english="Privacy Policy",
        hindi="गोपनीयता नीति",
        is_policy=True,
    ),
    Expected(
        id="copyright-policy",
        topic=Topic.COPYRIGHT,
        impact=Impact.MINOR,
        weight=3,
        references=(gigw("5.4.3a"), gigw("5.4.3")),
        english="Copyright Policy",
        hindi="कॉपीराइट नीति",
        is_policy=True,
    ),
    Expected(
        id="hyperlinking-policy",
        topic=Topic.HYPERLINKING,
        impact=Impact.MINOR,
        weight=2,
        references=(gigw("5.4.3e"), gigw("5.4.3")),
        english="Hyperlinking Policy",
        hindi="हाइपरलिंकिंग नीति",
        is_policy=True,
    ),
    Expected(
        id="accessibility-statement",
        topic=Topic.ACCESSIBILITY,
        impact=Impact.MODERATE,
        weight=4,
        references=(gigw("LAW-RPWD-R15"), gigw("LAW-IS17802")),
        english="Accessibility Statement",
        hindi="सुगम्यता वक्तव्य",
        is_policy=True,
    ),
)
