"""The columns of our own table of vacancies, as in docs/exchange.md."""

COLUMNS = (
    *("source_id", "organisation", "organisation_kbo"),
    *("title_nl", "title_fr", "title_en", "description_nl", "description_fr", "description_en"),
    *("category", "talents", "engagement", "start_on", "end_on", "publish_until"),
    *("days", "hours_per_week", "places", "postcode", "municipality", "wheelchair", "remote"),
    *("languages", "practise_dutch", "support_offered", "minimum_age", "allowance"),
    *("contact_name", "contact_email", "contact_phone", "url"),
)
TITLES = ("title_nl", "title_fr", "title_en")
REASON = "reason"  # the column that we add to rejected rows
IGNORED = {REASON, "reden", "motif", "raison"}  # ours too, when somebody translated it
YES_OR_NO = ("wheelchair", "remote", "support_offered")
CODED = ("category", "talents", "engagement", "allowance", *YES_OR_NO)  # words of a closed list
