"""A shorter way to write a sentence: where to split it, which nouns to unpack, where to say who acts."""

import re
from dataclasses import dataclass

from rules.finding import N_, Message, message, slot
from rules.readability.joints import RELATIVE, joint_of
from rules.readability.plain_words import VERBS, simplified
from rules.readability.sentences import LONG_WORDS, Sentence
from rules.text import shortened

MANY_COMMAS = 3  # what is counted up makes a list
CHAIN_LINKS = 4  # nouns tied to one another by "of" or का, के, की
SHOWN_CHARACTERS = 60

# What joins the halves goes; what then lacks its subject gets a place for it.
_JOINING = re.compile(r"(?i)(?:and|but|while|whereas|so that|provided that|और|तथा|एवं|व|परन्तु|परंतु|किन्तु|किंतु|लेकिन|ताकि)\s+")
_VERB_FIRST = re.compile(
    r"(?i)(?:\w+ly )?(?:is|are|was|were|has|have|had|will|shall|may|must|can|should|would|to|also)\b"
)
_COUNTED_UP = re.compile(r"(?<!\S)\(?(?:[ivx]{1,4}|[a-h]|\d{1,2}|[१-९]|[क-ङ])\)\s|•")
_ENGLISH_PASSIVE = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+|also\s+)?"
    r"(?:\w{3,}ed|given|made|taken|done|held|paid|sent|kept|shown|known(?!\s+as\b)|written|issued|drawn|built|met"
    r"|sought|set up)\b"
    r"(?!\s+(?:\w+\s+){0,6}by\b)"
)
_NOT_PASSIVE = re.compile(
    r"(?i)\b(?:need|indeed|speed|exceed|interested|located|situated|based|concerned|required|supposed|related|involved"
    r"|engaged|committed|dedicated|entitled|called|named)$"
)
_HINDI_PASSIVE = re.compile(
    r"(?:किया|किए|किये|की|दिया|दिए|दी|लिया|लिए|ली|बनाया|बनाई|भेजा|भेजी|कराया|कराई|करायी|रखा|रखी|माना|देखा|जोड़ा)\s+"
    r"(?:जाता|जाती|जाते|जाएगा|जायेगा|जाएगी|जायेगी|जाएंगे|जायेंगे|जाए|जाये|जाना|जा\s+रहा|जा\s+रही|जा\s+रहे|जा\s+सकता"
    r"|जा\s+सकती)"
    r"(?![\u0900-\u097f])"
)
_ENGLISH_CHAIN = re.compile(r"(?i)\b(?:[a-z]+\s+of\s+(?:the\s+|a\s+|an\s+)?(?:[a-z]+\s+)?){3,}[a-z]+")
_HINDI_CHAIN = re.compile(
    rf"(?:[\u0900-\u0963\u0970-\u097f]+\s+(?:[\u0900-\u0963\u0970-\u097f]+\s+)?(?:का|के|की)\s+){{{CHAIN_LINKS},}}[\u0900-\u0963\u0970-\u097f]+"
)
_NOMINAL = re.compile(rf"(?i)\b({'|'.join(VERBS)})\s+of\b")


@dataclass(frozen=True, slots=True)
class Shorter:
    """What to do with a sentence, and how it could begin to look."""

    note: Message
    after: str  # the sentence split and in plain words; "": only a person can rewrite it


def shorter(sentence: Sentence) -> Shorter:
    """Return how to shorten a sentence: the steps that apply to it, each with the words it concerns."""
    text, is_hindi = sentence.text, sentence.language == "hi"
    joint = joint_of(sentence)
    passive = _passive(text, is_hindi=is_hindi)
    chain = _chain(text, is_hindi=is_hindi)
    return Shorter(_note(sentence, joint, passive, chain), _after(sentence, joint))


def _passive(text: str, *, is_hindi: bool) -> str:
    """Return the words that leave out who acts; "" where there are none, or somebody is named."""
    if is_hindi:
        found = _HINDI_PASSIVE.search(text)
        return found[0] if found and "द्वारा" not in text else ""
    return next((found[0] for found in _ENGLISH_PASSIVE.finditer(text) if not _NOT_PASSIVE.search(found[0])), "")


def _chain(text: str, *, is_hindi: bool) -> str:
    """Return the nouns that lean on one another; "" for none."""
    found = (_HINDI_CHAIN if is_hindi else _ENGLISH_CHAIN).search(text)
    if found is None and not is_hindi:
        found = _NOMINAL.search(text)
    return shortened(found[0], SHOWN_CHARACTERS) if found else ""


def _note(sentence: Sentence, joint: int, passive: str, chain: str) -> Message:
    words = sentence.words
    where = shortened(sentence.text[joint:], SHOWN_CHARACTERS) if joint > 0 else ""
    verb = _verb(chain)
    match bool(where), bool(passive), bool(chain):
        case True, True, True:
            text = N_(
                "{words} words. Begin a second sentence at “{where}”, say who acts instead of “{passive}”, and write a "
                "verb instead of “{chain}”."
            )
        case True, True, False:
            text = N_("{words} words. Begin a second sentence at “{where}”, and say who acts instead of “{passive}”.")
        case True, False, True:
            text = N_("{words} words. Begin a second sentence at “{where}”, and write a verb instead of “{chain}”.")
        case True, False, False:
            text = N_("{words} words. Begin a second sentence at “{where}”.")
        case False, True, True:
            text = N_("{words} words. Say who acts instead of “{passive}”, and write a verb instead of “{chain}”.")
        case False, True, False:
            text = N_("{words} words. Say who acts instead of “{passive}”.")
        case False, False, True:
            text = N_("{words} words. Write a verb instead of the nouns “{chain}”.")
        case _ if sentence.text.count(", ") >= MANY_COMMAS or len(_COUNTED_UP.findall(sentence.text)) > 1:
            text = N_("{words} words. Write what is counted up as a list, one thing a line.")
        case _:
            text = (
                N_("{words} words. Say the most important thing first, in a sentence of its own.")
                if words > LONG_WORDS
                else N_("{words} words. Use the words that people say when they talk.")
            )
    return message(text, words=words, where=where, passive=passive, chain=f"{chain} ({verb})" if verb else chain)


def _verb(chain: str) -> str:
    found = _NOMINAL.search(chain)
    return f"→ {VERBS[found[1].lower()]}" if found else ""


def _after(sentence: Sentence, joint: int) -> str:
    plain = simplified(sentence.text, sentence.language)
    if joint <= 0:
        return plain if plain != sentence.text else ""
    stop = "।" if sentence.language == "hi" else "."
    first = simplified(sentence.text[:joint], sentence.language).rstrip(" ,;–—")
    return f"{first}{stop} {_begun(simplified(sentence.text[joint:], sentence.language))}"


def _begun(second: str) -> str:
    """Return the second half as a sentence of its own."""
    relative = RELATIVE.match(second)
    bare = (
        second[relative.end() :]
        if relative
        else _JOINING.sub("", second, count=1)
        if _JOINING.match(second)
        else second
    )
    if relative or _VERB_FIRST.match(bare):
        return f"{slot(N_('say again who or what'))} {bare}"
    return bare[:1].upper() + bare[1:]
