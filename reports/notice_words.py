"""The words for notices and for what tells of a change, as marked texts."""

from collections.abc import Mapping

from rules.finding import N_
from rules.freshness.notices import NoticeState
from rules.freshness.timeline import Basis

STATES: Mapping[NoticeState, str] = {
    NoticeState.EXPIRED: N_("over"),
    NoticeState.CURRENT: N_("open"),
    NoticeState.UPCOMING: N_("to come"),
    NoticeState.CLOSED: N_("marked as closed"),
    NoticeState.MOVED: N_("last date moved"),
    NoticeState.UNDATED: N_("no last date"),
}
BASES: Mapping[Basis, str] = {
    Basis.NOTICE: N_("Newest dated notice"),
    Basis.DOCUMENT: N_("Newest file, as the file says"),
    Basis.STAMP: N_("Newest “last updated” of a page"),
    Basis.FEED: N_("Newest entry of a feed"),
    Basis.PAGE: N_("Newest day of a page without “last updated”"),
    Basis.SITEMAP: N_("Newest day in the sitemap"),
}
