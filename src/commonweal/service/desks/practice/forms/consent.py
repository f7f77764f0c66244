"""Page 3: what the person agreed to, each question by itself."""

from django import forms

from commonweal.domain.referring import snomed
from commonweal.service.ground.ui.forms import Form, YesNoField

NOT_AGREED = (
    "The service cannot take on somebody who did not agree. Ask the person first and come back: what you typed is "
    f"kept. If they said no, delete this referral and record {snomed.DECLINED.code} ({snomed.DECLINED.name})."
)


class ConsentForm(Form):
    service = YesNoField(
        label="Does the person agree to be supported by the service?",
        help_text="An advisor will contact them and keep a record.",
        error_messages={"required": "Select whether the person agrees to be supported by the service"},
    )
    sharing = YesNoField(
        label="Does the person agree that we share what is needed with services that could help?",
        help_text="If not, the advisor can give information but cannot refer them on.",
        error_messages={"required": "Select whether the person agrees to sharing"},
    )
    evaluation = YesNoField(
        label="Does the person agree that their record is used, without their name, to find out what the service does?",
        help_text="Support does not depend on this answer.",
        error_messages={"required": "Select whether the person agrees to evaluation"},
    )

    def clean_service(self):
        if not self.cleaned_data["service"]:
            raise forms.ValidationError(NOT_AGREED)
        return True
