"""What the market refuses, in words."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.vocabulary.problems import Problem


class ClosesTooEarly(Problem):
    """A market or a stand that is over before it begins."""

    message = _l("It cannot end before it begins. Enter a later hour.")
    field = "closes_at"


class PlanHasOtherSigns(Problem):
    """A plan in which something stands that is no table."""

    message = _l("Type only the numbers of tables, a point for an empty place, and * for the door.")
    field = "plan"


class PlanNamesATableTwice(Problem):
    """Two tables with one number: nobody would find the right one."""

    message = _l("A number stands twice on the plan. Give each table a number of its own.")
    field = "plan"


class PlanDoesNotFit(Problem):
    """More tables than fit on a page."""

    message = _l("The plan is too large: at most 20 rows of 20 tables.")
    field = "plan"


class MarketHasStands(Problem):
    """An edition to which organisations come is not thrown away."""

    message = _l("Organisations are invited to this edition. Take their stands away first.")


class OrganisationHasAStand(Problem):
    """One organisation, one stand."""

    message = _l("This organisation is invited already.")


class StandHoursAreHalf(Problem):
    """From when without until when, or the other way round."""

    message = _l("Enter both hours, or none.")
    field = "closes_at"


class TableIsTaken(Problem):
    """Two stands cannot share a table."""

    message = _l("Another stand has this table. Choose another number.")
    field = "table_number"


class TrainedTooLate(Problem):
    """Who was at a training was there already."""

    message = _l("This day lies ahead. Enter the day of the training.")
    field = "trained_on"


class WriterCannotCheck(Problem):
    """Four eyes: who wrote knows what was meant."""

    message = _l("You wrote this. Let somebody else read whether it is plain.")


class TaskIsNotWhole(Problem):
    """A task without a name and what one does cannot be checked."""

    message = _l("Write in one language at least what the task is called and what one does.")


class TooManyTasks(Problem):
    """A link that goes round, or a machine that fills in forms."""

    message = _l("A stand has 12 tasks at most.")
    field = "new_tasks"


class TaskNameIsLong(Problem):
    """A booklet has no room for more."""

    message = _l("A task has a name of up to 40 letters. Make it shorter.")
    field = "new_tasks"


class NoSuchVisitorCode(Problem):
    """A code with a letter or a digit that is off."""

    message = _l("This is no code of a visitor. Look at the booklet: a letter and three digits.")
    field = "visitor"


class DayIsImpossible(Problem):
    """An appointment lies ahead, and not years ahead."""

    message = _l("Enter a day from today on, within a year.")
    field = "on"


class VisitorHasAppointments(Problem):
    """A code with which somebody made appointments stays."""

    message = _l("There are appointments with this code: it stays.")


class StandHasAppointments(Problem):
    """Appointments that were made at a stand do not go with it."""

    message = _l("Visitors made appointments at this stand: it stays.")


class VisitorHasNoFiche(Problem):
    """Without a fiche nobody is introduced."""

    message = _l("There is no record behind this code. Make one with the visitor first.")


class TaskHasNoVacancy(Problem):
    """An introduction is about a vacancy."""

    message = _l("There is no vacancy behind this task. Introduce the visitor from their record.")
