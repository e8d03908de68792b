"""Hindi typed in fonts of before Unicode: Latin letters that only a font such as Kruti Dev draws as Devanagari.

The table is the keyboard of Kruti Dev 010, which DevLys and many others share; fonts with other keyboards (Chanakya,
Shusha, Walkman, DV-TT) are known by name only.
"""

import re
from collections import Counter
from dataclasses import dataclass

# Names of fonts that draw Latin letters as Devanagari. Mangal, Kokila, Aparajita, Utsaah and Nirmala UI are Unicode.
FONT_NAME = re.compile(
    r"(?i)\b(?:kruti\s?-?dev|krutidev|k(?:undli|ruti)\b|devlys|dev\s?lys|walkman[-\s]?chanakya|chanakya|shusha|shivaji0?\d|"
    r"dvb?w?[-\s]?tt|akruti|shree[-\s]?dev|agra\s?(?:thin|normal|bold)?$|aps[-\s](?:dv|c-dv|priyanka)|naidunia|bhaskar|"
    r"susha|hindi\s?saral|richa\b|amar\s?ujala)"
)
SAME_KEYBOARD = re.compile(r"(?i)kruti|devlys|dev\s?lys|kundli")  # the keyboard of the table below

# One key or sequence of keys a line; longer sequences are read before shorter ones.
_KEYS: dict[str, str] = {
    # vowels
    "v": "अ", "vk": "आ", "b": "इ", "bZ": "ई", "Ã": "ई",
    "b±": "ईं", "m": "उ", "Å": "ऊ", "_": "ऋ", ",": "ए", ",s": "ऐ",
    "vks": "ओ", "vkS": "औ", "v‚": "ऑ",
    # vowel signs
    "k": "ा", "h": "ी", "q": "ु", "w": "ू", "`": "ृ",
    "s": "े", "S": "ै", "ks": "ो", "kS": "ौ", "‚": "ॉ", "W": "ॅ",
    "a": "ं", "¡": "ँ", "~": "्", "+": "़", "È": "ीं", "•": "ऽ",
    # letters, whole and halved
    "d": "क", "D": "क्", "Dk": "क", "[k": "ख", "[": "ख्",
    "x": "ग", "X": "ग्", "Xk": "ग", "?k": "घ", "?": "घ्", "Ä": "घ",
    "³": "ङ", "p": "च", "P": "च्", "Pk": "च", "N": "छ",
    "t": "ज", "T": "ज्", "Tk": "ज", ">": "झ", "÷": "झ्", "¥": "ञ",
    "V": "ट", "B": "ठ", "M": "ड", "<": "ढ", ".k": "ण",
    ".": "ण्", "r": "त", "R": "त्", "Rk": "त", "Fk": "थ", "F": "थ्",
    "n": "द", "/k": "ध", "/": "ध्", "èk": "ध", "è": "ध्",
    "Ë": "ध्", "u": "न", "U": "न्", "Uk": "न", "i": "प", "I": "प्",
    "Ik": "प", "Q": "फ", "¶": "फ्", "c": "ब", "C": "ब्",
    "Ck": "ब", "Hk": "भ", "H": "भ्", "Ò": "भ", "e": "म", "E": "म्",
    "Ek": "म", ";": "य", "¸": "य्", "j": "र", "y": "ल",
    "Y": "ल्", "Yk": "ल", "G": "ळ", "o": "व", "O": "व्", "Ok": "व",
    "'k": "श", "'": "श्", "Ük": "श", "Ü": "श्", '"k': "ष",
    '"': "ष्", "l": "स", "L": "स्", "Lk": "स", "g": "ह", "º": "ह्",
    # letters with a dot
    "d+": "क़", "[+k": "ख़", "x+": "ग़", "t+": "ज़",
    "T+": "ज़्", "M+": "ड़", "<+": "ढ़", "Q+": "फ़", "¶+": "फ़्",
    # joined letters
    "{k": "क्ष", "{": "क्ष्", "=k": "त्र", "=": "त्र", "«": "त्र्",
    "K": "ज्ञ", "J": "श्र", "|": "द्य", "}": "द्व", ")": "द्ध", "æ": "द्र",
    "Ø": "क्र", "Ý": "फ्र", "ç": "प्र", "Á": "प्र", "xz": "ग्र",
    "Vª": "ट्र", "Mª": "ड्र", "Nª": "छ्र", "<ª": "ढ्र", "z": "्र",
    "ª": "्र", "Ùk": "त्त", "Ù": "त्त्", "Dr": "क्त", "é": "न्न",
    "™": "न्न्", "à": "ह्न", "á": "ह्य", "â": "हृ", "ã": "ह्म",
    "í": "द्द", "Ì": "द्द", "ô": "क्क", "ê": "ट्ट", "Í": "ट्ट",
    "ë": "ट्ठ", "Î": "ट्ठ", "ì": "ड्ड", "Ï": "ड्ड", "ï": "ड्ढ", "Ô": "ड्ढ",
    "Vî": "ट्य", "Bî": "ठ्य", "Mî": "ड्य", "<î": "ढ्य", "Nî": "छ्य",
    "Ó": "्य", "î": "्य", "–": "दृ", "—": "कृ", "Ñ": "कृ",
    "#": "रु", ":": "रू",
    # digits and marks
    "å": "०", "ƒ": "१", "„": "२", "…": "३", "†": "४", "‡": "५", "ˆ": "६", "‰": "७", "Š": "८", "‹": "९",
    "A": "।", "-": ".", "&": "-", "]": ",", "%": ":", "(": ";",
    "¼": "(", "½": ")", "¿": "{", "À": "}", "@": "/", "¾": "=",
    "^": "‘", "*": "’", "Þ": "“", "ß": "”", "ñ": "॰", "Œ": "॰",
}  # fmt: skip
# Keys that stand for signs written before or after the letter they belong to; handled by reordering.
_BEFORE = "f"  # ि, typed before its letter
_REPH = "Z"  # र्, typed after its letter
_JOINED_KEYS = {"Ç": ("f", "a"), "Æ": ("f", "Z"), "É": ("f", "Z", "a"), "±": ("Z", "a"), "Ê": ("h", "Z")}
_LONGEST_KEY = max(map(len, _KEYS))

