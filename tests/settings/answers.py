"""An answer to each question about the desk, as it is typed and as it is kept."""

from io import BytesIO

from PIL import Image

from vrijwilligers.settings.rules import SETTINGS, SettingKind

TYPED = {
    SettingKind.LINE: ("Huis {name}", "Huis {name}"),
    SettingKind.TEXT: ("Tram 3, {name}.\nDe  blauwe deur.", "Tram 3, {name}.\nDe blauwe deur."),
    SettingKind.EMAIL: ("{name}@Desk.example", "{name}@desk.example"),
    SettingKind.PHONE: ("02 555 01 23", "+3225550123"),
    SettingKind.LINK: ("https://desk.example/{name}", "https://desk.example/{name}"),
    SettingKind.LINKS: ("Onze  krant https://krant.example", "Onze krant https://krant.example"),
    SettingKind.HOURS: ("tue 14-18; mon 9h30-12", "mon 09:30-12:00; tue 14:00-18:00"),
    SettingKind.TERM: ("06", "6"),
    SettingKind.SWITCH: ("ja", "yes"),
    SettingKind.CLOSURES: (
        "21/07/2031; 24/12/2031..2/1/2032",
        "2031-07-21\n2031-12-24..2032-01-02",
    ),
}


def typed(name):
    return TYPED[SETTINGS[name].kind][0].format(name=name)


def kept(name):
    return TYPED[SETTINGS[name].kind][1].format(name=name)


def png(width=40, height=20, **options):
    content = BytesIO()
    Image.new("RGB", (width, height), "teal").save(content, "PNG", **options)
    return content.getvalue()
