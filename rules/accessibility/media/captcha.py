"""Captcha: who cannot see the picture of signs gets another way to prove to be a person."""

import re
from collections.abc import Iterator

from rules.evidence import PageEvidence
from rules.finding import N_, Finding, counted, place
from rules.rule import Category, Effort, Impact, Need, Owner, Rule
from rules.standards import success_criterion
from rules.views.media import Captcha

# What a form offers beside the picture: sound, a question in words, a code by message, a service with its own sound.
OTHER_WAY = re.compile(
    r"audio|sound|speak|listen|voice|\bplay\b|\bhear\b|volume|speech|\bmp3\b|\bwav\b|\bmic\b|text ?captcha|"
    r"recaptcha\b|g-recaptcha|\bh-?captcha|turnstile|\botp\b|ध्वनि|सुन|आवाज|आवाज़|ऑडियो",
    re.IGNORECASE,
)
IN_WORDS = re.compile(r"\d+\s*[+×x*−-]\s*\d+\s*=|what is|how much|कितना|कितने", re.IGNORECASE)


def check(page: PageEvidence) -> Iterator[Finding]:
    """Report pictures of signs without another way beside them."""
    closed = [captcha for captcha in _captchas(page) if not _offers_other_way(captcha)]
    if closed:
        yield Finding(
            message=counted(
                N_("{count} form asks for signs in a picture and offers nothing to those who cannot see it."),
                N_("{count} forms ask for signs in a picture and offer nothing to those who cannot see it."),
                len(closed),
            ),
            occurrences=tuple(place(captcha, box=captcha.box) for captcha in closed),
        )


def _captchas(page: PageEvidence) -> tuple[Captcha, ...]:
    return page.view.media.captchas if page.view and page.view.media else ()


def _offers_other_way(captcha: Captcha) -> bool:
    return any(OTHER_WAY.search(offer) for offer in (*captcha.offers, captcha.text)) or bool(
        IN_WORDS.search(captcha.text)
    )


RULE = Rule(
    id="captcha",
    category=Category.ACCESSIBILITY,
    impact=Impact.CRITICAL,
    weight=10,
    references=success_criterion("1.1.1"),
    title=N_("Forms can be sent by people who cannot see a picture of signs"),
    failure_title=N_("A form cannot be sent by people who cannot see its picture of signs"),
    why=N_(
        "A blind citizen fills in the whole form and cannot send it, because the signs to type in exist only as a "
        "picture."
    ),
    repair=N_(
        "Offer the signs as sound too, or a simple question in words, or a code sent to the mobile phone. Better keep "
        "robots away without a riddle: a hidden field and a limit of forms a minute."
    ),
    owner=Owner.DEVELOPER,
    effort=Effort.DAYS,
    needs=frozenset({Need.MEDIA}),
    applies=lambda page: bool(_captchas(page)),
    check=check,
)
