"""Why an introduction ended, in the words that each side reads: a list that coordinators keep."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

SENTENCES = (
    (
        "organisation.already_filled",
        "De plaats is ingevuld",
        "La place est prise",
        "The place is taken",
    ),
    ("organisation.not_a_fit", "Het paste niet", "Cela ne convenait pas", "It did not fit"),
    (
        "organisation.language",
        "De taal was te moeilijk",
        "La langue était trop difficile",
        "The language was too difficult",
    ),
    (
        "organisation.no_answer",
        "We konden deze persoon niet bereiken",
        "Nous n’avons pas pu joindre cette personne",
        "We could not reach this person",
    ),
    (
        "organisation.no_longer_wanted",
        "Deze persoon wil het niet meer",
        "Cette personne ne le souhaite plus",
        "This person does not want it any more",
    ),
    (
        "organisation.no_time",
        "Deze persoon heeft geen tijd",
        "Cette personne n’a pas le temps",
        "This person has no time",
    ),
    ("organisation.other", "Iets anders", "Autre chose", "Something else"),
    (
        "candidate.no_time",
        "Ik heb geen tijd meer",
        "Je n’ai plus le temps",
        "I have no time any more",
    ),
    ("candidate.too_far", "Het is te ver", "C’est trop loin", "It is too far"),
    (
        "candidate.not_a_fit",
        "Het paste niet bij mij",
        "Cela ne me convenait pas",
        "It did not suit me",
    ),
    (
        "candidate.language",
        "De taal was te moeilijk voor mij",
        "La langue était trop difficile pour moi",
        "The language was too difficult for me",
    ),
    (
        "candidate.found_elsewhere",
        "Ik doe nu iets anders",
        "Je fais autre chose maintenant",
        "I do something else now",
    ),
    (
        "candidate.already_filled",
        "Er was geen werk meer voor mij",
        "Il n’y avait plus de mission pour moi",
        "There was no work for me any more",
    ),
    ("candidate.other", "Iets anders", "Autre chose", "Something else"),
)
STEP = 10


def upgrade():
    table = op.create_table(
        "end_sentence",
        sa.Column("code", sa.String, nullable=False),
        sa.Column("name_nl", sa.String, nullable=False),
        sa.Column("name_fr", sa.String, nullable=False),
        sa.Column("name_en", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("is_used", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_end_sentence")),
    )
    op.bulk_insert(
        table,
        [
            {
                "code": code,
                "name_nl": dutch,
                "name_fr": french,
                "name_en": english,
                "position": place * STEP,
                "is_used": True,
            }
            for place, (code, dutch, french, english) in enumerate(SENTENCES, start=1)
        ],
    )


def downgrade():
    op.drop_table("end_sentence")
