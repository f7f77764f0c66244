"""What is done with the rows that were ticked."""

from commonweal.service.desks.caseload.forms.contacts import kinds
from commonweal.service.ground.ui.forms import DateField, Form


class PlanAllForm(Form):
    """One day for several people."""

    kind = kinds("How will you be in touch?", "Select how you will be in touch")
    on = DateField(label="The day", future=True)
