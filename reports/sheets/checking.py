"""Which step shows that a repair is done: one for a person with a browser and a phone, and no further tool."""

from collections.abc import Iterator, Mapping

from reports.sheets import check_words as words
from rules.rule import Category, Need, Owner, Rule, SiteRule

# Rules of one step; where a rule is not named here, what it needs, who mends it and its category choose.
ALIKE: tuple[tuple[str, str], ...] = (
    (
        words.PICTURE_HEARD,
        "alt-empty-word alt-filename alt-language alt-length alt-repetition area-alt background-picture "
        "canvas-text embedded-picture hidden-picture image-alt image-redundant-alt input-image-alt object-alt "
        "role-img-alt shared-alt sign-drawing svg-img-alt untold-writing",
    ),
    (words.LINK_HEARD, "document-link file-name-link link-text renamed-link same-name-links vague-link"),
    (
        words.LISTENED,
        "button-name emblem field-group fieldset-legend frame-title frame-title-wording label-in-name "
        "link-name reading-order same-title-frames social-link-name stripped-role vague-button",
    ),
    (
        words.WALKED,
        "aria-hidden-focus frame-focusable-content motion-actuation nested-interactive "
        "scrollable-region-focusable server-side-image-map tabindex",
    ),
    (words.JUMPED, "bypass skip-link skip-link-presence skip-link-works"),
    (words.READ_ON_A_PHONE, "legible-text viewport-meta"),
    (words.TAPPED, "comfortable-targets target-size touch-menu"),
    (words.ENLARGED_ON_A_PHONE, "zoom"),
    (words.TYPED_ON_A_PHONE, "field-text-size form-inputs"),
    (words.DIALLED, "phone-links"),
    (words.TURNED, "orientation-lock"),
    (words.CONTRAST, "color-contrast focus-contrast non-text-contrast text-contrast"),
    (words.IN_GREY, "colour-alone colour-words error-colour link-in-text-block location-words required-colour"),
    (
        words.STILL,
        "animated-pictures auto-updating-text background-video blink marquee reduced-motion sound-autoplay",
    ),
    (words.WAITED, "countdown forced-refresh meta-refresh refresh-header"),
    (
        words.CLICKED_LABELS,
        "aria-input-field-name aria-toggle-field-name form-field-multiple-labels label label-tie "
        "label-title-only placeholder-label select-name vague-label visible-label",
    ),
    (words.OFFERED, "autocomplete-purpose autocomplete-valid"),
    (words.CHOSEN, "input-change"),
    (words.PASTED, "paste-blocked"),
    (
        words.HEADINGS,
        "empty-heading fake-heading heading-content heading-order heading-paragraph page-has-heading-one "
        "text-wall vague-heading",
    ),
    (
        words.LISTS,
        "data-table-headings definition-list dlitem empty-list empty-table-header fake-list "
        "idle-table-heading layout-table layout-table-markup list listitem nested-table scope-attr-valid "
        "spaced-columns table-caption table-duplicate-name table-scope td-headers-attr",
    ),
    (words.TITLE, "document-title duplicate-title home-title page-title title-length title-subject"),
    (words.LANGUAGE, "html-has-lang html-lang-valid html-xml-lang-mismatch page-language"),
    (words.VOICES, "text-language valid-lang"),
    (words.DESCRIPTION, "description-length duplicate-description page-description"),
    (
        words.SOURCE,
        "aria-hidden-body avoid-inline-spacing duplicate-content duplicate-id-aria json-ld-syntax "
        "landmark-banner-is-top-level landmark-contentinfo-is-top-level landmark-main-is-top-level "
        "landmark-no-duplicate-banner landmark-no-duplicate-contentinfo landmark-no-duplicate-main "
        "landmark-one-main landmark-unique old-markup region repeated-id service-data structured-data",
    ),
    (words.SHARED, "share-card share-details share-picture share-picture-size share-title"),
    (words.FEED, "news-feed silent-feed"),
    (
        words.OPENED,
        "broken-links contact-link dead-end-link duty-distance failed-embed grievance-route help-link "
        "home-link not-found-help orphan-page parent-link screen-reader-access social-address",
    ),
    (
        words.HOME,
        "apuni-sarkar cm-helpline main-sections national-portal-link ownership rti-online search-or-site-map",
    ),
    (words.EVERY_FOOT, "copyright-year page-ownership"),
    (
        words.CONTACT,
        "contact-age contact-details contact-map contact-page dummy-contact information-officer office-hours "
        "officer-names official-email web-information-manager whos-who-date whos-who-page",
    ),
    (
        words.POLICY,
        "accessibility-statement content-policies copied-policy copyright-policy hyperlinking-policy "
        "privacy-policy terms-page",
    ),
    (words.LATEST, "home-news newest-content news-rhythm old-section unchanged-content"),
    (
        words.NOTHING_OVER,
        "expired-notices new-badge notice-archive stale-ticker superseded-documents upcoming-events",
    ),
    (words.STAMPED, "honest-stamp update-stamp update-stamp-age"),
    (words.SITEMAP, "sitemap-lastmod"),
    (
        words.BOTH_LANGUAGES,
        "account-parity language-duties language-parity language-switch second-language switch-target "
        "translated-page untranslated-parts",
    ),
    (words.SEARCHED, "site-search"),
    (words.PICTURES_THERE, "broken-images"),
    (words.PROPORTIONS, "emblem-proportions stretched-images"),
    (words.SWITCHES, "blocked-copying contrast-switch player-controls text-size-control"),
    (
        words.PDF_SEARCHED,
        "broken-encoding document-only legacy-font pdf-legacy-font pdf-locked pdf-text text-in-picture",
    ),
    (words.PDF_PROPERTIES, "office-pictures pdf-bookmarks pdf-language pdf-tagged pdf-title"),
    (words.PADLOCK, "https"),
    (words.DOMAIN, "government-domain"),
    (words.NOT_FOUND, "not-found-status"),
    (words.GOOGLED, "cloaked-content injected-links injected-pages"),
    (words.SPEAKS_PLAINLY, "capital-text long-sentences reading-level spaced-letters very-hard-text"),
    (words.ON_A_PHONE, "interstitial phone-difference table-scroll-box wide-table"),
    (words.QUICK, "document-weight phone-requests phone-weight"),
    (words.ENLARGED, "clipped-text devanagari-clipping overlapping-text"),
    (
        words.LOOKED_AT,
        "devanagari-letter-spacing italic-text justified-text line-height styled-words underlined-text",
    ),
    (words.PROMISED, "charter-time-limits placeholder-page service-facts thin-page"),
    (words.SAME_WINDOW, "new-window"),
    (words.BARS, "sticky-share"),
    (words.SOUND_OFF, "audio-transcript captions"),
    (words.EYES_CLOSED, "silent-video video-description"),
    (words.FORM_READ, "date-format required-note required-sign submit-button"),
    (words.SENT_UNSEEN, "captcha"),
    (words.SAME_ORDER, "consistent-navigation"),
    (
        words.GONE,
        "accessibility-overlay accesskeys best-viewed doubled-link idle-stop plug-ins "
        "presentation-role-conflict reset-button visitor-counter",
    ),
)
_OWN: Mapping[str, str] = {rule: text for text, rules in ALIKE for rule in rules.split()}
_BY_NEED: Mapping[Need, str] = {
    Need.KEYBOARD: words.WALKED,
    Need.TRIAL: words.FILLED_IN,
    Need.FORMS: words.FILLED_IN,
    Need.WIDGETS: words.SWITCHES,
    Need.MOTION: words.STILL,
    Need.MEDIA: words.PICTURE_HEARD,
    Need.SEEING: words.ENLARGED,
    Need.AXE: words.LISTENED,
}
_BY_CATEGORY: Mapping[Category, str] = {
    Category.FRESHNESS: words.LATEST,
    Category.INFORMATION: words.FOUND,
    Category.SOCIAL: words.ACCOUNTS,
    Category.SECURITY: words.HEADERS,
    Category.PERFORMANCE: words.QUICK,
    Category.MOBILE: words.ON_A_PHONE,
    Category.ATTRACTIVENESS: words.LOOKED_AT,
    Category.ACCESSIBILITY: words.READ_AGAIN,
}


def how_to_check(rule: Rule | SiteRule) -> str:
    """Return the step for a rule, a marked text."""
    return next(_steps(rule))


def _steps(rule: Rule | SiteRule) -> Iterator[str]:
    if rule.id in _OWN:
        yield _OWN[rule.id]
    if rule.category is Category.ACCESSIBILITY and isinstance(rule, Rule):
        yield from (text for need, text in _BY_NEED.items() if need in rule.needs)
    if rule.owner is Owner.HOSTING:
        yield words.HEADERS
    yield _BY_CATEGORY[rule.category]
