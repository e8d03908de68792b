"""Labels as real sites write them."""

import pytest

from rules.vocabulary import NAMES, Topic, matches, mentions, names_of, topic_of, topics_of_address


@pytest.mark.parametrize("topic", list(Topic))
def test_every_name_of_a_topic_is_recognised_as_that_topic(topic):
    assert [name for name in names_of(topic) if not matches(topic, name)] == []


def test_every_topic_has_names():
    assert set(NAMES) == set(Topic)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (Topic.CONTACT, "CONTACT"),
        (Topic.CONTACT, "Contact Us / संपर्क करें"),
        (Topic.CONTACT, "सम्पर्क करें"),
        (Topic.CONTACT, "  हमसे  सम्पर्क करे "),
        (Topic.WHOS_WHO, "Who’s Who"),
        (Topic.WHOS_WHO, "कौन-कौन है"),
        (Topic.WHOS_WHO, "Telephone Directory"),
        (Topic.RTI, "R.T.I."),
        (Topic.RTI, "आर.टी.आई."),
        (Topic.RTI, "सूचना का अधिकार अधिनियम 2005"),
        (Topic.RTI, "स्वत: प्रकटीकरण"),
        (Topic.TENDERS, "e-Tenders"),
        (Topic.TENDERS, "निविदाएँ"),
        (Topic.TENDERS, "निविदायें"),
        (Topic.SITE_MAP, "Site Map"),
        (Topic.SITE_MAP, "SITEMAP"),
        (Topic.SITE_MAP, "साइट मैप"),
        (Topic.ABOUT, "About Uttarakhand Jal Sansthan"),
        (Topic.ABOUT, "विभाग के बारे में"),
        (Topic.TERMS, "Terms & Conditions"),
        (Topic.TERMS, "नियम एवं शर्तें"),
        (Topic.SERVICES, "योजनाएँ एवं सेवाएँ"),
        (Topic.FEEDBACK, "फ़ीडबैक"),
        (Topic.HELP, "अक्सर पूछे जाने वाले प्रश्न"),
        (Topic.INFORMATION_MANAGER, "वेब सूचना प्रबन्धक"),
    ],
)
def test_recognises_labels_of_real_sites(topic, text):
    assert matches(topic, text)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        (Topic.CONTACT, "contact lens scheme"),
        (Topic.CONTACT, "Emergency contact tracing report"),
        (Topic.HELP, "आर्थिक सहायता"),
        (Topic.HELP, "Self Help Groups"),
        (Topic.RTI, "Party"),
        (Topic.SERVICES, "Service Rules 1998"),
        (Topic.ACCESSIBILITY, "Accessibility Tools"),
        (Topic.WHOS_WHO, "District Administration"),
        (Topic.TENDERS, "Legal tender was returned to the bank by the treasury in March"),
        (Topic.PRIVACY, "गोपनीय प्रविष्टि"),
        (Topic.ABOUT, ""),
        (Topic.ABOUT, "‮\x00 ⟦⟧ <script>"),
    ],
)
def test_leaves_other_texts_alone(topic, text):
    assert not matches(topic, text)


def test_the_longest_name_decides():
    assert topic_of("Privacy Policy") is Topic.PRIVACY
    assert topic_of("Feedback Form") is Topic.FEEDBACK
    assert topic_of("RTI Act 2005") is Topic.RTI
    assert topic_of("Weather") is None


@pytest.mark.parametrize(
    ("topic", "url"),
    [
        (Topic.ABOUT, "https://x.example/AboutUs.aspx"),
        (Topic.CONTACT, "https://x.example/en/contact-us/"),
        (Topic.CONTACT, "https://x.example/contact/index.html"),
        (Topic.RTI, "https://x.example/index.php?page=rti"),
        (Topic.WHOS_WHO, "https://x.example/whos-who/"),
        (Topic.TENDERS, "https://x.example/notice_category/tenders/"),
        (Topic.CONTACT, "https://x.example/%E0%A4%B8%E0%A4%82%E0%A4%AA%E0%A4%B0%E0%A5%8D%E0%A4%95"),
        (Topic.GRIEVANCE, "https://cmhelpline.uk.gov.in/"),
        (Topic.TENDERS, "https://uktenders.gov.in/nicgep/app"),
    ],
)
def test_recognises_addresses(topic, url):
    assert topic in topics_of_address(url)


def test_an_address_that_is_none_names_nothing():
    assert topics_of_address("https://[bad") == ()
    assert topics_of_address("") == ()


def test_finds_a_distinctive_name_in_running_text():
    assert mentions(
        Topic.INFORMATION_MANAGER,
        "For anything on this site write to the Web Information Manager, Directorate of Lakes, Second Floor, Block C.",
    )
    assert not mentions(Topic.INFORMATION_MANAGER, "The manager of the web of canals gives information.")
