"""What the website tells machines about its office, filled in from what it tells people."""

import json

import pytest

from rules.evaluate import judge_site
from rules.findability import structured_data
from rules.findability.json_ld import fault_of, objects_of, types_of
from rules.findability.json_ld_syntax import mend
from rules.findability.organization import office_of
from rules.finding import Outcome

HOST = "https://department.example.gov.in"
LINKS = "".join(f'<a href="/lakes/{name}">Lake {name}</a> ' for name in "abcd")
FOOTER = (
    "<p>Address: Directorate of Lakes, Lake Road 1, Dehradun 248001 Phone: 0135-0000000</p>"
    '<a href="tel:+911350000000">0135-0000000</a><a href="mailto:help@lakes.example">Mail</a>'
    '<a href="mailto:office@lakes.uk.gov.in?subject=x">Mail</a>'
    '<a href="https://twitter.com/lakedept">X</a><a href="https://x.com/otheroffice">X</a>'
)


def site(page_of, site_of, footer=FOOTER, head="<title>Home | Department of Lakes</title>", *others):
    home = page_of(
        f'<html lang=en><head>{head}</head><body><header><img src="/emblem.png" alt="Emblem"></header><nav>{LINKS}</nav>'
        f"<main><h1>News</h1></main><footer>{footer}</footer></body></html>",
        f"{HOST}/",
    )
    filling = [page_of(f"<main>Lake {name}</main>", f"{HOST}/lakes/{name}", clicks_from_home=1) for name in "abcd"]
    return site_of(home, *others, *filling)


def test_the_facts_are_those_the_website_prints(page_of, site_of):
    office = office_of(site(page_of, site_of))
    assert office.name == "Department of Lakes"
    assert office.logo == f"{HOST}/emblem.png"
    assert office.address == "Directorate of Lakes, Lake Road 1, Dehradun 248001"
    assert (office.telephone, office.email) == ("+911350000000", "office@lakes.uk.gov.in")
    assert office.accounts == ("https://x.com/lakedept",)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("पता: झील निदेशालय, झील मार्ग १, देहरादून २४८००१", "झील निदेशालय, झील मार्ग १, देहरादून २४८००१"),
        ("As of January 2023 100 234 visitors have read these pages about our lakes", ""),
        ("Order No. 248001 of the department about lakes and springs", ""),
        ("Lake Road 1, Dehradun 248001, office [at] lakes [dot] gov [dot] in", "Lake Road 1, Dehradun 248001"),
    ],
)
def test_only_an_address_is_taken_for_one(text, address, page_of, site_of):
    assert office_of(site(page_of, site_of, f"<p>{text}</p>")).address == address


def test_an_e_mail_written_for_people_is_read(page_of, site_of):
    assert (
        office_of(site(page_of, site_of, "<p>office [at] lakes [dot] gov [dot] in</p>")).email == "office@lakes.gov.in"
    )


def test_a_site_without_a_description_of_the_office_gets_one_to_paste(page_of, site_of):
    [finding] = structured_data.check(site(page_of, site_of))
    block = finding.occurrences[0].after.partition(">\n")[2].removeprefix('<script type="application/ld+json">\n')
    described = json.loads(block.removesuffix("\n</script>"))
    assert described["@type"] == "GovernmentOrganization"
    assert described["contactPoint"]["telephone"] == "+911350000000"
    assert described["sameAs"] == ["https://x.com/lakedept"]
    assert described["contactPoint"]["availableLanguage"] == ["en"]


def test_the_languages_of_the_office_are_those_of_its_pages(page_of, site_of):
    hindi = page_of(
        f"<html lang=en><main><h1>झीलें</h1><p>{'झील का पानी साफ है। ' * 9}</p></main>", f"{HOST}/hi", clicks_from_home=1
    )
    marathi = page_of(
        f"<html lang=mr><main><p>{'तलावाचे पाणी स्वच्छ आहे. ' * 9}</p></main>", f"{HOST}/mr", clicks_from_home=1
    )
    office = office_of(site(page_of, site_of, FOOTER, "<title>Lakes</title>", hindi, marathi))
    assert office.languages == ("en", "hi", "mr")


