"""On a small screen the bar is two rows: what it leads to stands in a menu that needs no script."""


def test_the_rooms_and_the_languages_stand_in_the_menu_too(reception):
    page = reception.get("desk.today")
    menu = page.html.select_one("header.bar details .menu")
    rooms = [link["href"] for link in page.html.select(".house > nav.rooms a")]
    assert len(rooms) > 3
    assert [link["href"] for link in menu.select("nav.rooms-folded a")] == rooms
    assert len(menu.select("nav.languages a")) == 3
    assert menu.select_one("a[href='/accounts/me']")
    assert menu.select_one("form[action='/accounts/sign-out'] button")
    assert len(menu.select("[aria-current=page]")) == 1


def test_who_is_not_in_has_the_languages_in_the_bar(desk):
    page = desk.get("accounts.sign_in")
    assert not page.html.select(".folded, .at-large, .rooms")
    assert len(page.html.select("header.bar nav.languages a")) == 3


def test_a_page_of_how_the_desk_works_stands_under_the_desk_whatever_feature_it_is_of(coordinator):
    for endpoint in ("matching.weights", "matching.letters", "talents.pictograms"):
        page = coordinator.get(endpoint)
        [current] = page.html.select(".house > nav.rooms [aria-current]")
        assert current["href"] == "/settings/desk"
