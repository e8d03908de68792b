"""Systems are recognised by what they leave in the markup, and by nothing a page merely links to."""

from collections.abc import Callable

import pytest

from rules.evidence import PageEvidence
from rules.reviewing.platforms import Platform, platform_of

MARKS = {
    Platform.S3WAAS: '<link rel=stylesheet href="https://cdn.s3waas.gov.in/s3ab/themes/x.css"><link rel=stylesheet '
    'href="/wp-content/themes/x/style.css">',
    Platform.STATE_PORTAL: '<a href="https://department.uk.gov.in/pages/display/90-about-us">About</a>',
    Platform.NIC_CMF: '<img src="/sites/upload_files/npi/files/logo.png" alt=""><img src="/sites/all/themes/a/b.png" alt="">',
    Platform.WORDPRESS: '<link rel=stylesheet href="/wp-content/themes/x/style.css">',
    Platform.JOOMLA: '<meta name="generator" content="Joomla! - Open Source Content Management">',
    Platform.DRUPAL: '<form action="/search"><input type=hidden name="form_build_id" value="form-1"></form>',
    Platform.LIFERAY: '<link rel=stylesheet href="/o/dept-theme/css/main.css">',
    Platform.SHAREPOINT: '<meta name="GENERATOR" content="Microsoft SharePoint">',
    Platform.DOTNETNUKE: '<link rel=stylesheet href="/Portals/0/portal.css">',
    Platform.ASP_NET: '<form method=post><input type=hidden name="__VIEWSTATE" value="abc"></form>',
    Platform.TYPO3: '<img src="/typo3temp/pics/a.jpg" alt="">',
    Platform.WIX: '<img src="https://static.wixstatic.com/media/a.jpg" alt="">',
    Platform.GOOGLE_SITES: '<link rel=stylesheet href="https://www.gstatic.com/atari/css/a.css">',
    Platform.BLOGGER: '<meta name="generator" content="blogger">',
    Platform.WEEBLY: '<link rel=stylesheet href="https://cdn2.editmysite.com/css/sites.css">',
    Platform.SQUARESPACE: '<link rel=stylesheet href="https://static1.squarespace.com/a.css">',
}


def test_every_system_has_an_example() -> None:
    assert set(MARKS) == set(Platform)


@pytest.mark.parametrize("platform", MARKS)
def test_a_system_is_known_by_its_marks(page_of: Callable[..., PageEvidence], platform: Platform) -> None:
    page = page_of(
        f"<html><head><title>x</title></head><body>{MARKS[platform]}</body></html>", url="https://department.uk.gov.in/"
    )
    assert platform_of([page]) is platform


def test_links_to_other_websites_prove_nothing(page_of: Callable[..., PageEvidence]) -> None:
    elsewhere = (
        '<a href="https://other.gov.in/wp-content/uploads/a.pdf">A</a><a href="https://a.blogspot.com/">B</a>'
        '<a href="https://agriculture.uk.gov.in/pages/display/2-about">C</a>'
        '<img src="https://other.gov.in/wp-content/a.png" alt="">'
        '<a href="https://cdn.s3waas.gov.in/s3ab/uploads/2026/11/a.pdf">D</a>'
    )
    assert platform_of([page_of(f"<html><body>{elsewhere}</body></html>")]) is None


def test_the_system_of_most_pages_counts(page_of: Callable[..., PageEvidence]) -> None:
    def page(mark: str, number: int) -> PageEvidence:
        return page_of(f"<html><body>{mark}</body></html>", url=f"https://department.example.gov.in/{number}")

    wordpress = [page(MARKS[Platform.WORDPRESS], number) for number in range(3)]
    assert platform_of([page(MARKS[Platform.WIX], 9), *wordpress]) is Platform.WORDPRESS
    assert platform_of([]) is None


def test_a_picture_of_another_website_on_one_page_says_nothing(page_of: Callable[..., PageEvidence]) -> None:
    borrowed = page_of('<html><body><img src="https://cdn.s3waas.gov.in/s3ab/a.jpg" alt=""></body></html>')
    own = [page_of("<html><body>Own</body></html>", url=f"https://d.example.gov.in/{number}") for number in range(3)]
    assert platform_of([borrowed, *own]) is None
