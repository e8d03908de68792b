"""The hostile site: one page that tries every way at once, and whatever that page needs."""

import io
import ssl
import threading
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from ways.spellings import HOST
from ways.table import REDIRECTED, Place, Way
from ways.traps import Traps

HTML, XML, SVG = "text/html; charset=utf-8", "application/xml", "image/svg+xml"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
_PEER = (
    "v=0|o=- 1 2 IN IP4 127.0.0.1|s=-|t=0 0|a=group:BUNDLE 0|m=application 9 UDP/DTLS/SCTP webrtc-datachannel"
    "|c=IN IP4 0.0.0.0|a=ice-ufrag:abcd|a=ice-pwd:abcdefghijklmnopqrstuvwx|a=fingerprint:sha-256 {}|a=setup:actpass"
    "|a=mid:0|a=sctp-port:5000|a=candidate:1 1 udp 2130706431 127.0.0.1 PORT typ host|"
).format(":".join(["00"] * 32))
_FILLER = "The department keeps the gardens, answers letters and pays for the seeds that are handed out in spring. "
CHARTER = (
    f"<!doctype html><html lang=en><title>Citizen charter | Gardens</title><h1>Citizen charter</h1><p>{_FILLER * 5}"
)
_FRAMED = {Place.FRAME: "frame", Place.FRAME_HEADER: "frame", Place.SVG: "svg", Place.XML: "xml"}


@dataclass
class Site:
    """What it serves; `asked` are the paths that were asked for."""

    traps: Traps
    ways: Sequence[Way]
    spellings: dict[str, str] = field(default_factory=dict)
    trap_host: str = "inside.example"
    port: int = 0
    asked: set[str] = field(default_factory=set)

    def at(self, name: str) -> str:
        """Return the address of a trap that tells this way."""
        return f"http://{self._bare(name)}"

    def _bare(self, name: str) -> str:
        return f"{self.trap_host}:{self.traps.port}/way/{name}"

    def code(self, way: Way) -> str:
        """Return the code of a way."""
        port = self.traps.ports.get(way.name, self.traps.port)
        address = {"at": self.at(way.name), "bare": self._bare(way.name), "site": f"http://{HOST}"}
        return way.code.format(host=self.trap_host, port=port, **address)

    def standing(self, *places: Place) -> list[Way]:
        """Return the ways of these places."""
        return [way for way in self.ways if way.place in places]

    def spelled(self, kind: str) -> Iterator[str]:
        """Yield the addresses of this machine in every spelling."""
        for name, spelling in self.spellings.items():
            yield escape(spelling.format(port=self.traps.port, path=f"/way/{kind}-{name}"))

    def home(self) -> str:
        """Return the page that tries everything."""
        head = "".join(map(self.code, self.standing(Place.HEAD)))
        redirects = [f"/go/{way.name}" for way in self.standing(Place.REDIRECT)]
        links = ["/charter", *redirects, *(f"/page/{way.name}" for way in self.standing(Place.PAGE))]
        links += ["/order.pdf", "/order.docx", "/go/document-redirected.pdf", *self.spelled("link")]
        frames = [f"/{_FRAMED[way.place]}/{way.name}" for way in self.standing(*_FRAMED)]
        scripts = (
            f"<script>(() => {{ try {{ {self.code(way)} }} catch {{}} }})()</script>"
            for way in self.standing(Place.SCRIPT)
        )
        return "".join(
            (
                f"<!doctype html><html lang=en><head><title>Gardens</title>{head}",
                '<link rel=icon href="/go/icon-redirected"><link rel=stylesheet href="/go/style-redirected">',
                '<meta property="og:image" content="/go/share-picture-redirected">',
                '<link rel=alternate type=application/rss+xml href="/rss.xml">',
                '<link rel=alternate type=application/rss+xml href="/go/feed-redirected">',
                f"<script>const PEER = {_PEER!r}.replaceAll('|', '\\r\\n')</script></head><body>",
                '<form role=search action="/go/search-redirected"><input name=q aria-label=Search></form>',
                f"<main><h1>Gardens</h1><ul><li>{_FILLER * 3}</ul>",
                *map(self.code, self.standing(Place.BODY)),
                *(f'<a href="{link}">Notice {number}</a> ' for number, link in enumerate(links)),
                *(f'<img alt="" src="{address}">' for address in [*redirects, *self.spelled("picture")]),
                *(f'<iframe title=a src="{frame}"></iframe>' for frame in frames),
                *scripts,
                "</main></body></html>",
            )
        )

    def answer(self, path: str) -> tuple[int, str, list[str], bytes]:
        """Return status, content type, further headers and body for a path."""
        self.asked.add(path)
        kind, _, rest = path.strip("/").partition("/")
        name = rest.partition("?")[0].removesuffix(".pdf")
        documents = {way.name: way for way in self.standing(*_FRAMED, Place.PAGE)}
        redirects = {way.name: way for way in self.standing(Place.REDIRECT)}
        if path == "/":
            headers = [line for way in self.standing(Place.HEADER) for line in self.code(way).split("\r\n")]
            return 200, HTML, headers, self.home().encode()
        if (file := next((way for way in self.standing(Place.FILE) if way.path == path), None)) is not None:
            return 200, "text/plain" if path.endswith(".txt") else XML, [], self.code(file).encode()
        if kind == "go" and name == "redirect-301-again":
            return 301, HTML, [f"Location: {self.at('redirect-twice')}"], b""
        if kind == "go" and name in redirects:
            status, _, headers = self.code(redirects[name]).partition(" ")
            return int(status), HTML, headers.split("\r\n"), b"<p>Moved</p>"
        if kind == "go" and name in REDIRECTED:
            return 302, HTML, [f"Location: {self.at(name)}"], b""
        if name in documents:
            return self._document(documents[name])
        return self._file(path)

    def _document(self, way: Way) -> tuple[int, str, list[str], bytes]:
        code = self.code(way)
        match way.place:
            case Place.FRAME_HEADER:
                return 200, HTML, [code], b'<!doctype html><title>a</title><p>a</p><img alt="" src="/dot.png">'
            case Place.SVG:
                return 200, SVG, [], _SVG.format(code).encode()
            case Place.XML:
                return 200, XML, [], code.encode()
            case _:
                return 200, HTML, [], f"<!doctype html><html lang=en><title>{way.name}</title>{code}".encode()

    def _file(self, path: str) -> tuple[int, str, list[str], bytes]:
        match path:
            case "/worker.js":
                return 200, "text/javascript", [], f"fetch('{self.at('service-worker')}', {{mode: 'no-cors'}})".encode()
            case "/charter":
                return 200, HTML, [], CHARTER.encode()
            case "/.well-known/security.txt":
                return 302, HTML, [f"Location: {self.at('security-txt-redirected')}"], b""
            case "/order.pdf":
                return 200, "application/pdf", [], pdf(self.at("pdf-link"))
            case "/order.docx":
                return 200, "application/octet-stream", [], docx(self.at("docx-template"))
            case "/dot.png" | "/sound.wav" | "/favicon.ico":
                return 404, HTML, [], b""
            case _:
                return 302, HTML, [f"Location: {self.at('not-found-redirected')}"], b""