def test_what_the_website_does_not_say_is_left_to_fill_in_and_closes_no_script(page_of, site_of):
    [finding] = structured_data.check(site(page_of, site_of, "", "<title>&lt;/script&gt;Lakes</title>"))
    assert "⟦telephone number⟧" in finding.occurrences[0].after
    assert finding.occurrences[0].after.count("</script>") == 1


WHOLE = {
    "@type": ["GovernmentOrganization"],
    "name": "Lakes",
    "url": HOST,
    "logo": "l.png",
    "telephone": "1",
    "sameAs": ["x"],
}


def in_head(value):
    return f'<title>Lakes</title><script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize("value", [WHOLE, {"@graph": [WHOLE]}, [{"@type": "WebSite", "publisher": WHOLE}]])
def test_a_described_office_passes(value, page_of, site_of):
    assert list(structured_data.check(site(page_of, site_of, FOOTER, in_head(value)))) == []


def test_what_the_description_lacks_is_named(page_of, site_of):
    value = {name: text for name, text in WHOLE.items() if name not in ("logo", "telephone")}
    [finding] = structured_data.check(site(page_of, site_of, FOOTER, in_head(value)))
    assert finding.message.values["names"] == "logo, contactPoint"


def test_of_a_site_in_another_language_nothing_is_claimed(page_of, site_of):
    one = site(page_of, site_of)
    home = page_of('<html lang="it"><main>Ciao</main></html>', f"{HOST}/")
    results = judge_site(site_of(home, *one.pages[1:]), structured_data.SITE_RULES)
    assert {result.outcome for result in results} == {Outcome.INAPPLICABLE}


def test_a_page_about_services_gets_a_block_for_each(page_of, site_of):
    services = page_of(
        "<main><h1>Citizen services</h1><p>Certificates are given in ten days at the office.</p></main>",
        f"{HOST}/services",
        clicks_from_home=1,
    )
    [finding] = structured_data.check_services(
        site(page_of, site_of, FOOTER + '<a href="/services">Citizen services</a>', "<title>Lakes</title>", services)
    )
    assert finding.occurrences[0].page_url == f"{HOST}/services"
    assert '"name": "Lakes"' in finding.occurrences[0].after


def test_a_page_that_only_speaks_of_services_gets_none(page_of, site_of):
    guide = page_of(
        "<main><h1>Accessible events</h1><h2>Services to book</h2><p>Book an interpreter in time.</p></main>",
        f"{HOST}/events",
        clicks_from_home=1,
    )
    linked = FOOTER + '<a href="/events">Citizen services</a>'
    assert not list(structured_data.check_services(site(page_of, site_of, linked, "<title>Lakes</title>", guide)))


# --- syntax -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ('{"a": 1,}', '{"a": 1}'),
        ("{“a”: “b”}", '{"a": "b"}'),
        ('{"a": "one\n  two"}', '{"a": "one two"}'),
        ('{"a": "say “b”",}', '{"a": "say “b”"}'),
        ('{"a" 1}', ""),
    ],
)
def test_the_usual_slips_are_mended(text, mended):
    assert fault_of(text) is not None
    assert mend(text) == mended


@pytest.mark.parametrize("text", ["<!-- [1] -->", "//<![CDATA[\n{}\n//]]>", "[" * 25_000, '{"a": "' + "x" * 20_000])
def test_wrapped_and_cut_blocks_are_not_judged_wrong(text):
    assert fault_of(text) is None


def test_objects_are_found_at_any_depth(page_of):
    source = '{"@graph": [{"@type": "http://schema.org/WebPage", "about": {"@type": ["Place", 3]}}]}'
    page = page_of(f'<script type="application/ld+json">{source}</script>')
    assert [types_of(item) for item in objects_of(page.text)] == [(), ("WebPage",), ("Place",)]
