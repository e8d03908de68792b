"""Pages that attack the browser that opens them, and what a good page would show of what they left behind."""

import asyncio
import signal
from collections.abc import Iterator

import psutil

from hostile.transport import MEGABYTE, TEXT
from hostile.wire import Behaviour, Exchange, page, says

PERMISSIONS = """
navigator.geolocation.watchPosition(x => x); Notification.requestPermission();
navigator.mediaDevices?.getUserMedia({audio: true, video: true}).catch(x => x);
navigator.mediaDevices?.getDisplayMedia({}).catch(x => x); navigator.requestMIDIAccess?.().catch(x => x);
navigator.clipboard?.readText().catch(x => x); navigator.storage?.persist?.(); navigator.wakeLock?.request();
navigator.usb?.requestDevice({filters: []}).catch(x => x); document.documentElement.requestFullscreen().catch(x => x);
document.body.requestPointerLock?.(); showOpenFilePicker?.().catch(x => x); new PaymentRequest?.([], {});
"""
TRACES = """
localStorage.poison = sessionStorage.poison = name = "POISON"; document.cookie = "poison=1; max-age=99999; path=/";
indexedDB.open("poison"); caches?.open("poison"); history.pushState("POISON", "");
"""
MEMORY = """
const kept = [];
setInterval(() => { for (let i = 0; i < 20; i++) try { kept.push(new Uint8Array(2e7).fill(1)); } catch { } }, 10);
"""
BUSY = """
for (let i = 0; i < 2e3; i++) setInterval(() => document.title += i, 0);
setInterval(() => history.pushState(0, "", "#" + Math.random()), 0);
setInterval(() => document.body.append(...Array(50).fill("notice ")), 20);
"""
DIALOGS = """
onbeforeunload = event => event.preventDefault();
for (let i = 0; i < 30; i++) { alert(i); confirm(i); prompt(i); print(); }
"""
WINDOWS = """
setInterval(() => open("/b/windows", "_blank"), 50);
setInterval(() => {
  const link = document.createElement("a");
  [link.href, link.download] = ["/b/attachment", "../../../etc/passwd"];
  link.click();
}, 50);
"""
# A good page shows what an earlier page has left.
READER = """<p id="left"></p><script>
indexedDB.databases().then(all => { if (all.length) left.textContent += "POISON indexedDB"; });
caches?.keys().then(all => { if (all.length) left.textContent += "POISON caches"; });
if (localStorage.poison) left.textContent += "POISON localStorage";
if (sessionStorage.poison) left.textContent += "POISON sessionStorage";
if (name) left.textContent += "POISON name";
if (document.cookie.includes("poison")) left.textContent += "POISON cookie";
navigator.serviceWorker?.getRegistrations().then(all => { if (all.length) left.textContent += "POISON worker"; });
</script>"""


def scripted(script: str, body: str = "<p>What is said here is said by a script.</p>", title: str = "Script") -> str:
    return page(f"{body}<script>{script}</script>", title)


async def huge(exchange: Exchange) -> None:
    """Send 50 MB of paragraphs."""
    await exchange.begin()
    for _ in range(50 * MEGABYTE // 1_050):
        await exchange.send(b"<p>notice</p>" * 81)


def below(kind: str) -> list[psutil.Process]:
    """Return the processes of Chromium that this process has started."""
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            words = process.cmdline()
        except psutil.Error:
            continue
        is_renderer = "--type=renderer" in words
        is_browser = any("--remote-debugging-pipe" in word for word in words) and not any("--type=" in w for w in words)
        if is_renderer if kind == "renderer" else is_browser:
            found.append(process)
    return found


async def crash(exchange: Exchange) -> None:
    """End every renderer as `chrome://crash` does, while the browser waits for the picture of a page."""
    for process in below("renderer"):
        process.send_signal(signal.SIGSEGV)
    await asyncio.sleep(1)


async def kill(exchange: Exchange) -> None:
    for process in below("browser"):
        process.kill()
    await asyncio.sleep(1)


async def attachment(exchange: Exchange) -> None:
    await exchange.answer(TEXT, 'Content-Disposition: attachment; filename="../../../etc/passwd"', "Content-Type: a/b")


def behaviours() -> Iterator[Behaviour]:
    """Yield the pages. How far the auditor gets with a page that burns the processor depends on the machine."""
    any_end = "(watched: 200|failed: (timeout|browser))"
    yield Behaviour("/b/traces", says(scripted(TRACES)), "watched: 200")
    yield Behaviour("/b/service-worker", says(scripted("navigator.serviceWorker.register('/b/worker.js')")), "watched")
    yield Behaviour("/b/loop", says(scripted("for (;;);")), "failed: timeout")
    yield Behaviour("/b/busy", says(scripted(BUSY)), any_end)
    yield Behaviour("/b/memory", says(scripted(MEMORY)), any_end)
    yield Behaviour("/b/dialogs", says(scripted(DIALOGS)), any_end)
    yield Behaviour("/b/windows", says(scripted(WINDOWS, "<iframe title=f src=/b/attachment></iframe>")), any_end)
    yield Behaviour("/b/permissions", says(scripted(PERMISSIONS)), "watched: 200")
    yield Behaviour("/b/console", says(scripted("for (;;) console.error('x'.repeat(1e6))")), "failed: timeout")
    yield Behaviour("/b/reload", says(scripted("setInterval(() => location.reload(), 20)")), "(watched|failed)")
    yield Behaviour("/b/frames", says(page("<iframe title=f src='/b/frames?a'></iframe>" * 9, "Frames")), any_end)
    yield Behaviour("/b/huge", huge, any_end)
    yield Behaviour("/b/crash", says(page("<img src=/b/crash.png alt=x>", "Crash")), "failed: browser")
    yield Behaviour("/b/kill", says(page("<img src=/b/kill.png alt=x>", "Kill")), "failed: browser")


def parts() -> Iterator[Behaviour]:
    """Yield what those pages load."""
    yield Behaviour("/b/attachment", attachment)
    yield Behaviour("/b/crash.png", crash)
    yield Behaviour("/b/kill.png", kill)
    yield Behaviour(
        "/b/worker.js", says("onfetch = e => e.respondWith(new Response('POISON'))", "Content-Type: text/javascript")
    )
