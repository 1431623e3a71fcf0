"""Ready-made records. Give only what the test is about."""

from itertools import count

from tests.vacancies.own import NOT_YET
from vrijwilligers.accounts.models import StaffMember, StaffRole
from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates import rules as candidate_rules
from vrijwilligers.candidates.actions.texts import text_shown
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.candidates.wording import questions
from vrijwilligers.desk import actions as desk_actions
from vrijwilligers.desk.rules import DeskContactDetails
from vrijwilligers.matching.models import (
    Disclosure,
    FollowUp,
    Introduction,
    IntroductionStep,
    Recall,
)
from vrijwilligers.matching.rules.disclosure import RecallKind
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.talents.models import Project
from vrijwilligers.vacancies.actions.texts import write_ours
from vrijwilligers.vacancies.models import (
    Vacancy,
    VacancyLanguage,
    VacancySource,
    VacancyTalent,
    VacancyText,
)
from vrijwilligers.vacancies.queries.details import standing
from vrijwilligers.vacancies.rules import SourceDetails, Status, Text, TextOrigin, text_columns
from vrijwilligers.vacancies.rules.layers import as_json, fingerprint_of, values_of
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.terms import RetentionTerm


class Factories:
    def __init__(self, session):
        self.session = session
        self.number = count(1)

    def staff(self, *roles, **wanted):
        number = next(self.number)
        member = StaffMember(
            **{
                "email": f"medewerker{number}@example.org",
                "name": f"Medewerker {number}",
                "language": "en",
                "last_sign_in_at": now(),
            }
            | wanted
        )
        member.roles = [StaffRole(role=Role(role)) for role in roles]
        return self._keep(member)

    def candidate(self, *, consents=(ConsentPurpose.FICHE, ConsentPurpose.SHARING), **wanted):
        number = next(self.number)
        values = {
            "given_name": f"Kandidaat{number}",
            "family_name": "Proef",
            "email": f"kandidaat{number}@example.org",
            "fiche_consent": ConsentPurpose.FICHE in consents,
            "last_contact_on": today(),
            "erase_on": candidate_rules.erase_after(today()),
        } | wanted
        details = {name: values.pop(name) for name in FICHE.names if name in values}
        candidate = Candidate(**values)
        FICHE.fill(candidate, candidate_rules.CandidateDetails(**details))
        candidate.consents = [self._consent(purpose) for purpose in consents]
        return self._keep(candidate)

    def _consent(self, purpose):
        is_asked = purpose in questions()
        return Consent(
            text=text_shown(purpose, "nl", None) if is_asked else None,
            purpose=purpose,
            way=ConsentWay.SPOKEN,
            given_at=now(),
        )

    def organisation(self, **wanted):
        name = wanted.pop("name", f"Buurthuis {next(self.number)}")
        return self._keep(Organisation(**name_columns(name), **wanted))

    def project(self, code=None, **wanted):
        code = code or f"project-{next(self.number)}"
        names = {f"name_{language}": code.title() for language in ("nl", "fr", "en")}
        return self._keep(Project(**{"code": code, "position": 10} | names | wanted))

    def vacancy(self, *, texts=None, languages=None, talents=(), **wanted):
        number = next(self.number)
        source = {name: wanted.pop(name, None) for name in ("source_name", "source_id")}
        fetched_at = wanted.pop("fetched_at", now())
        texts = texts or {"nl": (f"Soep koken {number}", "Je kookt soep voor de buurt.")}
        vacancy = Vacancy(
            **{
                "organisation": wanted.pop("organisation", None) or self.organisation(),
                "status": Status.PUBLISHED,
                "language": next(iter(texts)),
                "category": "food",
            }
            | wanted
        )
        if "published_at" not in wanted and vacancy.status not in NOT_YET:
            vacancy.published_at = now()
        vacancy.texts = [
            VacancyText(
                language=language,
                origin=TextOrigin.SOURCE if source["source_name"] else TextOrigin.OURS,
                **text_columns(Text(*text)),
            )
            for language, text in texts.items()
        ]
        vacancy.languages = [
            VacancyLanguage(language=code, level=Level(level))
            for code, level in (languages or {}).items()
        ]
        vacancy.talents = [VacancyTalent(code=code) for code in talents]
        if source["source_name"]:
            vacancy.source = self._source(vacancy, fetched_at=fetched_at, **source)
        return self._keep(vacancy)

    def _source(self, vacancy, *, source_name, source_id, fetched_at):
        """Let a source say just what the vacancy says."""
        named = SourceDetails(source_id=source_id, organisation=vacancy.organisation.name, texts={})
        values = values_of(standing(vacancy, named))
        return VacancySource(
            source_name=source_name,
            source_id=source_id,
            details=as_json(values),
            fingerprint=fingerprint_of(as_json(values)),
            fetched_at=fetched_at,
        )

    def changed_at_its_source(self, **wanted):
        """Make a vacancy of which the source changed its text after ours was written."""
        number = str(next(self.number))
        vacancy = self.vacancy(source_name="Bron", source_id=number, **wanted)
        write_ours(vacancy, {"nl": Text("Van ons", "")}, by=None)
        vacancy.own_facts[0].source_then = as_json(["Anders", ""])
        return self._keep(vacancy)

    def offered_elsewhere(self, **wanted):
        """Make a vacancy that its source withdrew, and that of one that was merged into it not."""
        source = {"source_id": str(next(self.number)), "status": Status.WITHDRAWN}
        stays = self.vacancy(source_name="Bron", **source, **wanted)
        stays.source.gone_at = now()
        self.vacancy(
            source_name="Elders", organisation=stays.organisation, merged_into_id=stays.id, **source
        )
        return self._keep(stays)

    def introduction(
        self, *, candidate=None, vacancy=None, state=IntroductionState.PROPOSED, **wanted
    ):
        introduction = Introduction(
            candidate=candidate or self.candidate(),
            vacancy=vacancy or self.vacancy(),
            state=state,
            **wanted,
        )
        introduction.steps = [IntroductionStep(state=state, happened_on=today())]
        return self._keep(introduction)

    def disclosure(self, introduction, **wanted):
        """Keep the yes that an introduction began with."""
        organisation = introduction.vacancy.organisation
        values = {
            "reference": f"TEST-{next(self.number):04d}",
            "introduction": introduction,
            "candidate_id": introduction.candidate_id,
            "organisation_id": organisation.id,
            "organisation_name": organisation.name,
            "fields": "name email",
            "text": "Mogen wij dit geven?",
            "language": "nl",
            "way": ConsentWay.SPOKEN,
            "agreed_at": now(),
        }
        return self._keep(Disclosure(**values | wanted))

    def recall(self, **wanted):
        """Let an organisation still have to hear that something is taken back."""
        values = {
            "kind": RecallKind.ERASE,
            "organisation_name": "Buurthuis",
            "codes": "TEST-0000",
            "sealed": None,
            "begins_at": now(),
            "sealed_until": now() + RetentionTerm.RECALL.default.span,
            "due_on": today(),
        }
        return self._keep(Recall(**values | wanted))

    def follow_up(self, **wanted):
        values = {"what": "Bellen: hoe ging het gesprek?", "due_on": today()} | wanted
        return self._keep(FollowUp(**values))

    def visit(self, channel):
        visit = desk_actions.count(
            DeskContactDetails(channel=channel), by=self.staff("reception").id
        )
        return self._keep(visit)

    def _keep(self, record):
        self.session.add(record)
        self.session.commit()
        return record
