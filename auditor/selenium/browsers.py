"""The browsers that are asked of a grid, so that nothing of them goes around the one way out."""

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.common.options import BaseOptions
from selenium.webdriver.common.proxy import Proxy

from auditor.browser.launch import DISABLED_FEATURES, LOCALE, SWITCHES, uses_sandbox
from auditor.browser.widths import DESKTOP

RESOLVER = "--host-resolver-rules"
PREFIXES: Mapping[str, str] = {"chrome": "goog", "chrome-headless-shell": "goog", "MicrosoftEdge": "ms", "msedge": "ms"}
# As Playwright starts Chromium, so that a page is laid out, drawn and pointed at alike.
DRAWN_ALIKE = (
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
)
_FIREFOX: Mapping[str, str | int | bool] = {
    "network.proxy.allow_hijacking_localhost": True,  # loopback goes through the proxy, too
    "network.proxy.failover_direct": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "network.http.http3.enable": False,
    "network.trr.mode": 5,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "media.peerconnection.enabled": False,
    "dom.serviceWorkers.enabled": False,
    "dom.webnotifications.enabled": False,
    "dom.disable_open_during_load": True,
    "intl.accept_languages": LOCALE,
}


def wanted(proxy_url: str) -> list[BaseOptions]:
    """Return what is asked for, the first that the grid has being taken: Chrome or Chromium, Edge, Firefox."""
    place = urlsplit(proxy_url)
    is_here = ipaddress.ip_address(place.hostname or "").is_loopback
    chrome, edge, firefox = webdriver.ChromeOptions(), webdriver.EdgeOptions(), webdriver.FirefoxOptions()
    for options, prefix in ((chrome, "goog"), (edge, "ms")):
        for switch in (
            *(switch for switch in SWITCHES if not switch.startswith(RESOLVER)),
            *DRAWN_ALIKE,
            f"{RESOLVER}=MAP * ~NOTFOUND , EXCLUDE {place.hostname}",
            f"--disable-features={DISABLED_FEATURES}",
            "--proxy-bypass-list=<-loopback>",
            "--headless=new",
            f"--lang={LOCALE}",
            *(() if uses_sandbox() or not is_here else ("--no-sandbox",)),
        ):
            options.add_argument(switch)
        options.add_experimental_option("excludeSwitches", ["disable-popup-blocking"])
        options.add_experimental_option("prefs", {"download_restrictions": 3, "intl.accept_languages": LOCALE})
        options.set_capability(f"{prefix}:loggingPrefs", {"performance": "ALL"})
    for argument in ("-headless", f"--width={DESKTOP.width_css_px}", f"--height={DESKTOP.height_css_px}"):
        firefox.add_argument(argument)
    for name, value in _FIREFOX.items():
        firefox.set_preference(name, value)
    way_out = {"proxyType": "manual", "httpProxy": place.netloc, "sslProxy": place.netloc}
    browsers: list[BaseOptions] = [chrome, edge, firefox]
    for browser in browsers:
        browser.proxy = Proxy(way_out)
        browser.unhandled_prompt_behavior = "dismiss"
    return browsers