@contextmanager
def serving(site: Site, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve the site at 127.0.0.1 until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, kind, headers, body = site.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for header in headers:
                self.send_header(*header.split(": ", 1))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815, as the server calls it

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing of clients that left."""

    with Server(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_address[1]
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site
        server.shutdown()


def pdf(address: str) -> bytes:
    """Return a PDF that opens an address at once, links to it, keeps a file there and sends a form to it."""
    objects = (
        f"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI({address})>>/AA<</WC<</S/SubmitForm/F({address})>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 200 200]"
        f"/A<</S/URI/URI({address})>>>>]/AA<</O<</S/GoToR/F<</FS/URL/F({address})>>/D[0/Fit]>>>>>>",
    )
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj{body}endobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF".encode()


def docx(address: str) -> bytes:
    """Return a document of Word whose template and picture lie at an address."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    relations = defaultdict(str)
    for path, kinds in (
        ("word/_rels/document.xml.rels", ("image", "settings")),
        ("word/_rels/settings.xml.rels", ("attachedTemplate",)),
    ):
        for kind in kinds:
            relations[path] += (
                f'<Relationship Id="{kind}" Type="{office}/{kind}" Target="{address}" TargetMode="External"/>'
            )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<!DOCTYPE w SYSTEM "{address}"><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Order</w:t></w:r></w:p></w:body></w:document>',
        **{path: f'<Relationships xmlns="{package}/relationships">{body}</Relationships>' for path, body in relations.items()},
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as kept:
        for path, body in files.items():
            kept.writestr(path, body)
    return out.getvalue()
