"""The list of requirements is made from the names of the tests, and is fresh."""

from tests import requirements, security

AGAIN = "A test has another name or number: python -m tests.requirements"


def test_the_list_of_requirements_is_fresh():
    assert requirements.DOCUMENT.read_text() == requirements.document(), AGAIN
    assert security.DOCUMENT.read_text() == requirements.security_document(), AGAIN


def test_a_test_names_only_requirements_that_there_are():
    names = [name for _, name in requirements.tests()]
    for kind, known in ({"p": requirements.REQUIREMENTS} | security.NUMBERED).items():
        odd = [name for name in names if {*requirements.numbers_of(name, kind)} - {*known}]
        assert odd == []


def test_there_are_as_many_rows_of_security_as_we_promised():
    assert [*security.ROWS] == [*range(1, 46)]


def test_each_row_of_security_and_all_that_was_found_has_a_test():
    assert "*Not yet.*" not in requirements.security_document()


def test_numbers_stand_at_the_end_of_a_name():
    assert requirements.numbers_of("test_a_p05_in_the_middle_p13_p22") == [13, 22]
    assert requirements.numbers_of("test_a_p05_in_the_middle_p13_v22", "v") == [22]
    assert requirements.words_of("test_a_p05_in_the_middle_p13_p22") == "a p05 in the middle"
