"""A vacancy bundle with made-up places, as the template `bundle.typ` asks for it."""

from typing import Any

WORDS = {
    "nl": {
        "contents": "Inhoud",
        "guide": "Zo lees je dit",
        "new": "Nieuw",
        "page": "p.",
        "questions": "Vragen? Kom naar het infopunt:",
        "elsewhere": "In een andere taal",
        "vacancy": "vacature",
        "vacancies": "vacatures",
        "empty": "Er zijn nu geen vacatures voor deze bundel.\nVraag het aan het infopunt.",
    },
    "fr": {
        "contents": "Table des matières",
        "guide": "Comment lire",
        "new": "Nouveau",
        "page": "p.",
        "questions": "Des questions ? Venez au point info :",
        "elsewhere": "Dans une autre langue",
        "vacancy": "annonce",
        "vacancies": "annonces",
        "empty": "Il n’y a pas d’annonce pour ce recueil.\nDemandez à l’accueil.",
    },
}
FRONT = {
    "nl": {
        "title": "Vacaturebundel",
        "edition": "Winter 2026–2027",
        "date": "Gedrukt op 22 november 2026",
        "organisation_line": "Steunpunt Vrijwilligerswerk Brussel · Infopunt in Muntpunt",
        "imprint": "Uitgever: vzw De Voorbeeldige, Voorbeeldstraat 1, 1000 Brussel.",
    },
    "fr": {
        "title": "Recueil d’annonces",
        "edition": "Hiver 2026–2027",
        "date": "Imprimé le 22 novembre 2026",
        "organisation_line": "Steunpunt Vrijwilligerswerk Brussel · Point info à Muntpunt",
        "imprint": "Éditeur : asbl L’Exemplaire.",
    },
}
OLDER = [
    (
        "Koffie schenken en een babbel",
        "Dienstencentrum De Roos",
        "Schaarbeek",
        "Je zet koffie en brengt die naar de tafels. Je praat met de bezoekers.\n"
        "Je werkt samen met een vaste vrijwilliger.",
        "maandag en dinsdag, voormiddag",
        ["regelmatig", "3 uur per week"],
        "Nederlands A1",
    ),
    (
        "Wandelen met bewoners van het woonzorgcentrum en hun familie, met of zonder rolstoel",
        "Woonzorgcentrum Sint-Jozef en Heilig Hart van de Zusters van de Goede Bijstand vzw",
        "Sint-Lambrechts-Woluwe",
        "Je wandelt met een bewoner in het park. Soms duw je een rolstoel. De ploeg legt je alles "
        "uit en je krijgt een korte opleiding over rolstoelen en over dementie.",
        "donderdag en vrijdag, namiddag; in de zomer ook op zaterdag en zondag, in overleg",
        ["regelmatig", "2 uur per week", "onkostenvergoeding", "rolstoeltoegankelijk"],
        "Nederlands A2",
    ),
    (
        "Zingen op vrijdag",
        "Woonzorgcentrum De Linde",
        "Jette",
        "Je zingt oude liedjes met een groep. Je hoeft geen noten te lezen.",
        "vrijdag, namiddag",
        ["regelmatig"],
        "Nederlands A2",
    ),
    (
        "Boodschappen doen voor buren",
        "Buurtpensioen Noord",
        "Laken",
        "Sommige mensen kunnen niet meer zelf naar de winkel. Jij doet boodschappen voor hen en "
        "drinkt daarna samen een kop koffie.",
        "één keer per week, dag naar keuze",
        ["regelmatig", "2 uur per week", "fiets handig"],
        "Nederlands A2, Frans A1",
    ),
    (
        "Tabletcafé: helpen met smartphone en tablet",
        "Lokaal Dienstencentrum Het Anker",
        "Brussel",
        "Je helpt ouderen met hun smartphone: foto's sturen, een bericht schrijven, bellen met "
        "beeld. Je hebt geduld en legt rustig uit.",
        "eerste en derde woensdag van de maand, 14–16 uur",
        ["kort of regelmatig"],
        "Nederlands B1",
    ),
]
FOOD = [
    (
        "Soep koken",
        "Buurthuis De Brug",
        "Brussel",
        "Je snijdt groenten en kookt soep voor zestig mensen. Daarna eten we samen.",
        "zondag, voormiddag",
        ["eenmalig mogelijk", "4 uur"],
        "geen taal nodig",
    ),
    (
        "Fruit verdelen met de bakfiets",
        "Buurtkruidenier Zuid",
        "Sint-Gillis",
        "Je haalt fruit op met de bakfiets en geeft het uit in de buurtwinkel.",
        "zaterdag, voormiddag",
        ["regelmatig"],
        "Frans A2",
    ),
    (
        "Afwassen en opruimen na het feest",
        "Gemeenschapscentrum De Zinnen",
        "Anderlecht",
        "Na het buurtfeest wassen we af en ruimen we op. Met muziek gaat het snel.",
        "20 december 2026, 18–22 uur",
        ["eenmalig", "4 uur", "maaltijd inbegrepen"],
        "geen taal nodig",
    ),
]
WELCOME = [
    (
        "Onthaal in de bibliotheek",
        "Bibliotheek Het Lezershuis",
        "Etterbeek",
        "Je ontvangt bezoekers, wijst de weg en neemt boeken terug. Je werkt nooit alleen: er is "
        "altijd een medewerker aan de balie.",
        "woensdag, namiddag",
        ["regelmatig", "3 uur per week"],
        "Nederlands B1",
    ),
    (
        "Brieven sorteren",
        "Sociaal Huis De Klapdeur",
        "Molenbeek",
        "Je opent de post, sorteert en scant. Het is rustig werk in een klein team.",
        "dinsdag en donderdag, 9–12 uur",
        ["kort", "3 uur per week"],
        "Nederlands A2",
    ),
]
TABLE = [
    (
        "Meepraten aan de conversatietafel",
        "Taalcafé Babbel",
        "Brussel",
        "Je praat aan tafel met mensen die Nederlands leren. Je bent geen leraar: je luistert, "
        "stelt vragen en lacht mee.",
        "elke maandag, 18–20 uur",
        ["regelmatig", "2 uur per week"],
        "Nederlands B2",
    ),
    (
        "Voorlezen bij gezinnen thuis",
        "Boekenbende vzw",
        "Sint-Jans-Molenbeek",
        "Je leest twaalf weken lang een uur voor bij een gezin met jonge kinderen.",
        "na de schooluren, dag in overleg",
        ["kort", "1 uur per week", "vorming vooraf"],
        "Nederlands B1",
    ),
]
FRENCH_TEXT = (
    "Trier des vêtements",
    "Vestiaire du Canal asbl",
    "Molenbeek",
    "Vous triez les vêtements que les gens apportent et vous les rangez par taille.",
    "mardi et jeudi, matin",
    ["regelmatig"],
    "Frans A2",
)


