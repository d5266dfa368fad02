"""What a query calls: by name, by a dot, or by a word that is a function only where it stands so."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from pulse.errors import DefinitionError
from pulse.sources.functions import known

if TYPE_CHECKING:
    from sqlglot import Token, exp

POSTGRESQL = {"postgresql", "cockroachdb", "redshift"}
_PREFIXES = {**dict.fromkeys(POSTGRESQL, "pg_catalog."), "bigquery": "safe."}
"""What may stand before a function without making it another one."""
_RESERVED = frozenset(
    {
        "all",
        "and",
        "any",
        "as",
        "between",
        "case",
        "distinct",
        "else",
        "except",
        "exists",
        "from",
        "group",
        "having",
        "in",
        "intersect",
        "is",
        "join",
        "lateral",
        "like",
        "limit",
        "not",
        "on",
        "or",
        "order",
        "select",
        "some",
        "then",
        "to",
        "union",
        "using",
        "values",
        "when",
        "where",
        "window",
        "with",
    }
)
"""What may stand before a bracket and can be the name of no function."""
_AFTER_OPERAND = frozenset(
    {
        "div",
        "exclude",
        "filter",
        "ilike",
        "mod",
        "offset",
        "over",
        "overlaps",
        "regexp",
        "replace",
        "rlike",
        "xor",
    }
)
"""What is an operator or a clause after something that it belongs to, and a function anywhere else."""
_BEFORE_OPERAND = frozenset(
    {
        "asymmetric",
        "by",
        "escape",
        "fetch",
        "first",
        "groups",
        "ilike",
        "next",
        "offset",
        "only",
        "overlaps",
        "range",
        "repeatable",
        "rows",
        "symmetric",
        "tablesample",
        "variadic",
        "zone",
    }
)
"""What an operand follows, so that a word there begins one."""
_ENDS = {"R_PAREN", "R_BRACKET", "IDENTIFIER", "STRING", "NUMBER", "STAR"}
"""What an operand ends with."""
_AFTER_WORDS = {
    "rollup": ("by", ","),
    "cube": ("by", ","),
    "materialized": ("as", "not"),
    "sets": ("grouping",),
    "zone": ("time",),
    "over": ("nulls",),
}


def refuse_calls(query: str, tokens: "list[Token]", statement: "exp.Expr", dialect: str) -> None:
    """Nothing, if every function that the query may call is among those that are known to only read.

    Args:
        query: What is run.
        tokens: Its tokens.
        statement: What the parser makes of it.
        dialect: SQLAlchemy's name of the database.

    Raises:
        DefinitionError: One is not; names it.
    """
    _refuse_unknown(query, tokens, statement, dialect)
    if dialect in POSTGRESQL:
        _refuse_calls_by_dot(query, tokens, statement)


def is_plain(token: "Token") -> bool:
    """Whether a token is neither a text nor a name in quotes."""
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
            raise unknown(name)
    spelt = {name.rpartition(".")[2] for name in known(dialect)}
    for node in statement.find_all(exp.Anonymous, exp.AnonymousAggFunc):
        if node.name.lower() not in spelt:
            raise unknown(node.name)


def unknown(name: str) -> DefinitionError:
    """That a function is not known."""
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
        if before < index or not is_plain(token) or not _is_syntax(query, tokens, index):
            yield index, name


def _is_syntax(query: str, tokens: "list[Token]", index: int) -> bool:
    """Whether a word before a bracket is part of the language there, and calls nothing."""
    words = query[tokens[index].start : tokens[index].end + 1].lower().split()
    before = tokens[index - 1] if index else tokens[index]
    said = query[before.start : before.end + 1].lower().rsplit(maxsplit=1)[-1]
    operand = before.token_type.name in _ENDS or (
        said.isidentifier() and said not in _RESERVED | _BEFORE_OPERAND | _AFTER_OPERAND
    )
    return (
        len(words) > 1
        or words[0] in _RESERVED
        or (words[0] in _AFTER_OPERAND and operand)
        or said in _AFTER_WORDS.get(words[0], ())
    )


def _name(query: str, token: "Token") -> str:
    """What a token names, in lower case unless it is quoted; nothing, if it is a mark or a number."""
    if not is_plain(token):
        return token.text or '""'
    word = query[token.start : token.end + 1].rsplit(maxsplit=1)[-1]
    word = word.lower() if word.isascii() else word
    return word if word[0].isalpha() or word[0] == "_" or not word[0].isascii() else ""


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
