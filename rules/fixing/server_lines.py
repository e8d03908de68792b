"""Ready lines for the settings of a web server: a response header set or taken away, for every common server."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from rules.evidence import PageEvidence
from rules.finding import N_, Message, message
from rules.fixing.edit import Edit, Operation

S3WAAS_HOST = ".s3waas.gov.in"
SERVER_NAME = "Server"  # the header in which a server names itself
_NOT_HTTPD = ("apache-coyote", "apache tomcat", "apache-tomcat")


class Server(StrEnum):
    """Whose settings the lines are for."""

    NGINX = "nginx"
    APACHE = "Apache"
    IIS = "IIS"
    S3WAAS = "S3WaaS"  # no setting of the department's: the line goes into a letter to its support


# How servers name themselves; LiteSpeed reads Apache's files.
_NAMES: tuple[tuple[str, Server], ...] = (
    *(("nginx", Server.NGINX), ("openresty", Server.NGINX), ("tengine", Server.NGINX)),
    *(("apache", Server.APACHE), ("litespeed", Server.APACHE), ("microsoft-iis", Server.IIS)),
)
# Where lines go that do not say so themselves.
PLACES: Mapping[Server, str] = {
    Server.NGINX: "# nginx: server { … }",
    Server.APACHE: "# Apache: .htaccess",
    Server.IIS: "<!-- IIS: web.config -->",
}
_COMMENTS = ("# ", "<!-- ", "rem ")
ASK_S3WAAS = N_(
    "This website is kept by S3WaaS, and the department has no setting for it. Write to the support of S3WaaS and ask "
    "for what is shown here."
)


def server_of(page: PageEvidence) -> Server | None:
    """Return the server that sent a page, by its style sheets and its Server header; None where that tells nothing."""
    if any(_is_s3waas(address) for address in (*(link.href for link in page.text.head_links), page.url)):
        return Server.S3WAAS
    name = next((value.lower() for key, value in page.headers if key == "server"), "")
    if name.startswith(_NOT_HTTPD):
        return None
    return next((server for start, server in _NAMES if name.startswith(start)), None)


def to_set(headers: Mapping[str, str]) -> Mapping[Server, str]:
    """Return the lines that make each server send these headers, once and in place of what an application sends.

    ValueError for a name or a value that would not stay on its line.
    """
    for name, value in headers.items():
        is_plain = f"{name}{value}".isascii() and value.isprintable() and "$" not in value  # nginx reads $ as a name
        if not is_plain or not name.replace("-", "").isalnum():
            raise ValueError(f"not a header: {name}")
    nginx = [f"proxy_hide_header {name};" for name in headers]
    nginx += [f'add_header {name} "{_quoted(value)}" always;' for name, value in headers.items()]
    apache = [f"Header onsuccess unset {name}" for name in headers]
    apache += [f'Header always set {name} "{_quoted(value).replace("%", "%%")}"' for name, value in headers.items()]
    iis = [
        line
        for name, value in headers.items()
        for line in (f'<remove name="{name}" />', f'<add name="{name}" value={quoteattr(value)} />')
    ]
    return {
        Server.NGINX: "\n".join(nginx),
        Server.APACHE: apache_module("mod_headers.c", apache),
        Server.IIS: iis_headers(iis),
        Server.S3WAAS: "\n".join(f"{name}: {value}" for name, value in headers.items()),
    }


def to_remove(name: str) -> Mapping[Server, str]:
    """Return the lines that keep each server from sending a header; of its own name, those that hide the version."""
    if name == SERVER_NAME:
        return _NAME_HIDDEN
    return {
        Server.NGINX: f"proxy_hide_header {name};\nfastcgi_hide_header {name};",
        Server.APACHE: apache_module(
            "mod_headers.c", [f"Header onsuccess unset {name}", f"Header always unset {name}"]
        ),
        Server.IIS: iis_headers([f'<remove name="{name}" />']),
        Server.S3WAAS: f"- {name}",
    }


def lines_of(edits: Sequence[Edit]) -> Mapping[Server, str]:
    """Return the lines that do to each server what these edits do to its answer; {} where they change no header."""
    to_be_set = {edit.name: edit.value for edit in edits if edit.operation is Operation.SET_HEADER}
    to_be_removed = next((edit.name for edit in edits if edit.operation is Operation.REMOVE_HEADER), "")
    if to_be_set:
        return placed(to_set(to_be_set))
    return placed(to_remove(to_be_removed)) if to_be_removed else {}


def shown(variants: Mapping[Server, str], server: Server | None) -> str:
    """Return the lines of the server that answered; where none is known, those of every server one can set."""
    lines = placed(variants)
    if server is not None and server in lines:
        return lines[server]
    return "\n\n".join(lines[one] for one in PLACES if one in lines)


def placed(variants: Mapping[Server, str]) -> Mapping[Server, str]:
    """Return the lines, each below a comment that says where they go."""
    return {
        server: f"{PLACES[server]}\n{lines}" if server in PLACES and not lines.startswith(_COMMENTS) else lines
        for server, lines in variants.items()
    }


def asking(server: Server | None) -> Message | None:
    """Return whom to ask where the department cannot set anything; None where the rule's own repair holds."""
    return message(ASK_S3WAAS) if server is Server.S3WAAS else None


def apache_module(module: str, lines: list[str]) -> str:
    """Return the lines as Apache reads them where it has the module."""
    return "\n".join((f"<IfModule {module}>", *(f"  {line}" for line in lines), "</IfModule>"))


def iis_headers(lines: list[str]) -> str:
    """Return the lines where a web.config has its headers."""
    return iis("system.webServer/httpProtocol/customHeaders", lines)


def iis(path: str, lines: list[str]) -> str:
    """Return the lines inside the elements of a web.config, named from the outside in: system.web/httpCookies."""
    names = ["configuration", *path.split("/")]
    opening = [f"{'  ' * depth}<{name}>" for depth, name in enumerate(names)]
    closing = [f"{'  ' * depth}</{name}>" for depth, name in reversed(list(enumerate(names)))]
    return "\n".join((*opening, *(f"{'  ' * len(names)}{line}" for line in lines), *closing))


def _is_s3waas(address: str) -> bool:
    try:
        return (urlsplit(address).hostname or "").endswith(S3WAAS_HOST)
    except ValueError:
        return False


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


_NAME_HIDDEN: Mapping[Server, str] = {
    Server.NGINX: "server_tokens off;",
    Server.APACHE: "# Apache: httpd.conf\nServerTokens Prod\nServerSignature Off",
    Server.IIS: iis("system.webServer/security", ['<requestFiltering removeServerHeader="true" />']),
    Server.S3WAAS: "- Server",
}
