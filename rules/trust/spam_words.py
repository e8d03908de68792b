"""The words of those who break into websites to advertise gambling, medicines, escorts and forgeries.

Chosen from what such pages print in English, Hindi, Indonesian, Turkish, Chinese, Japanese, Korean, Thai, Vietnamese
and Russian. A department may write about any of these things: texts that warn, forbid or punish are let alone.
"""

import re
from functools import cache, lru_cache

from rules.folding import folded_hindi

# Said by nobody but the advertisers themselves. Plain words such as slot, bonus, lottery or casino are not among them.
SURE = (
    # Indonesian and Malay
    "slot gacor|gacor slot|slot maxwin|situs slot|situs judi|situs togel|situs gacor|situs toto|judi online|judi slot"
    "|judi bola|judi casino|slot judi|agen slot|agen judi|agen togel|agen bola|bandar togel|bandar slot|bandar judi"
    "|bandar bola|bandarq|togel|togel online|toto togel|toto slot|toto macau|slot88|slot777|slot deposit|slot dana"
    "|slot pulsa|slot qris|slot thailand|slot mahjong|slot demo|demo slot|rtp slot|rtp live slot|daftar slot|link slot"
    "|link gacor|scatter hitam|sbobet|sbobet88|joker123|idn poker|idnpoker|dominoqq|poker qq|pragmatic play"
    "|mahjong ways"
    "|gates of olympus|bonus new member|depo 10k|anti rungkad|gampang menang|link alternatif slot|kasino online"
    # Turkish
    "|bahis siteleri|bahis sitesi|canli bahis|canli casino|guvenilir bahis|kacak bahis|kacak iddaa|casino siteleri"
    "|casino sitesi|slot siteleri|deneme bonusu|deneme bonusu veren siteler|bonus veren siteler|guncel giris|bahsegel"
    "|betturkey|grandpashabet|deneme bonus|escort bayan|bayan escort"
    # English and others in Latin letters
    "|best online casino|online casino real money|online casino slots|online casino bonus|casino bonus code"
    "|no deposit bonus|free spins|casino en ligne|casino online|online casinos|nuove slot|pin up casino|1xbet|1win"
    "|mostbet"
    "|mostbet casino|melbet|parimatch|22bet|dafabet|betting id|cricket betting id|satta matka|satta king"
    "|dpboss|teen patti real cash|teen patti online|rummy real cash|rummy cash game|rummy app|rummy online"
    "|online cricket betting"
    "|cricket betting app|ipl betting|online betting app|betting app|casino app|color prediction game"
    "|colour prediction game|buy viagra|cheap viagra|generic viagra|viagra online|order viagra"
    "|buy cialis|cheap cialis|generic cialis|cialis online|buy kamagra|kamagra online|generic levitra|buy levitra"
    "|buy tramadol|buy xanax|buy ambien|call girl service|call girls service|escorts service|escort girls"
    "|female escorts|independent escorts|russian escorts|sexy video|xxx video|porn video|xnxx|xvideos|replica watches"
    "|replica rolex|cheap nfl jerseys|louis vuitton outlet|write my essay|buy essay online|buy instagram followers"
    # Hindi
    "|सट्टा मटका|सट्टा किंग|ऑनलाइन कैसीनो बोनस|कॉल गर्ल सर्विस|एस्कॉर्ट सर्विस"
    # Vietnamese
    "|nhà cái|cá cược|xổ số online|nổ hũ"
)
# Scripts in which no word of these can be in honest use on a page of an Indian office.
_FAR_SURE = re.compile(
    "博彩|赌场|賭場|娱乐城|娛樂城|真人荷官|皇冠体育|六合彩|彩票平台|老虎机|百家乐|百家樂|时时彩|オンラインカジノ|ブランドコピー|スーパーコピー"
    "|激安通販|카지노|바카라|토토사이트|먹튀|สล็อต|บาคาร่า|คาสิโน|แทงบอล|เว็บพนัน|казино|ставки на спорт|букмекер"
)
_FAR = re.compile("[\u0400-\u04ff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
# Said by honest people too; they count only together with a hiding place or an address that says the same.
MILD = (
    "casino|casinos|poker|roulette|blackjack|baccarat|slots|slot game|slot games|jackpot|gambling|betting|sportsbook"
    "|bookmaker|online casino|online slots|online betting|online poker|viagra|cialis|levitra|kamagra"
    "|porn|xxx|gacor|maxwin|bahis|judi|iddaa|सट्टा|कैसीनो|जुआ|सट्टेबाजी|तीन पत्ती"
)
# At the start of a label of a host name, or of a part of it.
_HOSTS = re.compile(
    r"(?:^|[.\-\d])(?:slots?(?:gacor|gampang|online|maxwin|88|77|777|thai|dana|pulsa|demo)"
    r"|judi(?!c|t)|togel|bandar(?:togel|q|slot|bola)|sbobet|gacor|maxwin|bahis(?!h)|casino(?=[.\-\d]|s?[.\-]|online"
    r"|bonus|slot|real)|kasino|poker(?=[.\-\d]|online|idn)|viagra|cialis"
    r"|kamagra|1xbet|mostbet|1win|melbet|betting|satta(?:king|matka)|porn|xxx|toto(?:slot|togel|macau))"
)
_HOST_NAMES = re.compile(
    r"rummy|teenpatti|sattamatka|sattaking|onlinecasino|cricketbetting|slotgacor|judionline|judislot"
)
_WARNING = re.compile(
    r"(?<!\w)(?:ban|bans|banned|banning|prohibit\w*|illegal\w*|unlawful\w*|unauthori[sz]ed|fraud\w*|scam\w*|cheat\w*"
    r"|crime\w*"
    r"|cyber\w*|beware|warning\w*|warns?|caution\w*|alert\w*|aware\w*|advisor(?:y|ies)|complaint\w*|block(?:ed|ing"
    r"|s)?|raid\w*"
    r"|arrest\w*|racket\w*|court|cases?|caught|held|busted|gang|judge?ment|act|acts|bill|ordinance|laws?|regulat\w*"
    r"|addict\w*|prevent\w*"
    r"|against|seiz\w*|counterfeit|spurious|recall|menace|stop|fake|hack\w*|malware|spam)(?!\w)"
    r"|प्रतिबंध|निषेध|निषिद्ध|अवैध|गैरकानूनी|ठग|धोखाधड़ी|सावधान|चेतावनी|जागरूक|अपराध|साइबर|रोक|कानून|अधिनियम|विधेयक"
    r"|गिरफ्तार|शिकायत"
    r"|जुर्माना|दंड|नशा|लत|बचें|बचाव|छापा|छापेमारी|कार्रवाई|गिरोह|पकड़|मुकदमा"
)
_WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0963\u0970-\u097f])+")
_PLAIN = str.maketrans("ıçğşöü", "icgsou", "\u0307")  # Turkish; the dot is left over from a capital İ