REMARK = "Bron: vrijwilligerswerk.be (20 november 2026)."


def vacancy(row: tuple, number: int, **other: Any) -> dict[str, Any]:
    """Return a vacancy as the bundle shows it."""
    title, organisation, where, text, when, what, languages = row
    return {
        "number": str(number),
        "title": title,
        "organisation": organisation,
        "where": [where],
        "text": text,
        "tasks": [],
        "facts": [when, *what],
        "languages": languages,
        "practise": "Oefenkans vanaf A1" if number % 2 == 1 else None,
        "route": None,
        "apply": [f"02 555 01 {number % 100:02}", f"vrijwilligers{number}@voorbeeld.example"],
        "language": "nl",
        "language_mark": None,
    } | other


def bundle(chapters: dict[str, list[dict[str, Any]]], language: str = "nl") -> dict[str, Any]:
    """Return the content of a bundle in Dutch or French."""
    return FRONT[language] | {
        "language": language,
        "words": WORDS[language],
        "guide": [{"mark": "Oefenkans vanaf A1", "text": "Je mag Nederlands oefenen."}],
        "chapters": [
            {"name": name, "remarks": [REMARK], "vacancies": rows}
            for name, rows in chapters.items()
        ],
    }


def winter_bundle(language: str = "nl") -> dict[str, Any]:
    """Return a bundle of thirty vacancies in five chapters, one of them with a French text."""
    french = vacancy(FRENCH_TEXT, 401, language="fr", language_mark="in het Frans")
    numbered = {
        "Ouderen": [vacancy(row, 101 + nth) for nth, row in enumerate(OLDER * 3)],
        "Koken en eten": [vacancy(row, 201 + nth) for nth, row in enumerate(FOOD * 2)],
        "Onthaal en administratie": [vacancy(row, 301 + nth) for nth, row in enumerate(WELCOME)],
        "Kleding": [vacancy(FOOD[0], 400), french],
        "Taal en oefenen": [vacancy(row, 501 + nth) for nth, row in enumerate(TABLE * 3)],
    }
    return bundle(numbered, language) | {"registers": REGISTERS}


REGISTERS = [
    {
        "name": "Register: oefenkans",
        "about": "Volgens het niveau.",
        "titled": True,
        "groups": [{"name": "Vanaf A1", "numbers": ["101", "401"]}],
    },
    {
        "name": "Register: gemeenten",
        "about": "Vet is het nummer, daarna de bladzijde.",
        "titled": False,
        "groups": [{"name": "Brussel", "numbers": ["201", "501"]}],
    },
]
