"""Location words: instructions name what they speak of, not only its place, shape or colour (W3C ACT rule 9bd38c)."""

import re
from collections.abc import Iterator

from rules.accessibility.axe.row import BARRIER, FAULTS, Subject
from rules.accessibility.reading.seen import seen
from rules.accessibility.reading.sentences import sentences
from rules.evidence import PageEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion

MOST_ASKED = 10
_DO = (
    r"(?:click(?:ing)?|press(?:ing)?|us(?:e|ing)|select(?:ing)?|choos(?:e|ing)|tap(?:ping)?|push(?:ing)?|hit(?:ting)?|touch"
    r"|check|tick|open|follow|fill(?: in| out)?|see|find|go to|refer to|look at|enter|type|search|read|visit|scroll)"
)
_COLOUR = r"red|green|blue|yellow|orange|purple|pink|gr[ae]y|black|white|brown|golden|maroon|violet|cyan|magenta"
_LOOK = (
    rf"(?:bright |dark |light )?(?:{_COLOUR}|round|circular|square|rectangular|triangular|oval|star-?shaped"
    r"|big|bigger|large|larger|small|smaller|tiny)(?:[- ]colou?red)?"
)
_PRESSED = r"(?:buttons?|links?|icons?|arrows?|symbols?|tabs?|circles?|squares?|triangles?|stars?|dots?)"
_PART = (
    r"(?:menus?|navigation|nav|panels?|columns?|sidebars?|side bar|bars?|box(?:es)?|forms?|fields?|images?|pictures?"
    r"|banners?|sections?|lists?|tables?|areas?|blocks?|text)"
)
_SIDE = (
    r"(?:on|at|in|to|towards|from) (?:the |your )?(?:(?:far|extreme|upper|lower|top|bottom)[- ]?)*"
    r"(?:left|right|top|bottom)(?:[- ](?:hand|side|corner|hand side))*"
)
_ENGLISH_SURE = re.compile(
    rf"(?i)\b{_DO}\s+(?:on |at |in )?(?:the |this |these |any )(?:{_LOOK},? )+{_PRESSED}\b"
    rf"|\b{_DO}\s+(?:on |at )?(?:the |this )(?:{_PRESSED}) {_SIDE}\b"
    rf"|\b{_DO}\s+(?:on |at )?(?:the |this )(?:(?:upper|lower|top|bottom)[- ]?)?(?:left|right)(?:most|-hand)? "
    rf"{_PRESSED}\b"
)
_ENGLISH_PERHAPS = re.compile(
    rf"(?i)\b{_DO}\b[^.!?]{{0,40}}\b(?:{_PRESSED}|{_PART}) "
    rf"(?:that is |which is |given |shown |located |provided |placed )?{_SIDE}\b"
    rf"|\b(?:in|from|under) the {_PART} {_SIDE}\b"
    rf"|\b{_DO}\b[^.!?]{{0,25}}\b(?:the |this |these )(?:{_LOOK},? )+(?:{_PRESSED}|{_PART})\b"
    rf"|\b(?:the )?(?:left|right)[- ](?:hand )?(?:side )?(?:{_PART}|{_PRESSED})\b[^.!?]{{0,40}}"
    r"\b(?:to|for|shows?|contains?|lists?)\b"
)
_HINDI_LOOK = "(?:लाल|हरे|हरा|नीले|नीला|पीले|पीला|काले|काला|सफेद|नारंगी|गुलाबी|गोल|गोलाकार|चौकोर|वर्गाकार|तिकोने|त्रिकोण|बड़े|छोटे)"
_HINDI_SIDE = (
    "(?:(?:ऊपर|नीचे)?\\s*(?:दाईं|दायीं|दाएं|दाएँ|दायें|दाहिनी|दाहिने|बाईं|बायीं|बाएं|बाएँ|बायें)\\s*(?:ओर|तरफ|तरफ़|कोने|हाथ)?)"
)
_HINDI_PRESSED = "(?:बटन|लिंक|चिह्न|चिन्ह|आइकन|आइकॉन|निशान|तीर|गोले|टैब)"
_HINDI_PART = "(?:मेनू|मेन्यू|सूची|बॉक्स|खाने|फॉर्म|फ़ॉर्म|कॉलम|पट्टी|चित्र|तस्वीर)"
_HINDI_DO = "(?:क्लिक|दबा|चुन|टैप|प्रयोग|उपयोग|देख|खोल|भर)"
_HINDI_SURE = re.compile(
    rf"(?<![\u0900-\u097f]){_HINDI_LOOK}(?:\s*रंग)?(?:\s*(?:के|वाले|वाला|की))?\s+{_HINDI_PRESSED}\s*(?:को|पर|का)?\s*{_HINDI_DO}"
    rf"|(?<![\u0900-\u097f]){_HINDI_SIDE}\s*(?:में\s*)?(?:के|वाले|दिए गए|दिये गये|बने|स्थित)\s+{_HINDI_PRESSED}\s*"
    rf"(?:को|पर|का)?\s*{_HINDI_DO}"
)
_HINDI_PERHAPS = re.compile(
    rf"(?<![\u0900-\u097f]){_HINDI_SIDE}\s+[^।.]{{0,25}}(?:{_HINDI_PRESSED}|{_HINDI_PART})[^।.]{{0,12}}{_HINDI_DO}"
    rf"|(?<![\u0900-\u097f]){_HINDI_LOOK}(?:\s*रंग)?(?:\s*(?:के|वाले|की))?\s+(?:{_HINDI_PRESSED}|{_HINDI_PART})[^।.]{{0,12}}{_HINDI_DO}"
)
# What names the thing besides its looks.
_NAMED = re.compile(
    r"[\"“”„‘«]|'\w[^']*'|\b(?:labell?ed|marked|named|called|titled|entitled|saying|that says|which says|reading"
    r"|with the (?:text|words?|label|name))\b"
    r"|\(|\bnext to\b|\bbeside\b|नामक|लिखा|नाम के|नाम वाले",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(
    r"\b(?:the|The|this|on)\s+(?:\w+\s+)?[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*\s+(?:button|link|icon|menu|tab|form|section|box|panel|list)"
)
_SIGHT = rf"{_COLOUR}|round|circular|square|rectangular|triangular|oval|star|big|large|small|tiny|left|right|top|bottom"
_LOOKS = re.compile(rf"(?i)\b(?:{_SIGHT})\b")
_MAY_LOOK = re.compile(_SIGHT)  # in small letters
_PRESSABLE = re.compile(r"(?i)button|link|icon|बटन|लिंक")
_DEVANAGARI = re.compile("[\u0900-\u097f]")


def check(page: PageEvidence) -> Iterator[Finding | Doubt]:
    """Report buttons and links that an instruction identifies by looks or place alone; ask about other parts."""
    told: list[tuple[bool, Occurrence]] = []
    for block, sentence in sentences(page.text):
        is_sure = _reads(sentence, _ENGLISH_SURE, _HINDI_SURE)
        if not (is_sure or _reads(sentence, _ENGLISH_PERHAPS, _HINDI_PERHAPS)):
            continue
        if not (_NAMED.search(sentence) or _CAPITALISED.search(sentence) or _is_a_name(page, sentence)):
            told.append((is_sure, place(block, quote=sentence)))
    is_named_elsewhere = any(is_sure for is_sure, _ in told) and _names_something(page)
    sure = [occurrence for is_sure, occurrence in told if is_sure and not is_named_elsewhere]
    unsure = [occurrence for is_sure, occurrence in told if not is_sure or is_named_elsewhere]
    if sure:
        yield Finding(message=FAULTS[Subject.TEXT](len(sure)), occurrences=tuple(sure))
    if unsure:
        yield Doubt(
            message=message(
                N_(
                    "This sentence tells where something is or what it looks like. Read it as if you could not see the "
                    "page: do you still know which part is meant?"
                )
            ),
            occurrences=tuple(unsure[:MOST_ASKED]),
        )


def _reads(sentence: str, english: re.Pattern[str], hindi: re.Pattern[str]) -> bool:
    """Return whether a sentence fits one of two patterns; most hold no word for looks or place and fit neither."""
    if _MAY_LOOK.search(sentence.casefold()) and english.search(sentence):
        return True
    return _DEVANAGARI.search(sentence) is not None and hindi.search(sentence) is not None


def _names_something(page: PageEvidence) -> bool:
    """Return whether another sentence of the page names what is to be pressed by its words."""
    return any(_PRESSABLE.search(sentence) and _NAMED.search(sentence) for _, sentence in sentences(page.text))


def _is_a_name(page: PageEvidence, sentence: str) -> bool:
    """Return whether a word for looks or place in the sentence is written on something to press."""
    looks = {word.casefold() for word in _LOOKS.findall(sentence)}
    names = {word for control in seen(page).controls for word in re.findall(r"[a-z]+", control.name.casefold())}
    return bool(looks & names)


RULE = Rule(
    id="location-words",
    category=Category.ACCESSIBILITY,
    impact=Impact.SERIOUS,
    weight=BARRIER,
    references=success_criterion("1.3.3"),
    title=N_("Instructions name what they speak of"),
    failure_title=N_("Some instructions only name a place, a shape or a colour"),
    why=N_(
        "Who cannot see the page does not know which button is round, green or on the right. On a phone nothing "
        "stands on the right any more."
    ),
    repair=N_("Name the button or link by its words, such as: press “Apply” (the green button on the right)."),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    needs=frozenset({Need.READING}),
    applies=lambda page: bool(page.text.blocks),
    check=check,
)
