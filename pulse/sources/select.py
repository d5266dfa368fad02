"""Whether a query may be run: one SELECT and nothing that writes, locks, or reaches beyond the database."""

import re

from pulse.errors import DefinitionError

_CAST = re.compile(r":(since|until)::", re.IGNORECASE)
_HIDDEN = {
    "postgresql": re.compile(r"(?<!\w)U&[\"']", re.IGNORECASE),
    **dict.fromkeys(("mysql", "mariadb"), re.compile(r"/\*[!+]|/\*M!", re.IGNORECASE)),
}
"""What a database runs, or reads a name from, though a parser takes it for a comment or another name."""
_DIALECTS = {"postgresql": "postgres", "mysql": "mysql", "mariadb": "mysql", "sqlite": "sqlite", "duckdb": "duckdb"}
_REACHING = re.compile(
    r"^(pg_(?!typeof$|size_pretty$)|lo_|dblink|load_file|sleep$|benchmark$|load_extension$|set_config$|nextval$|setval$"
    r"|query_to_xml|database_to_xml|schema_to_xml|table_to_xml|cursor_to_xml|ts_stat|crosstab|xpath_table|get_lock"
    r"|release_lock|master_pos_wait|source_pos_wait|checkpoint|force_checkpoint|query$|query_table|ps_kill"
    r"|read_(csv|parquet|json|ndjson|text|blob|xlsx)|parquet_|glob$|sniff_csv|getenv$|sys_exec|sys_eval)",
    re.IGNORECASE,
)


def refuse_danger(query: str, dialect: str) -> None:
    """Nothing, if ``query`` is one SELECT that can only read.

    Args:
        query: What the owner wrote.
        dialect: SQLAlchemy's name of the database.

    Raises:
        DefinitionError: It is something else; says what.
    """
    # Half a second to import, and only queries need it.
    import sqlglot
    from sqlglot import exp

    if (hides := _HIDDEN.get(dialect)) and (hidden := hides.search(query)):
        raise DefinitionError(f"source.query holds {hidden[0]}, which hides what is run. Take it out.")
    if cast := _CAST.search(query):
        raise DefinitionError(f"source.query: {cast[0]} is not bound. Write CAST(:{cast[1]} AS date).")
    try:
        found = [
            one
            for one in sqlglot.parse(query, read=_DIALECTS.get(dialect, dialect))
            if one is not None and one.key != "semicolon"
        ]
    except (sqlglot.errors.SqlglotError, ValueError) as wrong:
        said = str(wrong).strip().splitlines()[0][:120]
        raise DefinitionError(f"source.query is not SQL that can be read: {said}.") from None
    if len(found) != 1:
        raise DefinitionError(f"source.query has {len(found)} statements. Write one SELECT.")
    statement = found[0]
    if not isinstance(statement, exp.Select | exp.SetOperation | exp.Subquery):
        raise DefinitionError(f"source.query begins with {statement.key.upper()}. Only a SELECT is run.")
    writing = (exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.DDL, exp.Command, exp.Into, exp.Lock, exp.Copy)
    for node in statement.walk():
        if isinstance(node, writing) and not isinstance(node, exp.Select | exp.SetOperation | exp.Subquery):
            raise DefinitionError(f"source.query holds {node.key.upper()}, which does more than read. Take it out.")
        if isinstance(node, exp.Func):
            name = node.name if isinstance(node, exp.Anonymous) else node.sql_name()
            if _REACHING.match(name):
                raise DefinitionError(f"source.query calls {name}, which does more than read. Take it out.")
