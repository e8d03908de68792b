"""The collectors of the browser package, run where only a grid's driver reaches the page."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from typing import Any

from axe_selenium_python import Axe
from playwright.async_api import Error

from auditor.browser.world import CollectorError, World, collectors, source
from auditor.selenium.session import Session

FIRST_WAIT_S, LONGEST_WAIT_S = 0.005, 0.1
SCRIPT_LIMIT_MS = 20_000  # for what is computed in one go
_AXE = files("axe_playwright_python") / "axe.min.js"
# A driver that awaits a promise of a page that hangs would answer nothing else, not even that the session is to end.
_BEGIN = """(() => {
  const job = globalThis.auditorJob = { isDone: false };
  const done = (name) => (value) => { job[name] = value ?? null; job.isDone = true; };
  const failed = (error) => done("error")(String(error?.stack ?? error));
  try {
    const value = %s;
    if (value instanceof Promise) value.then(done("value"), failed); else done("value")(value);
  } catch (error) { failed(error); }
  return job.isDone ? job : null;
})()"""
_AWAITED = "globalThis.auditorJob.isDone ? globalThis.auditorJob : null"
_CALL = """
const [path, given, done] = arguments;
%s
let called = globalThis.auditor, within = null;
for (const name of path.split(".")) { within = called; called = called[name]; }
Promise.resolve().then(() => called.apply(within, given))
  .then((value) => done({ value: value ?? null }), (error) => done({ error: String(error?.stack ?? error) }));
"""


@dataclass(frozen=True, slots=True)
class PolledWorld(World):
    """A world of our own in a Chromium, asked again and again whether a collector is done."""

    session: Session

    async def call(self, function: str, *arguments: object) -> Any:
        """Return what a collector returns; CollectorError when it throws."""
        text = ", ".join(json.dumps(argument) for argument in arguments)
        told = await self.evaluate(_BEGIN % f"globalThis.auditor.{function}({text})")
        wait_s = FIRST_WAIT_S
        while told is None:
            await asyncio.sleep(wait_s)
            wait_s = min(2 * wait_s, LONGEST_WAIT_S)
            told = await self.evaluate(_AWAITED)
        return _value(told)

    async def evaluate(self, expression: str) -> Any:
        """Return the value of an expression as it stands; CollectorError when it throws."""
        answer = await self.session.send("Runtime.evaluate", self._params(expression))
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise CollectorError(details.get("exception", {}).get("description", details.get("text", ""))[:300])
        return answer["result"].get("value")

    async def bring_axe(self) -> None:
        """Load axe-core with axe-selenium-python, into this world and not into the page's."""
        await self.session.do(lambda driver: _inject(_Inside(driver, self)))

    def _params(self, expression: str) -> dict[str, Any]:
        return {
            "expression": expression,
            "contextId": self.context_id,
            "returnByValue": True,
            "silent": True,
            "timeout": SCRIPT_LIMIT_MS,
        }


@dataclass(frozen=True, slots=True)
class PlainWorld(World):
    """The page's own world, where plain WebDriver runs its scripts; every call brings its collectors anew."""

    session: Session
    _brought: list[str] = field(default_factory=list)

    async def call(self, function: str, *arguments: object) -> Any:
        """Return what a collector returns; CollectorError when it throws."""
        script = _CALL % "\n".join((collectors(), *map(source, self._brought)))
        try:
            return _value(await self.session.run(script, function, arguments))
        except Error as error:
            raise CollectorError(str(error)) from error

    async def bring(self, collector: str) -> None:
        """Add the collector of a phase to what calls bring."""
        self._brought.append(f"{collector}.js")

    async def bring_axe(self) -> None:
        """Load axe-core with axe-selenium-python."""
        await self.session.do(_inject)


@dataclass(frozen=True, slots=True)
class _Inside:
    """What axe-selenium-python takes for a driver: scripts go into a world of ours."""

    driver: Any
    world: PolledWorld

    def execute_script(self, script: str) -> None:
        self.driver.execute("cdp", {"cmd": "Runtime.evaluate", "params": self.world._params(f"{script};0")})


def _inject(driver: Any) -> None:
    with as_file(_AXE) as file:  # the axe-core that Playwright's browser runs, not the old one of the package
        Axe(driver, script_url=str(file)).inject()


def _value(told: Mapping[str, Any]) -> Any:
    if "error" in told:
        raise CollectorError(str(told["error"])[:300])
    return told["value"]
