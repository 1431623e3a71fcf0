"""How secrets are called, in our languages: declared once, for drafts, logs and settings.

What is called so is kept in no draft, compared with nothing and written in no line of a log.
"""

import re

WITHIN = (  # wherever it stands in a name
    *("passw", "passphrase", "paswoord", "wachtwoord", "mot_de_passe"),
    *("secret", "geheim", "token", "totp", "recovery", "herstel", "sleutel", "api_key"),
)
APART = (  # a whole word of it, at the end
    *("pwd", "otp", "pin", "mdp", "code", "codes", "toegangscode", "clef"),
)
NAMES = "|".join(name.replace("_", ".?") for name in WITHIN)
WORDS = "|".join(APART)
SECRET = re.compile(rf"{NAMES}|(^|_)({WORDS})$")
IN_AN_ADDRESS = rf"[\w.-]{{0,40}}(?:{NAMES})[\w.-]{{0,40}}|(?:[\w.-]{{0,40}}[_.-])?(?:{WORDS})"


def is_secret(name: str) -> bool:
    """Tell whether what is called so may be a secret: a password, a code, a token."""
    return bool(SECRET.search(name.lower().replace("-", "_")))
