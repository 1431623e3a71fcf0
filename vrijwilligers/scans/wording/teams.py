"""What a page says of the talents of a team, in the language we speak now."""

from dataclasses import dataclass

from vrijwilligers.scans.models import TeamScan
from vrijwilligers.scans.rules.teams import told_of
from vrijwilligers.talents.rules.sets import TalentSet
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.text import fold


@dataclass(frozen=True, kw_only=True)
class ShownTeamTalent:
    """A talent that five of a team or more chose."""

    name: str
    meaning: str
    pictogram: str
    at_least: int


@dataclass(frozen=True, kw_only=True)
class ShownTeam:
    """What may be said of a team: how many people, and their talents, those of most first."""

    people: int  # none until there are five
    talents: tuple[ShownTeamTalent, ...]


def shown_team(team: TeamScan, used: TalentSet) -> ShownTeam:
    """Say what a team chose; a talent that is no longer in the set is left out."""
    told = told_of(team.people, {talent.code: talent.amount for talent in team.talents})
    shown = [
        ShownTeamTalent(
            name=card.name(spoken()),
            meaning=card.meaning(spoken()),
            pictogram=card.pictogram,
            at_least=told.at_least[card.code],
        )
        for card in used.cards
        if card.code in told.at_least
    ]
    in_order = sorted(shown, key=lambda one: (-one.at_least, fold(one.name)))
    return ShownTeam(people=told.people, talents=tuple(in_order))
