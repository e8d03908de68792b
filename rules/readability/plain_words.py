"""Office phrases and the plain words that say the same, in English and in Hindi."""

import re
from collections.abc import Mapping

# English; chosen from the lists that plain-language guides of governments share.
ENGLISH: Mapping[str, str] = {
    "in order to": "to",
    "prior to": "before",
    "subsequent to": "after",
    "with regard to": "about",
    "with respect to": "about",
    "in respect of": "for",
    "in relation to": "about",
    "in the event of": "in case of",
    "in the event that": "if",
    "for the purpose of": "for",
    "in accordance with": "under",
    "in pursuance of": "under",
    "pursuant to": "under",
    "in lieu of": "instead of",
    "on account of": "because of",
    "by virtue of": "because of",
    "in the absence of": "without",
    "a number of": "several",
    "inter alia": "among others",
    "notwithstanding": "despite",
    "utilise": "use",
    "utilize": "use",
    "utilisation": "use",
    "utilization": "use",
    "commence": "begin",
    "commencement": "beginning",
    "expedite": "speed up",
    "endeavour to": "try to",
    "facilitate": "help",
    "furnish": "give",
    "terminate": "end",
    "remuneration": "pay",
    "disbursement": "payment",
}
HINDI: Mapping[str, str] = {
    "के सम्बन्ध में": "के बारे में",
    "के संबंध में": "के बारे में",
    "के परिप्रेक्ष्य में": "को देखते हुए",
    "के दृष्टिगत": "को देखते हुए",
    "के माध्यम से": "से",
    "के अन्तर्गत": "के तहत",
    "के अंतर्गत": "के तहत",
    "किए जाने हेतु": "करने के लिए",
    "किये जाने हेतु": "करने के लिए",
    "करने हेतु": "करने के लिए",
    "उपलब्ध कराया जाता है": "दिया जाता है",
    "उपलब्ध करायी जाती है": "दी जाती है",
    "उपलब्ध कराई जाती है": "दी जाती है",
    "प्रदान किया जाता है": "दिया जाता है",
    "प्रदान की जाती है": "दी जाती है",
    "तत्पश्चात": "इसके बाद",
    "तत्पश्चात्": "इसके बाद",
    "तदोपरान्त": "इसके बाद",
    "तदुपरांत": "इसके बाद",
    "निम्नवत": "नीचे लिखे अनुसार",
    "यथाशीघ्र": "जल्दी",
    "कतिपय": "कुछ",
    "निर्गत": "जारी",
    "अनुमन्य": "मान्य",
}
# Nouns made of verbs, before "of": the verb is shorter and asks who acts.
VERBS: Mapping[str, str] = {
    "implementation": "implement",
    "submission": "submit",
    "verification": "verify",
    "registration": "register",
    "approval": "approve",
    "issuance": "issue",
    "completion": "complete",
    "consideration": "consider",
    "examination": "examine",
    "preparation": "prepare",
    "distribution": "distribute",
    "establishment": "set up",
    "maintenance": "maintain",
    "appointment": "appoint",
    "allotment": "allot",
    "renewal": "renew",
    "assessment": "assess",
    "publication": "publish",
    "provision": "provide",
    "promotion": "promote",
    "protection": "protect",
    "conservation": "conserve",
    "monitoring": "monitor",
    "strengthening": "strengthen",
    "formulation": "draw up",
    "coordination": "coordinate",
    "identification": "identify",
    "evaluation": "evaluate",
    "construction": "build",
    "supervision": "supervise",
    "improvement": "improve",
    "reduction": "reduce",
}


def simplified(text: str, language: str) -> str:
    """Return the sentence with every office phrase of the table replaced by plain words."""
    table, pattern = (HINDI, _HINDI) if language == "hi" else (ENGLISH, _ENGLISH)
    return pattern.sub(lambda found: _cased(found[0], table[found[0].lower()]), text)


def _cased(written: str, plain: str) -> str:
    return plain[0].upper() + plain[1:] if written[0].isupper() else plain


def _any_of(table: Mapping[str, str]) -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?i)(?<![\w\u0900-\u097f])(?:{phrases})(?![\w\u0900-\u097f])")


_ENGLISH, _HINDI = _any_of(ENGLISH), _any_of(HINDI)
