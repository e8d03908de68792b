"""The evidence of a recorded audit: known by its fingerprint, wherever it lies and whatever lies there since."""

import hashlib
from pathlib import Path

from auditor.sealed_files import BundleError
from auditor.store import Bundle


def fingerprint(bundle: Bundle) -> str:
    """Return 32 hexadecimal digits of what the audit saw.

    Judging it again, answering questions and removing its pages to save room keep them.
    """
    if known := bundle.pruned():
        return known
    digest = hashlib.sha256()
    for file in [bundle.folder / "site.json.gz", *sorted(bundle.folder.glob("pages/*/page.json.gz"))]:
        content = file.read_bytes()
        digest.update(f"{file.relative_to(bundle.folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:32]


def at_hand(folder: str, known: str) -> Bundle | None:
    """Return the evidence with a fingerprint; None when the folder is gone or holds another audit.

    Its pages may have been removed.
    """
    try:
        bundle = Bundle.open(Path(folder))
        return bundle if fingerprint(bundle) == known else None
    except (BundleError, OSError):
        return None
