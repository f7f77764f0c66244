"""What is on the menu: kinds of service, who provides them, and the needs they meet."""

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
