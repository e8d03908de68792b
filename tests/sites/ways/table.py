"""Ways a page or a file of a hostile site may lead a visitor's programs to a place of its choosing.

In each, {at} is the address of a trap that tells the way, {host} and {port} a trap's name and the way's own port.
"""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where on the site the code of a way stands."""

    HEAD = "head of the home page"
    BODY = "body of the home page"
    SCRIPT = "script of the home page"
    HEADER = "header of the home page"
    FRAME = "page of its own, in a frame of the home page"
    FRAME_HEADER = "header of a page in a frame of the home page"
    SVG = "SVG document in a frame of the home page"
    XML = "XML document in a frame of the home page"
    PAGE = "page of its own, linked from the home page"
    REDIRECT = "answer with this status and header, to a link of the home page"
    FILE = "file at a path that programs ask for"


@dataclass(frozen=True)
class Way:
    """One way and its code."""

    name: str
    place: Place
    code: str
    path: str = ""  # of a file


def _ways(place: Place, **codes: str) -> list[Way]:
    return [Way(name.replace("_", "-"), place, code) for name, code in codes.items()]


_HEAD = _ways(
    Place.HEAD,
    stylesheet='<link rel=stylesheet href="{at}">',
    icon='<link rel=icon href="{at}">',
    preload_image='<link rel=preload as=image href="{at}">',
    preload_srcset='<link rel=preload as=image href="" imagesrcset="{at} 1x">',
    preload_font='<link rel=preload as=font crossorigin href="{at}">',
    preload_fetch='<link rel=preload as=fetch crossorigin href="{at}">',
    preload_script='<link rel=preload as=script href="{at}">',
    module_preload='<link rel=modulepreload href="{at}">',
    prefetch='<link rel=prefetch href="{at}">',
    preconnect='<link rel=preconnect href="https://{host}:{port}">',
    dictionary='<link rel=compression-dictionary href="{at}">',
    og_image='<meta property="og:image" content="{at}">',
    twitter_image='<meta name="twitter:image" content="{at}">',
    feed='<link rel=alternate type=application/rss+xml href="{at}">',
    hreflang='<link rel=alternate hreflang=hi href="{at}">',
    canonical='<link rel=canonical href="{at}">',
    manifest='<link rel=manifest href="{at}">',
    touch_icon='<link rel=apple-touch-icon href="{at}">',
    prerender='<link rel=prerender href="{at}">',
    amp='<link rel=amphtml href="{at}">',
    next_page='<link rel=next href="{at}">',
    dns_prefetch='<link rel=dns-prefetch href="//dns-prefetch.{host}:{port}">',
    speculated='<script type=speculationrules>{{"prefetch":[{{"urls":["/go/speculated"],"eagerness":"immediate"}}]}}</script>',
    prerendered='<script type=speculationrules>{{"prerender":[{{"urls":["/go/prerendered"],"eagerness":"immediate"}}]}}</script>',
    import_map='<script type=importmap>{{"imports":{{"inside":"{at}"}}}}</script><script type=module>import "inside"</script>',
    css_import='<style>@import "{at}";</style>',
    css_url='<style>body {{ background-image: url("{at}") }}</style>',
    css_font='<style>@font-face {{ font-family: inside; src: url("{at}") }} h1 {{ font-family: inside }}</style>',
    css_cursor='<style>body {{ cursor: url("{at}"), auto }}</style>',
    css_list='<style>ul {{ list-style-image: url("{at}") }}</style>',
    css_mask='<style>h1 {{ mask-image: url("{at}") }}</style>',
    css_content='<style>h1::after {{ content: url("{at}") }}</style>',
    css_image_set='<style>li {{ background: image-set("{at}" 1x) }}</style>',
    css_border='<style>main {{ border: 1px solid; border-image: url("{at}") 1 }}</style>',
    css_filter='<style>p {{ filter: url("{at}#x") }}</style>',
    css_shape='<style>img {{ float: left; shape-outside: url("{at}") }}</style>',
)
_BODY = _ways(
    Place.BODY,
    image='<img alt="" src="{at}">',
    lazy_image='<img alt="" loading=lazy src="{at}">',
    srcset='<img alt="" srcset="{at} 1x">',
    picture='<picture><source srcset="{at}"><img alt="" src=""></picture>',
    old_image='<image src="{at}">',
    image_button='<form><input type=image alt=Go src="{at}"></form>',
    table_background='<table background="{at}"><tr><td>a</table>',
    iframe='<iframe title=a src="{at}"></iframe>',
    srcdoc="<iframe title=a srcdoc='<img src=\"{at}\">'></iframe>",
    data_frame="<iframe title=a src='data:text/html,<img src=\"{at}\">'></iframe>",
    object='<object data="{at}" type=text/html></object>',
    embed='<embed src="{at}" type=text/html>',
    video='<video src="{at}" preload=auto muted></video>',
    video_source='<video muted preload=auto><source src="{at}"></video>',
    poster='<video poster="{at}"></video>',
    audio='<audio src="{at}" preload=auto></audio>',
    track='<video crossorigin src="/sound.wav"><track default src="{at}"></video>',
    script='<script src="{at}"></script>',
    module='<script type=module src="{at}"></script>',
    late_stylesheet='<link rel=stylesheet href="{at}">',
    style_attribute="<p style=\"background: url('{at}')\">a</p>",
    svg_image='<svg><image href="{at}" width=9 height=9 /></svg>',
    svg_old_image='<svg><image xlink:href="{at}" width=9 height=9 /></svg>',
    svg_use='<svg><use href="{at}#a" /></svg>',
    svg_filter='<svg><filter id=f><feImage href="{at}" /></filter><rect filter="url(#f)" width=9 height=9 /></svg>',
    svg_script='<svg><script href="{at}"></script></svg>',
    attribution='<img alt="" src="/dot.png" attributionsrc="{at}">',
    link='<a href="{at}">The rules of the department</a>',
    image_map='<map name=m><area alt=a href="{at}"></map>',
    document='<a href="{at}.pdf">The order of the department as PDF</a>',
    search_form='<form role=search action="{at}"><input name=q aria-label=Search></form>',
)
_SCRIPT = _ways(
    Place.SCRIPT,
    fetch='fetch("{at}")',
    fetch_opaque='fetch("{at}", {{mode: "no-cors"}})',
    fetch_preflight='fetch("{at}", {{method: "PUT", headers: {{"x-a": "1"}}}})',
    fetch_keepalive='fetch("{at}", {{keepalive: true, mode: "no-cors", method: "POST", body: "a"}})',
    fetch_redirected='fetch("/go/fetch-redirected", {{mode: "no-cors"}})',
    fetch_later='fetchLater("{at}", {{activateAfter: 0}})',
    request='const x = new XMLHttpRequest(); x.open("GET", "{at}"); x.send()',
    request_waited_for='const x = new XMLHttpRequest(); x.open("GET", "{at}", false); x.send()',
    beacon='navigator.sendBeacon("{at}", "a")',
    event_source='new EventSource("{at}")',
    websocket='new WebSocket("ws://{host}:{port}/")',
    secure_websocket='new WebSocket("wss://{host}:{port}/")',
    secure_fetch='fetch("https://{host}:{port}/", {{mode: "no-cors"}})',
    import_in_script='import("{at}")',
    made_image='new Image().src = "{at}"',
    made_audio='new Audio("{at}").play()',
    made_script='document.head.append(Object.assign(document.createElement("script"), {{src: "{at}"}}))',
    made_font='new FontFace("a", "url({at})").load()',
    made_style='document.adoptedStyleSheets[0] ?? new CSSStyleSheet(); document.body.style.borderImage = "url({at})"',
    image_redirected='new Image().src = "/go/image-redirected"',
    frame_redirected='document.body.append(Object.assign(document.createElement("iframe"), {{src: "/go/frame-redirected"}}))',
    worker='new Worker(URL.createObjectURL(new Blob([\'fetch("{at}", {{mode: "no-cors"}})\'])))',
    worker_import="new Worker(URL.createObjectURL(new Blob(['importScripts(\"{at}\")'])))",
    shared_worker='new SharedWorker(URL.createObjectURL(new Blob([\'fetch("{at}", {{mode: "no-cors"}})\'])))',
    blob_frame='const f = document.createElement("iframe"); f.src = URL.createObjectURL(new Blob([\'<img src="{at}">\'], {{type: "text/html"}})); document.body.append(f)',
    new_window='open("{at}")',
    new_window_scripted='const w = open("about:blank"); if (w) w.location = "{at}"',
    stun='const p = new RTCPeerConnection({{iceServers: [{{urls: "stun:127.0.0.1:{port}"}}]}}); p.createDataChannel("a"); p.createOffer().then(o => p.setLocalDescription(o)); globalThis.p1 = p',
    turn='const p = new RTCPeerConnection({{iceServers: [{{urls: "turn:127.0.0.1:{port}?transport=udp", username: "a", credential: "b"}}]}}); p.createDataChannel("a"); p.createOffer().then(o => p.setLocalDescription(o)); globalThis.p2 = p',
    turn_over_tcp='const p = new RTCPeerConnection({{iceServers: [{{urls: "turn:127.0.0.1:{port}?transport=tcp", username: "a", credential: "b"}}]}}); p.createDataChannel("a"); p.createOffer().then(o => p.setLocalDescription(o)); globalThis.p3 = p',
    peer='const p = new RTCPeerConnection(); p.setRemoteDescription({{type: "offer", sdp: PEER.replace("PORT", "{port}")}}).then(() => p.createAnswer()).then(a => p.setLocalDescription(a)); globalThis.p4 = p',
    webtransport='new WebTransport("https://127.0.0.1:{port}/", {{serverCertificateHashes: [{{algorithm: "sha-256", value: new Uint8Array(32)}}]}})',
    service_worker='navigator.serviceWorker.register("/worker.js")',
    payment='new PaymentRequest([{{supportedMethods: "{at}"}}], {{total: {{label: "a", amount: {{currency: "INR", value: "1"}}}}}}).canMakePayment()',
    notification='new Notification("a", {{icon: "{at}"}})',
    worklet='CSS.paintWorklet.addModule("{at}")',
    audio_worklet='new AudioContext().audioWorklet.addModule("{at}")',
    background_fetch='navigator.serviceWorker.ready.then(r => r.backgroundFetch.fetch("a", "{at}"))',
    shared_storage='sharedStorage.worklet.addModule("{at}")',
    file_transfer='fetch("ftp://127.0.0.1:{port}/")',
)
_FRAME = _ways(
    Place.FRAME,
    meta_refresh='<meta http-equiv=refresh content="0;url={at}">',
    meta_refresh_quoted="<meta http-equiv=refresh content=\"0; URL='{at}'\">",
    location='<script>location = "{at}"</script>',
    location_replaced='<script>location.replace("{at}")</script>',
    location_assigned='<script>window.location.assign("{at}")</script>',
    form_sent='<form action="{at}"><input name=a value=b></form><script>document.forms[0].submit()</script>',
    form_posted='<form method=post action="{at}"><input name=a value=b></form><script>document.forms[0].submit()</script>',
    form_button='<form><button formaction="{at}" id=b>a</button></form><script>b.click()</script>',
    clicked='<a id=a href="{at}">a</a><script>a.click()</script>',
    clicked_for_new_window='<a id=a target=_blank href="{at}">a</a><script>a.click()</script>',
    ping='<a id=a ping="{at}" href="#b">a</a><script>a.click()</script>',
    download='<a id=a download href="{at}">a</a><script>a.click()</script>',
    base='<base href="{at}/"><img alt="" src=dot.png>',
    javascript_address="<iframe src=\"javascript:'<img src={at}>'\"></iframe>",
    written='<script>document.write("<img src={at}>")</script>',
    frameset='<frameset><frame src="{at}"></frameset>',
    top_refresh="<script>document.write(\"<iframe src='{at}'></iframe>\")</script>",
    posted_to_new_window='<form method=post target=_blank action="{at}"></form><script>document.forms[0].submit()</script>',
    view_source='<script>location = "view-source:{at}"</script>',
    file='<iframe src="file:///etc/hostname"></iframe><script>location = "file://127.0.0.1:{port}/etc/hostname"</script>',
    gopher='<script>location = "gopher://127.0.0.1:{port}/"</script>',
    chrome_page='<iframe src="chrome://net-export"></iframe><script>location = "chrome://quit"</script>',
    data_page="<script>location = 'data:text/html,<img src=\"{at}\">'</script>",
)
_HEADERS = [
    *_ways(
        Place.HEADER,
        link_header="Link: <{at}>; rel=preload; as=image",
        link_header_prefetch="Link: <{at}>; rel=prefetch",
        link_header_style="Link: <{at}>; rel=stylesheet",
        link_header_connect="Link: <https://{host}:{port}>; rel=preconnect",
        report_to='Report-To: {{"group": "a", "max_age": 99, "endpoints": [{{"url": "https://{host}:{port}/"}}]}}\r\n'
        'NEL: {{"report_to": "a", "max_age": 99, "failure_fraction": 1.0, "success_fraction": 1.0}}',
        reporting_endpoints='Reporting-Endpoints: b="https://{host}:{port}/"\r\n'
        "Content-Security-Policy-Report-Only: img-src 'none'; report-to b",
        alternative_service='Alt-Svc: h3=":{port}"; ma=99, h3="127.0.0.1:{port}"; ma=99',
        source_map="SourceMap: {at}",
        speculation_header='Speculation-Rules: "{at}"',
        content_location="Content-Location: {at}",
        policy_reported="Content-Security-Policy-Report-Only: object-src 'none'; report-uri {at}",
    ),
    *_ways(
        Place.FRAME_HEADER,
        refresh_header="Refresh: 0; url={at}",
        frame_link_header="Link: <{at}>; rel=preload; as=script",
        frame_policy_reported="Content-Security-Policy: img-src 'none'; report-uri {at}",
    ),
]
_DOCUMENTS = [
    *_ways(
        Place.SVG,
        svg_page='<image href="{at}" width="9" height="9"/>',
        svg_page_script='<script href="{at}"/>',
        svg_page_html='<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="{at}"/></foreignObject>',
    ),
    *_ways(
        Place.XML,
        xml_style='<?xml-stylesheet type="text/css" href="{at}"?><a>b</a>',
        xml_transformed='<?xml-stylesheet type="text/xsl" href="{at}"?><a>b</a>',
        xml_entity='<!DOCTYPE a [<!ENTITY e SYSTEM "{at}">]><a>&e;</a>',
        xml_type='<!DOCTYPE a SYSTEM "{at}"><a>b</a>',
    ),
]
_PAGES = _ways(
    Place.PAGE,
    page_refresh='<meta http-equiv=refresh content="0;url={at}"><p>Please wait</p>',
    page_location='<script>location.href = "{at}"</script><p>Please wait</p>',
    page_frame='<frameset><frame src="{at}"></frameset>',
)
_REDIRECTS = _ways(
    Place.REDIRECT,
    redirect_301="301 Location: {at}",
    redirect_302="302 Location: {at}",
    redirect_303="303 Location: {at}",
    redirect_307="307 Location: {at}",
    redirect_308="308 Location: {at}",
    redirect_twice="302 Location: /go/redirect-301-again",
    redirect_without_scheme="302 Location: //{bare}",
    redirect_with_user="302 Location: http://hostile.localhost@{bare}",
    redirect_with_backslash="302 Location: http:\\\\{bare}",
    redirect_after_cookie="302 Location: {at}\r\nSet-Cookie: a=b",
    redirect_to_file="302 Location: file:///etc/hostname",
    redirect_to_ftp="302 Location: ftp://127.0.0.1:{port}/",
    redirect_to_gopher="302 Location: gopher://127.0.0.1:{port}/",
    redirect_to_data="302 Location: data:text/html,<img src={at}>",
    redirect_unasked="201 Location: {at}",
)
_XML = '<?xml version="1.0"?>'
_MAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_FILES = [
    Way("robots-sitemap", Place.FILE, "User-agent: *\nAllow: /\nSitemap: {at}\nSitemap: {site}/map.xml\nSitemap: {site}/index.xml\nSitemap: {site}/go/sitemap-redirected", path="/robots.txt"),
    Way("sitemap-entry", Place.FILE, _XML + f"<urlset {_MAP}><url><loc>{{at}}</loc></url></urlset>", path="/map.xml"),
    Way("sitemap-index", Place.FILE, _XML + f"<sitemapindex {_MAP}><sitemap><loc>{{at}}</loc></sitemap><sitemap><loc>{{site}}/entities.xml</loc></sitemap></sitemapindex>", path="/index.xml"),
    Way("sitemap-entity", Place.FILE, _XML + f'<!DOCTYPE urlset [<!ENTITY e SYSTEM "{{at}}">]><urlset {_MAP}><url><loc>{{site}}/&e;</loc></url></urlset>', path="/entities.xml"),
    Way("feed-entry", Place.FILE, _XML + '<!DOCTYPE rss SYSTEM "{at}"><rss version="2.0"><channel><title>News</title><item><title>One</title><link>{at}</link><enclosure url="{at}"/></item></channel></rss>', path="/rss.xml"),
    Way("security-txt", Place.FILE, "Contact: {at}\nCanonical: {at}\nPolicy: {at}", path="/security.txt"),
]  # fmt: skip
# Each of these is asked for by a program of ours and answers with a redirect to a trap.
REDIRECTED = (
    *("fetch-redirected", "image-redirected", "frame-redirected", "sitemap-redirected", "feed-redirected"),
    *("share-picture-redirected", "document-redirected", "search-redirected", "security-txt-redirected"),
    *("not-found-redirected", "icon-redirected", "style-redirected", "speculated", "prerendered"),
)

IN_DOCUMENTS = ("pdf-link", "docx-template")

WAYS = [*_HEAD, *_BODY, *_SCRIPT, *_FRAME, *_HEADERS, *_DOCUMENTS, *_PAGES, *_REDIRECTS, *_FILES]
# Led to a trap by a browser without our switches, and by none with them, even where private places are allowed.
SWITCHED_OFF = frozenset(
    {
        *("stun", "turn", "peer", "webtransport", "service-worker", "background-fetch", "fetch-later", "payment"),
        *("ping", "speculated", "prerendered"),
    }
)
# Taken by no program of today that is at hand; tried all the same, for those of tomorrow.
NOT_TAKEN = frozenset(
    {
        *(
            "alternative-service",
            "report-to",
            "reporting-endpoints",
        ),  # TLS only
        *("attribution", "shared-storage", "notification", "dns-prefetch", "preconnect", "link-header-connect"),
        *("amp", "canonical", "content-location", "next-page", "prerender", "source-map", "touch-icon"),
        *("css-filter", "svg-use", "xml-entity", "xml-transformed", "xml-type", "link-header-style"),
        "manifest",  # asked for at leisure, of a page that stands long enough
        *("chrome-page", "file", "file-transfer", "gopher", "view-source"),
        *("redirect-to-data", "redirect-to-file", "redirect-to-ftp", "redirect-to-gopher", "redirect-unasked"),
        # What an audit reads of these is not asked for, since it lies outside the site.
        *("feed", "feed-entry", "hreflang", "search-form", "security-txt", "sitemap-entry", "sitemap-index"),
        *("docx-template", "pdf-link", "sitemap-entity"),
        *("picture-escaped-user", "picture-user-and-password"),  # browsers ask nowhere with a password
    }
)
OWN_PORTS = tuple(way.name for way in WAYS if "{port}" in way.code)
