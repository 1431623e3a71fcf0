"""Phone numbers, by the library that knows those of every country; it takes a while to load."""

import phonenumbers


def digits_of(text: str) -> str | None:
    """Return the digits of a whole number with its country code; a bare one is Belgian."""
    try:
        number = phonenumbers.parse(text, "BE")
    except phonenumbers.NumberParseException:
        return None
    return f"{number.country_code}{number.national_number}"


def country_and_rest(text: str) -> tuple[str, str]:
    """Return the code of the country and the digits that follow it, without a zero before them.

    What cannot be read as a number has no country: its digits, if any, as they stand.
    """
    try:
        number = phonenumbers.parse(text, "BE")
    except phonenumbers.NumberParseException:
        return "", "".join(filter(str.isdecimal, text))
    return str(number.country_code), str(number.national_number)
