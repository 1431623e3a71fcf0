"""What an organisation proposes in tests."""

WORK = {
    "language": "nl",
    "title": "Soep koken",
    "description": "Je kookt soep voor de buurt.",
    "tasks": "- Groenten snijden\n\n• De tafel dekken",
    "category": "food",
    "engagement": "regular",
    "days": ["mon-morning", "wed-afternoon"],
    "places": "2",
    "postcode": "1000",
    "needs_nl": "A2",
    "practise_dutch": "A1",
    "allowance": "none",
    "insured": "",
    "contact_name": "An Peeters",
    "contact_phone": "02 555 12 34",
}
