"""The rules about a safe connection, a careful server and visitors who are not watched."""

from rules.rule import Rule, SiteRule
from rules.security import (
    certificate_expiry,
    content_security_policy,
    content_type_options,
    cookie_flags,
    directory_listing,
    error_details,
    form_destination,
    frame_protection,
    http_links,
    https,
    insecure_form,
    mixed_content,
    old_protocols,
    open_addresses,
    outdated_library,
    policy_loopholes,
    privacy_headers,
    referrer_policy,
    security_txt,
    server_banner,
    session_cookie,
    strict_transport,
    third_parties,
    trackers,
)

RULES: tuple[Rule, ...] = (
    *(insecure_form.RULE, mixed_content.RULE, http_links.RULE, form_destination.RULE),
    *(strict_transport.RULE, frame_protection.RULE, policy_loopholes.RULE),
    *(content_type_options.RULE, referrer_policy.RULE, privacy_headers.RULE),
    *(outdated_library.RULE, server_banner.RULE, trackers.RULE, third_parties.RULE, open_addresses.RULE),
)
SITE_RULES: tuple[SiteRule, ...] = (
    *(https.RULE, certificate_expiry.RULE, old_protocols.RULE),
    *(content_security_policy.RULE, session_cookie.RULE, cookie_flags.RULE),
    *(directory_listing.RULE, error_details.RULE, security_txt.RULE),
)
