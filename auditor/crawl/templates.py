"""Templates of a site: pages of like structure, found by comparing their shingles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rules.evidence import PageEvidence

LIKENESS = 0.5  # weighted Jaccard index from which two pages count as one template
FRAME_WEIGHT = 3.0  # of all that the pages of a site share: three traits that half of the pages have
MAX_TEMPLATES = 200  # more are compared no further: the rest joins the one it resembles most

Shingles = frozenset[str]


def templates(pages: Iterable[PageEvidence]) -> dict[str, str]:
    """Return the template of every page by its address: "template-1" is the one with the most pages.

    What all pages share (the frame of header and footer) and what one page has for itself says little about the
    template and weighs little. The result does not depend on the order of the pages.
    """
    by_shingles: defaultdict[Shingles, list[str]] = defaultdict(list)
    for page in pages:
        by_shingles[frozenset(page.text.signature)].append(page.url)
    groups = sorted(by_shingles.items(), key=lambda group: (-len(group[1]), min(group[1])))
    clusters = _clustered(groups)
    clusters.sort(key=lambda urls: (-len(urls), min(urls)))
    return {url: f"template-{number}" for number, urls in enumerate(clusters, start=1) for url in urls}


def _clustered(groups: Sequence[tuple[Shingles, list[str]]]) -> list[list[str]]:
    """Return lists of addresses: every group joins the likest leader before it, or leads."""
    weights = _weights(groups)
    leaders: list[float] = []  # weight of their shingles
    led_by: defaultdict[str, list[int]] = defaultdict(list)  # shingle → leaders that have it
    clusters: list[list[str]] = []
    for shingles, urls in groups:
        weight = sum(weights[shingle] for shingle in sorted(shingles))
        shared: defaultdict[int, float] = defaultdict(float)
        for shingle in sorted(shingles):
            for leader in led_by[shingle]:
                shared[leader] += weights[shingle]
        likeness, likest = max(
            ((_likeness(shared[leader], weight + other), -leader) for leader, other in enumerate(leaders)),
            default=(0.0, 0),
        )
        if leaders and (likeness >= LIKENESS or len(leaders) >= MAX_TEMPLATES):
            clusters[-likest].extend(urls)
            continue
        for shingle in shingles:
            led_by[shingle].append(len(leaders))
        leaders.append(weight)
        clusters.append(list(urls))
    return clusters


def _weights(groups: Sequence[tuple[Shingles, list[str]]]) -> Mapping[str, float]:
    """Return the weight of every shingle: highest for those that half of the pages have."""
    pages = sum(len(urls) for _, urls in groups)
    counts: Counter[str] = Counter()
    for shingles, urls in groups:
        counts.update(dict.fromkeys(shingles, len(urls)))
    return {shingle: 4 * count / pages * (1 - count / pages) for shingle, count in counts.items()}


def _likeness(shared: float, both: float) -> float:
    """Return the Jaccard index of two sets by the weight of what they share and the sum of their weights."""
    return (shared + FRAME_WEIGHT) / (both - shared + FRAME_WEIGHT)
