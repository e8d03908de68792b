"""The small words of languages: few, frequent, and in no other language's sentences together."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names are no sentences: "Department of Health and Family Welfare" has small words, but none that makes a clause.
ENGLISH_CLAUSE_WORDS = _words(
    """is are was were be been being has have had will shall should would can could may must do does did
    this that these those it its they their them we our us you your he she his her who which what when
    where how if because please not there here"""
)
ENGLISH_SMALL_WORDS = ENGLISH_CLAUSE_WORDS | _words("the a an of and or for to in on at by with from as into under")
HINDI_CLAUSE_WORDS = _words(
    """है हैं था थी थे हो होगा होगी होंगे हुआ हुई हुए में से को पर तक ने कर करें करे करना करने किया किए
    किये गया गयी गई गए जा जाता जाती जाते जाए जाएगा जायेगा जाना जाने लिए लिये हेतु द्वारा यह ये वह इस उस
    अपने अपना अपनी नहीं न कि जो सकता सकते सकती रहा रही रहे दिया दी चाहिए"""
)
HINDI_SMALL_WORDS = HINDI_CLAUSE_WORDS | _words("का के की एवं और तथा व या भी")
# Hindi in Latin letters; what is an English word too (me, par, se, to, is) is left out.
ROMAN_HINDI_WORDS = _words(
    """hai hain ka ki ke ko mein aur nahi nahin aap aapka aapke aapki kya kaise kare karein karen karna
    karne liye yah yeh hoga hogi wale wala gaya kiya tha thi hum apna apne apni yojana vibhag sabhi
    jankari labh avedan"""
)
SMALL_WORDS: dict[str, frozenset[str]] = {
    "fr": _words(
        """le la les un une des du de et est sur dans pour avec ce cette qui que il elle nous vous je à au en
    ne pas"""
    ),
    "de": _words(
        """der die das ein eine und ist nicht mit auf für von zu den dem im sie er ich wir es des sich auch"""
    ),
    "es": _words("el la los las un una de del y es en por para con que se su al lo no como más"),
    "it": _words("il lo la i gli le un una di del della e è in per con che non si da al sono"),
    "pt": _words("o a os as um uma de do da e é em por para com que não se no na ao"),
    "nl": _words("de het een en is van op met voor dat die in te niet zijn naar hij zij ik wij aan er"),
    "da": _words("den det en et og er på med for til af ikke der som jeg han hun vi at i"),
    "no": _words("den det en et og er på med for til av ikke som jeg han hun vi at i"),
    "sv": _words("den det en ett och är på med för till av inte som jag han hon vi att i"),
    "id": _words("yang dan di ke dari untuk dengan ini itu adalah pada tidak saya akan dalam"),
    "pl": _words("i w na z do nie się jest to że o jak za od po dla"),
    "cs": _words("a v na se je že z do s pro to by jako ve o"),
    "ro": _words("și în de la cu pe nu este un o care pentru din mai ce"),
    "hu": _words("a az és hogy nem egy is van meg ez de ha mint"),
    "fi": _words("ja on ei se että hän oli mutta kun niin myös joka"),
    "tr": _words("ve bir bu da de için ile çok ne gibi daha var olarak"),
}