_CONSONANT = re.compile("[\u0915-\u0939\u0958-\u095f]")
_SIGN = re.compile("[\u0900-\u0903\u093c\u093e-\u094c]")

# Frequent words of official Hindi as these fonts have them typed; none of them is a word of another language.
_TYPED_TEXT = r"""
gS gSa vkSj esa ds dh dk dks ls ij ,oa rFkk gsrq }kjk fd;k fd, fy, fy;s tkrk tkrh tkrs tk, tk;s tkuk
gksxk gksxh gksuk gksus djus djuk djsa ;g ;s dj ugha lHkh vU; vius mDr izkIr vuqlkj vUrxZr lEcfU/kr
lacaf/kr lEcU/k lwpuk lwpuk,a foHkkx foHkkxh; foHkkxk/;{k ljdkj 'kklu 'kklukns'k Hkkjr dk;kZy; dk;Z
fufonk fufonk,a mRrjk[k.M mÙkjk[k.M mRrjk[kaM vf/kdkj vf/kdkjh vf/kdkfj;ksa funs'kky; funs'kd ;kstuk
;kstuk,a vkosnu i= izi= lfpo eq[; ea=h jkT; dsUnz ftyk tuin fodkl d`f"k f'k{kk LokLF; foKfIr vkns'k
i`"B lEidZ egRoiw.kZ xzke lsok lsok,a fu;e fu;ekoyh vf/kfu;e izns'k foRrh; o"kZ fnukad la[;k irk
"""
_TYPED_WORDS = frozenset(_TYPED_TEXT.split())
# What these keyboards put inside words and no other writing does.
_TYPED_PIECE = re.compile(r"[A-Za-z](?:\[k|;k|\.k|/k|'k|`|\{k|=k)|(?:^|[a-z])(?:Hk|Fk|kZ)|^(?:vk|\}k|\[k)[a-zA-Z]")
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class TypedHindi:
    """How much of a text reads as Hindi typed in an old font."""

    tokens: int
    known: int  # tokens that are frequent words of it
    distinct: int  # different ones
    odd: int  # tokens written as no other language writes

    @property
    def is_sure(self) -> bool:
        """Return whether it can be nothing else."""
        return (self.distinct >= 3 and self.known + self.odd >= 0.4 * self.tokens) or (
            self.distinct >= 2 and self.known + self.odd >= 0.8 * self.tokens and self.tokens >= 2
        )

    @property
    def is_likely(self) -> bool:
        """Return whether it reads so, though it is short or mixed."""
        return self.tokens >= 3 and self.known + self.odd >= max(2.0, 0.5 * self.tokens)


def typed_hindi(text: str) -> TypedHindi:
    """Return how a text reads."""
    tokens = {token: count for token, count in Counter(text.split()).items() if _LATIN.search(token)}
    known: Counter[str] = Counter()
    for token, count in tokens.items():
        bare = token.strip("A]¼½()&%-")
        if bare in _TYPED_WORDS:
            known[bare] += count
    odd = sum(count for token, count in tokens.items() if token not in known and _TYPED_PIECE.search(token))
    return TypedHindi(sum(tokens.values()), known.total(), len(known), odd)


def in_unicode(text: str) -> str:
    """Return text typed for Kruti Dev or DevLys as the Hindi it stands for, in Unicode."""
    return "".join(piece if piece.isspace() else _word(piece) for piece in re.split(r"(\s+)", text))


def _word(typed: str) -> str:
    clusters: list[str] = []  # each a letter with its halves before it and its signs after it, or a mark
    waiting = ""  # ि that waits for its letter
    for key in _keys(typed):
        if key == _BEFORE:
            waiting = "ि"
            continue
        if key == _REPH:
            if clusters:
                clusters[-1] = "र्" + clusters[-1]
            continue
        written = _KEYS.get(key, key)
        if clusters and (_SIGN.match(written) or written.startswith("्")):
            clusters[-1] = _with_sign(clusters[-1], written)
        elif clusters and clusters[-1].endswith("्"):
            clusters[-1] += written
        else:
            clusters.append(written)
        if waiting and not clusters[-1].endswith("्") and _CONSONANT.search(clusters[-1]):
            clusters[-1] += waiting
            waiting = ""
    return "".join(clusters) + waiting


def _with_sign(cluster: str, sign: str) -> str:
    """Return the cluster with a sign after it; a letter joined below goes before the vowel."""
    if sign.startswith("्") and len(sign) > 1 and cluster[-1:] in "िीेैुू":
        return cluster[:-1] + sign + cluster[-1]
    if sign == "े" and cluster.endswith("ा"):
        return cluster[:-1] + "ो"
    if sign == "ै" and cluster.endswith("ा"):
        return cluster[:-1] + "ौ"
    return cluster + sign


def _keys(typed: str) -> list[str]:
    found: list[str] = []
    position = 0
    while position < len(typed):
        for length in range(_LONGEST_KEY, 0, -1):
            key = typed[position : position + length]
            if key in _KEYS or length == 1:
                found.extend(_JOINED_KEYS.get(key, (key,)))
                position += len(key)
                break
    return found
