"""Officer names: all pages name the same person for a post, and the person whom the team's list names."""

from collections.abc import Iterator

from rules.evidence import PageEvidence, SiteEvidence
from rules.finding import N_, Doubt, Finding, Occurrence, message, place
from rules.information.office_holders import Holder, are_different, holders, is_devanagari, post_key
from rules.information.reach import Pages, is_home
from rules.probes import Officer
from rules.rule import Beside, Category, Effort, Impact, Owner, SiteRule
from rules.standards import gigw
from rules.vocabulary import Topic, topics_of, topics_of_address

# Pages that say who holds a post today; news and orders name those of their day.
TOPICS = frozenset({Topic.ABOUT, Topic.CONTACT, Topic.WHOS_WHO, Topic.RTI, Topic.GRIEVANCE, Topic.INFORMATION_MANAGER})


def check(site: SiteEvidence) -> Iterator[Finding | Doubt]:
    """Report names that differ from the team's list; ask about posts for which two pages name two people."""
    by_post: dict[str, list[Holder]] = {}
    for holder in _told(site):
        by_post.setdefault(holder.post, []).append(holder)
    given = _given(site.given.officers or ())
    for post, told in by_post.items():
        known = given.get(post, ())
        wrong = [(holder, right) for holder in told if (right := _right_name(holder, known))]
        if wrong:
            yield Finding(
                message=message(
                    N_("For the post “{post}” the list given to this audit names {given}, and the website {name}."),
                    post=post,
                    given=wrong[0][1],
                    name=wrong[0][0].name,
                ),
                occurrences=tuple(_place(holder, right) for holder, right in wrong),
            )
        elif pair := _two_people(told):
            yield Doubt(
                message=message(
                    N_("One page names {name} as {post}, another {other}. Who holds the post today?"),
                    name=pair[0].name,
                    other=pair[1].name,
                    post=post,
                ),
                occurrences=tuple(_place(holder) for holder in pair),
            )


def _told(site: SiteEvidence) -> Iterator[Holder]:
    """Yield the holders of posts that a page names once; a post with several holders is none of one person."""
    pages = Pages(site)
    for page in site.pages:
        if page.is_served and (is_home(pages, page.url) or _speaks_of_today(page)):
            found = list(holders(page))
            for holder in found:
                if not any(other.post == holder.post and are_different(other.name, holder.name) for other in found):
                    yield holder


def _speaks_of_today(page: PageEvidence) -> bool:
    heading = next((heading.text for heading in page.text.headings if heading.level == 1), page.text.title)
    return bool(TOPICS & {*topics_of(heading), *topics_of_address(page.url)})


def _right_name(holder: Holder, known: tuple[str, ...]) -> str:
    """Return the first name of the list in the script of the page, when the page names someone else; else ""."""
    alike = [name for name in known if is_devanagari(name) == is_devanagari(holder.name)]
    return alike[0] if alike and all(are_different(holder.name, name) for name in alike) else ""


def _two_people(told: list[Holder]) -> tuple[Holder, Holder] | None:
    return next(
        (
            (one, other)
            for index, one in enumerate(told)
            for other in told[index + 1 :]
            if one.page_url != other.page_url and are_different(one.name, other.name)
        ),
        None,
    )


def _given(officers: tuple[Officer, ...]) -> dict[str, tuple[str, ...]]:
    """Return the names of the list by post, in both languages."""
    names: dict[str, tuple[str, ...]] = {}
    for officer in officers:
        both = tuple(name for name in (officer.name, officer.name_hi) if name)
        for post in (officer.designation, officer.designation_hi):
            if key := post_key(post):
                names[key] = (*names.get(key, ()), *both)
    return names


def _place(holder: Holder, right: str = "") -> Occurrence:
    after = holder.html.replace(holder.name, right) if right else ""
    return place(holder, after=after if after != holder.html else "", quote=holder.quote, page_url=holder.page_url)


def _names_officers(site: SiteEvidence) -> bool:
    return any(True for _ in _told(site))


RULE = SiteRule(
    id="officer-names",
    category=Category.INFORMATION,
    impact=Impact.SERIOUS,
    weight=5,
    references=(gigw("DBIM-M12"), gigw("DBIM-M13"), gigw("LAW-RTI-4"), gigw("5.1.9")),
    title=N_("Every page names the officers who hold the posts today"),
    failure_title=N_("A page names an officer who does not hold the post"),
    why=N_("A letter to a predecessor goes astray, and a website with old names is believed in nothing else."),
    repair=N_(
        "After every transfer change the name on all pages: home page, contact page, list of officers, RTI page."
    ),
    owner=Owner.EDITOR,
    effort=Effort.MINUTES,
    asks=frozenset({Beside.OFFICERS}),
    applies=_names_officers,
    check=check,
)