@lru_cache(maxsize=65_536)
def sure_terms(text: str) -> tuple[str, ...]:
    """Return the phrases in a text that only an advertisement holds; () for a text that warns or forbids."""
    found = _phrases(text, *_sure())
    if _FAR.search(text):
        found = (*found, *dict.fromkeys(_FAR_SURE.findall(text.casefold())))
    return found if found and not warns(text) else ()


@lru_cache(maxsize=65_536)
def mild_terms(text: str) -> tuple[str, ...]:
    """Return the words in a text that advertisements and honest texts share; () for a text that warns or forbids."""
    found = _phrases(text, *_mild())
    return found if found and not warns(text) else ()


def warns(text: str) -> bool:
    """Return whether a text speaks of crime, of the law or of danger."""
    return _WARNING.search(folded_hindi(text)) is not None


@lru_cache(maxsize=16_384)
def is_spam_host(host: str) -> bool:
    """Return whether a host is named after what such advertisements sell."""
    return (_HOSTS.search(host.casefold()) or _HOST_NAMES.search(host.casefold())) is not None


@lru_cache(maxsize=16)  # one text is asked for the sure ones, then for the mild ones
def _plain_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded_hindi(text).translate(_PLAIN)))


def _phrases(text: str, starts: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    words = _plain_words(text)
    begun = [word for word in dict.fromkeys(words) if word in starts]
    if not begun:
        return ()
    line = f" {' '.join(words)} "
    found = [phrase for word in begun for phrase in starts[word] if f" {phrase} " in line]
    return tuple(phrase for phrase in found if not any(phrase != other and phrase in other for other in found))


@cache
def _sure() -> tuple[dict[str, tuple[str, ...]]]:
    return (_by_first_word(SURE),)


@cache
def _mild() -> tuple[dict[str, tuple[str, ...]]]:
    return (_by_first_word(MILD),)


def _by_first_word(phrases: str) -> dict[str, tuple[str, ...]]:
    starts: dict[str, tuple[str, ...]] = {}
    for phrase in phrases.split("|"):
        plain = " ".join(_WORD.findall(folded_hindi(phrase).translate(_PLAIN)))
        first = plain.partition(" ")[0]
        starts[first] = (*starts.get(first, ()), plain)
    return starts
