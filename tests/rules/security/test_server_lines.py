"""Lines for servers: they stay what they are whatever stands in a value."""

import xml.etree.ElementTree as ET

import pytest

from rules.fixing.edit import Edit, Operation
from rules.fixing.server_lines import Server, asking, lines_of, server_of, shown, to_remove, to_set
from rules.fixing.server_settings import LED_TO_HTTPS, LISTINGS_OFF, NEW_PROTOCOLS, cookies_guarded


@pytest.mark.parametrize(
    ("banner", "server"),
    [
        ("nginx/1.18.0 (Ubuntu)", Server.NGINX),
        ("openresty", Server.NGINX),
        ("Apache", Server.APACHE),
        ("Apache/2.4.6 (CentOS) PHP/5.4.16", Server.APACHE),
        ("LiteSpeed", Server.APACHE),
        ("Microsoft-IIS/10.0", Server.IIS),
        ("Apache-Coyote/1.1", None),
        ("cloudflare", None),
        ("", None),
    ],
)
def test_the_server_is_known_by_its_name(banner, server, answered):
    assert server_of(answered({"server": banner})) is server


def test_a_website_of_s3waas_is_known_by_its_style_sheets(answered):
    page = answered({"server": "nginx"}, html='<link rel=stylesheet href="https://cdn.s3waas.gov.in/s.css"><p>A')
    assert server_of(page) is Server.S3WAAS
    assert asking(Server.S3WAAS) is not None
    assert shown(to_set({"X-Frame-Options": "DENY"}), Server.S3WAAS) == "X-Frame-Options: DENY"


def test_values_with_quotes_and_percent_signs_are_written_as_each_server_reads_them():
    lines = to_set({"X-Note": "say \"100%\" & 'go'"})
    assert 'add_header X-Note "say \\"100%\\" & \'go\'" always;' in lines[Server.NGINX]
    assert '"say \\"100%%\\" & \'go\'"' in lines[Server.APACHE]
    added = ET.fromstring(lines[Server.IIS]).find(".//add")
    assert added is not None
    assert added.get("value") == "say \"100%\" & 'go'"


@pytest.mark.parametrize(
    "headers", [{"X-A": "a\nX-B: b"}, {"X A": "b"}, {"X-A": "\u200b"}, {"X-A\r\n": "b"}, {"X-A": "$host"}]
)
def test_a_header_that_would_not_stay_on_its_line_is_refused(headers):
    with pytest.raises(ValueError, match="not a header"):
        to_set(headers)


def test_where_the_server_is_not_known_every_one_is_told():
    text = shown(to_remove("X-Powered-By"), None)
    assert [name for name in ("# nginx", "# Apache", "<!-- IIS") if name in text] == ["# nginx", "# Apache", "<!-- IIS"]
    assert "S3WaaS" not in text


def test_lines_come_from_changes_told_as_data():
    edits = (Edit(operation=Operation.SET_HEADER, name="X-Frame-Options", value="DENY"),)
    assert lines_of(edits)[Server.NGINX].splitlines()[-1] == 'add_header X-Frame-Options "DENY" always;'
    assert lines_of(edits)[Server.APACHE] == shown(to_set({"X-Frame-Options": "DENY"}), Server.APACHE)
    assert "ServerTokens Prod" in lines_of((Edit(operation=Operation.REMOVE_HEADER, name="Server"),))[Server.APACHE]
    assert lines_of((Edit(operation=Operation.REMOVE),)) == {}


def test_lines_say_where_they_go_once():
    assert shown(LISTINGS_OFF, Server.APACHE) == "# Apache: .htaccess\nOptions -Indexes"
    assert shown(NEW_PROTOCOLS, Server.APACHE).startswith("# Apache: httpd.conf\nSSLProtocol")
    assert shown(NEW_PROTOCOLS, None).count("# Apache") == 1


@pytest.mark.parametrize(
    "variants", [LISTINGS_OFF, LED_TO_HTTPS, to_remove("Server")], ids=["listings", "https", "name"]
)
def test_what_is_for_a_web_config_is_xml(variants):
    assert ET.fromstring(variants[Server.IIS]).tag == "configuration"


@pytest.mark.parametrize(
    ("name", "told"),
    [("PHPSESSID", "php.ini"), ("JSESSIONID", "web.xml"), ("ASP.NET_SessionId", "web.config"), ("pass", "nginx")],
)
def test_a_cookie_is_guarded_where_it_is_made(name, told):
    assert told in cookies_guarded(name, None)
