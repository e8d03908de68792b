"""The rules about social networks, in the order a reader meets them."""

from rules.rule import Rule, SiteRule
from rules.social import (
    account_parity,
    dead_social_link,
    failed_embed,
    feed,
    personal_account,
    register,
    share_card,
    share_details,
    share_picture,
    share_title,
    social_accounts,
    social_address,
    social_link_name,
)

# Weights in the category: accounts 40, no dead links 25, cards of shared links 25, embeds 10.
RULES: tuple[Rule, ...] = (
    share_card.RULE,
    social_link_name.RULE,
    failed_embed.RULE,
    share_details.RULE,
    social_address.RULE,
)
SITE_RULES: tuple[SiteRule, ...] = (
    social_accounts.RULE,
    dead_social_link.RULE,
    *register.RULES,
    personal_account.RULE,
    account_parity.RULE,
    share_title.RULE,
    share_picture.RULE,
    share_picture.SIZE,
    feed.RULE,
)
