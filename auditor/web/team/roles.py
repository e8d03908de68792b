"""What accounts of the team may do."""

from collections.abc import Mapping
from enum import StrEnum

from rules.finding import N_


class Role(StrEnum):
    """What somebody is to the team."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMIN = "admin"


class Right(StrEnum):
    """What a page or form asks for."""

    READ = "read"  # batches, leaderboard, disputes, schedules
    RUN = "run"  # begin batches and cancel them
    SCHEDULE = "schedule"
    ANSWER = "answer"  # questions for a person
    ACCEPT = "accept"  # exceptions
    DECIDE = "decide"  # disputes
    ACCOUNTS = "accounts"


RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.VIEWER: frozenset({Right.READ}),
    Role.EDITOR: frozenset(Right) - {Right.ACCOUNTS},
    Role.ADMIN: frozenset(Right),
}
ROLES: Mapping[Role, str] = {
    Role.VIEWER: N_("Viewer"),
    Role.EDITOR: N_("Editor"),
    Role.ADMIN: N_("Administrator"),
}
