"""What people do, each at their own desk, on the way of one person from the practice and back to it."""

from datetime import date

from commonweal.domain.measures import MEASURES

AGREED = (
    "Does the person agree to be supported by the service?",
    "Does the person agree that we share what is needed with services that could help?",
    "Does the person agree that their record is used, without their name, to find out what the service does?",
)


def describe(doctor, number, given_name="Edith", family_name="Fernley", born_on=date(1941, 3, 5)):
    """Fill in page 1 of a referral, all but the number when it is not known."""
    doctor.write("NHS number", number)
    doctor.choose("Who are you referring?", "Patient with a long-term condition")
    doctor.write("First name", given_name)
    doctor.write("Last name", family_name)
    doctor.date("Date of birth", born_on)
    doctor.choose("Sex", "Female")
    doctor.select("Ethnic group", "White: British")
    doctor.write("Phone (optional)", "01632 960123")


def refer(doctor):
    fill_in(doctor)
    doctor.press("Confirm and send")


def fill_in(doctor):
    """All of a referral up to the page on which it is checked."""
    doctor.follow("Refer someone")
    describe(doctor, "999 000 0019")
    doctor.press("Continue")
    doctor.sees("This is not a valid NHS number.")
    doctor.write("NHS number", "999 000 0018")
    doctor.press("Continue")
    why(doctor)
    agree(doctor)


def why(doctor):
    doctor.choose("What might help the person?", "Loneliness or isolation")
    doctor.choose("Long-term conditions", "Diabetes")
    doctor.choose("Are there risks to staff who visit?", "No known risks")
    doctor.press("Continue")


def agree(doctor):
    for question in AGREED:
        doctor.choose(question, "Yes")
    doctor.press("Continue")


def allocate(manager, advisor):
    manager.follow("Edith Fernley")
    manager.choose("Which advisor takes this referral?", advisor)
    manager.press("Confirm")
    manager.sees(f"Edith Fernley is now with {advisor}.")


def plan_visit(advisor):
    advisor.follow("Plan the first visit for Edith Fernley")
    advisor.choose("How will you be in touch?", "Home visit")
    advisor.choose("What is it for?", "Assessment")
    advisor.date("The day of the contact", date.today())
    advisor.press("Plan the contact")


def write_up_visit(advisor):
    advisor.go("/advisor/")
    advisor.follow("Record the outcome for Edith Fernley")
    advisor.choose("What came of it?", "Reached the person")
    advisor.write("Note (optional)", "Talked for an hour over tea.")
    advisor.press("Save the outcome")


def score(advisor, points):
    advisor.date("The day you asked", date.today())
    for measure in MEASURES:
        advisor.choose(measure.name, str(points))


MATTERS = "Getting back to the garden."


def assess(advisor):
    begin_assessment(advisor)
    advisor.press("Complete the assessment")


def begin_assessment(advisor):
    advisor.follow("Begin the assessment")
    advisor.choose("What does the person need help with?", "Loneliness or isolation", "Getting out of the house")
    advisor.write("What matters to me", MATTERS)
    score(advisor, 2)


FUNDED = "Referral to a funded voluntary service"


def refer_on(advisor, service):
    look_before_sending(advisor, service)
    advisor.press("Confirm and send")


def look_before_sending(advisor, service, kind=FUNDED):
    advisor.follow("Find a service for Edith Fernley")
    advisor.write("Words", service)
    advisor.press("Search")
    advisor.follow(service)
    advisor.press("Refer on or signpost")
    advisor.choose("What do you want to do?", kind)
    advisor.write("What do you ask of the provider?", "Please ring before the first session.")
    advisor.press("See what the provider will see")
    advisor.sees("Please ring before the first session.", "01632 960123")


def accept(worker):
    worker.follow("Edith Fernley")
    worker.sees("Please ring before the first session.")
    worker.press("Accept")


def start(worker):
    worker.press("Record the start")
    worker.date("Day of the first session", date.today())
    worker.press("Save")


def keep_register(worker, service):
    worker.follow("Attendance")
    worker.follow(service)
    worker.choose("Edith Fernley", "Came")
    worker.press("Save the register")


def end(worker):
    worker.go("/provider/people/")
    worker.follow("Edith Fernley")
    worker.press("Record the end")
    worker.choose("What came next for the person?", "Goes on independently")
    worker.date("Last day", date.today())
    worker.write("A few words for the advisor (optional)", "She now shows others how to prune.")
    worker.press("Save")


def review(advisor, service):
    advisor.go("/advisor/caseload/")
    advisor.follow("Edith Fernley")
    advisor.sees("She now shows others how to prune.", "Goes on independently")
    advisor.follow("Review")
    advisor.choose(f"Does the person still go to {service}?", "Still goes")
    score(advisor, 4)
    advisor.press("Save the review")


def close(advisor):
    advisor.follow("Close the referral")
    advisor.choose("Why is it closed?", "Goals met")
    advisor.date("The day it was closed", date.today())
    advisor.write("Message to the practice", "Mrs Fernley is back in the garden, and thanks you.")
    advisor.press("Close and send the message")
