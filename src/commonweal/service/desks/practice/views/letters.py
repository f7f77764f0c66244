"""A message that came back: on the screen, and as a letter for the practice's files."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify

from commonweal.paper import documents
from commonweal.service.desks.practice.queries import desk
from commonweal.service.ground.accounts.middleware import permit
from commonweal.service.ground.audit.actions import viewed
from commonweal.service.journey.meetings import queries
from commonweal.service.journey.reviews import actions as reviews


@permit("referrals.follow")
def feedback(request, pk):
    """Opening a message is reading it, as with any letter."""
    message = _message(request, pk)
    if message.read_at is None and message.practice_id == request.user.organisation_id:
        reviews.mark_read(feedback=message, by=request.user)
    context = {"message": message, "letter": queries.letter(message), "read_by": queries.read_by(message)}
    return render(request, "practice/feedback.html", context)


@permit("referrals.follow", "people.support")
def letter(request, pk):
    message = _message(request, pk)
    name = f"social-prescribing-{slugify(message.referral.reference)}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(documents.pdf(queries.letter(message)), content_type="application/pdf", headers=headers)


def _message(request, pk):
    message = get_object_or_404(desk.feedback(request.user), pk=pk)
    viewed(person=message.referral.person, by=request.user, page=request.resolver_match.view_name)
    return message
