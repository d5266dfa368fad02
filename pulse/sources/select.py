"""Whether a query may be run: one SELECT that calls nothing but functions that are known to only read.

What is judged is what is run: the query without its comments, which databases and parsers read differently.
"""

import re
from typing import TYPE_CHECKING

from pulse.errors import DefinitionError
from pulse.sources.calls import POSTGRESQL, is_plain, refuse_calls, unknown

if TYPE_CHECKING:
    from sqlglot import Token, exp

_CAST = re.compile(r":(since|until)::", re.IGNORECASE)
_HIDDEN = re.compile(r"/\*[!+]|/\*M!", re.IGNORECASE)
"""Comments that MySQL and MariaDB run."""
_ESCAPED = re.compile(r"\\['\"`]")
_UNICODE = re.compile(r"(?<!\w)U&[\"']", re.IGNORECASE)
_DIALECTS = {"postgresql": "postgres", "cockroachdb": "postgres", "mariadb": "mysql", "mssql": "tsql"}
_MYSQL = {"mysql", "mariadb"}
_FILE = re.compile(
    r"[/\\:*?]|\.(csv|tsv|txt|json|jsonl|ndjson|parquet|xlsx|arrow|avro|db|duckdb|gz|zst)\b", re.IGNORECASE
)
_CALLED_WITHOUT_BRACKETS = re.compile(r"pragma_|(dbstat|sqlite_dbpage|bytecode|tables_used|fsdir)$", re.IGNORECASE)


def refuse_danger(query: str, dialect: str) -> None:
    """Nothing, if ``query`` is one SELECT that can only read.

    Args:
        query: What the owner wrote.
        dialect: SQLAlchemy's name of the database.

    Raises:
        DefinitionError: It is something else; says what.
    """
    if cast := _CAST.search(query):
        raise DefinitionError(f"source.query: {cast[0]} is not bound. Write CAST(:{cast[1]} AS date).")
    run = without_comments(query, dialect)
    statement = _parsed(run, dialect)
    _refuse_writing(statement)
    tokens = _tokens(run, dialect)
    _refuse_variables(tokens)
    refuse_calls(run, tokens, statement, dialect)
    _refuse_tables(statement, dialect)


def without_comments(query: str, dialect: str) -> str:
    """The query as it is run.

    Args:
        query: What the owner wrote.
        dialect: SQLAlchemy's name of the database.

    Raises:
        DefinitionError: Where a comment or a text ends depends on who reads it; says what to write instead.
    """
    parts, at = [], 0
    tokens = [item for item in _tokens(query, dialect) if item.token_type.name != "HINT"]
    for token in tokens:
        between = query[at : token.start]
        _refuse_hidden(between, dialect)
        # Over a new line PostgreSQL joins two texts, over a blank it does not.
        parts += [("\n" if "\n" in between else " ") if between else "", query[token.start : token.end + 1]]
        at = token.end + 1
    _refuse_hidden(query[at:], dialect)
    run = "".join(parts).strip().rstrip(";").rstrip()
    if escaped := _ESCAPED.search(run):
        raise DefinitionError(
            f"source.query holds {escaped[0]}, where databases disagree whether a text ends. Write the quote twice, or "
            "leave the backslash out."
        )
    if dialect in POSTGRESQL and (spelt := _UNICODE.search(run)):
        raise DefinitionError(f"source.query holds {spelt[0]}, which hides what is run. Take it out.")
    if "\0" in run:
        raise DefinitionError("source.query holds a character of code 0. Take it out.")
    return run


def _refuse_hidden(between: str, dialect: str) -> None:
    if dialect in _MYSQL and (hidden := _HIDDEN.search(between)):
        raise DefinitionError(f"source.query holds {hidden[0]}, which hides what is run. Take it out.")


def _parser(dialect: str) -> str:
    return _DIALECTS.get(dialect, dialect)


def _tokens(query: str, dialect: str) -> "list[Token]":
    # Half a second to import, and only queries need it.
    import sqlglot

    try:
        return sqlglot.tokenize(query, read=_parser(dialect))
    except (sqlglot.errors.SqlglotError, ValueError) as wrong:
        raise _unreadable(wrong) from None


def _parsed(query: str, dialect: str) -> "exp.Expr":
    import sqlglot
    from sqlglot import exp

    try:
        found = [tree for tree in sqlglot.parse(query, read=_parser(dialect)) if tree is not None]
    except (sqlglot.errors.SqlglotError, ValueError) as wrong:
        raise _unreadable(wrong) from None
    if len(found) != 1:
        raise DefinitionError(f"source.query has {len(found)} statements. Write one SELECT.")
    if not isinstance(found[0], exp.Select | exp.SetOperation | exp.Subquery):
        raise DefinitionError(f"source.query begins with {found[0].key.upper()}. Only a SELECT is run.")
    return found[0]


def _unreadable(wrong: Exception) -> DefinitionError:
    said = str(wrong).strip().splitlines()[0][:120]
    return DefinitionError(f"source.query is not SQL that can be read: {said}.")


def _refuse_writing(statement: "exp.Expr") -> None:
    from sqlglot import exp

    writing = (exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.DDL, exp.Command, exp.Into, exp.Lock, exp.Copy)
    for node in statement.walk():
        moves = isinstance(node, exp.NextValueFor | exp.Set | exp.Pragma | exp.Summarize | exp.Describe)
        if moves or (isinstance(node, writing) and not isinstance(node, exp.Select | exp.SetOperation | exp.Subquery)):
            raise DefinitionError(f"source.query holds {node.key.upper()}, which does more than read. Take it out.")


def _refuse_variables(tokens: "list[Token]") -> None:
    for token in tokens:
        if token.token_type.name in {"PARAMETER", "SESSION_PARAMETER"}:
            raise DefinitionError(f"source.query uses a variable ({token.text}). Write its value.")
        if token.token_type.name == "HEREDOC_STRING" or (is_plain(token) and "$" in token.text):
            raise DefinitionError("source.query holds $, which databases read differently. Write texts in '...'.")


def _refuse_tables(statement: "exp.Expr", dialect: str) -> None:
    """Nothing, if all tables are tables: DuckDB reads files by name, and SQLite has functions that need no bracket."""
    from sqlglot import exp

    for table in statement.find_all(exp.Table):
        name = ".".join(part.name for part in table.parts)
        if dialect == "duckdb" and not isinstance(table.this, exp.Func) and _FILE.search(name):
            raise DefinitionError(f"source.query reads the file {name}. Read a table, or use source.kind: file.")
        if dialect == "sqlite" and _CALLED_WITHOUT_BRACKETS.match(table.name):
            raise unknown(table.name)
