"""Is this machine ready, and what to do if not."""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from auditor.browser.axe import axe_version
from auditor.browser.launch import OWN_BROWSERS, find_browser, uses_sandbox
from auditor.errors import AuditorError
from auditor.history.database import history_state
from auditor.selenium.grid import GridError
from auditor.selenium.grid import examine as look_at
from reports.escape import visible
from rules.finding import N_, Message, message

LEAST_FREE_BYTES = 1024**3  # a batch of fifty sites
DEVANAGARI_FONTS = ("fonts-noto-core", "fonts-lohit-deva")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", str(Path.home() / ".local/share/fonts"))
YEAR_OF_RELEASE = 2026
NOTHING = message("")
HISTORY_ADVICE = N_("{detail} Audits keep their results without it; add them later with: auditor history add FOLDER")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing this machine needs or should have."""

    name: str  # marked text
    found: str
    is_fine: bool
    is_needed: bool = False
    advice: Message = field(default=NOTHING)


def examine(browser: Path | None, database: str, grid: str = "") -> tuple[Check, ...]:
    """Return every check, the needed ones first; a Selenium Grid is asked where one is named."""
    return (
        _browser(browser),
        *((_grid(grid),) if grid else ()),
        _sandbox(),
        _font(),
        _axe(),
        _disk(),
        _clock(),
        _history(database),
    )


def install(browser: Path | None) -> None:
    """Install a Chromium and a Devanagari font where there is none.

    First Playwright's own download into the project folder, then the system's packages. What does not
    work is left to `examine`, which says what to do by hand.
    """
    if find_browser(browser) is None:
        own = {"PLAYWRIGHT_BROWSERS_PATH": str(OWN_BROWSERS)}
        playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
        _say("Installing Chromium …")
        if _is_root() or _has_sudo():
            _run([*playwright, "--with-deps"], own) or _run(playwright, own)
        else:
            _run(playwright, own)
        if find_browser(None) is None:
            _apt_install("chromium")
    if not has_devanagari_font():
        _say("Installing a Devanagari font …")
        any(_apt_install(package) and has_devanagari_font() for package in DEVANAGARI_FONTS)


def has_devanagari_font() -> bool:
    """Return whether any font of this machine draws Hindi."""
    return bool(_devanagari_font())


def _devanagari_font() -> str:
    """Return the name of such a font as fontconfig knows it, else of a file among the fonts; "" without any."""
    if shutil.which("fc-list"):
        return _first_line(["fc-list", ":lang=hi", "family"])
    return next((file.name for home in FONT_FOLDERS for file in Path(home).rglob("*Devanagari*.[ot]t[fc]")), "")


def _browser(given: Path | None) -> Check:
    path = find_browser(given)
    printed = _first_line([str(path), "--version"]) if path else ""
    return Check(
        name=N_("Browser"),
        found=f"{printed} ({path})" if path else "-",
        is_fine=bool(printed),
        is_needed=True,
        advice=message(
            N_("Run: auditor doctor --install, or: sudo apt-get install chromium, or name one with --browser.")
        ),
    )


def _grid(url: str) -> Check:
    name = N_("Selenium Grid")
    try:
        grid = asyncio.run(look_at(url))
    except GridError as error:
        advice = message(N_("No audit with --driver selenium is possible. {detail}"), detail=error.hint)
        return Check(name=name, found=visible(str(error)), is_fine=False, is_needed=True, advice=advice)
    return Check(
        name=name,
        found=grid.shown,
        is_fine=grid.is_here,
        advice=message(
            N_("Its browsers run elsewhere. Name the address of this machine for them: --grid-proxy ADDRESS")
        ),
    )


def _sandbox() -> Check:
    return Check(
        name=N_("Browser sandbox"),
        found="on" if uses_sandbox() else "off",
        is_fine=uses_sandbox(),
        advice=message(N_("The sandbox is off because this is the root user. Run the auditor as an ordinary user.")),
    )


def _font() -> Check:
    return Check(
        name=N_("Devanagari font"),
        found=_devanagari_font() or "-",
        is_fine=has_devanagari_font(),
        advice=message(
            N_("Without it Hindi shows as boxes in the pictures. Run: sudo apt-get install fonts-noto-core")
        ),
    )


def _axe() -> Check:
    return Check(
        name="axe-core", found=f"{axe_version()}, Playwright {version('playwright')}", is_fine=True, is_needed=True
    )


def _disk() -> Check:
    free_bytes = shutil.disk_usage(Path.cwd()).free
    return Check(
        name=N_("Free disk space"),
        found=f"{free_bytes / 1024**3:.1f} GiB",
        is_fine=free_bytes >= LEAST_FREE_BYTES,
        advice=message(N_("Make room: evidence of fifty sites needs about one gigabyte.")),
    )


def _clock() -> Check:
    now = datetime.now(UTC)
    with tempfile.NamedTemporaryFile(dir=Path.cwd() if os.access(Path.cwd(), os.W_OK) else None) as probe:
        drift_s = abs(Path(probe.name).stat().st_mtime - now.timestamp())
    return Check(
        name=N_("Clock"),
        found=now.isoformat(timespec="minutes"),
        is_fine=now.year >= YEAR_OF_RELEASE and drift_s < 60,
        advice=message(N_("Set the clock: the age of notices and of the last update is counted from today.")),
    )


def _history(database: str) -> Check:
    advice = NOTHING
    try:
        found = history_state(database)
    except AuditorError as error:
        found, advice = "-", message(HISTORY_ADVICE, detail=str(error))
    return Check(name=N_("History"), found=found, is_fine=advice is NOTHING, advice=advice)


def _apt_install(package: str) -> bool:
    if not shutil.which("apt-get") or not (_is_root() or _has_sudo()):
        return False
    sudo = [] if _is_root() else ["sudo"]
    install_it = [*sudo, "apt-get", "install", "-y", "--no-install-recommends", package]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    return _run(install_it, quiet) or (_run([*sudo, "apt-get", "update"], quiet) and _run(install_it, quiet))


def _run(command: list[str], extra_environment: dict[str, str]) -> bool:
    try:
        done = subprocess.run(command, env=os.environ | extra_environment, stdout=sys.stderr, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _first_line(command: list[str]) -> str:
    try:
        printed = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return next(iter(printed.strip().splitlines()), "")


def _is_root() -> bool:
    return os.geteuid() == 0


def _has_sudo() -> bool:
    return shutil.which("sudo") is not None


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
