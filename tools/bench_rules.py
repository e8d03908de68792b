"""What the rules cost, page by page, over saved evidence.

    python tools/bench_rules.py FOLDER …        output folders of audits

(e) is the time all page rules take over one page as it was read, without what the browser saw of it; the goal is
60 ms for the dearest page. (f) is the time of all site rules, divided by the pages they look at.
"""

import gc
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from auditor.store import Bundle
from rules.evaluate import judge_page, judge_site
from rules.registry import RULES, SITE_RULES

GOAL_MS = 60.0
DEAREST = 5
WARM_UP = 4


def main() -> None:
    """Print the costs for every folder named."""
    for folder in sys.argv[1:]:
        print(*rows(Path(folder)), sep="\n")


def rows(folder: Path) -> list[str]:
    """Return the lines that tell what the rules cost over one bundle, in processor time."""
    bundle = Bundle.open(folder)
    pages = [replace(page, view=None) for page in bundle.pages()]
    site = replace(bundle.site(), pages=tuple(pages))
    gc.freeze()  # an audit holds one page at a time: it never collects among hundreds
    for page in pages[:WARM_UP]:  # what is loaded once, such as the model of languages, belongs to no page
        judge_page(page, RULES)
    costs_ms: list[tuple[float, str]] = []
    by_rule: Counter[str] = Counter()
    for page in pages[WARM_UP:] or pages:
        whole_ms = 0.0
        for rule in RULES:
            began = time.process_time()
            judge_page(page, (rule,))
            spent_ms = (time.process_time() - began) * 1000
            by_rule[rule.id] += round(spent_ms * 1000)
            whole_ms += spent_ms
        costs_ms.append((whole_ms, page.url))
    costs_ms.sort()
    began = time.process_time()
    judge_site(site, SITE_RULES)
    site_ms = (time.process_time() - began) * 1000
    dearest_ms, url = costs_ms[-1]
    median_ms = costs_ms[len(costs_ms) // 2][0]
    share = ", ".join(f"{rule} {spent / 1000 / len(costs_ms):.1f}" for rule, spent in by_rule.most_common(DEAREST))
    return [
        f"(e) page rules over a page as read: median {median_ms:.1f} ms, dearest {dearest_ms:.1f} ms ({url}); "
        f"the goal is {GOAL_MS:.0f} ms",
        f"    dearest rules, mean ms a page: {share}",
        f"(f) site rules: {site_ms:.0f} ms for {len(pages)} pages, {site_ms / len(pages):.1f} ms a page",
    ]


if __name__ == "__main__":
    main()
