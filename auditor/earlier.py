"""What an older audit of the same site keeps for the rules of today: the hash and the stamp of every page."""

from auditor.store import Bundle
from rules.freshness.stamps import declared_stamp
from rules.probes import EarlierAudit, EarlierPage


def earlier_audit(bundle: Bundle) -> EarlierAudit:
    """Return when the older audit was made and what it saw on each page; BundleError when it cannot be read."""
    pages = {}
    for page in bundle.texts():
        stamp = declared_stamp(page.text)
        pages[page.url] = EarlierPage(content_hash=page.text.content_hash, stamp=stamp.day.isoformat() if stamp else "")
    return EarlierAudit(observed_at=bundle.site().observed_at, pages=pages)
