"""The systems that websites are made with, recognised by what they leave in the markup."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from rules.evidence import PageEvidence


class Platform(StrEnum):
    """A system whose template serves many websites, by its own name."""

    S3WAAS = "S3WaaS"
    STATE_PORTAL = "uk.gov.in portal"  # the system of the State's websites before S3WaaS
    NIC_CMF = "NIC CMF"  # the Content Management Framework of NIC, built on Drupal
    WORDPRESS = "WordPress"
    JOOMLA = "Joomla"
    DRUPAL = "Drupal"
    LIFERAY = "Liferay"
    SHAREPOINT = "SharePoint"
    DOTNETNUKE = "DotNetNuke"
    ASP_NET = "ASP.NET"
    TYPO3 = "TYPO3"
    WIX = "Wix"
    GOOGLE_SITES = "Google Sites"
    BLOGGER = "Blogger"
    WEEBLY = "Weebly"
    SQUARESPACE = "Squarespace"


# Of these one maker keeps the template of every website; of the others each website has one of its own.
ONE_TEMPLATE = frozenset({Platform.S3WAAS, Platform.STATE_PORTAL, Platform.NIC_CMF})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What tells a system: any one mark is enough."""

    addresses: str = ""  # pattern in the address of anything the page names
    generator: str = ""  # pattern in meta generator, or in the header x-generator
    fields: tuple[str, ...] = ()  # names of hidden fields


# A system built on another one stands before it.
_SYSTEMS: Mapping[Platform, _Marks] = {
    Platform.S3WAAS: _Marks(addresses=r"//cdn(?:bbsr)?\.s3waas\.gov\.in/", generator="s3waas"),
    Platform.STATE_PORTAL: _Marks(addresses=r"\.uk\.gov\.in/(?:pages/display/\d+-|department\d+/library_file/)"),
    Platform.NIC_CMF: _Marks(addresses=r"/sites/upload_files/|/sites/all/themes/cmf|/themes/(?:custom/)?cmf/"),
    Platform.WORDPRESS: _Marks(addresses=r"/wp-(?:content|includes|json)/", generator="wordpress"),
    Platform.JOOMLA: _Marks(
        addresses=r"/media/(?:jui|system|vendor/joomla)[/-]|[?&]option=com_[a-z]+|/components/com_", generator="joomla"
    ),
    Platform.DRUPAL: _Marks(
        addresses=r"/sites/(?:default|all)/(?:files|themes|modules)/|/core/(?:misc|themes)/|/node/\d+$",
        generator="drupal",
        fields=("form_build_id",),
    ),
    Platform.LIFERAY: _Marks(addresses=r"/o/[a-z-]+-theme/|[?&]p_p_id=", generator="liferay"),
    Platform.SHAREPOINT: _Marks(addresses=r"/_layouts/(?:15|16)?/?", generator="sharepoint"),
    Platform.DOTNETNUKE: _Marks(addresses=r"/desktopmodules/|/portals/_?\d", generator="dotnetnuke|dnn platform"),
    Platform.TYPO3: _Marks(addresses=r"/typo3(?:conf|temp)/", generator="typo3"),
    Platform.WIX: _Marks(addresses=r"//static\.(?:wixstatic|parastorage)\.com/", generator=r"wix\.com"),
    Platform.GOOGLE_SITES: _Marks(addresses=r"//(?:sites\.google\.com|www\.gstatic\.com/atari)/"),
    Platform.BLOGGER: _Marks(addresses=r"//www\.blogger\.com/static/|\.blogspot\.com/feeds/", generator="blogger"),
    Platform.WEEBLY: _Marks(addresses=r"//cdn\d*\.editmysite\.com/", generator="weebly"),
    Platform.SQUARESPACE: _Marks(addresses=r"//static\d?\.squarespace\.com/", generator="squarespace"),
    Platform.ASP_NET: _Marks(
        addresses=r"/(?:web|script)resource\.axd", generator="visual studio", fields=("__VIEWSTATE", "__EVENTTARGET")
    ),
}
_OWN_SITE_ONLY = frozenset({Platform.NIC_CMF, Platform.WORDPRESS, Platform.JOOMLA, Platform.DRUPAL, Platform.LIFERAY})
_OWN_SITE_ONLY |= {Platform.SHAREPOINT, Platform.DOTNETNUKE, Platform.TYPO3, Platform.ASP_NET}
MOST_LINKS = 300  # of a page
LEAST_SHARE = 1 / 3  # of the pages: a single one may show a picture of another website


def platform_of(pages: Iterable[PageEvidence]) -> Platform | None:
    """Return the system most of these pages show marks of; None: a third of them show those of none.

    A link alone to a website made with a system proves nothing, so links count only where they stay on the site.
    """
    found = [_platform(page) for page in pages]
    votes = Counter(platform for platform in found if platform is not None)
    order = list(_SYSTEMS)
    first = max(votes, key=lambda platform: (votes[platform], -order.index(platform)), default=None)
    return first if first is not None and votes[first] >= LEAST_SHARE * len(found) else None


def _platform(page: PageEvidence) -> Platform | None:
    text = page.text
    generator = " ".join(
        [
            *(meta.content for meta in text.meta if meta.name == "generator"),
            *(value for name, value in page.headers if name == "x-generator"),
        ]
    ).lower()
    fields = {name for form in text.forms for name, _ in form.sent}
    host = urlsplit(page.url).netloc
    named = list(_addresses(page, host))
    for platform, marks in _SYSTEMS.items():
        if marks.generator and re.search(marks.generator, generator):
            return platform
        if fields.intersection(marks.fields):
            return platform
        if marks.addresses and any(
            re.search(marks.addresses, address) for address, is_own in named if is_own or platform not in _OWN_SITE_ONLY
        ):
            return platform
    return None


def _addresses(page: PageEvidence, host: str) -> Iterator[tuple[str, bool]]:
    """Yield the addresses of what the page is made of, and of its own further pages; and whether they are its own."""
    text = page.text
    parts = [link.href for link in text.head_links] + [image.src for image in text.images]
    own_links = [link.href for link in text.links if urlsplit(link.href).netloc == host][:MOST_LINKS]
    for address in (*parts, *own_links, page.url):
        yield address.lower(), urlsplit(address).netloc == host
