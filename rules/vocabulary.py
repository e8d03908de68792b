"""The names Indian government websites give their sections, in English and Hindi, and how a label is recognised."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from rules.folding import label_key


class Topic(StrEnum):
    """What a link, heading or page is about."""

    HOME = "home"
    ABOUT = "about"
    CONTACT = "contact"
    WHOS_WHO = "who's who"
    FEEDBACK = "feedback"
    GRIEVANCE = "grievance"
    RTI = "rti"
    TENDERS = "tenders"
    RECRUITMENT = "recruitment"
    NEWS = "news"
    ORDERS = "orders"
    SERVICES = "services"
    FORMS = "forms"
    CHARTER = "charter"
    ARCHIVE = "archive"
    SITE_MAP = "site map"
    SEARCH = "search"
    HELP = "help"
    SCREEN_READER = "screen reader"
    ACCESSIBILITY = "accessibility"
    POLICIES = "policies"
    TERMS = "terms"
    DISCLAIMER = "disclaimer"
    PRIVACY = "privacy"
    COPYRIGHT = "copyright"
    HYPERLINKING = "hyperlinking"
    SECURITY = "security"
    INFORMATION_MANAGER = "web information manager"
    NATIONAL_PORTAL = "national portal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The labels of one topic, from the most distinctive to the least."""

    anywhere: str  # labels that say it wherever they stand in a short text, parted by |
    alone: str = ""  # labels that say it only beside words such as "us", "our", "list", "करें", parted by |
    ahead: str = ""  # labels that say it at the head of a short text, parted by |
    hosts: tuple[str, ...] = ()  # ends of the host names of government services that stand for it


