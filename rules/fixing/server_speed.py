"""Ready lines for the settings of a web server: text sent compressed, and files that a browser may keep."""

from collections.abc import Mapping

from rules.fixing.server_lines import Server, apache_module, iis

TEXT_TYPES = (
    "text/css",
    "text/plain",
    "text/xml",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/xml",
    "image/svg+xml",
)
KEPT_DAYS = 7  # long enough to help, short enough for a file that is replaced under the same name
KEPT_S = KEPT_DAYS * 24 * 3600
_KEPT_TYPES = (
    *("text/css", "text/javascript", "application/javascript", "image/jpeg", "image/png", "image/webp"),
    *("image/gif", "image/svg+xml", "font/woff2", "font/woff", "video/mp4"),
)
_KEPT_NAMES = "css|js|jpe?g|png|webp|gif|svg|ico|woff2?|ttf|mp4"


def compressed() -> Mapping[Server, str]:
    """Return the lines that make each server compress text."""
    types = " ".join(TEXT_TYPES)
    return {
        Server.NGINX: "\n".join(
            (
                "gzip on;",
                "gzip_vary on;",
                "gzip_proxied any;",
                "gzip_min_length 1000;",
                f"gzip_types {types};",
            )
        ),
        Server.APACHE: apache_module("mod_deflate.c", [f"AddOutputFilterByType DEFLATE text/html {types}"]),
        Server.IIS: iis(
            "system.webServer", ['<urlCompression doStaticCompression="true" doDynamicCompression="true" />']
        ),
        Server.S3WAAS: f"Content-Encoding: gzip\n(text/html, {', '.join(TEXT_TYPES)})",
    }


def kept() -> Mapping[Server, str]:
    """Return the lines that let browsers keep pictures, styles, scripts and fonts for a week."""
    return {
        Server.NGINX: "\n".join((f"location ~* \\.({_KEPT_NAMES})$ {{", f"  expires {KEPT_DAYS}d;", "}")),
        Server.APACHE: apache_module(
            "mod_expires.c",
            ["ExpiresActive On", *(f'ExpiresByType {kind} "access plus {KEPT_DAYS} days"' for kind in _KEPT_TYPES)],
        ),
        Server.IIS: iis(
            "system.webServer/staticContent",
            [f'<clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="{KEPT_DAYS}.00:00:00" />'],
        ),
        Server.S3WAAS: f"Cache-Control: max-age={KEPT_S}\n({', '.join(_KEPT_TYPES)})",
    }
