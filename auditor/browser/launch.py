"""Finding a Chromium and starting it so that nothing of it goes around the one way out."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
from playwright.async_api import Browser, BrowserContext, Playwright, ProxySettings

from auditor.browser.memory import limit_memory
from auditor.errors import AuditorError
from auditor.standing_back import stand_with_us

OWN_BROWSERS = Path(__file__).parents[2] / ".browser"  # where `auditor doctor --install` puts Playwright's Chromium
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "brave-browser")
PLACES = (
    "/usr/bin/chromium",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
NEVER_ASKED = "https://127.0.0.1:1"  # browsers open no connection to port 1 (Fetch Standard, "port blocking")
SWITCHES = (
    "--disable-quic",  # UDP would go around the proxy
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # its name in older versions
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # names are resolved by the guard alone
    "--dns-prefetch-disable",
    "--no-pings",
    "--disable-background-networking",
    "--disable-component-update",
    f"--component-updater=url-source={NEVER_ASKED}",
    f"--gaia-url={NEVER_ASKED}",  # who is signed in is asked for at every start
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-notifications",
    "--mute-audio",
    "--js-flags=--max-old-space-size=512",
)
NOWHERE = "http://127.0.0.1:9"  # the discard port: nobody listens, so what goes there is refused
LOCALE, TIME_ZONE = "en-IN", "Asia/Kolkata"
# The last list of a command line holds, so this one names anew what Playwright's own kept from asking of its accord.
DISABLED_FEATURES = ",".join(
    (
        *("Translate", "OptimizationHints", "MediaRouter", "DialMediaRouteProvider"),
        *("WebOTP", "WebBluetooth", "WebUSB"),
        *("NetworkTimeServiceQuerying", "AimEnabled", "LensOverlay", "PreconnectToSearch"),
        "AutofillServerCommunication",  # the browser's maker is told of every form
        *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable"),  # an address is asked as it is written
    )
)


class BrowserMissingError(AuditorError):
    """There is no browser on this machine."""


def find_browser(given: Path | None = None) -> Path | None:
    """Return the browser to use: the one given, Playwright's own, then the system's; None when there is none."""
    if given is not None:
        return given
    return next((path for path in _candidates() if path.is_file() and os.access(path, os.X_OK)), None)


def needed_browser(given: Path | None) -> Path:
    """Return the browser to use; BrowserMissingError when there is none."""
    path = find_browser(given)
    if path is None:
        raise BrowserMissingError("No Chromium, Chrome or Edge was found.", hint="Run: auditor doctor --install")
    return path


def uses_sandbox() -> bool:
    """Return whether the browser's sandbox is on; it cannot run as root."""
    return not hasattr(os, "geteuid") or os.geteuid() != 0


async def launch(playwright: Playwright, executable: Path | None, proxy_url: str = NOWHERE) -> Browser:
    """Start a headless Chromium whose every connection goes through the proxy, loopback included.

    A browser for several sites has no way out of its own; each context is given one. Raises BrowserMissingError when
    none is found.
    """
    browser = await playwright.chromium.launch(
        **guarded(needed_browser(executable), proxy_url), handle_sigint=False, handle_sigterm=False
    )
    main = await _main_process(browser)
    limit_memory(main)
    stand_with_us(main.pid)
    return browser


async def _main_process(browser: Browser) -> psutil.Process:
    session = await browser.new_browser_cdp_session()
    told = await session.send("SystemInfo.getProcessInfo")
    await session.detach()
    [main] = [process["id"] for process in told["processInfo"] if process["type"] == "browser"]
    return psutil.Process(main)


def guarded(executable: Path | None, proxy_url: str = NOWHERE) -> dict[str, Any]:
    """Return how Playwright starts such a Chromium, for whoever needs it in the other of its two manners."""
    return {
        "executable_path": executable,
        "chromium_sandbox": uses_sandbox(),
        "proxy": _through(proxy_url),
        "args": [*SWITCHES, f"--disable-features={DISABLED_FEATURES}"],
    }


async def new_context(browser: Browser, product: str, proxy_url: str) -> BrowserContext:
    """Return a context with nothing granted: no downloads, permissions or service workers; Indian locale and time.

    It shares nothing with other contexts of the browser, and all its connections go through the proxy.
    """
    version = browser.version.partition(".")[0]
    return await browser.new_context(
        proxy=_through(proxy_url),
        user_agent=(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            f"Chrome/{version}.0.0.0 Safari/537.36 {product}"
        ),
        no_viewport=True,  # sizes are set through the protocol, without a second hand in it
        accept_downloads=False,
        permissions=[],
        service_workers="block",
        locale=LOCALE,
        timezone_id=TIME_ZONE,
        reduced_motion="no-preference",
    )


def _through(proxy_url: str) -> ProxySettings:
    return {"server": proxy_url, "bypass": "<-loopback>"}


def _candidates() -> Iterator[Path]:
    playwright_home = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", str(Path.home() / ".cache/ms-playwright"))
    for home in (OWN_BROWSERS, Path(playwright_home)):
        for pattern in ("chromium-*/chrome-*/chrome", "chromium-*/chrome-*/*.app/Contents/MacOS/*"):
            yield from sorted(home.glob(pattern), reverse=True)
    for command in COMMANDS:
        found = shutil.which(command)
        if found:
            yield Path(found)
    yield from map(Path, PLACES)