NAMES: dict[Topic, Names] = {
    Topic.HOME: Names(anywhere="home page|homepage|मुख पृष्ठ|मुख्य पृष्ठ|मुखपृष्ठ|गृह पृष्ठ|होम पेज", alone="home|होम|मुख्यपृष्ठ"),
    Topic.ABOUT: Names(
        anywhere="about us|about district|about department|about the department|about directorate|about organisation"
        "|about organization|who we are|our department|department profile|हमारे बारे में|के बारे में|विभाग परिचय"
        "|विभाग का परिचय|विभागीय परिचय|एक परिचय|संक्षिप्त परिचय|हमारे विषय में|के विषय में|अबाउट अस",
        alone="about|introduction|overview|profile|background|history|vision|mission|vision mission|objectives"
        "|at a glance|परिचय|पृष्ठभूमि|प्रस्तावना|एक नजर में|उद्देश्य|अबाउट|इतिहास",
        ahead="about|introduction to|overview of",
    ),
    Topic.CONTACT: Names(
        anywhere="contact us|contactus|reach us|get in touch|contact details|contact information|contact info"
        "|contact number|contact numbers|contact address|contact page|help desk|helpdesk|connect with us"
        "|हमसे संपर्क|संपर्क करें|संपर्क करे|संपर्क सूत्र|संपर्क विवरण|संपर्क जानकारी|संपर्क नंबर|संपर्क पता"
        "|हेल्प डेस्क|हेल्पडेस्क|कांटेक्ट|कॉन्टैक्ट|कॉन्टेक्ट",
        alone="contact|contacts|find us|संपर्क|हमसे मिलें",
    ),
    Topic.WHOS_WHO: Names(
        anywhere="whos who|who is who|telephone directory|phone directory|officers directory|officer directory"
        "|staff directory|contact directory|departmental directory|employee directory|key officials|key officers"
        "|key contacts|our team|our officers|list of officers|list of officials|officers list|officer list"
        "|organisation chart|organization chart|organisational chart|organizational chart|organogram"
        "|organisation structure|organization structure|organisational structure|organizational structure"
        "|organisational setup|organizational setup|nodal officers|administrative setup"
        "|कौन क्या है|कौन कौन है|कौन क्या|कौन कौन|दूरभाष निर्देशिका|दूरभाष सूची|टेलीफोन निर्देशिका"
        "|टेलीफोन डायरेक्टरी|अधिकारी निर्देशिका|संपर्क निर्देशिका|अधिकारियों की सूची|अधिकारी सूची|अधिकारीगण"
        "|हमारी टीम|प्रमुख अधिकारी|मुख्य अधिकारी|संगठनात्मक ढांचा|संगठनात्मक संरचना|संगठन संरचना|संगठन चार्ट"
        "|प्रशासनिक ढांचा|प्रशासनिक संरचना",
        alone="directory|officers|officials|team|people|staff|faculty|leadership|administration|administrators"
        "|office bearers|council|councillors|निर्देशिका|डायरेक्टरी|अधिकारी|टीम|प्रशासन|पदाधिकारी|कर्मचारी",
    ),
    Topic.FEEDBACK: Names(
        anywhere="feedback|feed back|write to us|suggestion box|your suggestions|give suggestion|give suggestions"
        "|फीडबैक|प्रतिक्रिया|प्रतिक्रियाएं|प्रतिपुष्टि|सुझाव|हमें लिखें",
        alone="suggestion|suggestions|comments|your opinion",
    ),
    Topic.GRIEVANCE: Names(
        anywhere="grievance|grievances|complaint|complaints|cm helpline|cmhelpline|cpgrams|pgportal|pg portal"
        "|jan sunwai|jansunwai|jan shikayat|igrs|helpline 1905|1905|sarkar aapke dwar|शिकायत|शिकायतें|शिकायतों"
        "|जनशिकायत|सीएम हेल्पलाइन|मुख्यमंत्री हेल्पलाइन|जनसुनवाई|जन सुनवाई|समस्या निवारण",
        alone="samadhan|समाधान|ombudsman|लोकपाल|vigilance",
        hosts=("cmhelpline.uk.gov.in", "pgportal.gov.in", "jansunwai.up.nic.in"),
    ),
    Topic.RTI: Names(
        anywhere="rti|right to information|suo motu|suo moto|suomotu|suomoto|proactive disclosure"
        "|public information officer|public information officers|सूचना का अधिकार|सूचना के अधिकार|सूचना अधिकार"
        "|आरटीआई|आर टी आई|स्वतः प्रकटीकरण|स्वत प्रकटीकरण|स्वतः प्रकटन|लोक सूचना अधिकारी|सू का अ",
        alone="manuals|manual|17 manuals|pio|cpio|spio|मैनुअल|मैनुअल्स",
        hosts=("rtionline.uk.gov.in", "rtionline.gov.in"),
    ),
    Topic.TENDERS: Names(
        anywhere="tender|tenders|etender|etenders|etendering|e tendering|tendering|eprocurement|procurement|quotation"
        "|quotations|expression of interest|request for proposal|rfp|eoi|rfq|notice inviting tender"
        "|notice inviting bids|निविदा|निविदाएं|निविदायें|निविदाओं|टेंडर|टेण्डर|टेंडर्स|कोटेशन|ई निविदा|अभिरुचि की अभिव्यक्ति",
        alone="bids|nit|auction|auctions|नीलामी",
        hosts=("tenders.gov.in", "eprocure.gov.in", "gem.gov.in"),
    ),
    Topic.RECRUITMENT: Names(
        anywhere="recruitment|recruitments|vacancy|vacancies|job openings|भर्ती|भर्तियां|रिक्तियां|रिक्ति|नियुक्ति|नियुक्तियां",
        alone="careers|career|jobs|job|employment|opportunities|रोजगार|विज्ञप्ति|नौकरी",
    ),
    Topic.NEWS: Names(
        anywhere="whats new|latest news|latest updates|news events|news updates|notice board|press release"
        "|press releases|press note|नया क्या है|ताजा समाचार|नवीनतम समाचार|सूचना पट्ट|सूचना पट|प्रेस विज्ञप्ति"
        "|प्रेस विज्ञप्तियां",
        alone="news|announcement|announcements|notices|notice|circular|circulars|notification|notifications|updates|events|media"
        "|समाचार|नवीनतम|घोषणा|घोषणाएं|सूचनाएं|परिपत्र|अधिसूचना|अधिसूचनाएं|आयोजन",
    ),
    Topic.ORDERS: Names(
        anywhere="government order|government orders|office orders|acts rules|acts|gazette|शासनादेश|कार्यालय आदेश"
        "|अधिनियम|नियमावली|नियमावलियां|राजपत्र",
        alone="orders|order|gos|go|rules|act|guidelines|आदेश|नियम|नीतियां|नीति|दिशानिर्देश|दिशा निर्देश",
    ),
    Topic.SERVICES: Names(
        anywhere="services|schemes|e services|eservices|citizen service|citizens corner|right to service|apuni sarkar"
        "|e district|edistrict|programmes|सेवाएं|सेवायें|सेवाऐं|योजनाएं|योजनायें|योजनाऐं|योजनाओं|सेवाओं"
        "|सेवा का अधिकार|सेवा के अधिकार|अपणि सरकार|अपुणि सरकार|कार्यक्रम योजना",
        alone="service|scheme|programs|what we do|our work|activities|सेवा|योजना|कार्यक्रम|गतिविधियां|हमारे कार्य",
        hosts=("eservices.uk.gov.in", "edistrict.uk.gov.in", "serviceonline.gov.in", "services.india.gov.in"),
    ),
    Topic.FORMS: Names(
        anywhere="application form|application forms|download forms|forms|प्रपत्र|आवेदन पत्र|फॉर्म|फार्म",
        alone="form|downloads|download|documents|publications|reports|डाउनलोड|दस्तावेज|प्रकाशन|प्रतिवेदन|अभिलेख",
    ),
    Topic.CHARTER: Names(
        anywhere="citizens charter|citizen charter|service charter|नागरिक चार्टर|नागरिक अधिकार पत्र|सिटीजन चार्टर"
        "|नागरिक घोषणा पत्र|जनहित गारंटी"
    ),
    Topic.ARCHIVE: Names(
        anywhere="archive|archives|archived|past notices|old notices|expired notices|पुरालेख|अभिलेखागार|पिछली सूचनाएं"
        "|पुरानी सूचनाएं|आर्काइव",
        alone="past|closed|expired|संग्रह",
    ),
    Topic.SITE_MAP: Names(
        anywhere="sitemap|site map|साइटमैप|साइट मैप|साईटमैप|साइट मानचित्र|साईट मानचित्र|साइट का मानचित्र"
        "|साइट का नक्शा|वेबसाइट मानचित्र"
    ),
    Topic.SEARCH: Names(
        anywhere="search here|search this site|site search|advanced search|यहां खोजें",
        alone="search|खोज|खोजें|खोजे|ढूंढें|सर्च",
    ),
    Topic.HELP: Names(
        anywhere="faq|faqs|frequently asked question|frequently asked questions|अक्सर पूछे|प्रायः पूछे|प्राय पूछे"
        "|पूछे जाने वाले प्रश्न|पूछे जाने वाले सवाल|सामान्य प्रश्न|सामान्यतः पूछे|बार बार पूछे|help section|user manual"
        "|user guide|एफएक्यू|उपयोगकर्ता पुस्तिका",
        alone="help|support|help support|सहायता|मदद|सहयोग|हेल्प",
    ),
    Topic.SCREEN_READER: Names(
        anywhere="screen reader|screen reader access|स्क्रीन रीडर|स्क्रीन रीडर अभिगम|स्क्रीन रीडर का उपयोग"
    ),
    Topic.ACCESSIBILITY: Names(
        anywhere="accessibility statement|accessibility policy|accessibility help|web accessibility|अभिगम्यता वक्तव्य"
        "|अभिगम्यता विवरण|सुगम्यता वक्तव्य|सुगम्यता विवरण|सुगमता विवरण|सुगम्यता नीति|अभिगम्यता नीति|पहुंच योग्यता",
        alone="accessibility|अभिगम्यता|सुगम्यता|सुगमता|पहुंच विकल्प|एक्सेसिबिलिटी",
    ),
    Topic.POLICIES: Names(
        anywhere="website policy|website policies|web policies|web policy|site policies|site policy|portal policies"
        "|our policies|वेबसाइट नीति|वेबसाइट नीतियां|वेबसाइट की नीतियां|वेबसाइट की नीति|वेब नीति|वेब नीतियां"
        "|साइट नीति|पोर्टल नीति",
        alone="policy|policies|legal|legal notice|नीति|नीतियां",
    ),
    Topic.TERMS: Names(
        anywhere="terms conditions|terms condition|term conditions|terms of use|terms of service|conditions of use"
        "|नियम शर्तें|नियम शर्ते|नियमों शर्तों|उपयोग की शर्तें|उपयोग की शर्ते|सेवा की शर्तें|निबंधन शर्तें",
        alone="terms|शर्तें|नियम शर्त",
    ),
    Topic.DISCLAIMER: Names(anywhere="disclaimer|disclaimers|अस्वीकरण|अस्वीकृति|डिस्क्लेमर"),
    Topic.PRIVACY: Names(
        anywhere="privacy policy|privacy statement|privacy notice|गोपनीयता नीति|निजता नीति|प्राइवेसी पॉलिसी"
        "|गोपनीयता कथन|गोपनीयता की नीति",
        alone="privacy|privacy security|गोपनीयता|निजता",
    ),
    Topic.COPYRIGHT: Names(
        anywhere="copyright policy|copy right policy|copyright statement|copyright notice|कॉपीराइट नीति|कॉपी राइट नीति"
        "|प्रतिलिप्याधिकार नीति|प्रतिलिप्यधिकार नीति|कॉपीराइट पॉलिसी|सर्वाधिकार नीति|स्वत्वाधिकार नीति",
        alone="copyright|copyrights|copy right|कॉपीराइट|प्रतिलिप्याधिकार",
    ),
    Topic.HYPERLINKING: Names(
        anywhere="hyperlinking|hyperlink policy|hyper linking|hyper link policy|hyperlinks policy|linking policy"
        "|link policy|links policy|external links policy|हाइपरलिंकिंग|हाइपर लिंकिंग|हाइपरलिंक नीति|हाइपर लिंक नीति"
        "|लिंकिंग नीति|लिंक नीति|हायपरलिंकिंग|हाईपरलिंकिंग",
        alone="linking to us|hyperlink|hyperlinks|हाइपरलिंक",
    ),
    Topic.SECURITY: Names(anywhere="security policy|website security policy|सुरक्षा नीति"),
    Topic.INFORMATION_MANAGER: Names(
        anywhere="web information manager|website information manager|web information officer|web manager"
        "|website nodal officer|nodal officer website|nodal officer for website|web nodal officer"
        "|वेब सूचना प्रबंधक|वेबसाइट सूचना प्रबंधक|वेब सूचना अधिकारी|वेबसाइट नोडल अधिकारी|वेब नोडल अधिकारी"
        "|नोडल अधिकारी वेबसाइट|वेब इन्फॉर्मेशन मैनेजर",
        alone="wim|webmaster|web master|वेबमास्टर",
    ),
    Topic.NATIONAL_PORTAL: Names(
        anywhere="national portal of india|national portal|india portal|india gov in|भारत का राष्ट्रीय पोर्टल"
        "|राष्ट्रीय पोर्टल|भारत राष्ट्रीय पोर्टल",
        hosts=("www.india.gov.in",),
    ),
}

