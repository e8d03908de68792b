"""The tables of the history. Rows of scores are added and never changed."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import JSON, DateTime, Dialect, Double, ForeignKey, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite has no time zones and keeps it without."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment as it is kept."""
        return value and value.astimezone(UTC).replace(tzinfo=None if dialect.name == "sqlite" else UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment as it is read."""
        return value and (value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC))


class Base(DeclarativeBase):
    """The tables together."""

    type_annotation_map = {datetime: Moment, float: Double, Mapping[str, str]: JSON}  # noqa: RUF012, as SQLAlchemy asks for it


class SiteRow(Base):
    """One website, or the pages listed of one."""

    __tablename__ = "sites"
    __table_args__ = (UniqueConstraint("host", "path", "is_listing", name="uq_sites_address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    host: Mapped[str]
    path: Mapped[str]
    is_listing: Mapped[bool]
    name: Mapped[str]  # as given last
    name_hi: Mapped[str]
    audits: Mapped[list["AuditRow"]] = relationship(back_populates="site", order_by="AuditRow.observed_at, AuditRow.id")


class AuditRow(Base):
    """One audit, known by its evidence wherever that lies."""

    __tablename__ = "audits"
    __table_args__ = (UniqueConstraint("site_id", "evidence", name="uq_audits_evidence"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", name="fk_audits_site"))
    evidence: Mapped[str]  # fingerprint
    observed_at: Mapped[datetime]
    period: Mapped[str]
    target: Mapped[str]
    home_url: Mapped[str]
    folder: Mapped[str]  # as known last
    batch: Mapped[str]
    baseline_at: Mapped[datetime | None]
    is_complete: Mapped[bool]
    pages_known: Mapped[int]
    pages_read: Mapped[int]
    pages_watched: Mapped[int]
    unreachable_reason: Mapped[str | None]
    unreachable_detail: Mapped[str]
    versions: Mapped[Mapping[str, str]]
    site: Mapped[SiteRow] = relationship(back_populates="audits")
    judgements: Mapped[list["JudgementRow"]] = relationship(back_populates="audit", order_by="JudgementRow.id")


class JudgementRow(Base):
    """What one version of rules and weights said of an audit."""

    __tablename__ = "judgements"
    __table_args__ = (
        UniqueConstraint(
            "audit_id",
            "configuration_digest",
            "scoring_version",
            "rules_version",
            "outcome",
            name="uq_judgements_version",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audits.id", name="fk_judgements_audit"))
    configuration_digest: Mapped[str]
    scoring_version: Mapped[str]
    rules_version: Mapped[str]
    outcome: Mapped[str]  # digest of the scores: answers of a person change them without changing the rules
    score: Mapped[float | None]
    margin: Mapped[float | None]
    grade: Mapped[str]
    coverage: Mapped[float]
    judged_at: Mapped[datetime]
    reported_at: Mapped[datetime | None]  # the one value that changes: the report in the folder said so again
    audit: Mapped[AuditRow] = relationship(back_populates="judgements")
    categories: Mapped[list["CategoryRow"]] = relationship(order_by="CategoryRow.position")
    rules: Mapped[list["RuleRow"]] = relationship(order_by="RuleRow.position")


class CategoryRow(Base):
    """The score of one category."""

    __tablename__ = "category_scores"

    judgement_id: Mapped[int] = mapped_column(
        ForeignKey("judgements.id", name="fk_category_scores_judgement"), primary_key=True
    )
    category: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    weight: Mapped[float]
    score: Mapped[float | None]
    margin: Mapped[float | None]
    coverage: Mapped[float]


class RuleRow(Base):
    """How one rule came out."""

    __tablename__ = "rule_scores"

    judgement_id: Mapped[int] = mapped_column(
        ForeignKey("judgements.id", name="fk_rule_scores_judgement"), primary_key=True
    )
    rule: Mapped[str] = mapped_column(primary_key=True)
    category: Mapped[str]
    position: Mapped[int]
    weight: Mapped[int]
    passed: Mapped[int]
    failed: Mapped[int]
    cant_tell: Mapped[int]
    inapplicable: Mapped[int]
