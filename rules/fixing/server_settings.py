"""Ready lines for settings of a web server that are no single header: cookies, listings, old protocols, https."""

from collections.abc import Mapping

from rules.fixing.server_lines import Server, apache_module, iis, shown

_WEB_XML = """<session-config>
  <cookie-config>
    <http-only>true</http-only>
    <secure>true</secure>
  </cookie-config>
</session-config>"""
_PHP_INI = """session.cookie_secure = 1
session.cookie_httponly = 1
session.cookie_samesite = Lax"""
_SCHANNEL = r"HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols"
_COOKIES_OF_DOT_NET = ['<httpCookies httpOnlyCookies="true" requireSSL="true" sameSite="Lax" />']

LISTINGS_OFF: Mapping[Server, str] = {
    Server.NGINX: "autoindex off;",
    Server.APACHE: "Options -Indexes",
    Server.IIS: iis("system.webServer", ['<directoryBrowse enabled="false" />']),
}
NEW_PROTOCOLS: Mapping[Server, str] = {
    Server.NGINX: "ssl_protocols TLSv1.2 TLSv1.3;",
    Server.APACHE: "# Apache: httpd.conf\nSSLProtocol -all +TLSv1.2 +TLSv1.3",
    Server.IIS: "\n".join(
        (
            "rem IIS: cmd.exe",
            rf'reg add "{_SCHANNEL}\TLS 1.0\Server" /v Enabled /t REG_DWORD /d 0 /f',
            rf'reg add "{_SCHANNEL}\TLS 1.1\Server" /v Enabled /t REG_DWORD /d 0 /f',
        )
    ),
}
LED_TO_HTTPS: Mapping[Server, str] = {
    Server.NGINX: "return 301 https://$host$request_uri;",
    Server.APACHE: apache_module(
        "mod_rewrite.c",
        [
            "RewriteEngine On",
            "RewriteCond %{HTTPS} off",
            "RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]",
        ],
    ),
    Server.IIS: iis(
        "system.webServer/rewrite/rules",
        [
            '<rule name="https" stopProcessing="true">',
            '  <match url=".*" />',
            '  <conditions><add input="{HTTPS}" pattern="off" /></conditions>',
            '  <action type="Redirect" url="https://{HTTP_HOST}{REQUEST_URI}" redirectType="Permanent" />',
            "</rule>",
        ],
    ),
}
_COOKIES: Mapping[Server, str] = {
    Server.NGINX: "proxy_cookie_flags ~ secure httponly samesite=lax;",
    Server.APACHE: apache_module(
        "mod_headers.c", ['Header always edit Set-Cookie ^(.*)$ "$1; Secure; HttpOnly; SameSite=Lax"']
    ),
    Server.IIS: iis("system.web", _COOKIES_OF_DOT_NET),
}


def cookies_guarded(name: str, server: Server | None) -> str:
    """Return the lines that give a cookie its flags: of the system that sets one of this name, else of the server."""
    lower = name.lower()
    if lower == "phpsessid":
        return f"; php.ini\n{_PHP_INI}"
    if lower.startswith("jsessionid"):
        return f"<!-- WEB-INF/web.xml -->\n{_WEB_XML}"
    if lower.startswith(("asp.net", ".asp")):
        return shown(_COOKIES, Server.IIS)
    return shown(_COOKIES, server)
