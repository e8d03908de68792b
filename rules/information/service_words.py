"""The facts a citizen needs about a service, and the words by which a page gives them, in English and Hindi."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rules.evidence import PageEvidence
from rules.finding import N_
from rules.folding import folded_hindi
from rules.information.contact_facts import texts_of
from rules.information.titles import main_heading
from rules.page_text import PageText
from rules.text import CHROME
from rules.vocabulary import Topic, topics_of, topics_of_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact: what is said when it is missing, what to write, and how a page says it."""

    missing: str  # marked text
    english: str  # heading to paste
    hindi: str
    slot: str  # marked text
    told: re.Pattern[str]


FACTS: tuple[Fact, ...] = (
    Fact(
        missing=N_("The page does not say who may apply."),
        english="Who may apply",
        hindi="कौन आवेदन कर सकता है",
        slot=N_("conditions, such as age, income or place of residence"),
        told=re.compile(
            r"eligib|who (?:can|may|should|is|are)|entitle|beneficiar|applicants? (?:must|should|shall|has|have|who)"
            r"|criteria|qualif|open to|available (?:to|for)|every (?:citizen|family|person|resident|farmer)"
            r"|any (?:citizen|person|resident)"
            r"|for (?:all|those|persons?|citizens?|farmers?|students?|women|senior|residents?|families|people)\b"
            r"|residents? of|age (?:of|limit|group)|below (?:the )?poverty|पात्र|योग्यता|अर्ह|लाभार्थी|हकदार"
            r"|कौन (?:आवेदन|लाभ|ले|कर)|आयु|के निवासी|निवासी हो|आवेदक (?:को|की|का|उ)|हेतु पात्र|के लिए (?:उपलब्ध|है)"
        ),
    ),
    Fact(
        missing=N_("The page does not say which documents are needed."),
        english="Documents needed",
        hindi="आवश्यक दस्तावेज़",
        slot=N_("list of the papers to bring, or “none”"),
        told=re.compile(
            r"documents?|enclos|proofs?\b|(?:copy|copies|photocop\w+) of|(?:self.?)?attest"
            r"|certificates? (?:of|from|to be)"
            r"|papers?\b|photograph|aadha+r|identity card|affidavit|bring (?:a|the|your)|annex|attach"
            r"|दस्तावेज|अभिलेख|प्रमाण ?पत्र|संलग्न|छायाप्रति|फोटो|आधार (?:कार्ड|संख्या)|शपथ ?पत्र|प्रतिलिपि|कागजात"
        ),
    ),
    Fact(
        missing=N_("The page does not say what it costs."),
        english="Fee",
        hindi="शुल्क",
        slot=N_("amount in rupees and how it is paid, or “free of charge”"),
        told=re.compile(
            r"\bfees?\b|(?<!in )charges?\b|\bcosts?\b|free\b|gratis|rupees?|\brs\.? ?\d|₹|/-|\binr\b|prices?\b|payment"
            r"|\bpay\b|payable|tariff|\brates?\b|nil\b|deposit|subsid|challan|शुल्क|फीस|निःशुल्क|निशुल्क|मुफ्त|रुपये|रुपए|रूपये|रु\.|रु०|रू\."
            r"|मूल्य|भुगतान|चालान|अनुदान|सब्सिडी"
        ),
    ),
    Fact(
        missing=N_("The page does not say how long it takes."),
        english="Time limit",
        hindi="समय सीमा",
        slot=N_("number of working days, and where to turn when it is exceeded"),
        told=re.compile(
            r"\d+\s*(?:\([a-z ]+\)\s*)?(?:working |calendar |business )?(?:days?|hours?|weeks?|months?|minutes?"
            r"|years?)\b"
            r"|\b(?:one|two|three|four|five|six|seven|ten|fifteen|twenty|thirty|sixty|ninety|same) (?:working )?"
            r"(?:days?|hours?|weeks?|months?)"
            r"|time ?(?:limit|line|frame|period|schedule)|within|immediate|same day|on the spot|duration"
            r"|processing time|\b(?:at once|while you wait|days)\b"
            r"|\d+\s*(?:कार्य ?)?(?:दिवस|दिन|घंटे|घंटा|सप्ताह|माह|महीने|मिनट|वर्ष)|समय ?सीमा|समयावधि|अवधि"
            r"|के भीतर|के अंदर|तत्काल|उसी दिन|कार्य ?दिवस"
        ),
    ),
    Fact(
        missing=N_("The page does not say where or how to apply."),
        english="How to apply",
        hindi="आवेदन कैसे करें",
        slot=N_("office or online service, step by step"),
        told=re.compile(
            r"appl(?:y|ication|ying|ied)|how to|procedure|process\b|steps?\b|register|registration|submit"
            r"|fill (?:in|up|out)|online|\bforms?\b|\boffice\b|centres?\b|portal|login|click|contact|visit"
            r"|आवेदन|प्रक्रिया|पंजीकरण|जमा|प्रपत्र|फॉर्म|ऑनलाइन|कार्यालय|पोर्टल|संपर्क|केंद्र"
        ),
    ),
)
# What a service or scheme is called; the heading of a page about one ends or begins with such words.
_SERVICE = re.compile(
    r"\b(?:certificate|licen[cs]e|permit|registration|pension|scholarship|connection|subsidy|mutation|renewal"
    r"|ration card|scheme|yojana|yojna|assistance|no objection|noc|allotment|loan|grant|financial aid|insurance)\b"
    r"|प्रमाण ?पत्र|लाइसेंस|अनुज्ञप्ति|अनुज्ञा|पंजीकरण|पेंशन|छात्रवृत्ति|कनेक्शन|अनुदान|नामांतरण|नवीनीकरण"
    r"|राशन कार्ड|योजना(?!एं|ओं)|सहायता|अनापत्ति|ऋण|बीमा"
)
_OTHERS = frozenset(
    {
        *(
            Topic.TENDERS,
            Topic.RECRUITMENT,
            Topic.NEWS,
            Topic.ORDERS,
            Topic.FORMS,
            Topic.RTI,
            Topic.CHARTER,
            Topic.HELP,
        ),
        *(Topic.ARCHIVE, Topic.SITE_MAP, Topic.ABOUT, Topic.CONTACT, Topic.TERMS, Topic.PRIVACY, Topic.WHOS_WHO),
    }
)
# A heading about many, about a rule, a report, a plan or a piece of news is none about one service.
_NOT_ONE = re.compile(
    r"\b(?:schemes|certificates|licen[cs]es|services|registrations|pensions|list|guidelines?|rules?|act|policy|report"
    r"|status|notice|notification|circular|order|budget|progress|beneficiar\w+|results?|minister|launched|inaugurat\w+|meeting"
    r"|workshop|annual|plan|review|awareness|division|cell|wing|section|board|departments?|directorate|college|login|user"
    r"|account|sign|event|conference|vendor|contractor|supplier|student|alumni|course"
    r"|admissions?|programmes?|programs?|diploma|degree|exam\w*|faculty|hostel|portal"
    r"|last date|exten\w+|invit\w+|walk.?in|corrigendum|merit|selected|selection|fees?|charges|rates"
    r"|forms?|acknowledge?ments?|receipt|templates?"
    r"|^registration$|dashboard|statistics|data|map|gallery|photos?|directory|(?:19|20)\d\d)\b"
    r"|अंतिम तिथि|विज्ञप्ति|आमंत्र|चयन|सूचना|(?:१९|२०)\d\d"
    r"|प्रपत्र|फॉर्म|पावती|रसीद"
    r"|योजनाएं|योजनाओं|सेवाएं|सूची|नियमावली|अधिनियम"
    r"|प्रतिवेदन|शासनादेश|परिपत्र|समाचार|बैठक|समीक्षा|शुभारंभ|लाभार्थियों|विभाग|निदेशालय|कार्य ?योजना|परियोजना"
)
MOST_HEADING_WORDS = 10


