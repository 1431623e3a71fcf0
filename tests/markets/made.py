"""A market made up for rules and prints: its hall, its stands, their tasks."""

from dataclasses import replace
from datetime import date, time

from vrijwilligers.markets.rules.prints import (
    FloorPlan,
    FloorTable,
    PrintedMarket,
    PrintedStand,
    PrintedTask,
)
from vrijwilligers.vocabulary.levels import Level

ON = date(2027, 3, 20)
ROWS = ((7, 12), (6, 47), (7, 82))  # how many tables in a row, and how deep it stands
WORDS = {
    "cooking": ("Soep koken", "Faire de la soupe", "Make soup"),
    "listening": ("Koffie en een babbel", "Un café et une causette", "Coffee and a chat"),
    "gardening": ("Planten water geven", "Arroser les plantes", "Water the plants"),
    "explaining": ("Helpen bij huiswerk", "Aider aux devoirs", "Help with homework"),
    "repairing": ("Fietsen herstellen", "Réparer des vélos", "Repair bicycles"),
}
LEVELS = (None, Level.A1, Level.A2, Level.B1)


def said(nl, fr=None, en=None):
    return {code: text for code, text in (("nl", nl), ("fr", fr), ("en", en)) if text is not None}


def task(number=1, talents=("cooking",), **also):
    """Make a task in three languages, that somebody checked."""
    first = talents[0] if talents and talents[0] in WORDS else "cooking"
    return PrintedTask(
        **{
            "number": number,
            "title": said(*WORDS[first]),
            "what": said(
                "Je helpt mee, en daarna eten we samen. Alles wat je nodig hebt, is er.",
                "Vous aidez, et ensuite nous mangeons ensemble. Tout est là.",
                "You help, and then we eat together. All you need is there.",
            ),
            "whom": said("met drie anderen", "avec trois autres", "with three others"),
            "when": said("elke dinsdag, 9 tot 12 uur", "chaque mardi, de 9 h à 12 h"),
            "talents": talents,
            "is_checked": True,
        }
        | also
    )


def stand(number=1, *tasks, **also):
    """Make a stand at the table of its number."""
    return PrintedStand(
        **{
            "number": number,
            "organisation": f"Buurthuis {number}",
            "table": number,
            "tasks": tasks or (task(number * 10),),
            "languages": ("nl", "fr"),
            "contact_name": "Leen Voorbeeld",
            "contact_phone": "+3225550112",
        }
        | also
    )


def floor_plan():
    """Make a hall with twenty tables in three rows."""
    tables: list[FloorTable] = []
    for count, deep in ROWS:
        for nth in range(count):
            across = round(100 * (nth + 0.7) / (count + 0.4))
            tables.append(FloorTable(number=len(tables) + 1, x=across, y=deep))
    return FloorPlan(tables=tuple(tables))


def market(*stands, **also):
    """Make an edition with these stands."""
    return PrintedMarket(
        **{
            "number": 1,
            "name": said("Vrijwilligersmarkt", "Marché du volontariat", "Volunteer market"),
            "on": ON,
            "opens_at": time(13),
            "closes_at": time(17),
            "place": "Zaal De Ketel",
            "street": "Ketelstraat 8",
            "town": "1000 Brussel",
            "plan": floor_plan(),
            "stands": stands,
        }
        | also
    )


def full_market(stands=20, tasks=3):
    """Make an edition with twenty stands of three tasks each, all a little different."""
    talents = tuple(WORDS)
    made = []
    for number in range(1, stands + 1):
        of_stand = []
        for nth in range(tasks):
            place = number * tasks + nth
            dutch = LEVELS[place % 4]
            first, second = talents[place % 5], talents[(place + 1 + nth) % 5]
            one = task(place, (first, second) if first != second else (first,), dutch=dutch)
            practice = Level.A1 if dutch and place % 3 == 0 else None
            of_stand.append(replace(one, practises_from=practice))
        made.append(stand(number, *of_stand))
    return market(*made)
