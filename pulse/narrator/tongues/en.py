"""English."""

from pulse.narrator.tongues.tongue import Noun, Tongue


def _noun(one: str) -> Noun:
    return Noun(one, f"{one}s", f"Highest {one}", f"Lowest {one}", f"Best {one}", f"Worst {one}", "in a row")


TONGUE = Tongue(
    nouns={
        "hour": _noun("hour"), "day": _noun("day"), "week": _noun("week"), "month": _noun("month"),
        "quarter": _noun("quarter"), "year": _noun("year"), "cycle": _noun("cycle"),
    },
    row=("row", "rows"),
    goal="Goal",
    holidays={"Good Friday": "Good Friday", "Easter Sunday": "Easter Sunday", "Easter Monday": "Easter Monday"},
    headings={
        "changed": "What changed", "by": "By {dimension}", "against": "against {base_period}", "context": "In context",
        "ahead": "Where it is heading", "data": "About the data",
    },
    phrases={
        "level": ("{measure} came to {now} {when}",),
        "no_level": ("There is no figure for {member} {when}.",),
        "member_level": ("{member} came to {now} {when}",),
        "against.up": ("up {moved} from {base} {against}",),
        "against.down": ("down {moved} from {base} {against}",),
        "against.flat": ("the same as {against}",),
        "against.almost": ("almost the same as {against}",),
        "against.up.almost": ("up {moved}, almost the same as {against}",),
        "against.down.almost": ("down {moved}, almost the same as {against}",),
        "verdict.good": (", for the better",),
        "verdict.bad": (", for the worse",),
        "change.holiday": ("Against {holiday} the year before: {compared}.",),
        "beside": ("{member} came to {now}, {compared}.", "{member}: {now}, {compared}."),
        "to_date": ("{part}, {n_days} so far: {now}, {compared}.",),
        "to_date.up": ("up {moved} from {base} for the same days of {part_before}",),
        "to_date.down": ("down {moved} from {base} for the same days of {part_before}",),
        "to_date.flat": (
            "level with the same days of {part_before}",
        ),
        "line.up": ("{member} {now}, up {diff} from {base}",),
        "line.down": ("{member} {now}, down {diff} from {base}",),
        "line.up.almost": ("{member} {now}, up {diff}",),
        "line.down.almost": ("{member} {now}, down {diff}",),
        "line.flat": ("{member} {now}, unchanged",),
        "lines.rest": ("the others moved less",),
        "driver.flat": ("{member} did not move.",),
        "driver.up": ("{member} rose by {diff}; {others}.", "{member} was up by {diff}; {others}."),
        "driver.down": ("{member} fell by {diff}; {others}.", "{member} was down by {diff}; {others}."),
        "driver.share.up": ("{member} rose by {diff}, {share} of the rise.",),
        "driver.share.down": ("{member} fell by {diff}, {share} of the fall.",),
        "others.up": ("the others together rose by {rest}",),
        "others.down": ("the others together fell by {rest}",),
        "others.flat": ("the others together did not move",),
        "record.scope": ("{best} since {scope}.", "{highest} since {scope}."),
        "record.all_since": ("{highest} of all {count} since {all_since}.",),
        "record.known_since": ("{highest} of {count} with data since {known_since}.",),
        "streak.up": ("Up for {n_grains} {running}, from {base} {against}.",),
        "streak.down": ("Down for {n_grains} {running}, from {base} {against}.",),
        "share": ("{member} makes up {share} of {measure}.", "{share} of {measure} is {member}."),
        "share.before": ("{member} makes up {share} of {measure}, after {before} {against}.",),
        "concentration": (
            "As concentrated as {effective} equal parts (there are {count}).",
        ),
        "mix": (
            "Shift between the parts: {mix}; change within the parts: {rate}.",
        ),
        "mix.simpson": (
            "Shift between the parts: {mix}; change within the parts: {rate}. The parts and the whole moved in "
            "opposite directions.",
        ),
        "factor": (
            "By number of {each_name} ({count}, from {count_before}): {by_count}; by {measure} for each ({each}, from "
            "{each_before}): {by_each}.",
        ),
        "unusual.up": (
            "{measure}: unusually high; usual was {usual}.",
        ),
        "unusual.down": (
            "{measure}: unusually low; usual was {usual}.",
        ),
        "unusual.usual": ("That is about what is usual ({usual}).", "That is within its usual range, around {usual}."),
        "trend.up": ("Trend since {since}: up about {diff}.",),
        "trend.down": ("Trend since {since}: down about {diff}.",),
        "turn.up": ("Trend since {since}: up about {diff}, after a fall before.",),
        "turn.down": ("Trend since {since}: down about {diff}, after a rise before.",),
        "break.up": ("New, higher level since {since}: about {now}, from about {base}.",),
        "break.down": ("New, lower level since {since}: about {now}, from about {base}.",),
        "volatility": ("It swings {times} times as much as before.",),
        "extreme.highest": ("{highest_day}: {now} {day}.",),
        "extreme.lowest": ("{lowest_day}: {now} {day}.",),
        "pace.up": ("{goal}: {now} of {target} ({attained}); {gap} more than expected by now.",),
        "pace.down": ("{goal}: {now} of {target} ({attained}); {gap} less than expected by now.",),
        "pace.flat": ("{goal}: {now} of {target} ({attained}), as expected by now.",),
        "goal.crossed.up": (
            "{goal}: newly {gap} above {target}, at {now}.",
        ),
        "goal.crossed.down": (
            "{goal}: newly {gap} below {target}, at {now}.",
        ),
        "goal.up": ("{goal}: {now}, {gap} above {target}.",),
        "goal.down": ("{goal}: {now}, {gap} below {target}.",),
        "goal.flat": (
            "{goal}: {now}, exactly on target.",
        ),
        "forecast.next": ("Forecast for {next}: {total}, between {low} and {high}.",),
        "forecast.goal": ("{goal}, forecast of the end: {total}, between {low} and {high}.",),
        "occasion.holiday": ("{holiday} was {day}.",),
        "occasion.clocks": ("{period} had {count} hours: the clocks changed.",),
        "occasion.event": ("Noted by the owner, {first} to {last}: “{said}”.",),
        "occasion.length": (
            "{period} has {count} days, {base_period} had {count_before}.",
        ),
        "occasion.event.one": (
            "Noted by the owner, {first}: “{said}”.",
        ),
        "quality.stale": (
            "Out of date: the newest complete {grain} is the one {when}; nothing complete has come for "
            "{expected} yet.",
        ),
        "quality.empty": (
            "No data to make a figure of for {expected}; the newest {grain} with one is the one {when}.",
        ),
        "quality.no_base": ("There is no complete figure for {base_period} to compare with.",),
        "quality.silent_member": ("{member} has no rows {when}, though it had in the {grains} just before.",),
        "quality.zero": (
            "Zero {when}, after {n_grains} without a zero: is the data complete?",
        ),
        "quality.partial": ("{period} is not complete and is left out of every comparison.",),
        "quality.missing.one": ("1 {grain} has no data at all: {newest}.",),
        "quality.missing": ("{count} {grains} have no data at all, the newest {newest}.",),
        "quality.copies_dropped": (
            "Dropped as repeats: {n_rows}.",
        ),
        "quality.copies_kept": (
            "Counted though they repeat another: {n_rows}.",
        ),
        "quality.unknown_values": (
            "Without a figure: {n_rows}; the {grains} concerned are left out.",
        ),
        "quality.future_rows": (
            "Dated later than this read, so left out: {n_rows}.",
        ),
        "quality.note": ("{said}",),
        "quality.span": ("Based on {n_grains} with a complete figure, {since} to {until}; read on {as_of} ({zone}).",),
    },
    invitation="_Reply with a question, such as why, top or compare, or react to the chart._",
)  # fmt: skip
