import pytest

from auditor.crawl.robots import MAX_BYTES, Robots, product_token

HOME = "http://department.localhost/"
FILE = """
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.php$
Crawl-delay: 60

User-agent: OtherBot
Disallow: /

Sitemap: /maps/all.xml
"""


@pytest.mark.parametrize(
    ("path", "is_allowed"),
    [
        ("", True),
        ("private/x", False),
        ("private/open/x", True),
        ("a.php", False),
        ("a.php?x=1", True),
        ("other", True),
    ],
)
async def test_the_longest_match_decides(site, path, is_allowed):
    site.answers = {"/robots.txt": FILE}
    assert await Robots(site.fetcher).allows(HOME + path) is is_allowed


@pytest.mark.parametrize(
    ("status", "is_allowed"),
    [(200, True), (204, True), (401, True), (403, True), (404, True), (500, False), (503, False)],
)
async def test_what_a_missing_file_means_depends_on_its_status(site, status, is_allowed):
    site.answers = {"/robots.txt": (status, {"Retry-After": "0"}, "")}
    assert await Robots(site.fetcher).allows(HOME) is is_allowed


async def test_without_an_answer_nothing_is_allowed(site):
    robots = Robots(site.fetcher)
    assert not await robots.allows("http://nowhere.example/")
    assert (await robots.learn("http://nowhere.example/")).error is not None


@pytest.mark.parametrize(("steps", "is_allowed"), [(5, False), (6, True)])
async def test_five_redirects_are_followed(site, steps, is_allowed):
    site.answers = {f"/r{step}": (301, {"Location": f"/r{step + 1}"}, "") for step in range(1, steps)}
    site.answers |= {"/robots.txt": (301, {"Location": "/r1"}, ""), f"/r{steps}": "User-agent: *\nDisallow: /"}
    assert await Robots(site.fetcher).allows(HOME) is is_allowed


async def test_only_500_kib_are_read(site):
    site.answers = {"/robots.txt": "User-agent: *\nDisallow: /a\n" + "#" * MAX_BYTES + "\nDisallow: /b"}
    robots = Robots(site.fetcher)
    assert not await robots.allows(HOME + "a")
    assert await robots.allows(HOME + "b")


async def test_a_crawl_delay_of_ten_seconds_at_most_reaches_the_pace(site, monkeypatch):
    asked = []
    monkeypatch.setattr(type(site.fetcher), "set_crawl_delay", lambda _, host, seconds: asked.append((host, seconds)))
    site.answers = {"/robots.txt": FILE}
    await Robots(site.fetcher).learn(HOME)
    assert asked == [("department.localhost", 10.0)]


async def test_each_host_is_asked_once(site):
    site.answers = {"/robots.txt": FILE}
    robots = Robots(site.fetcher)
    for path in ("", "a", "b"):
        await robots.allows(HOME + path)
    assert site.asked == [("GET", "/robots.txt")]
    assert (await robots.learn(HOME)).sitemaps == (HOME + "maps/all.xml",)


async def test_rules_for_our_own_product_replace_those_for_all(site):
    site.answers = {
        "/robots.txt": "User-agent: *\nDisallow: /\n\nUser-agent: audittest\nDisallow: /x\n\n"
        "User-agent: AuditorTest\nDisallow: /y"
    }
    robots = Robots(site.fetcher)
    assert await robots.allows(HOME + "x")
    assert not await robots.allows(HOME + "y")


@pytest.mark.parametrize(
    ("user_agent", "token"),
    [
        ("SiteAuditor/1.0 (+mailto:web@department.example)", "SiteAuditor"),
        ("Mozilla/5.0 (compatible; SiteAuditor/1.0; +https://department.example)", "SiteAuditor"),
        ("4711", "*"),
    ],
)
def test_the_product_token_is_the_name_in_the_user_agent(user_agent, token):
    assert product_token(user_agent) == token
