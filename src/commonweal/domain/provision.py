"""What is on the menu: kinds of service, who provides them, the needs they meet, how to get in, what may change."""

SERVICE_TYPES = {
    "information_advice": "Information and advice",
    "community_activity": "Community activity",
    "physical_activity": "Physical activity",
    "befriending": "Befriending",
    "enabling": "Enabling",
    "arts_crafts": "Arts and crafts",
    "complementary_therapy": "Complementary therapy",
    "counselling": "Counselling",
    "advocacy": "Advocacy",
    "respite": "Respite and carer support",
    "learning": "Learning and work",
    "volunteering": "Volunteering",
    "transport": "Transport",
    "home": "Housing and home safety",
    "care": "Social care",
    "health": "Health service",
}

SECTORS = {"voluntary": "Voluntary and community", "statutory": "Statutory"}

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

USUAL_NEEDS = {
    "information_advice": ("money", "home"),
    "community_activity": ("isolation", "getting_out"),
    "physical_activity": ("activity", "condition", "getting_out"),
    "befriending": ("isolation",),
    "enabling": ("getting_out", "isolation"),
    "arts_crafts": ("isolation", "mood"),
    "complementary_therapy": ("mood", "condition"),
    "counselling": ("mood",),
    "advocacy": ("money", "home", "other"),
    "respite": ("caring",),
    "learning": ("work",),
    "volunteering": ("work", "isolation"),
    "transport": ("getting_out",),
    "home": ("home",),
    "care": ("caring", "home"),
    "health": ("condition",),
}
"""The needs that a kind of service meets, unless its entry says otherwise [kind -> codes of journey.REASONS]."""

ACCESS = {
    "step_free": "Step-free all the way in",
    "accessible_toilet": "Accessible toilet",
    "blue_badge": "Blue-badge parking",
    "collects": "Collects people from home",
    "hearing_loop": "Hearing loop",
    "bsl": "British Sign Language",
    "easy_read": "Easy-read information",
    "large_print": "Large print",
    "dementia_friendly": "Dementia friendly",
    "quiet": "Quiet space",
    "women_only": "Women only",
    "men_only": "Men only",
}

LANGUAGES = {
    "en": "English",
    "ar": "Arabic",
    "bn": "Bengali",
    "zh": "Chinese",
    "cs": "Czech",
    "fa": "Farsi",
    "gu": "Gujarati",
    "hi": "Hindi",
    "pl": "Polish",
    "pa": "Punjabi",
    "ro": "Romanian",
    "sk": "Slovak",
    "so": "Somali",
    "uk": "Ukrainian",
    "ur": "Urdu",
}
"""ISO 639-1 codes, as Open Referral UK has them."""

WAYS_IN = {
    "either": "An advisor refers, or the person gets in touch",
    "advisor": "Only an advisor refers",
    "self": "The person gets in touch themselves",
}

TAKING, WAITING, FULL, CLOSED = "taking", "waiting", "full", "closed"
CAPACITIES = {TAKING: "Taking people", WAITING: "Waiting list", FULL: "Full", CLOSED: "Closed for now"}

CHECK_DAYS = 180
"""How long an entry is trusted after somebody said it was right, unless it has a limit of its own [days]."""

NEWS = {
    "added": "New on the menu: {service}, by {provider} ({kind}).",
    "closed": "{service} by {provider} is no longer on the menu.{why}",
    "reopened": "{service} by {provider} is on the menu again.",
    "capacity": "{service}: {after}.{before}",
    "sessions": "{service} runs at other times or places: {after}.{before}",
    "venue": "{service} has moved to {after}.{before}",
    "name": "{old} is now called {service}.",
    "eligibility": "{service} says differently who it is for: {after}.{before}",
    "minimum_age": "{service}: youngest age {after}.{before}",
    "maximum_age": "{service}: oldest age {after}.{before}",
    "cost": "{service}: what it costs has changed: {after}.{before}",
    "cost_pence": "{service}: the price of a session is now {after}.{before}",
    "way_in": "{service}: how to get in has changed. {after}.{before}",
    "at_home": "{service}: comes to the person's home: {after}.{before}",
    "funded": "{service}: paid for by the grant programme: {after}.{before}",
}
"""The changes that those who send people are told of, as sentences [what changed -> sentence]."""
