from io import BytesIO
from subprocess import run
from sys import executable

import pytest
from PIL import Image

from tests.settings.answers import png
from vrijwilligers.settings.logo import MOST_BYTES, LogoIsNoPicture, read_logo

NO_PNG = "Choose a PNG file of at most 2 MB."


def picture(form):
    """Draw a picture in another form than a PNG."""
    content = BytesIO()
    Image.new("L", (40, 20)).save(content, form)
    return content.getvalue()


HOSTILE = {
    "empty lines": (b"\n\n", "The file is empty."),
    "SVG": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NO_PNG),
    "GIF": (picture("GIF"), NO_PNG),
    "TIFF": (picture("TIFF"), NO_PNG),
    "cut off": (png()[:-30], NO_PNG),
    "only a head": (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, NO_PNG),
    "2 MB of zeros": (bytes(MOST_BYTES), NO_PNG),
    "too large": (png() + bytes(MOST_BYTES), NO_PNG),
    "too many dots": (png(4001, 4000), NO_PNG),
}


def test_what_is_no_picture_is_refused_in_words_v40():
    for name, (content, words) in HOSTILE.items():
        with pytest.raises(LogoIsNoPicture) as refusal:
            read_logo(content)
        assert str(refusal.value) == words, name


def test_as_many_dots_as_a_picture_may_have_fit_in_the_process_that_reads_it():
    with Image.open(BytesIO(read_logo(png(4000, 4000)))) as kept:
        assert kept.size == (300, 300)


def test_what_is_see_through_in_a_picture_stays_so():
    with Image.open(BytesIO(read_logo(png(transparency=(0, 128, 128))))) as kept:
        assert kept.getpixel((0, 0))[3] == 0


def test_the_process_of_the_desk_opens_no_picture_from_outside_v40():
    program = """if True:
        import sys
        from tests.settings.answers import png
        from vrijwilligers.exchange.pictures import drawn_anew
        content = png()
        for name in [name for name in sys.modules if name.startswith("PIL")]:
            del sys.modules[name]
        sys.modules["PIL"] = None
        print(drawn_anew(content, size=(600, 300))[1:4])
    """
    answer = run([executable, "-c", program], capture_output=True, text=True, check=False)
    assert answer.stdout == "b'PNG'\n", answer.stderr
