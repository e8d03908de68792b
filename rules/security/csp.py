"""Content security policies, read as browsers read them (Content Security Policy Level 3)."""

import re
from collections.abc import Iterator, Mapping

from rules.evidence import PageEvidence
from rules.security.public import header

HEADER, REPORT_ONLY = "Content-Security-Policy", "Content-Security-Policy-Report-Only"
Policy = Mapping[str, tuple[str, ...]]  # directive → sources, all in lower case
_GRANT = re.compile(r"'(?:nonce|sha(?:256|384|512))-")
_ANYWHERE = frozenset({"*", "http:", "https:", "data:", "http://*", "https://*"})


def policies(page: PageEvidence) -> tuple[Policy, ...]:
    """Return the policies that a browser enforces on the page: of its headers and of its meta elements."""
    sent = (header(page, HEADER.lower()) or "").split(",")
    written = [meta.content for meta in page.text.meta if meta.name == HEADER.lower()]
    return tuple(filter(None, map(read, (*sent, *written))))


def read(text: str) -> Policy:
    """Return the directives of one policy; of one that is repeated the first counts (§2.2.1)."""
    found: dict[str, tuple[str, ...]] = {}
    for directive in text.lower().split(";"):
        name, *sources = directive.split() or [""]
        if name:
            found.setdefault(name, tuple(sources))
    return found


def script_sources(policy: Policy) -> tuple[str, ...] | None:
    """Return where scripts may come from; None where the policy says nothing of scripts."""
    return policy.get("script-src", policy.get("default-src"))


def restrains_scripts(page: PageEvidence) -> bool:
    """Return whether any policy of the page says where scripts may come from."""
    return any(script_sources(policy) is not None for policy in policies(page))


def loopholes(sources: tuple[str, ...]) -> Iterator[str]:
    """Yield the sources through which a stranger's script gets in all the same."""
    has_grants = any(_GRANT.match(source) for source in sources)
    is_passed_on = "'strict-dynamic'" in sources and has_grants  # browsers then ignore hosts and 'unsafe-inline'
    if "'unsafe-inline'" in sources and not has_grants:
        yield "'unsafe-inline'"
    if not is_passed_on:
        yield from (source for source in sources if source in _ANYWHERE)


def is_better_tried_out(page: PageEvidence) -> bool:
    """Return whether browsers are asked to report what a policy without loopholes would refuse."""
    tried = [script_sources(read(text)) for text in (header(page, REPORT_ONLY.lower()) or "").split(",")]
    return any(sources is not None and not any(loopholes(sources)) for sources in tried)


def may_be_framed_by_others(page: PageEvidence) -> bool | None:
    """Return what the headers say of other websites that show the page inside theirs; None where nothing.

    A meta element cannot say it (§6.4.2).
    """
    sent = [read(text) for text in (header(page, HEADER.lower()) or "").split(",")]
    ancestors = [policy["frame-ancestors"] for policy in sent if "frame-ancestors" in policy]
    return all(set(sources) & _ANYWHERE for sources in ancestors) if ancestors else None
