"""Plug-ins: nothing needs Flash, Silverlight or Java, which no phone and no present browser runs."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.rule import Category, Effort, Ground, Impact, Need, Owner, Rule
from rules.standards import gigw
from rules.views.responsive import PlugIn

_TYPES = re.compile(
    r"flash|futuresplash|silverlight|x-java|x-director|x-mplayer|x-ms-w|realaudio|quicktime|x-oleobject"
)
_SOURCES = re.compile(r"\.(?:swf|xap|jar|class|dcr)(?:[?#]|$)|^clsid:|^java:", re.IGNORECASE)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report what only a plug-in can show."""
    dead = [plug_in for plug_in in _plug_ins(page) if needs_a_plug_in(plug_in)]
    if dead:
        yield Finding(
            message=counted(
                N_("{count} part of the page needs a plug-in that no phone has."),
                N_("{count} parts of the page need plug-ins that no phone has."),
                len(dead),
            ),
            occurrences=tuple(place(one.element) for one in dead),
        )


def needs_a_plug_in(plug_in: PlugIn) -> bool:
    """Return whether no present browser can show this: an applet, Flash, Silverlight or an ActiveX control."""
    return plug_in.tag == "applet" or bool(_TYPES.search(plug_in.type) or _SOURCES.search(plug_in.source.strip()))


def _plug_ins(page: PageEvidence) -> tuple[PlugIn, ...]:
    seen = page.view.responsive if page.view else None
    return seen.plug_ins if seen else ()


RULE = Rule(
    id="plug-ins",
    category=Category.MOBILE,
    impact=Impact.SERIOUS,
    weight=1,
    references=(gigw("5.3.1 A(a)"), gigw("5.1.13")),
    title=N_("Nothing on the page needs a plug-in"),
    failure_title=N_("Parts of the page need a plug-in that phones do not have"),
    why=N_("Where Flash or Java was, phones and present browsers show an empty box."),
    repair=N_("Replace it: films by a video, animated menus by links, programs by a page or a download."),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    ground=Ground.TOOL,
    needs=frozenset({Need.RESPONSIVE}),
    applies=lambda page: bool(_plug_ins(page)),
    check=check,
)
