"""Words around dates: English and Hindi first, with those of other countries' pages that say when they changed."""

from rules.folding import folded_hindi


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(sorted((folded_hindi(phrase.strip()) for phrase in text.split("|")), key=len, reverse=True))


STAMP_LABELS = _phrases(
    "corrected upto|corrected up to|corrected till|up dated on|last up dated|மேம்படுத்தப்பட்டது|ପରିମାର୍ଜିତ|"
    "last updated on|last updated|last update|last reviewed and updated on|last reviewed and updated|"
    "last reviewed on|"
    "last reviewed|page last updated on|page last updated|page last updated date|site last updated|"
    "website last updated|last modified on|last modified|date modified|updated on|date of updation|last updation|"
    "content last updated|content last update|last content update|"
    "last updated reviewed|last updates|last updates on|lastupdated|last amended on|last published on|"
    "last refreshed|last refreshed on|reviewed on|"
    "updated till|updated until|updated upto|updated up to|updated as on|"
    "last change|last publish|lastest update|last build date|"
    "page updated on|last modification|updation date|modified on|"
    "अंतिम अद्यतन|अंतिम अद्यतन तिथि|अंतिम अपडेट|पेज अंतिम अपडेट|पृष्ठ अंतिम अपडेट|अंतिम बार अद्यतन|अंतिम बार अपडेट|"
    "अंतिम संशोधन|"
    "अंतिम समीक्षा|अद्यतन तिथि|नवीनतम अद्यतन|अद्यतन दिनांक|अद्यतन किया गया|आखिरी अपडेट|पिछला अपडेट|पिछली बार अपडेट|"
    "अंतिम अद्यतनीकरण|अंतिम अद्यतित|अपडेट किया गया|अद्यतन|अपडेट|अपडेटेड|संशोधित|अंतिम बार अद्यतन किया गया|"
    "अंतिम बार संशोधित|"
    "correction|last edited on|page was last edited on|page was last modified on|latest update|latest updates on|"
    "update|last updation date|updated|updated at|updated date|last edited|"
    "last edited on|last revised|last revised on|revised on|last changed|"
    "page last reviewed|page last modified|last published|date last updated|content last reviewed|modified|"
    "modified date|"
    "अंतिम नवीकरण|अद्यतनीकरण|अद्यतनीकृत|अंतिम परिवर्तन|अंतिम सुधार|अपडेशन|अंतिम बार संशोधन|आखिरी संशोधन|शेवटची सुधारणा|"
    "अंतिम सुधारणा|अंतिम सुधारित|अखेरचा फेरबदल|"
    "अंतिम नवीनीकृत|नवीनीकृत|नवीनीकरण|अंतिम बार अद्यतित|अद्यतित|अंतिम अपडेट तिथि|शेवटचे अद्यतन|शेवटचे अद्यतनित|शेवटचे अद्यावत|अद्यावत|"
    "अद्यतनित|"
    "शेवटचे अपडेट|शेवटचा बदल|अद्ययावत|अद्यावधिक|अन्तिम अद्यावधिक|अन्तिम परिमार्जन|छेल्लो अपडेट|છેલ્લે અપડેટ|"
    "છેલ્લા અપડેટની|છેલ્લે અપડેટ કર્યા|છેલ્લે અપડેટ|અપડેટની|અપડેટ|"
    "છેલ્લો સુધારો|છેલ્લે સુધારેલ|છેલ્લે સુધારેલું|"
    "અદ્યતન|সর্বশেষ আপডেট|সর্বশেষ সংষ্করণ|সর্বশেষ সংস্করণ|শেষ সংশোধন|আপডেট|শেহতীয়া আপডেট|শেষ আপডেট|আপডেট|"
    "শেহতীয়া আপডেট|সর্বশেষ হালনাগাদ|হালনাগাদ|"
    "ਆਖਰੀ ਵਾਰ ਅੱਪਡੇਟ|ਅੱਪਡੇਟ|ਅਪਡੇਟ|ਆਖਰੀ ਅਪਡੇਟ|ਆਖਰੀ ਅੱਪਡੇਟ|"
    "சமீபத்திய புதுப்பிப்பு|கடைசியாக புதுப்பிக்கப்பட்டது|புதுப்பிக்கப்பட்டது|இறுதியாக புதுப்பிக்கப்பட்டது|"
    "చివరిగా నవీకరించబడింది|"
    "నవీకరించబడింది|చివరి అప్డేట్|ಕೊನೆಯದಾಗಿ ನವೀಕರಿಸಲಾಗಿದೆ|ಕೊನೆಯ ನವೀಕರಣ|ನವೀಕರಿಸಲಾಗಿದೆ|അവസാനം പുതുക്കിയത്|"
    "അവസാനമായി പുതുക്കിയത്|"
    "പുതുക്കിയത്|ଶେଷ ଅଦ୍ୟତନ|ଅପଡେଟ|"
    "शेवटचे पुनरावलोकन|अंतिम पुनरावलोकन|अंतिम पुनरीक्षण|समीक्षा तिथि|"
    "છેલ્લો ફેરફાર|સર્વશેષ ફેરફાર|সর্বশেষ পরিবর্তন|শেষ পরিবর্তন|সর্বশেষ সম্পাদনা|শেষ পৰিৱৰ্তন|ਆਖਰੀ ਤਬਦੀਲੀ|ਆਖਰੀ ਸੋਧ|"
    "ଶେଷ ପରିବର୍ତ୍ତନ|ଶେଷ ସଂଶୋଧନ|கடைசியாக மாற்றப்பட்டது|இறுதி மாற்றம்|చివరి మార్పు|చివరిగా సవరించబడింది|"
    "ಕೊನೆಯ ಬದಲಾವಣೆ|ಕೊನೆಯದಾಗಿ ಮಾರ್ಪಡಿಸಲಾಗಿದೆ|അവസാനം തിരുത്തിയത്|അവസാന മാറ്റം|آخری ترمیم|آخری تبدیلی|"
    "aktualisiert|aktualisiert am|zuletzt aktualisiert|zuletzt aktualisiert am|zuletzt geändert|zuletzt geändert am|"
    "letzte änderung|seite wurde zuletzt|wurde zuletzt|letzter stand|bearbeitet am|letzte aktualisierung|"
    "geändert am|stand|mis à jour|mis à jour le|mise à jour|mise à jour le|"
    "dernière mise à jour|dernière mise à jour le|modifié le|dernière modification|date de modification|"
    "actualizado|actualizado el|última actualización|actualización|fecha de actualización|"
    "última modificación|aggiornato|aggiornato il|ultimo aggiornamento|ultima modifica|modifica|modificato|"
    "modificato il|revisione|"
    "atualizado em|atualizado|"
    "última atualização|bijgewerkt|laatst bijgewerkt|laatst gewijzigd|laatste update|aangepast|aangepast op|"
    "laatste wijziging|gewijzigd op|"
    "ostatnia aktualizacja|ostatnia modyfikacja|data modyfikacji|ostatnia zmiana|data ostatniej aktualizacji|"
    "zaktualizowano|aktualizacja|poslední aktualizace|aktualizace|"
    "обновлено|"
    "آخر تحديث|تاريخ التحديث|تم التحديث|آخری بار اپ ڈیٹ|اپ ڈیٹ|"
    "最終更新日|最終更新|更新日|更新日期|更新时间|最后更新|수정일|기사수정|수정|"
    "최종수정일|"
    "son güncelleme|güncelleme|senast uppdaterad|uppdaterad|opdateret|oppdatert|aktualizováno"
)
# How words for "updated" and "published" begin: their endings and the words beside them are many.
UPDATE_STEMS = _phrases(
    "अद्यतन|आधुनिकीकरण|अद्ययावत|अद्यावत|अद्यावधिक|अपडेट|नवीनीक|સુધાર|અપડેટ|અદ્યતન|નવીનીક|আপডেট|হালনাগাদ|নবীকৰণ|নবীকৃত|উন্নীত|আধুনিকীকৰণ|"
    "ਅੱਪਡੇਟ|ਅਪਡੇਟ|ਨਵੀਨੀਕਰਨ|ଅପଡେଟ|ଅଦ୍ୟତନ|ନବୀକରଣ|ନବୀକୃତ|"
    "புதுப்பிக்கப்பட்டது|புதுப்பிப்பு|புதுப்பித்தது|இற்றைப்படுத்த|பதிவேற்ற|அப்டேட்|నవీకర|అప్డేట్|తాజాకర|ನವೀಕರ|ನವೀಕೃತ|ಅಪ್ಡೇಟ್|അപ്ഡേറ്റ്|اپڈیٹ|تجدید"
)
# Words that say "updated" only behind one for "last": corrections are also announced.
LAST_STEMS = _phrases(
    "अंतिम|आखिरी|आखरी|पिछल|शेवट|અંતિમ|છેલ્લ|সর্বশেষ|শেষ|শেহতীয়া|অন্তিম|ଶେଷ|ଅନ୍ତିମ|ਆਖਰੀ|ਅੰਤਿਮ|ਅੰਤਮ|கடைசி|இறுதி|చివర|ఆఖర|ಕೊನೆ|ಕಡೆಯ|ಅಂತಿಮ|അവസാന|آخر"
)
REVISE_STEMS = _phrases(
    "सुधार|संशोध|परिवर्त|बदल|फेरबदल|परिमार्ज|समीक्षा|आढाव|पुनरीक्ष|पुनरावलोक|ફેરફાર|સંશોધ|સમીક્ષા|সংশোধ|পরিমার্জ|পরিবর্ত|সম্পাদ|পর্যালোচ|নাগাদ|"
    "ସଂଶୋଧ|ପରିବର୍ତ୍ତ|ସମୀକ୍ଷା|ਸੋਧ|ਤਬਦੀਲ|ਨਵਿਆ|ਸਮੀਖਿਆ|திருத்த|மாற்ற|புதுப்பி|மதிப்பாய்வு|సవర|మార్పు|సమీక్ష|"
    "ಮಾರ್ಪಡ|ಪರಿಷ್ಕ|ಬದಲಾವಣ|ತಿದ್ದುಪಡಿ|ಪರಿಶೀಲ|തിരുത്ത|പരിഷ്കര|മാറ്റം|പുതുക്ക|നവീകര|പരിശോധ|അവലോക|ترمیم|تبدیل|تازہ"
)
PUBLISH_STEMS = _phrases(
    "પ્રસિદ્ધ|પ્રસિધ્ધ|પ્રકાશિત|প্রকাশ|প্ৰকাশ|ପ୍ରକାଶ|ਪ੍ਰਕਾਸ਼|வெளியிட|வெளியீட்டு|ప్రచురణ|ప్రచురించ|ಪ್ರಕಟ|പ്രസിദ്ധീകര|പ്രസിദ്ധപ്പെടുത്ത"
)
PUBLISHED_LABELS = _phrases(
    "date of issuance|announcement date|date of hosting|hosted on|webhosted on|web hosted on|"
    "date of web hosting|notice date|date of notice|advertisement date|advt date|date of advt|news date|"
    "date of display|nit date|date of nit|tender date|पोस्ट दिनांक|प्रकाशित केल्याचा दिनांक|"
    "పోస్ట్ చేసిన తేదీ|பதிவு செய்யப்பட்ட தேதி|شائع شدہ|"
    "tender start|bid start date|notified|issued|answered on|"
    "publish date|published on|published date|date of publication|posted on|post date|uploaded on|date of issue|"
    "issue date|start date|release date|g o date|go date|order date|circular date|letter date|notification date|"
    "date of order|date of circular|date of notification|date of advertisement|date of tender|"
    "published|publication date|first published|first published on|posted|"
    "released on|written on|article date|date of article|uploaded|submitted on|submitted by|created on|created|"
    "posted by|press release date|"
    "veröffentlicht|veröffentlicht am|datum|erscheinungsdatum|erschienen am|erstellt am|publié|publié le|paru le|"
    "publicado|publicado el|fecha de publicación|fecha|"
    "publicado em|pubblicato|pubblicato il|gepubliceerd|gepubliceerd op|geplaatst|geplaatst op|vytvořeno|utworzono|"
    "opublikowano|pierwsza publikacja|data utworzenia|data publikacji|опубликовано|"
    "дата публикации|yayınlanma|yayın tarihi|publicerad|publiceret|publisert|publikováno|प्रकाशन दिनांक|"
    "प्रविष्टि तिथि|تاريخ النشر|公開日|掲載日|発表日|发布时间|发布日期|기사입력|입력|등록|"
    "प्रकाशित तिथि|प्रकाशन तिथि|प्रकाशित|जारी करने की तिथि|प्रारंभ तिथि|आरंभ तिथि|"
    "अपलोड|अपलोड तिथि|अपलोड दिनांक|अपलोड की तिथि|अपलोड करने की तिथि|upload date|date of upload|date of uploading|"
    "uploading date|posting date|date of posting|date of publish|date of publishing|publishing date|date of release|"
    "added on|date added|प्रकाशन की तिथि|प्रकाशन की तारीख|प्रकाशित करने की तिथि|जारी करने की तारीख|जारी दिनांक|जारी तिथि|"
    "প্রকাশের তারিখ|প্রকাশিত|প্ৰকাশৰ তাৰিখ|প্ৰকাশিত|પ્રકાશન તારીખ|પ્રકાશિત તારીખ|પ્રસિદ્ધ તારીખ|ਪ੍ਰਕਾਸ਼ਨ ਮਿਤੀ|"
    "ਜਾਰੀ ਕਰਨ ਦੀ ਮਿਤੀ|ପ୍ରକାଶନ ତାରିଖ|ପ୍ରକାଶିତ ତାରିଖ|வெளியிடப்பட்ட தேதி|வெளியீட்டு தேதி|வெளியிடப்பட்ட நாள்|வெளியீட்டு நாள்|"
    "ప్రచురణ తేదీ|ప్రచురించిన తేదీ|విడుదల తేదీ|ಪ್ರಕಟಣೆ ದಿನಾಂಕ|ಪ್ರಕಟಿಸಿದ ದಿನಾಂಕ|ಪ್ರಕಟಣಾ ದಿನಾಂಕ|"
    "പ്രസിദ്ധീകരിച്ച തീയതി|تاریخ اشاعت|تاریخ اجرا|प्रकाशनाची तारीख|प्रकाशित दिनांक|प्रसिद्धी तारीख|"
    "निर्गत तिथि|निर्गत दिनांक|पोस्ट किया गया|प्रसिद्धी दिनांक|प्रकाशित करण्याचा दिनांक"
)
VALIDITY_LABELS = _phrases(
    "last dt|end date of submission|expires on|గడువు తేదీ|അവസാന ദിവസം|છેલ્લો દિવસ|शेवटची मुदत|"
    "last date|closing date|closing|closes|समाप्ति|समापन|"
    "close date|end date|due date|due on|due by|closing on|valid to|valid till|valid upto|valid up to|valid until|"
    "bid submission|"
    "submission date|last date of submission|bid end date|bid closing|apply by|apply before|closes on|"
    "expiry date|last day|on or before|deadline|date of closing|समापन तिथि|समाप्ति दिनांक|समाप्त होने की तिथि|"
    "अंतिम तिथि|अन्तिम तिथि|समाप्ति तिथि|आवेदन की अंतिम तिथि|अंतिम दिनांक|बंद होने की तिथि|अंतिम तारीख|आखिरी तारीख|"
    "आखिरी तिथि|निविदा जमा करने की तिथि|वैधता|शेवटची तारीख|शेवटचा दिनांक|अंतिम मुदत|শেষ তারিখ|শেষ দিন|છેલ્લી તારીખ|અંતિમ તારીખ|"
    "ਆਖਰੀ ਮਿਤੀ|ਅੰਤਿਮ ਮਿਤੀ|ଶେଷ ତାରିଖ|கடைசி தேதி|கடைசி நாள்|இறுதி நாள்|చివరి తేదీ|ఆఖరు తేదీ|ಕೊನೆಯ ದಿನಾಂಕ|ಕೊನೆಯ ದಿನ|അവസാന തീയതി|آخری تاریخ"
)
EVENT_LABELS = _phrases(
    "date of event|event date|event start date|event starts|exam start date|course start date|date of programme|"
    "date of program|held on|to be held on|will be held on|date of examination|exam date|examination date|"
    "date of meeting|meeting date|date of interview|interview date|walk in interview on|walk in interview|walk in|"
    "interview|interview on|scheduled on|"
    "कार्यक्रम तिथि|आयोजन तिथि|परीक्षा तिथि|परीक्षा की तिथि|बैठक की तिथि|साक्षात्कार की तिथि|साक्षात्कार तिथि|"
    "शिविर की तिथि"
)
# Mean a day that is past on purpose, so that it says nothing about being out of date.
OPENING_LABELS = _phrases(
    "start date of sale|sale start date|sale start|clarification start date|bid submission start date|"
    "bid opening|time of opening|opening time|opening on|opening date|opening of|date of opening|निविदा खोलने|"
    "खुलने की तिथि"
)
ARCHIVE_LABELS = _phrases(
    "archive|archives|archived|past notices|past tenders|past events|old tenders|previous|expired|closed tenders|"
    "results|पुरालेख|अभिलेखागार|अभिलेख|संग्रह|पिछली|पुरानी|पूर्व की|समाप्त निविदा|समाप्त हो"
)
ARCHIVE_PATHS = (
    "past-notice",
    "archive",
    "past_notice",
    "puralekh",
    "expired",
    "old-tender",
    "past-tender",
    "closed-tender",
)
NEW_WORDS = frozenset(map(folded_hindi, ("new", "new!", "नया", "नई", "नवीन", "नया!")))
UNTIL_WORDS = frozenset(map(folded_hindi, ("तक", "till", "until", "upto")))
# The word for date in Indian scripts other than Devanagari, as the alternatives of a pattern.
DATE_WORDS = "તારીખ|তারিখ|তাং|তাৰিখ|ਮਿਤੀ|ਤਾਰੀਖ|ਤਰੀਕ|ତାରିଖ|நாள்|தேதி|తేదీ|తేది|ದಿನಾಂಕ|ತಾರೀಖು|തീയതി|തിയതി|تاریخ|مورخہ"
DATE_PREFIXES = _phrases(f"fnukad|दिनांक|दिनाक|दि0|दि.|तिथि|तिथी|तारीख|dated|date|dt|dt.|dtd|on|मिति|તા|ତା|{DATE_WORDS}")
