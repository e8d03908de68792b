"""Judging a saved bundle with the rules of today; the audit itself takes this same way."""

from dataclasses import replace

from auditor.store import Bundle
from rules.evidence import PageEvidence
from rules.judgement import Judgement
from rules.registry import RULES, SITE_RULES
from rules.scorecard import Scorecard


def judge(bundle: Bundle) -> Scorecard:
    """Judge the pages of a bundle one by one, then the site; save the results and return the scorecard."""
    site = bundle.site()
    judgement = Judgement(RULES, SITE_RULES)
    kept: list[PageEvidence] = []
    with bundle.results_writer() as writer:
        for page in bundle.pages():
            writer.write(judgement.add_page(page))
            if not site.is_listing:  # a listing has no site rules, so nothing piles up
                kept.append(replace(page, view=None))
        if site.unreachable is None:
            site = replace(site, pages=tuple(kept))
            writer.write(judgement.add_site(site))
    scorecard = judgement.scorecard(site)
    bundle.write_scorecard(scorecard)
    return scorecard
