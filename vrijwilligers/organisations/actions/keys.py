"""The keys by which organisations are found: they follow from all their names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation, OrganisationKey
from vrijwilligers.organisations.queries.finding import every_name
from vrijwilligers.records.search_keys import SearchKeys
from vrijwilligers.vocabulary.names.keys import name_keys


def _keys_of(numbers: Sequence[int]) -> dict[int, Mapping[str, int]]:
    names = defaultdict[int, set[str]](set)
    for number, name in db.session.execute(every_name(numbers)):
        names[number].add(name)
    return {
        number: {key: 0 for name in names[number] for key in name_keys([name])}
        for number in numbers
    }


KEYS = SearchKeys(Organisation, OrganisationKey, _keys_of)
