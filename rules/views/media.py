"""Pictures, sound, video and CAPTCHAs as a visitor meets them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """Pictures, sound, video and CAPTCHAs as a visitor meets them."""