@lru_cache(maxsize=8)  # rules ask about one page in turn; more would keep pages in memory
def facts_told(page: PageText) -> tuple[Fact, ...]:
    """Return the facts that the content of the page gives."""
    own = folded_hindi("\n".join(texts_of(page, own=True)))
    return tuple(fact for fact in FACTS if fact.told.search(own))


def names_service(page: PageEvidence) -> bool:
    """Return whether the main heading, or the title without one, is the name of one service or scheme."""
    heading = _name(page)
    return 0 < len(heading.split()) <= MOST_HEADING_WORDS and _SERVICE.search(folded_hindi(heading)) is not None


def is_about_others(page: PageEvidence) -> bool:
    """Return whether heading or address say that the page is a list, a notice, a rule or an office."""
    heading = _name(page)
    topics = {*topics_of(heading), *topics_of_address(page.url)}
    return _NOT_ONE.search(folded_hindi(heading)) is not None or bool(_OTHERS & topics)


def headed_facts(page: PageText) -> tuple[Fact, ...]:
    """Return the facts to which the content of the page gives a heading."""
    headings = [folded_hindi(heading.text) for heading in page.headings if heading.region not in CHROME]
    return tuple(fact for fact in FACTS if any(fact.told.search(heading) for heading in headings))


def _name(page: PageEvidence) -> str:
    return main_heading(page.text) or page.text.title
