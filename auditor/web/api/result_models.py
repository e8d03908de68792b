"""What the interface for programs gives of results and of the past of a website, as pydantic describes it."""

from datetime import datetime

from pydantic import BaseModel, Field

from auditor.web.api.models import ID_EXAMPLE, Score, example
from rules.scorecard import Grade


class EvidenceFile(BaseModel):
    """A file of the evidence."""

    name: str = Field(description="Its path in the archive.", examples=["pages/00001-home/page.json.gz"])
    size_bytes: int
    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="As the audit sealed it.")


class Evidence(BaseModel):
    """The files from which an audit is judged again."""

    model_config = example(
        {
            "archive": f"/api/v1/audits/{ID_EXAMPLE}/evidence.zip",
            "files": [{"name": "site.json.gz", "size_bytes": 41235, "sha256": "0" * 64}],
        }
    )

    archive: str = Field(description="Where all of them are in one ZIP file, with the seal (SHA256SUMS).")
    files: list[EvidenceFile]


class ResultFile(BaseModel):
    """A file that people read."""

    name: str = Field(examples=["scorecard.html"])
    title: str = Field(description="In the language asked for.")
    media_type: str
    size_bytes: int
    address: str = Field(description="Where it is.")


class Files(BaseModel):
    """The files of an audit."""

    model_config = example(
        {
            "files": [
                {
                    "name": "scorecard.html",
                    "title": "Scorecard",
                    "media_type": "text/html; charset=utf-8",
                    "size_bytes": 512340,
                    "address": f"/api/v1/audits/{ID_EXAMPLE}/files/scorecard.html",
                }
            ]
        }
    )

    files: list[ResultFile]


class Change(BaseModel):
    """The change since the audit before."""

    points: float = Field(description="As reported.")
    site_points: float | None = Field(
        description="What the website itself won, by one version of the rules; null where no version judged both."
    )
    margin: float | None = Field(description="Half width of the 95 % interval of site_points; null: not known.")
    is_sure: bool = Field(description="The website changed by more than the sample of its pages leaves open.")


class Point(BaseModel):
    """One audit of a website."""

    day: str = Field(description="In India.", examples=["2026-11-26"])
    observed_at: datetime
    score: Score | None = Field(description="Null: the website could not be measured.")
    low: Score | None = Field(description="What the sample of pages leaves open: from here …")
    high: Score | None = Field(description="… to here.")
    grade: Grade | None
    pages_read: int
    change: Change | None = Field(description="Null at the first score.")


class History(BaseModel):
    """Every audit of a website that visitors asked for, the oldest first."""

    model_config = example(
        {
            "site": "example.gov.in",
            "latest_audit": ID_EXAMPLE,
            "points": [
                {
                    "day": "2026-11-26",
                    "observed_at": "2026-11-26T06:30:00Z",
                    "score": 71.5,
                    "low": 69.4,
                    "high": 73.6,
                    "grade": "C",
                    "pages_read": 40,
                    "change": {"points": 4.5, "site_points": 4.1, "margin": 2.0, "is_sure": True},
                }
            ],
        }
    )

    site: str = Field(examples=["example.gov.in"])
    latest_audit: str | None = Field(description="Id of the latest that measured it.", examples=[ID_EXAMPLE])
    points: list[Point]
