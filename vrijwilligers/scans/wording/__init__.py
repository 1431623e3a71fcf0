"""The words of talent scans."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import ConsentQuestion, templates_of
from vrijwilligers.scans.models import TalentScan
from vrijwilligers.scans.readers import ScanFilePart
from vrijwilligers.scans.rules import ScanDetails, ScanForm
from vrijwilligers.talents.rules.scan import ScanFault, UnscorableScan

CONSENT = ConsentQuestion(
    words=_l("You may keep my talent scan"),
    templates=templates_of(ConsentPurpose.SCAN),
)
FORMS = {
    ScanForm.ONLINE: _l("online"),
    ScanForm.CARDS: _l("with the cards"),
    ScanForm.WOODEN_MODEL: _l("with the wooden model"),
}
COPY_LABELS = {
    "talent_scan": _l("Your talent scans"),
    "talent_scan.set_version": _l("Version of the talents"),
    "talent_scan.scoring": _l("Way of scoring"),
    "talent_scan.form": _l("How you did it"),
    "talent_scan.sure": _l("Sure"),
    "talent_scan.close": _l("Also close"),
    "talent_scan.noted_on": _l("Day"),
    "talent_scan.noted_at": _l("Noted"),
}
LONGEST = 60  # of what a file calls a talent
MALFORMED = {
    ScanFilePart.FILE: _l("This file is no JSON object with the answers of a scan."),
    ScanFilePart.SET: _l("“set” is not a text with the name of a set of talents."),
    ScanFilePart.ANSWERS: _l("“answers” does not say yes, bit or no for each talent."),
    ScanFilePart.FIVE: _l("“five” is not a list of talents."),
    ScanFilePart.PAIRS: _l("“pairs” is not a list of two talents each, the winner first."),
}
FAULTS = {
    ScanFault.TALENT: _l("This talent is not in the set:"),
    ScanFault.ANSWER: _l("The answer is not yes, bit or no:"),
    ScanFault.CHOSEN: _l("This talent cannot be one of the five: it was not a yes:"),
    ScanFault.TWICE: _l("This stands there twice:"),
    ScanFault.NUMBER: _l("Five talents have to be chosen, or all where there are less."),
    ScanFault.PAIR: _l("This talent cannot be in a pair:"),
    ScanFault.CONTRADICTION: _l("Of the same two talents both were preferred:"),
    ScanFault.PAIRS: _l("More than ten pairs were compared."),
}


def say_fault(fault: UnscorableScan) -> str:
    """Say why answers cannot be scored, and of which talent."""
    return f"{FAULTS[fault.fault]} {quotable(fault.talent)}".strip()


def quotable(said: str) -> str:
    """Return what a file says as a piece of one line; what no line can hold is a “?”."""
    return "".join(sign if sign.isprintable() else "?" for sign in said[:LONGEST])


@dataclass(frozen=True, kw_only=True)
class ScanOnFiche:
    """A scan as the fiche shows it: how and when it was done, what it says, what it adds."""

    scan: TalentScan
    how: str
    sure: str
    close: str
    made_with: str
    adds: bool  # some of its talents are not those of the fiche yet


def scans_on_fiche(
    scans: Sequence[TalentScan], candidate: Candidate, names: Mapping[str, str]
) -> list[ScanOnFiche]:
    """Say the scans of somebody, in the order given."""
    return [_on_fiche(scan, candidate, names) for scan in scans]


def _on_fiche(scan: TalentScan, candidate: Candidate, names: Mapping[str, str]) -> ScanOnFiche:
    result, known = scan.details.result, {talent.code for talent in candidate.talents}
    return ScanOnFiche(
        scan=scan,
        how=str(FORMS[scan.form]),
        sure=_listed(result.sure, names),
        close=_listed(result.close, names),
        made_with=say_versions(scan.details),
        adds=not result.talents <= known,
    )


def _listed(codes: tuple[str, ...], names: Mapping[str, str]) -> str:
    return " · ".join(sorted(names.get(code, code) for code in codes))


def say_versions(details: ScanDetails) -> str:
    """Name the set of talents and the way of scoring, as on each result (T-04)."""
    return _(
        "Made with the cards “%(set)s” and version %(scoring)s of our scoring rules",
        set=f"{details.set_code}-{details.set_version}",
        scoring=details.scoring,
    )
