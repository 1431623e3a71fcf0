"""Sends the answers of a form as bytes: also what no browser would send."""

from collections.abc import Iterable

from tests.fuzz.odd import UploadedFile

BOUNDARY = b"----zoals-een-browser"
CONTENT_TYPE = f"multipart/form-data; boundary={BOUNDARY.decode()}"
Answers = list[tuple[str, "str | UploadedFile"]]


def body_of(answers: Answers) -> bytes:
    """Write answers as a browser does, half signs and all."""
    return b"".join([*_parts(answers), b"--" + BOUNDARY + b"--\r\n"])


def _parts(answers: Answers) -> Iterable[bytes]:
    for name, answer in answers:
        head = b'Content-Disposition: form-data; name="' + _quoted(name) + b'"'
        content = _bytes(answer) if isinstance(answer, str) else answer.content
        if isinstance(answer, UploadedFile):
            head += b'; filename="' + _quoted(answer.name) + b'"'
            head += b"\r\nContent-Type: application/octet-stream"
        yield b"--" + BOUNDARY + b"\r\n" + head + b"\r\n\r\n" + content + b"\r\n"


def _quoted(text: str) -> bytes:
    kept = text.replace("\r", "").replace("\n", "").replace('"', "%22")
    return _bytes(kept)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
