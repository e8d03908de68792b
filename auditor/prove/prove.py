"""Trying the fixes of an audit on its pages: loaded again, mended, looked at and judged again."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from auditor.audit import placed
from auditor.browser.chromium import Chromium
from auditor.browser.trial import ON_HEADERS
from auditor.browser.visit import Watcher, open_watcher
from auditor.config import AuditOptions, Driver, Manner
from auditor.errors import InputError
from auditor.network.egress import Egress
from auditor.progress import TRYING, Listener
from auditor.prove.page_trials import PageTrials
from auditor.prove.repairs import Repair, repairs_by_page
from auditor.prove.settle import NO_TIME, NOT_LOADED, NOT_SEEN_AGAIN, ONLY_LOADING, Settling
from auditor.store import Bundle
from rules.dates import today_of
from rules.evaluate import Result, judge_page, judge_site
from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import message
from rules.fixing.comparing import Look
from rules.fixing.filling import Filling
from rules.fixing.proof import Proof, Tried, Verdict
from rules.questions import Answers
from rules.registry import SITE_RULES
from rules.rule import Need, Rule
from rules.scorecard import Scorecard

BUDGET_S = 600.0  # a site; what was not reached by then is untried
# Seen of a page on its way, before anything of it is changed, or of a copy of it.
WHILE_LOADING = frozenset({Need.VITALS, Need.TRAFFIC, Need.FILES, Need.ALONE})
BY_CHANCE = frozenset({Need.VITALS})  # no two loads agree on it


def check_driver(manner: Manner) -> None:
    """Raise InputError for a browser in which nothing can be tried."""
    if manner.driver is not Driver.PLAYWRIGHT:
        raise InputError(
            "--prove needs a Chromium of this machine: only there can a page be changed before it is looked at.",
            hint="Leave out --driver and --grid, or --prove.",
        )


async def prove(
    bundle: Bundle,
    options: AuditOptions,
    scorecard: Scorecard,
    answers: Answers,
    rules: Sequence[Rule],
    progress: Listener,
    chromium: Chromium | None = None,
) -> None:
    """Try the fixes of a judged bundle and save what was shown; whoever judges the bundle next takes it in.

    What was shown until then is saved also when the task is cancelled.
    """
    filling = Filling(today_of(scorecard.observed_at), _picture_url(bundle, scorecard.home_url))
    repairs = repairs_by_page(scorecard, bundle.results(), filling)
    trials = SiteTrials(bundle, options, answers, rules, tuple(repairs))
    try:
        async with (
            placed(options) as place,
            Egress(place.policy) as egress,
            open_watcher(
                proxy_url=egress.proxy_url,
                executable=options.browser,
                user_agent=options.user_agent,
                page_budget_s=options.page_budget_s,
                chromium=chromium,
            ) as watcher,
        ):
            for number, (url, of_page) in enumerate(repairs.items(), start=1):
                await trials.try_page(watcher, url, of_page)
                progress.step(TRYING, number, len(repairs), url)
    finally:
        bundle.write_tried(trials.tried)


@dataclass(slots=True)
class SiteTrials:
    """The trials of one audit, page by page."""

    bundle: Bundle
    options: AuditOptions
    answers: Answers
    rules: Sequence[Rule]
    urls: Sequence[str]  # of the pages that are tried
    tried: list[Tried] = field(default_factory=list)
    _site: SiteEvidence = field(init=False)
    _pages: dict[str, PageEvidence] = field(init=False)  # those that are tried, as the audit saw them
    _results: dict[str, list[Result]] = field(init=False)  # of those pages; of the site by ""
    _ends_at_s: float = field(init=False)

    def __post_init__(self) -> None:
        self._ends_at_s = time.monotonic() + BUDGET_S
        self._pages, self._results, kept = {}, {"": []}, []
        for page in self.bundle.pages():
            if page.url in self.urls:
                self._pages[page.url] = page
            kept.append(replace(page, view=None))
        self._site = replace(self.bundle.site(), pages=tuple(kept))
        of_site = {rule.id for rule in SITE_RULES}
        for results in self.bundle.results():
            for result in results:
                url = "" if result.rule in of_site else result.page_url
                if url in self._pages or not url:
                    self._results.setdefault(url, []).append(result)

    async def try_page(self, watcher: Watcher, url: str, repairs: Sequence[Repair]) -> None:
        """Try the fixes of one page."""
        by_id = {rule.id: rule for rule in self.rules}
        fit = [repair for repair in repairs if _may_be_tried(repair, by_id.get(repair.rule))]
        self._leave((repair for repair in repairs if repair not in fit), ONLY_LOADING)
        if not self._is_time_left():
            self._leave(fit, NO_TIME)
            return
        if not fit or url not in self._pages:
            self._leave(fit, NOT_LOADED)
            return
        trials = PageTrials(
            watcher,
            self._pages[url],
            url == self._site.home_url,
            Look.of((*self._results.get(url, ()), *self._results[""])),
            self._judged,
            self.options.clock,
        )
        if not await trials.look_again():
            self._leave(fit, NOT_LOADED)
            return
        settling = Settling(trials.attempt, self._is_time_left)
        await settling.settle([repair for repair in fit if trials.is_there(repair)])
        for repair in fit:
            if (proof := settling.proofs.get(repair.key)) is not None:
                self._keep(repair, proof)
        self._leave((repair for repair in fit if repair.key not in settling.proofs), NOT_SEEN_AGAIN)

    def _is_time_left(self) -> bool:
        return time.monotonic() < self._ends_at_s

    def _judged(self, page: PageEvidence) -> tuple[Result, ...]:
        """Return the outcomes of a page as it is now, and of the site with it in the place of the page before."""
        without = replace(page, view=None)
        pages = tuple(without if other.url == page.url else other for other in self._site.pages)
        rules = [rule for rule in self.rules if not rule.needs & BY_CHANCE]
        return (
            *judge_page(page, rules, self.answers),
            *judge_site(replace(self._site, pages=pages), SITE_RULES, self.answers),
        )

    def _leave(self, repairs: Iterable[Repair], reason: str) -> None:
        for repair in repairs:
            self._keep(repair, Proof(verdict=Verdict.UNTRIED, reason=message(reason)))

    def _keep(self, repair: Repair, proof: Proof) -> None:
        self.tried.append(Tried(rule=repair.rule, fingerprint=repair.fingerprint, edits=repair.edits, proof=proof))


def _picture_url(bundle: Bundle, home_url: str) -> str:
    """Return the address of a picture of the site, in the place of one that a person would choose."""
    pictures = (image.src for page in bundle.texts() for image in page.text.images)
    return next((url for url in pictures if url.startswith("http")), f"{home_url}picture.jpg")


def _may_be_tried(repair: Repair, rule: Rule | None) -> bool:
    """Return whether a page that has loaded shows what the fix does; headers are changed before."""
    is_early = all(step.operation in ON_HEADERS for step in repair.steps)
    return is_early or rule is None or not (rule.needs | rule.wants) & WHILE_LOADING
