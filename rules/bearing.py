"""How a rule bears on the clauses it refers to: most decide on them, some only give reason to look.

A rule has several references, and what it finds need not break each of the clauses: a link that does not say how large
its file is tells nothing of the file's language.
"""

from collections.abc import Mapping

from rules.standards import Reference

# By clause, the rules whose outcome is a reason to look there and decides nothing.
ONLY_TOUCHED: Mapping[str, frozenset[str]] = {
    "5.1.2": frozenset({"parent-link"}),
    "5.1.5": frozenset({"whos-who-date"}),
    "5.1.7(b)": frozenset({"document-link"}),
    "5.1.8": frozenset({"newest-content", "news-rhythm", "home-news", "unchanged-content"}),
    "5.1.9": frozenset({"officer-names"}),
    "5.1.10": frozenset({"official-email", "contact-map", "contact-age", "office-hours"}),
    "5.1.13": frozenset({"plug-ins"}),
    "5.1.18 home(d)": frozenset({"duty-distance"}),
    "5.1.18 home(e)": frozenset({"service-facts"}),
    "5.1.18 home(i)": frozenset({"site-search"}),
    "5.1.24": frozenset({"share-card", "share-title", "share-picture"}),
    "5.3.1": frozenset({"cloaked-content", "injected-links", "injected-pages"}),
    "5.3.1 A(a)": frozenset({"plug-ins"}),
    "5.3.2 dev(h)": frozenset({"https"}),
    "5.4.3b": frozenset({"content-policies"}),
    "5.4.3c": frozenset({"content-policies", "notice-archive"}),
    "5.4.3d": frozenset({"content-policies", "old-section", "unchanged-content"}),
    "5.4.3f": frozenset({"copied-policy"}),
    "5.4.3g": frozenset({"content-policies"}),
    "5.4.3h": frozenset({"copied-policy"}),
    "5.4.3i": frozenset({"content-policies"}),
    "5.4.3j": frozenset({"content-policies"}),
    "5.4.6": frozenset({"account-parity"}),
    "5.4.7": frozenset({"not-found-help", "not-found-status"}),
    "5.4.10": frozenset({"switch-target", "untranslated-parts"}),
    "DBIM-10.2.1": frozenset({"comfortable-targets", "form-inputs", "touch-menu"}),
    "DBIM-5.6-help": frozenset({"help-page"}),
    "DBIM-9-empty": frozenset({"site-search"}),
    "DBIM-G20": frozenset({"stretched-images"}),
    "DBIM-G27": frozenset({"stretched-images"}),
    "DBIM-G38": frozenset({"newest-content"}),
    "DBIM-M12": frozenset({"officer-names"}),
    "DBIM-M13": frozenset({"officer-names"}),
    "DBIM-M17": frozenset({"tenders-page"}),
    "LAW-IS17802": frozenset({"accessibility-statement"}),
    "LAW-RPWD-R15": frozenset({"accessibility-statement"}),
    "SM-2": frozenset({"social-register"}),
    "SM-12": frozenset({"social-register"}),
    "UK-EMBLEM": frozenset({"emblem"}),
    "UK-HELPLINE": frozenset({"grievance-page"}),
    "UK-RTI": frozenset({"information-officer", "rti-page"}),
    "UK-SERVICES": frozenset({"charter-page", "charter-time-limits", "service-facts", "services-page"}),
}

# Rules that fall silent where nothing was given, tried or measured: what they judge may well be on the website.
SILENT_WHERE_NOT_ASKED = frozenset(
    {
        *("government-domain", "https", "not-found-help", "not-found-status", "officer-names", "silent-account"),
        *("site-search", "social-register", "unchanged-content"),
        # of another country or language, of one page, or without the page that others should link to
        *("contact-link", "duty-distance", "emblem", "help-link", "home-link", "main-sections", "page-ownership"),
        "parent-link",
    }
)

# Rules about faults that a page without any such thing cannot have, on clauses that ask every page to be free of them.
KEPT_WHERE_SILENT = frozenset({"flashing", "orientation-lock", "text-in-picture"})


def decides(rule_id: str, reference: Reference) -> bool:
    """Return whether the outcome of a rule decides on a clause it refers to, as far as a machine can."""
    return rule_id not in ONLY_TOUCHED.get(reference.clause, frozenset())
