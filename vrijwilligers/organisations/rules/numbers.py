"""The numbers by which an organisation is known: its company number (KBO) and its vCode."""

import re

VCODE = re.compile(r"V[0-9]{7}")


def plain_kbo(number: str) -> str:
    """Write a company number as ten digits: without BE, dots and spaces, with its leading zero."""
    digits = re.sub(r"^BE|[\s./-]", "", number.strip().upper())
    return f"0{digits}" if re.fullmatch(r"[0-9]{9}", digits) else digits


def kbo_is_valid(number: str) -> bool:
    """Tell whether the last two of ten digits are 97 minus the first eight modulo 97.

    Source: KboNummer.cs of the Flemish association registry (STANDARDS 1.4).
    """
    digits = plain_kbo(number)
    return bool(re.fullmatch(r"[01][0-9]{9}", digits)) and (
        97 - int(digits[:8]) % 97 == int(digits[8:])
    )


def plain_vcode(code: str) -> str:
    """Write a code of the Verenigingsregister as V and seven digits."""
    return re.sub(r"[\s.-]", "", code).upper()


def vcode_is_valid(code: str) -> bool:
    """Tell whether a code is V and seven digits; it carries no check digits."""
    return bool(VCODE.fullmatch(plain_vcode(code)))
