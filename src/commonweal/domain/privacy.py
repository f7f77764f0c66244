"""What a stored field may reveal, so that every field is classified once and a test can say so."""

IDENTIFYING = "identifying"
"""Names the person or leads straight to them: name, NHS number, birth date, address, phone."""

PERSONAL = "personal"
"""Says something of a person without naming them: state of a referral, a date, a score."""

SPECIAL = "special"
"""Health, ethnicity, risk or free text about a person: special category data."""

STAFF = "staff"
"""About somebody who works with the service: their name, e-mail, role."""

PUBLIC = "public"
"""May be printed in a directory: services, venues, opening times."""

TECHNICAL = "technical"
"""Keys, versions, stamps: nothing about anybody."""

KINDS = frozenset({IDENTIFYING, PERSONAL, SPECIAL, STAFF, PUBLIC, TECHNICAL})
