"""The command that runs the self-check as a website."""

import logging
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.batch.capacity import cores, free_bytes, workers_for
from auditor.browser.launch import needed_browser
from auditor.cli_options import (
    chosen_sender,
    chosen_weights,
    with_config,
    with_database,
    with_language,
    with_manner,
    with_price,
)
from auditor.config import Depth, Driver, Manner
from auditor.errors import InputError
from auditor.exit_codes import FINE, INTERRUPTED
from auditor.web.jobs import Limits
from auditor.web.logs import LogFormat, write_logs
from auditor.web.settings import GOVERNMENT_DOMAINS, ServeSettings, secret_of

if TYPE_CHECKING:
    from auditor.web.server import Server

INSTALL_WEB = "Install it with: pip install 'government-website-auditor[web]'"


@click.command(context_settings={"default_map": {"depth": Depth.QUICK.value, "language": "hi"}})
@click.option("--host", default="127.0.0.1", show_default=True, help="Address of this machine to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0: any free one.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("audits/service"),
    show_default=True,
    help="Folder for audits and keys; servers that share a database share it as well.",
)
@with_database
@click.option(
    "--allow-domain",
    "allow_domains",
    multiple=True,
    default=GOVERNMENT_DOMAINS,
    show_default=True,
    metavar="PATTERN",
    help="Websites that may be checked. May be repeated.",
)
@click.option(
    "--audits",
    "audits_at_once",
    type=click.IntRange(min=0),
    metavar="N",
    help="Websites to audit at once; 0: leave it to other servers.  [default: one a processor]",
)
@click.option(
    "--per-address",
    type=click.IntRange(min=1),
    default=Limits().of_asker_an_hour,
    show_default=True,
    help="Audits an hour that visitors of one address may start.",
)
@click.option(
    "--per-domain",
    type=click.IntRange(min=1),
    default=Limits().of_domain_an_hour,
    show_default=True,
    help="Audits an hour of one domain that visitors may start.",
)
@click.option(
    "--public-address",
    default="",
    metavar="URL",
    callback=lambda _context, _option, text: _public_address(text),
    help="Address visitors know the service by, such as https://audit.example.gov.in",
)
@click.option(
    "--proxy-header",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="Take the visitor's address from X-Forwarded-For where this proxy sends it. May be repeated.",
)
@click.option(
    "--keep-evidence",
    "keep_evidence_days",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    metavar="DAYS",
    help="Remove the pages and pictures of audits older than this.",
)
@click.option(
    "--keep-results",
    "keep_results_days",
    type=click.IntRange(min=1),
    default=800,
    show_default=True,
    metavar="DAYS",
    help="Remove the results of audits older than this; their scores stay in the history.",
)
@click.option(
    "--grace",
    "grace_s",
    type=click.FloatRange(min=0),
    default=20.0,
    show_default=True,
    metavar="SECONDS",
    help="Time for audits at work to end, once the server is told to; the rest go back to the queue.",
)
@click.option(
    "--log-format",
    type=click.Choice([one.value for one in LogFormat]),
    callback=lambda _context, _option, text: text and LogFormat(text),
    help="Of the log, one line a request, without anything about visitors.  [default: text on a terminal, else json]",
)
@with_language
@with_config
@with_price
@with_manner
def serve(
    host: str,
    port: int,
    data: Path,
    database: str,
    allow_domains: tuple[str, ...],
    audits_at_once: int | None,
    per_address: int,
    per_domain: int,
    public_address: str,
    proxies: tuple[str, ...],
    keep_evidence_days: int,
    keep_results_days: int,
    grace_s: float,
    log_format: LogFormat | None,
    language: str,
    rupees_per_gb: float,
    manner: Manner,
) -> None:
    """Serve the page on which a department checks its own website, and the area of the team.

    End it with SIGTERM or Ctrl-C: audits at work end or go back to the queue.
    """
    try:
        from auditor.web.app import create_app  # an extra: not everybody serves
        from auditor.web.server import Server
    except ModuleNotFoundError as error:
        raise InputError(f"The service needs the extra ‘web’ ({error.name} is missing).", hint=INSTALL_WEB) from error
    from auditor.history.database import open_database

    if audits_at_once != 0 and manner.driver is Driver.PLAYWRIGHT:
        needed_browser(manner.browser)
    opened = open_database(database, keeps_connections=True)
    at_once = workers_for(cores(), cores(), free_bytes()) if audits_at_once is None else audits_at_once
    settings = ServeSettings(
        data=_made(data),
        database=database,
        allow_domains=allow_domains,
        manner=manner,
        audits_at_once=at_once,
        limits=Limits(of_asker_an_hour=per_address, of_domain_an_hour=per_domain),
        weights=chosen_weights(),
        rupees_per_gb=rupees_per_gb,
        sender=chosen_sender(),
        language=language,
        public_address=public_address,
        keep_evidence_days=min(keep_evidence_days, keep_results_days),  # it goes with them
        keep_results_days=keep_results_days,
        grace_s=grace_s,
        secret=secret_of(data),
    )
    with _listening(host, port) as listener:
        how = log_format or (LogFormat.TEXT if sys.stderr.isatty() else LogFormat.JSON)
        write_logs(how)
        server = Server(create_app(settings, opened), proxies)
        logging.getLogger(__name__).info("Serving at http://%s", _shown(listener))
        _run(server, listener)


def _run(server: "Server", listener: socket.socket) -> None:
    """Serve until told to end; the server repeats the signal once it is done, and that is no failure."""
    signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    raise SystemExit(FINE)


def _listening(host: str, port: int) -> socket.socket:
    """Return the socket to listen at; InputError when another program has the port, or the address is not ours."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise InputError(
            f"Nothing can listen at {host}, port {port}: {error.strerror or error}",
            hint="Name another --port, or end the program that has this one.",
        ) from error


def _shown(listener: socket.socket) -> str:
    host, port, *_ = listener.getsockname()
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _made(data: Path) -> Path:
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"The folder {data} cannot be made: {error.strerror}", hint="Name another --data.") from error
    return data.resolve()


def _public_address(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise click.BadParameter(f"‘{text}’ is not like https://audit.example.gov.in")
    return text.rstrip("/")
