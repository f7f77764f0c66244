"""What a gateway manager may type."""

from commonweal.service.desks.gateway.forms.concerns import ConcernFilter, HandlingForm
from commonweal.service.desks.gateway.forms.lists import FindForm, ReferralFilter, VisitFilter
from commonweal.service.desks.gateway.forms.merging import MergeForm
from commonweal.service.desks.gateway.forms.referral import AllocateForm, DeclineForm, ReopenForm
from commonweal.service.desks.gateway.forms.sharing import CapacityForm, CoverForm, ShareForm

__all__ = [
    "AllocateForm",
    "CapacityForm",
    "ConcernFilter",
    "CoverForm",
    "DeclineForm",
    "FindForm",
    "HandlingForm",
    "MergeForm",
    "ReferralFilter",
    "ReopenForm",
    "ShareForm",
    "VisitFilter",
]
