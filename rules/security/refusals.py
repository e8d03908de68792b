"""Why browsers refuse a certificate, or shake no hands, in words a clerk understands."""

import re

from rules.finding import N_, Message, message

_WORDS = (
    (  # a name of OpenSSL: it never came to the certificate
        r"^[A-Z0-9_]+$",
        N_("The website opens without encryption: browsers of today make no connection with it over https ({error})."),
    ),
    (r"expired", N_("The certificate has expired, so browsers refuse it ({error}).")),
    (r"not yet valid", N_("The certificate is not in force yet, so browsers refuse it ({error}).")),
    (
        r"(?i)hostname mismatch|not valid for|IP address mismatch",
        N_("The certificate is for another name, so browsers refuse it ({error})."),
    ),
    (
        r"self.signed certificate$",
        N_("The server has made its certificate itself, so browsers refuse it ({error})."),
    ),
    (
        r"issuer|self.signed certificate in",
        N_(
            "Browsers do not know who has issued the certificate. Perhaps the server leaves out the intermediate "
            "certificate that came with it ({error})."
        ),
    ),
    (r"too (?:weak|small)", N_("The key or the signature of the certificate is too weak ({error}).")),
    (r"revoked", N_("The certificate was revoked, so browsers refuse it ({error}).")),
)
OTHER = N_("Browsers refuse the certificate of the website: {error}")


def refusal(error: str) -> Message:
    """Return what OpenSSL says of a certificate or a handshake in plain words, with its own beside them."""
    return message(next((words for pattern, words in _WORDS if re.search(pattern, error)), OTHER), error=error)
