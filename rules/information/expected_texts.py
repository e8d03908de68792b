"""What the scorecard says about each expected page."""

from collections.abc import Mapping
from dataclasses import dataclass

from rules.finding import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts of one rule, marked for translation."""

    title: str
    failure_title: str
    why: str
    repair: str


TEXTS: Mapping[str, Texts] = {
    "about-page": Texts(
        title=N_("The website tells about the department"),
        failure_title=N_("No page tells about the department"),
        why=N_("A citizen has to know what the department does before asking it for anything."),
        repair=N_(
            "Write a page with the duties, the structure and the subordinate offices of the department, "
            "and link to it from the main menu."
        ),
    ),
    "contact-page": Texts(
        title=N_("The website tells how to reach the department"),
        failure_title=N_("The website does not tell how to reach the department"),
        why=N_("When a form fails or a question stays open, telephone, e-mail and address are the way on."),
        repair=N_(
            "Publish a contact page with telephone number, official e-mail, postal address with PIN code and "
            "visiting hours, written as text, and link to it from every page."
        ),
    ),
    "whos-who-page": Texts(
        title=N_("The website names the officers and their duties"),
        failure_title=N_("The website does not name the officers"),
        why=N_("A citizen should see who decides and whom to ask instead of being sent from office to office."),
        repair=N_(
            "Publish a table with name, designation, duty, telephone number and official e-mail of the officers, "
            "and keep it up to date after every transfer."
        ),
    ),
    "services-page": Texts(
        title=N_("The services and schemes are listed"),
        failure_title=N_("The services and schemes are not listed"),
        why=N_("Most citizens come for a service or a scheme. If these are not listed, they leave with nothing."),
        repair=N_(
            "List every service and scheme: who may apply, which papers are needed, what it costs, how long it takes, "
            "where to apply. Link to the list from the home page."
        ),
    ),
    "rti-page": Texts(
        title=N_("The information that the RTI Act asks for is published"),
        failure_title=N_("There is no page on the right to information"),
        why=N_("Section 4 of the RTI Act 2005 gives every citizen these facts without an application."),
        repair=N_(
            "Publish the seventeen manuals, the names of the public information officers and of the appellate "
            "authority, and link to the page from the home page."
        ),
    ),
    "feedback-page": Texts(
        title=N_("Citizens can send their opinion"),
        failure_title=N_("Citizens cannot send their opinion"),
        why=N_("Whoever uses a service knows best where it fails. Without a way to say so, faults stay unknown."),
        repair=N_("Add a short feedback form, say who reads it and when an answer comes, and link to it."),
    ),
    "grievance-page": Texts(
        title=N_("The way to file a grievance is shown"),
        failure_title=N_("The way to file a grievance is not shown"),
        why=N_("A citizen with a problem looks for the place where it is settled. It should take one click."),
        repair=N_(
            "Put a link to the grievance service, such as the CM Helpline 1905, into the menu or the footer "
            "of every page."
        ),
    ),
    "tenders-page": Texts(
        title=N_("Tenders are published or linked"),
        failure_title=N_("Tenders are neither published nor linked"),
        why=N_("Open tenders keep public purchases fair and give local firms a chance to bid."),
        repair=N_("Publish the current tenders with their closing dates, or link to the state's tender portal."),
    ),
    "charter-page": Texts(
        title=N_("The citizen charter is published"),
        failure_title=N_("The citizen charter is not published"),
        why=N_("It is the department's promise: which service, within how many days, and where to complain."),
        repair=N_(
            "Publish a table of all services with the papers needed, the fee, the time limit, the officer in charge "
            "and the officer who hears appeals, and link to it from the menu."
        ),
    ),
    "help-page": Texts(
        title=N_("The website offers help"),
        failure_title=N_("The website offers no help"),
        why=N_("People who use the website for the first time need to know how files are opened and where things are."),
        repair=N_(
            "Write a help page: how to open the files, how to enlarge the text, answers to frequent questions. "
            "Link to it at the same place on all pages."
        ),
    ),
    "terms-page": Texts(
        title=N_("The terms of use are published"),
        failure_title=N_("The terms of use are not published"),
        why=N_("Citizens should be able to see how far they may rely on the website and reuse what it says."),
        repair=N_("Publish the approved terms and conditions and link to them in the footer."),
    ),
    "privacy-policy": Texts(
        title=N_("The privacy policy is published"),
        failure_title=N_("The privacy policy is not published"),
        why=N_("Whoever fills in a form has a right to know what happens with the data."),
        repair=N_(
            "Say which data the website collects, what for, and how long they are kept. "
            "Link to the policy in the footer."
        ),
    ),
    "copyright-policy": Texts(
        title=N_("The copyright policy is published"),
        failure_title=N_("The copyright policy is not published"),
        why=N_("Newspapers, schools and citizens want to know whether they may copy what is published."),
        repair=N_("Say whether and how the content may be used again, and link to the policy in the footer."),
    ),
    "hyperlinking-policy": Texts(
        title=N_("The policy on links is published"),
        failure_title=N_("The policy on links is not published"),
        why=N_("Citizens should know that the department does not answer for other websites it links to."),
        repair=N_("Say how the website chooses its links and who may link to it. Put the policy into the footer."),
    ),
    "accessibility-statement": Texts(
        title=N_("The accessibility statement is published"),
        failure_title=N_("The accessibility statement is not published"),
        why=N_("A person with a disability should learn what works, what does not, and whom to tell about a barrier."),
        repair=N_(
            "Say which standard the website follows, which parts do not meet it yet, and name an officer with "
            "telephone number and e-mail who helps. Link to the statement on every page."
        ),
    ),
}
