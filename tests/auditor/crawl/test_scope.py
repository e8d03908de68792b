import pytest

from auditor.crawl.scope import Scope
from rules.evidence import Fate

HOME = "https://www.department.example/hi/"


@pytest.mark.parametrize(
    ("url", "fate"),
    [
        ("https://www.department.example/x", None),
        ("http://department.example/x", None),
        ("https://department.example:8443/x", Fate.OUT_OF_SCOPE),
        ("https://health.department.example/x", Fate.OUT_OF_SCOPE),
        ("https://notdepartment.example/x", Fate.OUT_OF_SCOPE),
        ("https://department.example.evil.example/", Fate.OUT_OF_SCOPE),
    ],
)
def test_the_site_is_its_host_and_the_twin(url, fate):
    verdict = Scope(HOME).verdict(url)
    assert (verdict[0] if verdict else None) is fate


def test_subdomains_belong_to_the_site_when_asked_for():
    scope = Scope(HOME, subdomains=True)
    assert scope.verdict("http://health.department.example/x") is None
    assert scope.verdict("http://healthdepartment.example/x") == (Fate.OUT_OF_SCOPE, "healthdepartment.example")


def test_patterns_match_path_and_query_and_exclude_wins():
    scope = Scope(
        HOME, include=("/schemes/*", "*.php?id=*"), exclude=("*/archive/*", "https://department.example/*draft*")
    )
    assert scope.verdict("https://www.department.example/schemes/1") is None
    assert scope.verdict("https://www.department.example/view.php?id=4") is None
    assert scope.verdict("https://www.department.example/schemes/archive/1") == (Fate.EXCLUDED, "*/archive/*")
    assert scope.verdict("https://department.example/schemes/draft") == (
        Fate.EXCLUDED,
        "https://department.example/*draft*",
    )
    assert scope.verdict("https://www.department.example/about") == (Fate.EXCLUDED, "matches no pattern to include")
    assert scope.verdict(HOME) is None


def test_the_twin_is_spelled_like_the_home_page():
    scope = Scope(HOME)
    assert scope.unified("http://department.example/a?b#!/c") == "https://www.department.example/a?b#!/c"
    assert scope.unified("http://health.department.example/a") == "http://health.department.example/a"
