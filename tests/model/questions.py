"""Questions read by a small real model over real HTTP, beside the grammar: ``python -m tests.model.questions [COUNT]``.

Both read the same messages, every fifth of those that were written before the grammar was made. The server holds the
model's answers to the schema of this chart's names. It is given a minute; how many came within the two seconds that a
reader is made to wait is told beside.
"""

import asyncio
import sys
from collections import Counter

from pydantic import SecretStr
from rich.console import Console
from rich.table import Table

from bench.answers.judge import Verdict, judge, scope_of
from bench.answers.run import cases_of
from pulse.conversation import Query, understand
from pulse.conversation.planner import SECONDS, plan
from pulse.narration.model import Model
from tests.model.__main__ import small_model

COUNT, EVERY, PATIENCE = 40, 5, 60.0


def main(count: int) -> None:
    """Print both tallies."""
    tallies: dict[str, Counter[str]] = {"grammar": Counter(), "small model": Counter()}
    in_time = 0
    with small_model() as url:
        model = Model(name="small", base_url=url, api_key=SecretStr("none"))
        for case in cases_of("near")[::EVERY][:count]:
            scope = scope_of(case["pulse"])
            before: tuple[Query, ...] = ()
            for said in case.get("earlier", []):
                before = understand(said, scope, before).queries or before
            tallies["grammar"][judge(case, understand(case["message"], scope, before), case["pulse"]).value] += 1
            found, usage = asyncio.run(plan(case["message"], scope, before, model, seconds=PATIENCE))
            in_time += usage is not None and usage.seconds <= SECONDS
            verdict = judge(case, found, case["pulse"]).value if found else "left to the grammar"
            tallies["small model"][verdict] += 1
    columns = [*(verdict.value for verdict in Verdict), "left to the grammar"]
    table = Table("reader", *columns, "of")
    for name, tally in tallies.items():
        table.add_row(name, *(str(tally[column]) for column in columns), str(tally.total()))
    screen = Console(width=140)
    screen.print(table)
    screen.print(f"Within {SECONDS:g} s: {in_time} of the model's {tallies['small model'].total()} answers.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
