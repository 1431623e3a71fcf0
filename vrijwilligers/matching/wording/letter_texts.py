"""Our standard texts of what goes to candidates, and what each and its places are called."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.rules.letters import LetterPlace, LetterTemplateKind

KIND_WORDS = {
    LetterTemplateKind.APPOINTMENT: _l("An appointment"),
    LetterTemplateKind.CHANGED: _l("An appointment that changed"),
    LetterTemplateKind.CANCELLED: _l("An appointment that is off"),
    LetterTemplateKind.NOT_REACHED: _l("We could not reach you"),
    LetterTemplateKind.STILL_THERE: _l("Still there after three months?"),
    LetterTemplateKind.POOL_THANKS: _l("After a call: to who came"),
    LetterTemplateKind.POOL_MISSED: _l("After a call: to who did not come"),
}
MAIL_WORDS = {
    LetterTemplateKind.APPOINTMENT: _l("Mail the appointment"),
    LetterTemplateKind.CHANGED: _l("Mail what changed"),
    LetterTemplateKind.CANCELLED: _l("Mail that it is off"),
    LetterTemplateKind.NOT_REACHED: _l("Mail: we could not reach you"),
    LetterTemplateKind.STILL_THERE: _l("Mail: still there?"),
}
PLACE_WORDS = {
    LetterPlace.NAME: _l("first name"),
    LetterPlace.ORGANISATION: _l("the organisation"),
    LetterPlace.TASK: _l("the volunteer work"),
    LetterPlace.DAY: _l("the day"),
    LetterPlace.HOUR: _l("the hour"),
    LetterPlace.PLACE: _l("street and town"),
    LetterPlace.WITH_WHOM: _l("whom to ask for"),
    LetterPlace.PHONE: _l("whom to call on that day"),
    LetterPlace.TRAVEL: _l("how to get there"),
    LetterPlace.DESK: _l("the name of the desk"),
    LetterPlace.DESK_PHONE: _l("the phone number of the desk"),
}
SUBJECTS = {
    LetterTemplateKind.APPOINTMENT: _l("Your appointment on {day}"),
    LetterTemplateKind.CHANGED: _l("Your appointment changed: {day}"),
    LetterTemplateKind.CANCELLED: _l("Your appointment on {day} is off"),
    LetterTemplateKind.NOT_REACHED: _l("We tried to call you"),
    LetterTemplateKind.STILL_THERE: _l("Are you still at {organisation}?"),
    LetterTemplateKind.POOL_THANKS: _l("Thank you: {task}"),
    LetterTemplateKind.POOL_MISSED: _l("We missed you: {task}"),
}
BODIES = {
    LetterTemplateKind.APPOINTMENT: _l(
        "Hello {name},\n\nYou have an appointment at {organisation}.\n\nDay: {day}\nHour: {hour}\n"
        "Where: {place}\nHow to get there: {travel}\nYou ask for: {with_whom}\n\n"
        "You cannot come? Call {phone}.\nA question? Call us: {desk_phone}."
    ),
    LetterTemplateKind.CHANGED: _l(
        "Hello {name},\n\nYour appointment at {organisation} changed. From now on this counts:\n\n"
        "Day: {day}\nHour: {hour}\nWhere: {place}\nHow to get there: {travel}\n"
        "You ask for: {with_whom}\n\nYou cannot come? Call {phone}.\n"
        "A question? Call us: {desk_phone}."
    ),
    LetterTemplateKind.CANCELLED: _l(
        "Hello {name},\n\nYour appointment at {organisation} on {day} is off. You need not go.\n\n"
        "Do you want to look for something else together? Come by, or call us: {desk_phone}."
    ),
    LetterTemplateKind.NOT_REACHED: _l(
        "Hello {name},\n\nWe tried to call you about {organisation}, and could not reach you.\n\n"
        "Do you call us back? Our number: {desk_phone}.\nYou may also come by."
    ),
    LetterTemplateKind.STILL_THERE: _l(
        "Hello {name},\n\nThree months ago you started at {organisation}. Are you still there?\n\n"
        "You answer with one click, through the link below. Do you want to talk about it? "
        "Come by, or call us: {desk_phone}."
    ),
    LetterTemplateKind.POOL_THANKS: _l(
        "Hello {name},\n\nThank you for helping at {organisation}. They were glad to have you.\n\n"
        "{task}\n{day}\n\n"
        "How was it? Answer this e-mail, if you want to tell us. "
        "We ask you again only when it is needed."
    ),
    LetterTemplateKind.POOL_MISSED: _l(
        "Hello {name},\n\nYou were expected at {organisation}, and you could not come. "
        "That happens.\n\n{task}\n{day}\n\n"
        "Can you not come the next time? Tell us through the link in our e-mail: then somebody "
        "else can help. We keep nothing of this: you stay in the pool as before."
    ),
}
