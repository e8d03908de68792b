"""A shorter way to write a sentence: where to split it, which nouns to unpack, where to say who acts."""

import re
from dataclasses import dataclass

from rules.finding import N_, Message, message, slot
from rules.readability.plain_words import VERBS, simplified
from rules.readability.sentences import LONG_WORDS, Sentence
from rules.text import devanagari_share, shortened

FEWEST_ON_A_SIDE = 6  # words: a shorter half is no sentence
MANY_COMMAS = 3  # what is counted up makes a list
CHAIN_LINKS = 4  # nouns tied to one another by "of" or का, के, की
SHOWN_CHARACTERS = 60

# Where an English sentence may end and the next begin, the surest first.
_ENGLISH_JOINTS = (
    r";\s+|\s+[–—]\s+",
    r",?\s+(?=(?:however|therefore|whereas|failing which|provided that|so that|in which case|after which)\b)",
    r",\s+(?=(?:and|but|which|who|while|although|because|where|unless)\b)",
    r"\s+(?=and (?:\w+ly )?(?:is|are|was|were|has|have|will|shall|may|must|can|should|would|it|they|he|she|this"
    r"|these)\b)",
    r"\s+(?=(?:because|unless|although)\b)",
)
_HINDI_VERB_END = r"(?<=\s)(?:है|हैं|था|थी|थे|गया|गई|गए|गयी|गये|जाए|जाये|सके|सकें|रहा|रही|रहे|चाहिए|\S+(?:गा|गी|गे))"
_HINDI_JOINTS = (
    r";\s+|\s+[–—]\s+",
    r",?\s+(?=(?:जिसमें|जिससे|जिसके|जिनमें|जिनके|जिसका|जिसकी|ताकि|परन्तु|परंतु|किन्तु|किंतु|लेकिन|इसलिए|अतः|क्योंकि"
    r"|जबकि|बशर्ते)[\s,])",
    rf"{_HINDI_VERB_END}\s*,\s+|{_HINDI_VERB_END}\s+(?=(?:और|तथा|एवं|व)\s)",
)
# What joins the halves goes; what then lacks its subject gets a place for it.
_JOINING = re.compile(r"(?i)(?:and|but|while|whereas|so that|provided that|और|तथा|एवं|व|परन्तु|परंतु|किन्तु|किंतु|लेकिन|ताकि)\s+")
_RELATIVE = re.compile(
    r"(?i)(?:which|who|where|after which|in which case|failing which|जि[सन](?=(?:में|से|के|का|की)\s))\s*"
)
_RELATIVE_INSIDE = re.compile(r"(?i)\b(?:who|whom|whose|which|that)\b")
_CONDITION = re.compile(r"(?i)\b(?:when|if|where|unless|while)\b")
# A half that says who acts at once, so that it is no part of a list of things.
_OWN_CLAUSE = re.compile(
    r"(?i)(?:and |but |however,? |therefore,? |whereas |so that |because |although |unless )?(?:\w+ly )?"
    r"(?:it|they|he|she|you|we|this|these|there|is|are|was|were|has|have|will|shall|may|must|can|should|would)\b"
)
MOST_COMMAS = 2  # of a first half, the one at its end counted
_VERB_FIRST = re.compile(
    r"(?i)(?:\w+ly )?(?:is|are|was|were|has|have|had|will|shall|may|must|can|should|would|to|also)\b"
)
_VERB = re.compile(
    r"(?i)(?<!\bto )\b(?:is|are|was|were|has|have|had|will|shall|may|must|can|should|would|do|does|did|be)\b"
)
_DEPENDENT = re.compile(
    r"(?i)(?:and|but)\s+(?:what|how|when|where|whether|that|which|who|to|in|on|at|by|for|from|with|of|as)\b"
    r"|(?:unless|except)\b"
)
_COUNTED_UP = re.compile(r"(?<!\w)\(?(?:[ivx]{1,4}|[a-h]|\d{1,2}|[१-९]|[क-ङ])\)\s|•")
NEAR_WORDS = 12  # of the second half, within which its verb comes
_ENGLISH_PASSIVE = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+|also\s+)?"
    r"(?:\w{3,}ed|given|made|taken|done|held|paid|sent|kept|shown|known|written|issued|drawn|built|met|sought|set up)\b"
    r"(?!\s+(?:\w+\s+){0,6}by\b)"
)
_NOT_PASSIVE = re.compile(
    r"(?i)\b(?:need|indeed|speed|exceed|interested|located|situated|based|concerned|required|supposed|related|involved"
    r"|engaged|committed|dedicated|entitled)$"
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
    joint = (
        _joint(text, _HINDI_JOINTS if is_hindi else _ENGLISH_JOINTS) if sentence.words > FEWEST_ON_A_SIDE * 2 else -1
    )
    passive = _passive(text, is_hindi=is_hindi)
    chain = _chain(text, is_hindi=is_hindi)
    return Shorter(_note(sentence, joint, passive, chain), _after(sentence, joint))


def _joint(text: str, joints: tuple[str, ...]) -> int:
    """Return where the second half begins: at the surest kind of joint that leaves two sentences, nearest the "
    "middle."""
    for pattern in joints:
        is_full_stop = pattern is joints[0]
        ends = [found.end() for found in re.finditer(pattern, text)]
        fitting = [end for end in ends if _are_sentences(text[:end], text[end:], is_sure=is_full_stop)]
        if fitting:
            return min(fitting, key=lambda end: abs(end - len(text) / 2))
    return -1


def _are_sentences(first: str, second: str, *, is_sure: bool) -> bool:
    """Return whether both halves are long enough and, in English, have a verb of their own."""
    if min(len(first.split()), len(second.split())) < FEWEST_ON_A_SIDE or _is_inside(first):
        return False
    if devanagari_share(first + second):
        return True
    has_verb = _VERB.search(first) is not None
    verb = _VERB.search(" ".join(second.split()[:NEAR_WORDS]))
    if is_sure:
        return first.rstrip().endswith(";") or (has_verb and verb is not None)
    if verb is None or _DEPENDENT.match(second) or _is_unfinished(first, second):
        return False
    if _RELATIVE.match(second):
        return has_verb
    return not _RELATIVE_INSIDE.search(second[: verb.start()]) and (has_verb or _OWN_CLAUSE.match(second) is not None)


def _is_inside(first: str) -> bool:
    """Return whether the half ends inside brackets or a quotation."""
    return any(first.count(begin) > first.count(end) for begin, end in ("()", "“”")) or first.count('"') % 2 == 1


def _is_unfinished(first: str, second: str) -> bool:
    """Return whether a list runs on from the first half to the second, or a condition has not found its consequence."""
    *_, last = (0, *(found.end() for found in _CONDITION.finditer(first)))
    most = MOST_COMMAS if _OWN_CLAUSE.match(second) else MOST_COMMAS - 1
    is_list = first.rstrip().endswith(",") and first.count(",") > most
    return is_list or (last > 0 and "," not in first[last:].rstrip(" ,"))


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
    relative = _RELATIVE.match(second)
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
