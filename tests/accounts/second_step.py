"""What the tests of the second factor share."""

from tests.accounts.people import set_to


def answer(desk, given, **options):
    return desk.submit("accounts.second_factor", {"code": given}, **options)


def everybody_proves_twice(app):
    return set_to(app, SECOND_FACTOR_ROLES=("reception", "coordinator", "administrator"))
