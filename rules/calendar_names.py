"""Names of months and weekdays as pages write them: English and Hindi with their variants, and other languages.

Names of other languages are those of the Unicode CLDR (`tools/calendar_names.py`).
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from rules.folding import folded_hindi

# fmt: off
_ENGLISH_AND_HINDI = (
    "january jan जनवरी जन",
    "february feb febuary febraury feburary फरवरी फर",
    "march mar मार्च",
    "april apr apirl aprl अप्रैल अप्रेल अप्रै",
    "may मई मे",
    "june jun जून जुन",
    "july jul jully julay जुलाई जुल जूलाई जुलाइ",
    "august aug agust अगस्त अग",
    "september sept sep septmber सितंबर सितम्बर सितम्वर सित सितं",
    "october oct अक्टूबर अक्तूबर अक्टुबर अक्टू अक्तू",
    "november nov नवंबर नवम्बर नवम्वर नव नवं",
    "december dec दिसंबर दिसम्बर दिसम्वर दिस दिसं",
)
# fmt: on
_CLDR = json.loads((files("rules") / "calendar_names.json").read_text(encoding="utf-8"))
# Hindi months as typed in fonts of before Unicode (rules/legacy_hindi.py)
# fmt: off
_OLD_FONTS = (
    "tuojh", "Qjojh", "ekpZ", "vizSy", "ebZ", "twu", "tqykbZ", "vxLr",
    "flrEcj flracj", "vDVwcj vDrwcj", "uoEcj uoacj", "fnlEcj fnlacj",
)
# fmt: on
_OTHERS = (  # spellings of Indian languages beside those of the CLDR, from January on
    "जाने ଜାନୁୟାରୀ জানুয়ারি જાન્યુવારી ଜାନୁଆରି জানুৱাৰি જાન્યુ",
    "फेब्रु फेब्रुअरी பிப் ଫେବୃୟାରୀ ଫେବ୍ରୁୟାରୀ ফেব্রুয়ারি फेब्रूवारी ફેબ્રુવારી ફેબ્રુ ಫೆಬ್ರುವರಿ பெப்ரவரி ଫେବ୍ରୁଆରୀ ଫେବ୍ରୁଆରି ফেব্ৰুৱাৰি ఫిబ్ర ಫೆಬ್ರ ഫെബ്രു",
    "మార్చ్ ମାର୍ଚ",
    "एप्रिल अप्रिल ਅਪਰੈਲ એપ્રીલ ಎಪ್ರಿಲ್ ଏପ୍ରିଲ ఏప్రి एप्रील",
    "മെയ് ମେ",
    "જુન ஜுன் ଜୁନ୍",
    "जुलै जूलै જુલાઇ జూలై ജൂലായ് ஜுலை जुला जौलाई",
    "ઓગસ્ટ ஆக் ఆగష్టు ఆగస్ట్ ஆகஸ்டு ಆಗಷ್ಟ್ ऑगष्ट ઓગષ્ટ ઑગષ્ટ ആഗസ്റ്റ് ആഗസ്ത് ഓഗസ്ത്",
    "सप्टें सेप्टेम्बर செப் ಸೆಪ್ಟಂಬರ್ સપ્ટેંબર సెప్టెంబరు സെപ്തംബർ செப்டெம்பர் ਸਿਤੰਬਰ ছেপ্তেম্বৰ ছেপ্টেম্বৰ సెప్టెం",
    "ऑक्टो अक्टोबर ઓક્ટોબર அக் ऑक्टोंबर ओक्टोबर అక్టోబరు ഒക്റ്റോബർ ஒக்டோபர் అక్టో",
    "नोव्हें नोभेम्बर நவ் નવેંબર నవంబరు ನವಂಬರ್ നവമ്പർ নবেম্বৰ",
    "डिसें डिसेम्बर டிச் ડિસેંબર డిసెంబరు ಡಿಸಂಬರ್ ഡിസമ്പർ திசம்பர் ਦਿਸੰਬਰ డిసెం",
)
MONTHS: Mapping[str, int] = {folded_hindi(name): number for name, number in _CLDR["months"].items()} | {
    folded_hindi(name): number
    for months in (_OTHERS, _ENGLISH_AND_HINDI, _OLD_FONTS)
    for number, names in enumerate(months, start=1)
    for name in names.split()
}
WEEKDAYS: Mapping[str, int] = {  # Monday is 0
    folded_hindi(name): number
    for names in (
        _CLDR["weekdays"],
        {"tues": 1, "मंगल": 1, "thur": 3, "thurs": 3, "गुरूवार": 3, "बृहस्पतिवार": 3, "वीरवार": 3, "इतवार": 6},
        {"ગુરૂવાર": 3, "ರವಿವಾರ": 6, "ਬੁਧਵਾਰ": 2, "ਸ਼ੁਕਰਵਾਰ": 4, "ਸ਼ਨੀਵਾਰ": 5, "திங்கட்கிழமை": 0, "செவ்வாய்க்கிழமை": 1},
        {"புதன்கிழமை": 2, "வியாழக்கிழமை": 3, "வெள்ளிக்கிழமை": 4, "சனிக்கிழமை": 5, "ஞாயிற்றுக்கிழமை": 6},
    )
    for name, number in names.items()
}
_LONG = (*range(1, 3), *range(8, 13))  # months whose names are long enough to be known when a letter is wrong
_LEAST_LETTERS = 5


def _shortened(word: str) -> set[str]:
    """Return what a word is with one letter left out: names that share one of these differ in a letter or two."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))} | {word}


_NEARLY: Mapping[str, int] = {
    near: number
    for number in _LONG
    for name in _ENGLISH_AND_HINDI[number - 1].split()
    if len(name) > _LEAST_LETTERS or (not name.isascii() and len(name) == _LEAST_LETTERS)
    for near in _shortened(folded_hindi(name))
}


@lru_cache(maxsize=20_000)
def month_of(word: str) -> int | None:
    """Return the number of a month by its name, a letter of which may be wrong: नवम्वर, Spetember; None for others."""
    name = folded_hindi(word)
    if name in MONTHS or len(name) < _LEAST_LETTERS:
        return MONTHS.get(name)
    return next((_NEARLY[near] for near in sorted(_shortened(name)) if near in _NEARLY), None)


# Months of the Indian national calendar, which gazettes print beside the common one (Saka years).
SAKA_MONTHS: Mapping[str, int] = {
    folded_hindi(name): number
    for number, names in enumerate(
        (
            "chaitra चैत्र",
            "vaisakha vaishakha vaishakh वैशाख",
            "jyaistha jyaishtha jyeshtha ज्येष्ठ ज्यैष्ठ",
            "asadha ashadha आषाढ़ आषाढ",
            "sravana shravana श्रावण",
            "bhadra bhadrapada भाद्र भाद्रपद",
            "asvina ashvina aswina आश्विन अश्विन",
            "kartika kartik कार्तिक",
            "agrahayana margashirsha अग्रहायण मार्गशीर्ष",
            "pausa pausha पौष",
            "magha माघ",
            "phalguna फाल्गुन",
        ),
        start=1,
    )
    for name in names.split()
}
