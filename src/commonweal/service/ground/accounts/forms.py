"""What is typed to come in, and to change one's password."""

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password

from commonweal.service.ground.ui.forms import Form

# One sentence for a wrong name, a wrong password and an account switched off: none is to be told from another.
WRONG = "The e-mail address or the password is not right. Check both and try again."


class SignIn(Form):
    email = forms.CharField(label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}), max_length=200
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)
    user = None

    def clean(self):
        given = super().clean()
        if self.errors:
            return given
        name = given["email"].strip().lower()
        self.user = authenticate(self.request, username=name, password=given["password"])
        if self.user is None:
            raise forms.ValidationError(WRONG)
        return given


class ChangePassword(Form):
    current = forms.CharField(
        label="Your password now", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    new = forms.CharField(
        label="Your new password",
        help_text="At least 12 characters. Three or four words that do not belong together are easy to remember.",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_current(self):
        if not self.request.user.check_password(self.cleaned_data["current"]):
            raise forms.ValidationError("This is not your password now.")
        return self.cleaned_data["current"]

    def clean_new(self):
        validate_password(self.cleaned_data["new"], self.request.user)
        if self.request.user.check_password(self.cleaned_data["new"]):
            raise forms.ValidationError("This is your password now. Choose another.")
        return self.cleaned_data["new"]
