"""Why a site could not be measured, and one line of advice for its owner."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.evidence import UnreachableReason
from rules.finding import N_


@dataclass(frozen=True, slots=True)
class Explanation:
    """Two marked texts."""

    what: str
    advice: str


EXPLANATIONS: Mapping[UnreachableReason, Explanation] = {
    UnreachableReason.DNS: Explanation(
        N_("The name of the website was not found."),
        N_("Check the spelling of the address. If it is right, ask whoever runs the domain to renew or correct it."),
    ),
    UnreachableReason.REFUSED: Explanation(
        N_("The server did not take the connection."),
        N_("Ask the hosting provider whether the web server is running and open to visitors."),
    ),
    UnreachableReason.TLS: Explanation(
        N_("The security certificate of the website is not valid."),
        N_("Ask the hosting provider to renew the certificate and to install it with its whole chain."),
    ),
    UnreachableReason.TIMEOUT: Explanation(
        N_("The website did not answer in time."),
        N_("Try again later. If it happens often, ask the hosting provider why the server is so slow."),
    ),
    UnreachableReason.REDIRECTS: Explanation(
        N_("The website sends its visitors around in a circle."),
        N_("Ask the developer to correct the forwarding between http and https, or between www and the bare name."),
    ),
    UnreachableReason.ROBOTS: Explanation(
        N_("The file robots.txt forbids visits by programs."),
        N_("Allow the home page in robots.txt. Search engines are shut out too as long as it is forbidden."),
    ),
    UnreachableReason.BOT_WALL: Explanation(
        N_("A protection against robots showed its own page instead of the website."),
        N_("Ask the hosting provider to let this auditor pass; its name and contact address are in every request."),
    ),
    UnreachableReason.SERVER_ERROR: Explanation(
        N_("The server reported an error of its own."),
        N_("Ask the developer to look into the error log of the server."),
    ),
    UnreachableReason.CLIENT_ERROR: Explanation(
        N_("The server says that there is no page at this address, or that it is not open to visitors."),
        N_("Check the address. The home page must open without a login."),
    ),
    UnreachableReason.NOT_HTML: Explanation(
        N_("The address leads to a file and not to a web page."),
        N_("Give the address of the home page."),
    ),
    UnreachableReason.EMPTY: Explanation(
        N_("The page is empty."),
        N_("Ask the developer why the home page shows nothing."),
    ),
    UnreachableReason.PRIVATE_ADDRESS: Explanation(
        N_("The address lies in a private network, which is not visited without permission."),
        N_("Audit it with --allow-private if it is yours, or give its public address."),
    ),
    UnreachableReason.CONNECTION: Explanation(
        N_("The connection broke off before a whole answer had arrived."),
        N_("Try again later. If it happens often, ask the hosting provider to look at the server."),
    ),
    UnreachableReason.BROWSER: Explanation(
        N_("The browser could not open the page."),
        N_("Run auditor doctor on this machine, and open the page once by hand."),
    ),
}