MAX_WORDS = 8  # longer texts are sentences or the names of single documents, not labels

# They change nothing about which section a label names.
COMPANIONS = (
    "us our the a an of for to on in by at with all my me your here more view click go visit online official website "
    "site web portal page section corner department departmental dept directorate list details detail information "
    "info important useful new latest current public general citizen citizens main menu quick link links related "
    "form notice notices register submit lodge give send read uttarakhand करें करे हमसे हमें हमारे हमारी हमारा विभाग "
    "विभागीय निदेशालय का के की को से में पर पृष्ठ पेज सूची विवरण जानकारी सभी देखें देखे यहां क्लिक अधिक नवीनतम वर्तमान ऑनलाइन "
    "वेबसाइट पोर्टल नागरिक नागरिकों आपके आपका अपने अपनी अपना दें दर्ज भेजें लिखें हेतु लिए प्रपत्र फॉर्म महत्वपूर्ण मुख्य प्रमुख "
    "उत्तराखंड अन्य"
)
_JOINING = "and & एवं और तथा व या"

_WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0963\u0970-\u097f\u200c\u200d])+")  # marks of Devanagari included
_PARTING = re.compile(r"[/|()\[\]:»›>•·–—]+")
_APOSTROPHES = re.compile(r"['’‘`´]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_EXTENSION = re.compile(r"(?i)\.(?:[sp]?html?|php\d?|aspx?|jsp|jsf|do|cfm|cms|action)$")


def matches(topic: Topic, text: str) -> bool:
    """Return whether a link text, heading or title names this topic."""
    return topic in topics_of(text)


def topic_of(text: str) -> Topic | None:
    """Return the topic a label names, the one with the longest name where it names several; None for none."""
    found = topics_of(text)
    return found[0] if found else None


@lru_cache(maxsize=65_536)
def topics_of(text: str) -> tuple[Topic, ...]:
    """Return every topic a label names, the one with the longest name first."""
    lengths: dict[Topic, int] = {}
    for words in _readings(text):
        for topic, length in _named(words):
            lengths[topic] = max(length, lengths.get(topic, 0))
    return tuple(sorted(lengths, key=lambda topic: -lengths[topic]))


@lru_cache(maxsize=65_536)
def topics_of_address(url: str) -> tuple[Topic, ...]:
    """Return the topics an address names by its host, or by the last words of its path or of its query."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ()
    found = dict.fromkeys(topic for topic, names in NAMES.items() if host.endswith(names.hosts))
    segments = [_EXTENSION.sub("", segment) for segment in unquote(parts.path).split("/")]
    named = [segment for segment in segments if segment and segment.lower() not in ("index", "default", "home")]
    values = [value for _, value in parse_qsl(parts.query)]
    for part in (*named[-1:], *values):
        found |= dict.fromkeys(topics_of(_HUMP.sub(" ", part).replace("+", " ")))
    return tuple(found)


def mentions(topic: Topic, text: str) -> bool:
    """Return whether a running text of any length holds a distinctive name of this topic."""
    joined = "".join(_words(text))
    return any(label in joined for label in _distinctive(topic))


def names_of(topic: Topic) -> tuple[str, ...]:
    """Return the labels of a topic as they are written."""
    names = NAMES[topic]
    return tuple(label for labels in (names.anywhere, names.alone, names.ahead) for label in labels.split("|") if label)


def _readings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of the text, and of its parts where it says the same in two languages."""
    parts = [part for part in _PARTING.split(text[:200]) if part.strip()]
    for part in (text[:200], *parts) if len(parts) > 1 else (text[:200],):
        if words := _words(part):
            yield words


def _words(text: str) -> tuple[str, ...]:
    keys = (label_key(word) for word in _WORD.findall(_APOSTROPHES.sub("", text)))
    return tuple(key for key in keys if key and key not in _joining())


def _named(words: tuple[str, ...]) -> Iterator[tuple[Topic, int]]:
    if len(words) > MAX_WORDS:
        return
    anywhere, alone, ahead = _index()
    companions = _companions()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            label = "".join(words[start:end])
            topics = set(anywhere.get(label, ()))
            if all(word in companions or word.isdigit() for word in (*words[:start], *words[end:])):
                topics |= alone.get(label, set())
            if start == 0:
                topics |= ahead.get(label, set())
            for topic in topics:
                yield topic, len(label)


@cache
def _index() -> tuple[dict[str, set[Topic]], dict[str, set[Topic]], dict[str, set[Topic]]]:
    return (
        _by_label((topic, names.anywhere) for topic, names in NAMES.items()),
        _by_label((topic, names.alone) for topic, names in NAMES.items()),
        _by_label((topic, names.ahead) for topic, names in NAMES.items()),
    )


@cache
def _distinctive(topic: Topic) -> tuple[str, ...]:
    return tuple("".join(_words(label)) for label in NAMES[topic].anywhere.split("|"))


def _by_label(rows: Iterable[tuple[Topic, str]]) -> dict[str, set[Topic]]:
    index: dict[str, set[Topic]] = {}
    for topic, labels in rows:
        for label in labels.split("|"):
            if words := _words(label):
                index.setdefault("".join(words), set()).add(topic)
    return index


@cache
def _companions() -> frozenset[str]:
    return frozenset(label_key(word) for word in COMPANIONS.split())


@cache
def _joining() -> frozenset[str]:
    return frozenset(label_key(word) for word in _JOINING.split())
