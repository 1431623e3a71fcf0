"""What the tests of the pages of vacancies share."""

SOURCE = "Buurtwerk"


def titles(page):
    return [link.get_text(strip=True) for link in page.html.select("main a.title")]
