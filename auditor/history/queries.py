"""Reading the history: sites by what a user types, and their audits as plain values."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from auditor.errors import InputError
from auditor.history.models import AuditRow, CategoryRow, JudgementRow, RuleRow, SiteRow
from auditor.history.site_key import address_key
from rules.evidence import Unreachable, UnreachableReason
from rules.history import PastAudit, PastJudgement, PastSite, Version
from rules.rule import Category
from rules.scorecard import CategoryScore, Grade, RuleScore

MOST_NAMED = 5


def sites(session: Session) -> tuple[PastSite, ...]:
    """Return every site that was audited, by address."""
    ordered = select(SiteRow).order_by(SiteRow.host, SiteRow.path, SiteRow.is_listing)
    return tuple(map(_site, session.scalars(ordered)))


def audits_of(session: Session, site: PastSite, *, with_rules: bool = False) -> tuple[PastAudit, ...]:
    """Return the audits of a site in the order of observation; without `with_rules` its categories have no rules."""
    judgements = selectinload(AuditRow.judgements)
    asked = (
        select(AuditRow)
        .where(AuditRow.site.has(host=site.host, path=site.path, is_listing=site.is_listing))
        .options(judgements.selectinload(JudgementRow.categories))
        .order_by(AuditRow.observed_at, AuditRow.id)
    )
    if with_rules:
        asked = asked.options(judgements.selectinload(JudgementRow.rules))
    return tuple(_audit(row, site, with_rules=with_rules) for row in session.scalars(asked))


def find_site(session: Session, text: str) -> PastSite:
    """Return the site of an address, a host or a department's name; InputError when that is none, or several."""
    known = sites(session)
    key = _key(text)
    named = [site for site in known if text.strip().casefold() in {site.name.casefold(), site.name_hi.casefold()}]
    found = named or [s for s in known if (s.host, s.path) == key] or [s for s in known if s.host == key[0]]
    whole = [site for site in found if not site.is_listing] or found
    if len(whole) == 1:
        return whole[0]
    if not whole:
        raise InputError(f"‘{text}’ was never audited.", hint="List what was: auditor history list")
    raise InputError(f"‘{text}’ may be several sites.", hint=f"Name one of them: {_names(whole)}")


def _key(text: str) -> tuple[str, str]:
    host, hash_sign, series = text.partition("#")  # the series of a list of pages, as it is shown
    try:
        host, path = address_key(host)
    except InputError:
        return "", ""
    return host, f"{path}{hash_sign}{series}"


def _names(sites: Iterable[PastSite]) -> str:
    addresses = [site.address for site in sites]
    return ", ".join([*addresses[:MOST_NAMED], *(["…"] if len(addresses) > MOST_NAMED else [])])


def _site(row: SiteRow) -> PastSite:
    return PastSite(host=row.host, path=row.path, is_listing=row.is_listing, name=row.name, name_hi=row.name_hi)


def _audit(row: AuditRow, site: PastSite, *, with_rules: bool) -> PastAudit:
    same: dict[str, Any] = {
        name: getattr(row, name)
        for name in PastAudit.__dataclass_fields__
        if name not in {"key", "site", "unreachable", "judgements"}
    }
    return PastAudit(
        key=row.id,
        site=site,
        unreachable=Unreachable(reason=UnreachableReason(row.unreachable_reason), detail=row.unreachable_detail)
        if row.unreachable_reason
        else None,
        judgements=tuple(_judgement(judgement, with_rules=with_rules) for judgement in row.judgements),
        **same,
    )


def _judgement(row: JudgementRow, *, with_rules: bool) -> PastJudgement:
    return PastJudgement(
        version=Version(
            configuration_digest=row.configuration_digest,
            scoring_version=row.scoring_version,
            rules_version=row.rules_version,
        ),
        score=row.score,
        margin=row.margin,
        grade=Grade(row.grade),
        coverage=row.coverage,
        categories=tuple(_category(category, row.rules if with_rules else ()) for category in row.categories),
        judged_at=row.judged_at,
        reported_at=row.reported_at,
    )


def _category(row: CategoryRow, rules: Iterable[RuleRow]) -> CategoryScore:
    return CategoryScore(
        category=Category(row.category),
        weight=row.weight,
        score=row.score,
        margin=row.margin,
        coverage=row.coverage,
        rules=tuple(
            RuleScore(
                rule=rule.rule,
                weight=rule.weight,
                passed=rule.passed,
                failed=rule.failed,
                cant_tell=rule.cant_tell,
                inapplicable=rule.inapplicable,
            )
            for rule in rules
            if rule.category == row.category
        ),
    )
