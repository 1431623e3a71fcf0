"""The numbers by which registers know an organisation: KBO and vCode."""

import re


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
    """Write the code of the Verenigingsregister with a capital and without spaces."""
    return re.sub(r"[\s.]", "", code).upper()


def vcode_is_valid(code: str) -> bool:
    """Tell whether a code is a V and seven digits (STANDARDS 1.4)."""
    return bool(re.fullmatch(r"V[0-9]{7}", plain_vcode(code)))
