"""What of WCAG 2.2 is looked at: for every criterion of level A and AA how far a machine goes, and why not further."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.finding import N_


class Cover(StrEnum):
    """How far the rules go."""

    AUTOMATIC = "automatic"  # the machine finds nearly every failure by itself
    PARTLY = "partly"  # it finds some failures
    ASKED = "asked"  # it finds the places, a person decides
    NOT_COVERED = "not covered"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One criterion."""

    cover: Cover
    why: str  # marked text


_A, _P, _Q, _N = Cover.AUTOMATIC, Cover.PARTLY, Cover.ASKED, Cover.NOT_COVERED

COVERAGE: Mapping[str, Coverage] = {
    "1.1.1": Coverage(
        _P, N_("Missing and empty-worded texts of pictures are found; whether a text is true, a person sees.")
    ),
    "1.2.1": Coverage(
        _P, N_("A recording without a transcript beside it is found; whether a transcript is complete is not.")
    ),
    "1.2.2": Coverage(
        _P, N_("A film with sound and without a caption track is found; captions inside the picture are asked about.")
    ),
    "1.2.3": Coverage(
        _Q, N_("Films without a description track are shown to a person, who knows whether one is needed.")
    ),
    "1.2.4": Coverage(_N, N_("Live broadcasts are not on the page when it is looked at.")),
    "1.2.5": Coverage(
        _Q, N_("Films without a description track are shown to a person, who knows whether one is needed.")
    ),
    "1.3.1": Coverage(_P, N_("Headings, lists, tables and labels that only look so are found by their appearance.")),
    "1.3.2": Coverage(
        _P, N_("Words spaced out letter by letter and tables for layout are found; the sense of an order is not.")
    ),
    "1.3.3": Coverage(
        _P, N_("Sentences that name a place, shape or colour are found in English and Hindi; others are not.")
    ),
    "1.3.4": Coverage(_A, N_("Style rules that turn or hide the page in one position of the phone are tried out.")),
    "1.3.5": Coverage(_P, N_("Fields about the visitor are recognised by their labels in English and Hindi.")),
    "1.4.1": Coverage(
        _P, N_("Links told apart by colour alone are measured; colours that carry meaning elsewhere are not.")
    ),
    "1.4.2": Coverage(_A, N_("Sound that starts by itself is found by the length and loudness of the recording.")),
    "1.4.3": Coverage(
        _P, N_("Colours are computed, and measured from the picture where text lies on pictures; rest is asked about.")
    ),
    "1.4.4": Coverage(_P, N_("The text is enlarged to 200 % and looked through for cut and overlapping lines.")),
    "1.4.5": Coverage(_P, N_("Pictures that hold lines of text are found; unsure ones are asked about.")),
    "1.4.10": Coverage(_A, N_("The page is laid out 320 px wide and looked through for what does not fit.")),
    "1.4.11": Coverage(_P, N_("Edges of fields and buttons are computed; the parts of diagrams are not.")),
    "1.4.12": Coverage(_A, N_("The spacing is set as the criterion says, and cut or overlapping text is found.")),
    "1.4.13": Coverage(_P, N_("Up to a dozen contents that appear under the pointer are tried on each kind of page.")),
    "2.1.1": Coverage(
        _P, N_("The Tab key is pressed through the page and held against everything that answers to a click.")
    ),
    "2.1.2": Coverage(_A, N_("The Tab key is pressed forwards and backwards until it leaves the page or is caught.")),
    "2.1.4": Coverage(_P, N_("A few letters are pressed; shortcuts that do nothing visible are not found.")),
    "2.2.1": Coverage(_P, N_("Pages that reload or move on by themselves are found; time limits of a server are not.")),
    "2.2.2": Coverage(
        _P, N_("What moves or blinks by itself is found; whether it matters that it does, a person sees.")
    ),
    "2.3.1": Coverage(_P, N_("Flashes made by style rules and moving pictures are computed; those in films are not.")),
    "2.4.1": Coverage(_P, N_("The skip link is pressed; landmarks and headings are looked for.")),
    "2.4.2": Coverage(_P, N_("Missing, repeated and empty-worded titles are found.")),
    "2.4.3": Coverage(
        _P, N_("The order of the Tab key is held against the order on the screen; lost focus after dialogs is found.")
    ),
    "2.4.4": Coverage(_P, N_("Names that say nothing are found in English and Hindi, with the sentence around them.")),
    "2.4.5": Coverage(_P, N_("A search or a site map is looked for.")),
    "2.4.6": Coverage(_P, N_("Headings and labels that say nothing are found; whether a wording fits, a person sees.")),
    "2.4.7": Coverage(_A, N_("At every stop of the Tab key the page is compared before and after.")),
    "2.4.11": Coverage(_A, N_("At every stop of the Tab key it is looked whether fixed parts cover the element.")),
    "2.5.1": Coverage(_N, N_("A program cannot see that a gesture is needed.")),
    "2.5.2": Coverage(_N, N_("A program cannot see what a press would set off without setting it off.")),
    "2.5.3": Coverage(_A, N_("The words on a control are held against its name.")),
    "2.5.4": Coverage(
        _P, N_("Pages that answer to shaking or tilting are found; whether a button does the same is tried or asked.")
    ),
    "2.5.7": Coverage(_N, N_("A program cannot see that something has to be dragged.")),
    "2.5.8": Coverage(_A, N_("Sizes and distances are measured on a phone 360 px wide.")),
    "3.1.1": Coverage(_A, N_("The declared language is held against script and words of the page.")),
    "3.1.2": Coverage(_P, N_("Paragraphs in another script or language are found; single words are not.")),
    "3.2.1": Coverage(_P, N_("Every stop of the Tab key is watched for pages and windows that open.")),
    "3.2.2": Coverage(_P, N_("Lists and boxes are changed and watched for pages and windows that open.")),
    "3.2.3": Coverage(_P, N_("The order of the menu is held against that of the other pages.")),
    "3.2.4": Coverage(_N, N_("Different names for one address on a page are told as advice only.")),
    "3.2.6": Coverage(_N, N_("Which of the contacts are meant as help is for a person to say.")),
    "3.3.1": Coverage(_P, N_("A form with required fields is sent off empty, while nothing can leave the browser.")),
    "3.3.2": Coverage(_P, N_("Fields without a visible label or without a word on what is required are found.")),
    "3.3.3": Coverage(_N, N_("No invented entries are typed into forms of a department.")),
    "3.3.4": Coverage(_N, N_("Nothing is ever sent, so no confirmation page is seen.")),
    "3.3.7": Coverage(_N, N_("Forms of several steps are never filled in.")),
    "3.3.8": Coverage(_P, N_("Fields that refuse pasting, and picture puzzles, are found.")),
    "4.1.2": Coverage(
        _P, N_("Names, roles and states are checked by axe-core; whether they change rightly is tried for menus alone.")
    ),
    "4.1.3": Coverage(_P, N_("Messages of a form sent off empty are looked at; other messages are not set off.")),
}
