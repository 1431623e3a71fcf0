"""What SQLite itself says of a table, taken apart and put together again.

The text in ``sqlite_master`` is all there is to know of a table: AUTOINCREMENT, WITHOUT ROWID,
collations, defaults and what a foreign key does on a deletion stand nowhere else.
"""

import re

TOKEN = re.compile(
    r"""--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|\s+|\w+|.""",
    re.DOTALL,
)
OPENS_A_CONSTRAINT = {"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"}
ENDS_A_TYPE = OPENS_A_CONSTRAINT | {
    *("NOT", "NULL", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED", "AS"),
}


class NoSuchPart(LookupError):
    """The table has no column or constraint of this name."""


class StillReferred(ValueError):
    """A constraint or an index still reads the column that should go."""


def words(sql):
    """Return the words and signs of a text, without white space, comments and quotes of names."""
    return [_plain(token) for token in _tokens(sql) if not token.isspace()]


def segments(sql):
    """Split a text at its outermost parentheses and the commas in them."""
    found, depth = [""], 0
    for sign in _tokens(sql):
        depth += (sign == "(") - (sign == ")")
        if (depth, sign) in {(1, "("), (1, ","), (0, ")")}:
            found.append("")
        else:
            found[-1] += sign
    return found


def quoted(name):
    """Return a name that SQLite takes as a name, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


class SqliteTable:
    """The columns, constraints and options of one table, each as SQLite wrote it down."""

    def __init__(self, sql):
        _, *parts, options = segments(sql)
        self.parts = [part.strip() for part in parts]
        self.options = options.strip()

    def sql(self, name):
        """Return the statement that makes this table, in lines that SQLAlchemy can read back."""
        parts = ", \n\t".join(self.parts)
        return f"CREATE TABLE {quoted(name)} (\n\t{parts}\n) {self.options}"

    def columns(self):
        return [words(part)[0] for part in self.parts if not _is_constraint(part)]

    def add_column(self, sql):
        self.parts.insert(len(self.columns()), sql)

    def drop_column(self, name, indexes=()):
        """Take a column out; refuse while a constraint or an index reads it."""
        gone = self._column(name)
        rest = [part for part in self.parts if part is not gone]
        readers = [part for part in rest if _is_constraint(part) and name in _read_by(part)]
        readers += [sql for sql in indexes if name in _read_by(sql)]
        if readers:
            raise StillReferred(f"{name}: {readers}")
        self.parts = rest

    def change_type(self, name, kind):
        column, _, rest = self._taken_apart(name)
        self._replace(name, f"{column} {kind} {rest}")

    def set_not_null(self, name):
        column, kind, rest = self._taken_apart(name)
        self._replace(name, f"{column} {kind} NOT NULL {rest}")

    def drop_not_null(self, name):
        column, kind, rest = self._taken_apart(name)
        self._replace(name, f"{column} {kind} {re.sub(r'^NOT NULL', '', rest)}")

    def add_constraint(self, name, definition):
        self.parts.append(f"CONSTRAINT {name} {definition}")

    def drop_constraint(self, name):
        self.parts.remove(self._constraint(name))

    def _column(self, name):
        return self._first(name, lambda part: not _is_constraint(part) and words(part)[0] == name)

    def _constraint(self, name):
        return self._first(name, lambda part: words(part)[:2] == ["CONSTRAINT", name])

    def _first(self, name, is_meant):
        for part in filter(is_meant, self.parts):
            return part
        raise NoSuchPart(name)

    def _taken_apart(self, name):
        """Return a column as its name, its type, and what is said of it after that."""
        column, *tokens = _tokens(self._column(name))
        ends = (at for at, token in enumerate(tokens) if token.upper() in ENDS_A_TYPE)
        end = next(ends, len(tokens))
        return column, "".join(tokens[:end]).strip(), "".join(tokens[end:])

    def _replace(self, name, sql):
        self.parts[self.parts.index(self._column(name))] = sql.strip()


def _tokens(sql):
    """Return the text cut into words, signs and white space; a comment is white space."""
    return [" " if token.startswith(("--", "/*")) else token for token in TOKEN.findall(sql)]


def _is_constraint(part):
    first = next(token for token in _tokens(part) if not token.isspace())
    return first.upper() in OPENS_A_CONSTRAINT


def _plain(token):
    """Return a name without its quotes; a text keeps them."""
    ends = {'"': '"', "`": "`", "[": "]"}
    end = ends.get(token[0])
    return token[1:-1].replace(end * 2, end) if end and token.endswith(end) else token


def _read_by(sql):
    """Return the words in and after the parentheses of a constraint or an index."""
    before_target = re.split(r"\bREFERENCES\b", sql, flags=re.IGNORECASE)[0]
    return [word for segment in segments(before_target)[1:] for word in words(segment)]
