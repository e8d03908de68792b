"""Names of the months as pages write them: English and Hindi with their spelling variants, and other languages.

Names of other languages are those of the Unicode CLDR, in the form that stands in a date.
"""

from collections.abc import Mapping

from rules.folding import folded_hindi

# fmt: off
_ENGLISH_AND_HINDI = (
    "january jan जनवरी जन",
    "february feb febuary febraury feburary फरवरी फर",
    "march mar मार्च",
    "april apr apirl अप्रैल अप्रेल अप्रै",
    "may मई मे",
    "june jun जून",
    "july jul जुलाई जुल",
    "august aug agust अगस्त अग",
    "september sept sep septmber सितंबर सितम्बर सित सितं",
    "october oct अक्टूबर अक्तूबर अक्टुबर अक्टू अक्तू",
    "november nov नवंबर नवम्बर नव नवं",
    "december dec दिसंबर दिसम्बर दिस दिसं",
)
_OF_INDIA = (  # Marathi, Nepali, Gujarati, Bengali, Punjabi, Odia, Tamil, Telugu, Kannada, Malayalam
    "जानेवारी जाने जनवरी જાન્યુઆરી জানুয়ারি জানুয়ারী ਜਨਵਰੀ ଜାନୁଆରୀ ஜனவரி జనవరి ಜನವರಿ ജനുവരി",
    "फेब्रुवारी फेब्रु फेब्रुअरी ફેબ્રુઆરી ফেব্রুয়ারি ফেব্রুয়ারী ਫਰਵਰੀ ଫେବୃଆରୀ பிப்ரவரி ఫిబ్రవరి ಫೆಬ್ರವರಿ ഫെബ്രുവരി",
    "मार्च માર્ચ মার্চ ਮਾਰਚ ମାର୍ଚ୍ଚ மார்ச் మార్చి ಮಾರ್ಚ್ മാർച്ച്",
    "एप्रिल अप्रिल એપ્રિલ এপ্রিল ਅਪ੍ਰੈਲ ଅପ୍ରେଲ ஏப்ரல் ఏప్రిల్ ಏಪ್ರಿಲ್ ഏപ്രിൽ",
    "मे મે মে ਮਈ ମଇ மே మే ಮೇ മേയ്",
    "जून જૂન জুন ਜੂਨ ଜୁନ ஜூன் జూన్ ಜೂನ್ ജൂൺ",
    "जुलै जुलाइ જુલાઈ জুলাই ਜੁਲਾਈ ଜୁଲାଇ ஜூலை జూలై జులై ಜುಲೈ ജൂലൈ",
    "ऑगस्ट ऑग ઑગસ્ટ ઓગસ્ટ আগস্ট ਅਗਸਤ ଅଗଷ୍ଟ ஆகஸ்ட் ఆగస్టు ಆಗಸ್ಟ್ ഓഗസ്റ്റ്",
    "सप्टेंबर सप्टें सेप्टेम्बर સપ્ટેમ્બર সেপ্টেম্বর ਸਤੰਬਰ ସେପ୍ଟେମ୍ବର செப்டம்பர் సెప్టెంబర్ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ",
    "ऑक्टोबर ऑक्टो अक्टोबर ઑક્ટોબર ઓક્ટોબર অক্টোবর ਅਕਤੂਬਰ ଅକ୍ଟୋବର அக்டோபர் అక్టోబర్ ಅಕ್ಟೋಬರ್ ഒക്‌ടോബർ ഒക്ടോബർ",
    "नोव्हेंबर नोव्हें नोभेम्बर નવેમ્બર নভেম্বর ਨਵੰਬਰ ନଭେମ୍ବର நவம்பர் నవంబర్ ನವೆಂಬರ್ നവംബർ",
    "डिसेंबर डिसें डिसेम्बर ડિસેમ્બર ডিসেম্বর ਦਸੰਬਰ ଡିସେମ୍ବର டிசம்பர் డిసెంబర్ ಡಿಸೆಂಬರ್ ഡിസംബർ",
)
_OF_EUROPE = (  # German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Russian, Romanian, Turkish
    "januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia ledna января янв ianuarie ocak",
    "februar feber février févr fév febrero febbraio fevereiro fev februari lutego února февраля фев februarie şubat",
    "märz mär mrz mars marzo março maart mrt marca března марта мар martie mart",
    "avril avr abril abr aprile kwietnia dubna апреля апр aprilie nisan",
    "mai mayo maggio mag maio mei maja května мая mayıs maj",
    "juni juin junio giugno giu junho czerwca června июня июн iunie haziran",
    "juli juillet juil julio luglio lug julho lipca července июля июл iulie temmuz",
    "août aout agosto ago augustus sierpnia srpna августа авг ağustos augusti",
    "septembre septiembre setiembre settembre setembro września września září сентября сен septembrie eylül",
    "oktober okt octobre octubre ottobre ott outubro października října октября окт octombrie ekim",
    "novembre noviembre novembro listopada listopadu ноября ноя noiembrie kasım",
    "dezember dez décembre déc diciembre dic dicembre dezembro grudnia prosince декабря дек decembrie aralık",
)
# fmt: on
MONTHS: Mapping[str, int] = {
    folded_hindi(name): number
    for table in (_OF_EUROPE, _OF_INDIA, _ENGLISH_AND_HINDI)
    for number, names in enumerate(table, start=1)
    for name in names.split()
}
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
