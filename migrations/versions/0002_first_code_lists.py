"""First code lists: talents, categories, support needs and words that are not kept."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from migrations import first_sensitive_words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FIRST_DAY = datetime(2026, 11, 29, tzinfo=UTC)
CATEGORIES = """
welcome_office | Onthaal en administratie | Accueil et administration | Welcome and office
language_practice | Taal en oefenen | Langues et pratique | Language practice
children_youth | Kinderen en jongeren | Enfants et jeunes | Children and youth
older_people | Ouderen | Aînés | Older people
disability | Personen met een beperking | Personnes en situation de handicap | People with a disability
health | Zorg en gezondheid | Soins et santé | Care and health
poverty_relief | Armoede en noodhulp | Pauvreté et aide d’urgence | Poverty and relief
newcomers | Nieuwkomers | Nouveaux arrivants | Newcomers
culture | Cultuur en erfgoed | Culture et patrimoine | Culture and heritage
sport | Sport en beweging | Sport et mouvement | Sport and movement
nature | Natuur, dieren en klimaat | Nature, animaux et climat | Nature, animals and climate
food | Koken en eten | Cuisine et repas | Cooking and food
repairs_transport | Klussen en vervoer | Bricolage et transport | Repairs and transport
digital_media | Digitaal en communicatie | Numérique et communication | Digital and media
board | Bestuur | Gestion et conseil | Board and management
"""
TALENTS = """
listening | luisteren | écouter | listening
talking | praten met mensen | parler avec les gens | talking with people
explaining | uitleggen | expliquer | explaining
helping | helpen | aider | helping
caring | verzorgen | prendre soin | caring
comforting | troosten | réconforter | comforting
playing | spelen met kinderen | jouer avec des enfants | playing with children
reading_aloud | voorlezen | lire à voix haute | reading aloud
organising | organiseren | organiser | organising
planning | plannen | planifier | planning
calculating | rekenen | calculer | calculating
writing | schrijven | écrire | writing
computers | computer gebruiken | utiliser un ordinateur | using a computer
photographing | foto’s maken | prendre des photos | taking photos
crafts | tekenen of knutselen | dessiner ou bricoler | drawing or crafts
music | muziek maken | faire de la musique | making music
cooking | koken | cuisiner | cooking
repairing | herstellen | réparer | repairing
gardening | tuinieren | jardiner | gardening
animals | dieren verzorgen | s’occuper d’animaux | looking after animals
driving_cycling | rijden of fietsen | conduire ou rouler à vélo | driving or cycling
sports | sporten | faire du sport | doing sports
languages | talen spreken | parler des langues | speaking languages
leading | leiden | diriger | leading
"""
SUPPORT_NEEDS = """
wheelchair | plaats voor een rolstoel | place pour une chaise roulante | room for a wheelchair
step_free | geen trappen | pas d’escaliers | no stairs
sitting | zittend werk | travail assis | work that can be done sitting
quiet_place | een rustige plek | un endroit calme | a quiet place
small_group | een kleine groep | un petit groupe | a small group
somebody_beside_me | iemand naast mij in het begin | quelqu’un à mes côtés au début | somebody beside me at the start
fixed_contact | altijd dezelfde persoon om aan te spreken | toujours la même personne de contact | always the same person to turn to
plain_language | klare taal, stap voor stap | un langage clair, étape par étape | plain language, step by step
on_paper | uitleg op papier of met beelden | explications écrites ou en images | explanation on paper or in pictures
sign_language | gebarentaal | langue des signes | sign language
seeing | hulp bij het zien: groot en met contrast | aide pour voir : grand et contrasté | help with seeing: large and with contrast
hearing | hulp bij het horen: praat naar mij toe | aide pour entendre : me parler de face | help with hearing: talk facing me
assistance_dog | plaats voor een assistentiehond | place pour un chien d’assistance | room for an assistance dog
flexible_hours | soepele uren | des heures souples | flexible hours
short_shifts | korte beurten en pauzes | de courtes périodes et des pauses | short turns and breaks
travel_help | hulp om er te geraken | aide pour s’y rendre | help with getting there
"""


def add_missing(table, keys, rows):
    """Add the rows that are not there yet; what people refer to is never taken away."""
    there = {
        tuple(row) for row in op.get_bind().execute(sa.select(*(table.c[key] for key in keys)))
    }
    op.bulk_insert(table, [row for row in rows if tuple(row[key] for key in keys) not in there])


def code_list(name, text):
    """Fill a code list, leaving room between the places."""
    names = ("code", "name_nl", "name_fr", "name_en")
    table = sa.table(
        name,
        *(sa.column(column) for column in (*names, "position")),
        sa.column("is_used", sa.Boolean),
    )
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    rows = [
        dict(zip(names, line, strict=True)) | {"position": place * 10, "is_used": True}
        for place, line in enumerate(lines, start=1)
    ]
    add_missing(table, ["code"], rows)


def sensitive_words():
    """Fill the list of words that the desk does not keep about a candidate."""
    table = sa.table(
        "sensitive_word",
        *(sa.column(name) for name in ("word", "kind")),
        sa.column("added_at", sa.DateTime(timezone=True)),
    )
    rows = [row | {"added_at": FIRST_DAY} for row in first_sensitive_words.rows()]
    add_missing(table, ["word"], rows)


def upgrade():
    code_list("category", CATEGORIES)
    code_list("talent", TALENTS)
    code_list("support_need", SUPPORT_NEEDS)
    sensitive_words()


def downgrade():
    """Leave the lists: fiches and vacancies refer to them; 0001 takes the tables."""
