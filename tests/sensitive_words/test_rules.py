"""Which words are found in a text about a candidate, and which are not."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrations import first_sensitive_words
from vrijwilligers.sensitive_words.rules import WordKind, WordMatcher, is_an_entry, parts_of

ROWS = [(row["word"], WordKind(row["kind"])) for row in first_sensitive_words.rows()]
MATCHER = WordMatcher(ROWS)
PRIVATE = {
    "heeft autisme, moslim, zonder papieren": ("autisme", "moslim", "zonder papieren"),
    "heeft rugpijn": ("rugpijn",),
    "Is DEPRESSIEF sinds vorig jaar": ("depressief",),
    "autismespectrumstoornis vastgesteld": ("autismespectrumstoornis",),
    "erkend vluchteling uit het centrum": ("vluchteling",),
    "wacht op asielprocedure": ("asielprocedure",),
    "Marokkaanse vrouw, heel vriendelijk": ("marokkaanse",),
    "draagt een hoofddoek": ("hoofddoek",),
    "handicap 66 %": ("handicap",),
    "burn-out gehad": ("burn out",),
    "une dépression, musulmane, sans-papiers": ("dépression", "musulmane", "sans papiers"),
    "réfugié reconnu": ("réfugié",),
    "demandeur d’asile": ("demandeur d asile",),
    "d'origine congolaise": ("d origine", "congolaise"),
    "enceinte de trois mois": ("enceinte",),
    "She is an asylum seeker": ("asylum seeker",),
    "muslim, has diabetes": ("muslim", "diabetes"),
    "werkt met mensen met autisme. Heeft depressie": ("depressie",),
}
HARMLESS = (
    "spreekt Arabisch, Turks, Berbers en een beetje Nederlands",
    "parle arabe, turc, espagnol et roumain",
    "speaks Arabic, Kurdish, Somali and Farsi",
    "komt uit Marokko, woont in Sint-Jans-Molenbeek sinds 2019",
    "vit à Schaerbeek, né à Kinshasa, a vécu en Syrie",
    "lived in Afghanistan; moved to Brussels",
    "wil werken met vluchtelingen en nieuwkomers",
    "ik wil mensen met een verstandelijke beperking helpen",
    "aimerait accompagner des personnes en situation de handicap",
    "wants to help people with dementia",
    "kookt graag Marokkaanse gerechten",
    "adore la cuisine congolaise",
    "werkte bij de Christelijke Mutualiteit en bij Kom op tegen Kanker",
    "studeert aan de Katholieke Universiteit Leuven",
    "belt liever na 18 uur, heeft een fiets, komt met de metro",
    "cherche un volontariat le mardi matin, pas trop loin, apprend le néerlandais",
    "langue étrangère, à l’étranger, à l’origine elle voulait aider le samedi",
    "het dierenasiel, het ziekenhuis, een rolstoel duwen op zondag",
    "Christian belt terug; Christine en Rosa ook",
    "les enfants du quartier, le pain du boulanger, un chèque, une dame dans le hall",
    "pools, Spaans, Grieks restaurant; een pol, een pool, een stoel, een beperking in de agenda",
    "enkel beperkt beschikbaar, geen stress, wil graag rustig beginnen",
)


@pytest.mark.parametrize(("text", "words"), PRIVATE.items())
def test_a_private_word_is_found_however_it_is_spelt_p06(text, words):
    assert MATCHER.find(text) == words


@pytest.mark.parametrize("text", HARMLESS)
def test_the_usual_words_of_the_desk_languages_places_and_organisations_pass_p06(text):
    assert MATCHER.find(text) == ()


def test_nothing_that_nobody_sees_hides_a_word_p06():
    hidden = (
        "de\u00adpressie",
        "de\u200bpressie",
        "ｄｅｐｒｅｓｓｉｅ",
        "de\u0301pression",
        "DÉPRESSION",
    )
    assert [len(MATCHER.find(text)) for text in hidden] == [1] * len(hidden)


def test_an_empty_text_holds_nothing():
    assert (MATCHER.find(""), MATCHER.find(None), WordMatcher([]).find("depressie")) == ((), (), ())


def test_every_first_word_is_written_as_it_is_compared_and_finds_itself():
    wrong = [word for word, _ in ROWS if " ".join(parts_of(word)) != word]
    assert wrong == []
    assert [word for word, kind in ROWS if not is_an_entry(word, kind)] == []
    lost = [
        word
        for word, kind in ROWS
        if kind != WordKind.EXCEPTION and not MATCHER.find(word.replace("*", "x"))
    ]
    assert lost == []


def test_the_first_list_is_long_and_knows_every_kind():
    kinds = [kind for _, kind in ROWS]
    assert all(kinds.count(kind) > 50 for kind in WordKind)


@given(
    before=st.text(alphabet=string.ascii_letters + " .,-\n", max_size=40),
    after=st.text(max_size=40),
)
def test_a_word_is_found_wherever_it_stands_p06(before, after):
    plain = WordMatcher([("depress*", WordKind.ILLNESS)])
    assert "depressie" in plain.find(f"{before} depressie {after}")


@given(st.text(max_size=300))
def test_no_text_stops_the_search(text):
    found = MATCHER.find(text)
    assert len(found) == len({*found})


@given(st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=12))
def test_a_word_inside_another_word_is_no_word_p06(letters):
    assert WordMatcher([("blind", WordKind.ILLNESS)]).find(f"{letters}blind") == ()


def test_a_long_hostile_text_is_read_through():
    """Twice the text is twice the steps: every word is looked at once, whatever it begins with."""
    nodes = WordMatcher([("a a a b", WordKind.ILLNESS), ("aaa*", WordKind.FAITH)])
    assert nodes.find("a " * 50_000) == ()
    assert nodes.find("a" * 500_000) == ("a" * 500_000,)
    assert MATCHER.find("mensen met " * 5_000 + "b" * 50_000 + " de" * 5_000) == ()


@pytest.mark.parametrize(
    ("word", "kind", "may"),
    [
        ("autis*", WordKind.ILLNESS, True),
        ("au*", WordKind.ILLNESS, False),
        ("zonder papieren", WordKind.STATUS, True),
        ("*", WordKind.FAITH, False),
        ("!!", WordKind.FAITH, False),
        ("...", WordKind.EXCEPTION, False),
        ("people with …", WordKind.EXCEPTION, True),
        ("people ... with", WordKind.EXCEPTION, False),
        ("people with ...", WordKind.ILLNESS, False),
    ],
)
def test_what_can_stand_on_the_list(word, kind, may):
    assert is_an_entry(word, kind) is may
