"""Where a long sentence can be split so that both halves are sentences."""

import re

from rules.readability.sentences import Sentence
from rules.text import devanagari_share

FEWEST_ON_A_SIDE = 6  # words: a shorter half is no sentence
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
RELATIVE = re.compile(r"(?i)(?:which|who|where|after which|in which case|failing which|जि[सन](?=(?:में|से|के|का|की)\s))\s*")
_RELATIVE_INSIDE = re.compile(r"(?i)\b(?:who|whom|whose|which|that)\b")
_CONDITION = re.compile(r"(?i)\b(?:when|if|where|unless|while)\b")
# A half that says who acts at once, so that it is no part of a list of things.
_OWN_CLAUSE = re.compile(
    r"(?i)(?:and |but |however,? |therefore,? |whereas |so that |because |although |unless )?(?:\w+ly )?"
    r"(?:it|they|he|she|you|we|this|these|there|is|are|was|were|has|have|will|shall|may|must|can|should|would)\b"
)
MOST_COMMAS = 2  # of a first half, the one at its end counted
_VERB = re.compile(
    r"(?i)(?<!\bto )\b(?:is|are|was|were|has|have|had|will|shall|may|must|can|should|would|do|does|did|be)\b"
)
_DEPENDENT = re.compile(
    r"(?i)(?:and|but)\s+(?:what|how|when|where|whether|that|which|who|to|in|on|at|by|for|from|with|of|as)\b"
    r"|(?:unless|except)\b"
)
NEAR_WORDS = 12  # of the second half, within which its verb comes


def joint_of(sentence: Sentence) -> int:
    """Return where the second half of a sentence begins; -1 where it is too short or has no joint."""
    if sentence.words <= FEWEST_ON_A_SIDE * 2:
        return -1
    return _joint(sentence.text, _HINDI_JOINTS if sentence.language == "hi" else _ENGLISH_JOINTS)


def _joint(text: str, joints: tuple[str, ...]) -> int:
    """Return where the second half begins: at the surest kind of joint that leaves two sentences, near the middle."""
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
    if RELATIVE.match(second):
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
