"""The rows of security: what ASVS 5.0.0 asks of a desk, and what attacks and breakdowns found."""

from pathlib import Path

DOCUMENT = Path(__file__).parent.parent / "docs" / "security.md"
HEAD = """# Which test shows which row of security

Made by `make requirements` from the names of the tests; do not write in it. The rows are those of
OWASP ASVS 5.0.0 that bind a desk; a test that shows one ends in its number (`…_v14`). What the
settings refuse stands in the README.

Below them stands what attacks (A), breakdowns (F) and a day at the desk (R) found in the first
version, with the tests that would fail if it came back (`…_a05`).
"""
ROWS = {
    1: "V1.2.1: what comes from outside is text in every page, feed, mail and print.",
    2: "V1.2.2: an address leads to the web, to mail or to a phone, and nowhere else.",
    3: "V1.2.4: the database gets values apart from its language.",
    4: "V1.2.5: another process is started with a list of words, without a shell.",
    5: "V1.3.1, V1.3.2: markup of others is taken out, and nothing of theirs is run.",
    6: "V1.3.6: the server asks nothing of an address that somebody gave.",
    7: "V1.3.7: no template is made of what somebody wrote.",
    8: "V1.3.11: no line end gets into the head of a mail.",
    9: "V1.5.1: XML of others refers to nothing.",
    10: "V1.2.10: no cell of a list that goes out is a formula.",
    11: "V2.2.1 to V2.2.3: what is typed is checked on the server, alone and together.",
    12: "V2.3.3, V2.3.4: a deed happens wholly or not, and the last place goes to one.",
    13: "V2.4.1: machines are held back where they could ask too much.",
    14: "V3.3.1 to V3.3.4: the cookie is `__Host-`, Secure, HttpOnly and SameSite.",
    15: "V3.4.1: HTTPS stays, for a year and for all below.",
    16: "V3.4.3: a page runs only our own scripts.",
    17: "V3.4.4 to V3.4.6: every answer has the headers that protect it, also a refusal.",
    18: "V3.5.1, V3.5.3: every change is a POST with a token; a GET changes nothing.",
    19: "V3.7.2: an address in a request leads only to a page of ours.",
    20: "V4.1.1, V4.1.3: types are said, and headers of proxies only believed from ours.",
    21: "V5.1.1, V5.2.1, V5.2.2: a file is what it says, and not too large.",
    22: "V5.2.3: a file that unpacks without end is refused.",
    23: "V5.3.2, V5.4.1, V5.4.2: names of files are ours.",
    24: "V6.1.1, V6.3.1: who guesses passwords is slowed down; nobody else is shut out.",
    25: "V6.2: a password is long, none that others know, and stays as long as one likes.",
    26: "V6.2.7: a password may be pasted.",
    27: "V6.3.2: there is no account from the start.",
    28: "V6.3.3: a second step for all who see fiches.",
    29: "V6.4: a first or forgotten password goes by a link that works once, and not long.",
    30: "V6.5: a code works once, and spare codes are hashed.",
    31: "V7.2.3, V7.2.4: who signs in gets a new session.",
    32: "V7.3.1, V7.3.2: a session ends when nobody is there, and after ten hours.",
    33: "V7.4: a session ends for good: signing out, closing an account, everywhere.",
    34: "V8.1, V8.2: who may do what is written down, and is so.",
    35: "V8.3.1: the server decides, also where a button is hidden.",
    36: "V11.3.2, V11.4.2, V11.5.1: known ciphers, slow hashes, and real chance.",
    37: "V12.1.1, V12.2.1: what goes to another machine is sealed on the way.",
    38: "V13: what is unsafe does not start; secrets are nobody else's; debugging is off.",
    39: "V14: no personal data in addresses, caches or a browser after signing out.",
    40: "V14.2.7, V14.2.8: data go by themselves, and files bring nothing hidden along.",
    41: "V15.1.1, V15.1.2, V15.2.1: what we depend on is known, pinned and looked after.",
    42: "V15.3: an answer holds what is needed; fields that nobody asked are not taken.",
    43: "V16.1 to V16.3: who did what is logged, also what was refused, without names.",
    44: "V16.4: nobody writes lines into the log, or changes them.",
    45: "V16.5: an error tells nothing, and leaves nothing half done.",
}
ATTACKS = {
    1: "A locked screen opened by Escape, a print or another tab.",
    2: "A text from outside was markup in a page, and its button did any deed.",
    3: "Lock, idle screen and set-up of a code stood in the cookie: an older one undid them.",
    4: "A small file ate all the memory of a server.",
    5: "An unknown word in a public address spoiled the answer that all others got.",
    6: "Guessing had no end for who has many addresses, and shut out the neighbours.",
    7: "Passwords in Dutch and French were taken for strong ones; judging one held up the desk.",
    8: "A setting that was not understood was taken for *no*.",
    9: "Every user of the machine could read the database.",
    10: "What was refused left no trace.",
    11: "A number that could not be read was a fault of ours, and all that was typed was gone.",
    12: "The name in a request led to another host.",
    13: "Public lists had no limit, and unknown filters got round what was kept.",
    14: "A stranger's large request was read whole before anything was refused.",
    15: "An administrator saw the link by which a colleague chooses a password.",
    16: "The audit of libraries was green when it had looked at nothing.",
    17: "Nothing was erased by itself.",
    18: "Who has an account could be told from the time of an answer.",
}
BREAKDOWNS = {
    1: "A year typed by halves lost the fiche, or was dropped without a word.",
    2: "An error lost what was typed and claimed too much; what was sent again doubled.",
    3: "Without Redis nobody came in.",
    4: "A demo could be loaded over real people.",
    8: "Mail that was refused disappeared.",
    11: "Who was slower lost the roles that a colleague gave.",
    13: "A wrong or lost key was silent until everything broke.",
    14: "The files of the desk were open to others.",
}
DESK_DAYS = {
    1: "What is typed lived only in the form of the browser.",
}
NUMBERED = {"v": ROWS, "a": ATTACKS, "f": BREAKDOWNS, "r": DESK_DAYS}
