"""Whether a query may be run: one SELECT that calls nothing but functions that are known to only read.

What is judged is what is run: the query without its comments, which databases and parsers read differently.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from pulse.errors import DefinitionError
from pulse.sources.functions import known

if TYPE_CHECKING:
    from sqlglot import Token, exp

_CAST = re.compile(r":(since|until)::", re.IGNORECASE)
_HIDDEN = re.compile(r"/\*[!+]|/\*M!", re.IGNORECASE)
"""Comments that MySQL and MariaDB run."""
_ESCAPED = re.compile(r"\\['\"`]")
_UNICODE = re.compile(r"(?<!\w)U&[\"']", re.IGNORECASE)
_DIALECTS = {"postgresql": "postgres", "cockroachdb": "postgres", "mariadb": "mysql", "mssql": "tsql"}
_MYSQL = {"mysql", "mariadb"}
_POSTGRESQL = {"postgresql", "cockroachdb", "redshift"}
_PREFIXES = {**dict.fromkeys(_POSTGRESQL, "pg_catalog."), "bigquery": "safe."}
"""What may stand before a function without making it another one."""
_WORDS = frozenset({
    "against", "all", "and", "any", "array", "as", "between", "by", "case", "cube", "distinct", "div", "else", "escape",
    "except", "exclude", "exists", "filter", "from", "full", "group", "having", "ilike", "in", "intersect", "interval",
    "is", "join", "lateral", "like", "limit", "match", "materialized", "mod", "not", "offset", "on", "or", "order",
    "over", "overlaps", "partition", "regexp", "replace", "rlike", "rollup", "row", "select", "set", "sets", "similar",
    "some", "struct", "then", "to", "union", "using", "values", "when", "where", "window", "with", "within", "xor",
    "zone",
})  # fmt: skip
"""What stands before a bracket and is no call. As calls these are judged by the tree that the parser makes."""
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
    _refuse_unknown(run, tokens, statement, dialect)
    _refuse_tables(statement, dialect)
    if dialect in _POSTGRESQL:
        _refuse_calls_by_dot(run, tokens, statement)


def without_comments(query: str, dialect: str) -> str:
    """The query as it is run.

    Args:
        query: What the owner wrote.
        dialect: SQLAlchemy's name of the database.

    Raises:
        DefinitionError: Where a comment or a text ends depends on who reads it; says what to write instead.
    """
    parts, at = [], 0
    tokens = [one for one in _tokens(query, dialect) if one.token_type.name != "HINT"]
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
    if dialect in _POSTGRESQL and (spelt := _UNICODE.search(run)):
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
        found = [one for one in sqlglot.parse(query, read=_parser(dialect)) if one is not None]
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
        if token.token_type.name == "HEREDOC_STRING" or (_is_plain(token) and "$" in token.text):
            raise DefinitionError("source.query holds $, which databases read differently. Write texts in '...'.")


def _is_plain(token: "Token") -> bool:
    return token.token_type.name != "IDENTIFIER" and not token.token_type.name.endswith("STRING")


def _refuse_unknown(query: str, tokens: "list[Token]", statement: "exp.Expr", dialect: str) -> None:
    from sqlglot import exp

    columns = {
        node.this.meta.get("start")
        for node in statement.find_all(exp.TableAlias)
        if node.this is not None and node.args.get("columns")
    }
    for index, name in _calls(query, tokens):
        plain = name.removeprefix(_PREFIXES.get(dialect, "."))
        if plain not in known(dialect) and tokens[index].start not in columns:
            raise _unknown(name)
    spelt = {name.rpartition(".")[2] for name in known(dialect)}
    for node in statement.find_all(exp.Anonymous, exp.AnonymousAggFunc):
        if node.name.lower() not in spelt:
            raise _unknown(node.name)


def _unknown(name: str) -> DefinitionError:
    return DefinitionError(
        f"source.query calls {name}, which is not among the functions that are known to only read. Put it into a view, "
        "or write it another way."
    )


def _calls(query: str, tokens: "list[Token]") -> Iterator[tuple[int, str]]:
    """What stands before an opening bracket and may be a function: where, and its name with all that qualifies it."""
    for index, (token, after) in enumerate(pairwise(tokens)):
        if after.token_type.name != "L_PAREN" or not (name := _name(query, token)):
            continue
        before = index
        while before > 1 and tokens[before - 1].token_type.name == "DOT":
            before -= 2
            name = f"{_name(query, tokens[before]) or '...'}.{name}"
        if before < index or name not in _WORDS or not _is_plain(token):
            yield index, name


def _name(query: str, token: "Token") -> str:
    """What a token names, in lower case unless it is quoted; nothing, if it is a mark or a number."""
    if not _is_plain(token):
        return token.text or '""'
    word = query[token.start : token.end + 1].rsplit(maxsplit=1)[-1]
    word = word.lower() if word.isascii() else word
    return word if word[0].isalpha() or word[0] == "_" or not word[0].isascii() else ""


def _refuse_tables(statement: "exp.Expr", dialect: str) -> None:
    """Nothing, if all tables are tables: DuckDB reads files by name, and SQLite has functions that need no bracket."""
    from sqlglot import exp

    for table in statement.find_all(exp.Table):
        name = ".".join(part.name for part in table.parts)
        if dialect == "duckdb" and not isinstance(table.this, exp.Func) and _FILE.search(name):
            raise DefinitionError(f"source.query reads the file {name}. Read a table, or use source.kind: file.")
        if dialect == "sqlite" and _CALLED_WITHOUT_BRACKETS.match(table.name):
            raise _unknown(table.name)


def _refuse_calls_by_dot(query: str, tokens: "list[Token]", statement: "exp.Expr") -> None:
    """Nothing, if no dot is a call: to PostgreSQL ``value.f`` is ``f(value)`` where the value has no such column."""
    from sqlglot import exp

    for before, dot, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        ends = before.token_type.name in {"R_PAREN", "R_BRACKET"}
        if ends and dot.token_type.name == "DOT" and after.token_type.name != "STAR":
            raise _by_dot(after.text)
    called = {name for _, name in _calls(query, tokens)}
    made = _columns_of_functions(statement, called)
    for column in statement.find_all(exp.Column):
        names = made.get(column.table.lower())
        if names is not None and not isinstance(column.this, exp.Star) and column.name.lower() not in names:
            raise _by_dot(column.name)


def _by_dot(name: str) -> DefinitionError:
    return DefinitionError(
        f"source.query reads .{name} of a value, which may be a call. Name the columns: AS name(column, ...), and read "
        "those."
    )


def _columns_of_functions(statement: "exp.Expr", called: set[str]) -> dict[str, set[str]]:
    """The columns that functions in FROM are known to have, by the name that they go by there."""
    from sqlglot import exp

    found: dict[str, set[str]] = {}
    for node in statement.find_all(exp.Table, exp.Unnest, exp.Lateral):
        call = node if isinstance(node, exp.Unnest) else node.this
        made = isinstance(call, exp.Unnest | exp.Func) or node.args.get("rows_from")
        if not made or isinstance(node.parent, exp.Lateral):
            continue
        alias, offset = node.args.get("alias"), call and call.args.get("offset")
        columns = {column.name.lower() for column in (alias and alias.args.get("columns")) or ()}
        if isinstance(offset, exp.Identifier):
            columns.add(offset.name.lower())
        # Those that make JSON into rows have names of their own for what they return.
        alone = not columns and (not node.alias or isinstance(call, exp.Unnest | exp.GenerateSeries))
        # Without an alias it goes by its own name, which the parser may have changed.
        for name in {node.alias.lower()} if node.alias else called:
            names = {*columns, "key", "value", "ordinality"} | ({name} if alone else set())
            found[name] = found.get(name, names) & names
    return found
