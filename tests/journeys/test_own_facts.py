"""What we know better stays ours when the source changes: a coordinator chooses what holds."""

import re

import pytest

from tests.journeys.steps import click

HEADER = "source_id;organisation;title_nl;minimum_age\n"


def bring_in(site, folder, age):
    file = folder / "eigen.csv"
    file.write_text(f"{HEADER}E1;Buurthuis De Eik;Fietsen herstellen;{age}\n", encoding="utf-8")
    site.flask("vacancies", "import", str(file), "--source", "Eigen feiten", "--yes")


@pytest.mark.journey
def test_a_fact_of_ours_stays_until_a_coordinator_chooses(site, visitor, tmp_path):
    bring_in(site, tmp_path, 16)
    hilde = visitor("nl")
    hilde.sign_in("coordinator", "administrator")
    page = hilde.page
    page.goto(f"{site.address}/vacancies/?text=Fietsen+herstellen")
    page.locator("main a").filter(has_text="Fietsen herstellen").first.click()
    page.wait_for_url(re.compile(r"/vacancies/\d+$"))
    address = page.url.removeprefix(site.address)
    page.locator('.head-action a[href$="/facts"]').click()
    page.locator("#minimum_age").fill("14")
    click(page.locator("main .send .btn-main"))

    bring_in(site, tmp_path, 18)
    page.goto(f"{site.address}/vacancies/?state=work")
    page.locator(f'main a[href="{address}"]').first.click()
    hilde.look("source-changed")
    page.locator("[name=minimum_age][value=theirs]").check()
    click(page.locator("section.warn button[type=submit]"))

    assert page.locator("[type=radio][name=minimum_age]").count() == 0
    assert "18" in page.locator("dl.facts").first.inner_text()
