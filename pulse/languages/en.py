"""English, as Britain writes it. Readers are "you"."""

from datetime import date

from pulse.languages.calendar import month_name
from pulse.languages.language import Dates, Joint, Language, Noun, Numbers
from pulse.languages.members import MEMBERS
from pulse.languages.picture import PICTURE
from pulse.languages.saying.en import ANSWERS
from pulse.languages.several import SEVERAL
from pulse.languages.words import en as words


def _noun(one: str) -> Noun:
    return Noun(
        one=one,
        several=f"{one}s",
        running="in a row",
        highest=f"highest {one}",
        lowest=f"lowest {one}",
        best=f"best {one}",
        worst=f"worst {one}",
        the_highest=f"the highest {one}",
        the_lowest=f"the lowest {one}",
    )


def _date(at: date, weekday: str, year: str) -> str:
    return " ".join(part for part in (weekday, str(at.day), month_name(at.month, "en"), year) if part)


def _in(said: str, form: str) -> str:
    return f"in {said}" if form == "in" else said


DATES = Dates(
    date=_date,
    hour=lambda clock, day, form: f"{'at ' if form == 'in' else ''}{clock} on {day}",
    day=lambda day, _weekday, form: f"on {day}" if form == "in" else day,
    week=lambda day, form: _in(f"the week of {day}", form),
    month=lambda name, year, form: _in(f"{name} {year}", form),
    quarter=lambda number, year, form: _in(f"Q{number} {year}", form),
    year=lambda year, form: _in(str(year), form),
    named=_in,
)

ENGLISH = Language(
    code="en",
    meta="en_US",
    called="English",
    quotes=("“", "”"),
    numbers=Numbers(
        scales=("B", "M", "k"),
        percent="%",
        points=" pp",
        units=(
            ("day", "days"),
            ("hour", "hours"),
            ("minute", "minutes"),
            ("second", "seconds"),
            ("point", "points"),
        ),
        sign_first=True,
    ),
    dates=DATES,
    grains={one: _noun(one) for one in ("hour", "day", "week", "month", "quarter", "year", "cycle")},
    row=("row", "rows"),
    joints={
        Joint.COMMA: ", ",
        Joint.AND: ", and ",
        Joint.WHILE: ", while ",
        Joint.BUT: ", but ",
        Joint.SEMICOLON: "; ",
        Joint.COLON: ": ",
    },
    clauses={
        **SEVERAL["en"],
        **MEMBERS["en"],
        "level": (
            "{measure} came to {now} {when}",
            "{measure} stood at {now} {when}",
            "{when}, {measure} came to {now}",
            "{when}, {measure} stood at {now}",
        ),
        "member_level": ("{member} came to {now} {when}", "{member} stood at {now} {when}"),
        "change.up": (
            "that is {moved} more than {against} ({base})",
            "that is up {moved} from {base} {against}",
            "the change is a rise of {moved} from {base} {against}",
        ),
        "change.down": (
            "that is {moved} less than {against} ({base})",
            "that is down {moved} from {base} {against}",
            "the change is a fall of {moved} from {base} {against}",
        ),
        "change.flat": ("that is the same as {against}", "nothing changed from {base} {against}"),
        "change.almost": ("that is almost the same as {against}",),
        "driver.up": (
            "{member} rose by {diff}",
            "{member} was up by {diff}",
            "{member} went from {base} up to {now}",
            "{member} added {diff}",
        ),
        "driver.down": (
            "{member} fell by {diff}",
            "{member} was down by {diff}",
            "{member} went from {base} down to {now}",
            "{member} lost {diff}",
        ),
        "driver.flat": ("{member} did not move",),
        "driver.share.up": (
            "{member} rose by {diff}, {share} of the rise",
            "{member} was up by {diff}, {share} of the rise",
            "{member} added {diff}, {share} of the rise",
            "{share} of the rise is {member}, up by {diff}",
        ),
        "driver.share.down": (
            "{member} fell by {diff}, {share} of the fall",
            "{member} was down by {diff}, {share} of the fall",
            "{member} lost {diff}, {share} of the fall",
            "{share} of the fall is {member}, down by {diff}",
        ),
        "others.up": ("the others together rose by {rest}",),
        "others.down": ("the others together fell by {rest}",),
        "others.flat": ("the others together did not move",),
        "record.scope": (
            "that is {the_highest} since {scope}",
            "this is {the_highest} since {scope}",
            "no {grain} since {scope} was {higher}",
        ),
        "record.all_since": ("that is {the_highest} of all {count} {grains} since {all_since}",),
        "record.known_since": ("that is {the_highest} of {count} {grains} with data since {known_since}",),
        "streak.up": (
            "it has risen for {n_grains} {running}, from {base} {against}",
            "{n_grains} {running} were up, from {base} {against}",
            "each of the last {n_grains} was up on the one before, from {base} {against}",
        ),
        "streak.down": (
            "it has fallen for {n_grains} {running}, from {base} {against}",
            "{n_grains} {running} were down, from {base} {against}",
            "each of the last {n_grains} was down on the one before, from {base} {against}",
        ),
        "share": (
            "the share of {member} in {measure} is {share}",
            "{share} of {measure} is {member}",
            "{member} stands for {share} of {measure}",
            "of {measure}, {share} is {member}",
        ),
        "share.before": (
            "the share of {member} in {measure} is {share}, after {before} {against}",
            "{share} of {measure} is {member}, after {before} {against}",
            "{member} stands for {share} of {measure}, after {before} {against}",
        ),
        "unusual.up": (
            "that is unusually high; usual was {usual}",
            "that is well above the usual {usual}",
            "so high a figure is unusual; usual was {usual}",
        ),
        "unusual.down": (
            "that is unusually low; usual was {usual}",
            "that is well below the usual {usual}",
            "so low a figure is unusual; usual was {usual}",
        ),
        "unusual.usual": (
            "that is within its usual swing, {low} to {high}",
            "that is within the usual {low} to {high}",
            "this is as usual ({low} to {high})",
            "usual is {low} to {high}, and this is within it",
        ),
        "season.up": ("the rise was similar a year before ({before})",),
        "season.down": ("the fall was similar a year before ({before})",),
        "trend.up": (
            "the trend since {since} is up, by about {diff}",
            "it has been rising since {since}, by about {diff}",
            "the trend has pointed up since {since}, by about {diff}",
        ),
        "trend.down": (
            "the trend since {since} is down, by about {diff}",
            "it has been falling since {since}, by about {diff}",
            "the trend has pointed down since {since}, by about {diff}",
        ),
        "turn.up": ("the trend since {since} is up, by about {diff}, after a fall before",),
        "turn.down": ("the trend since {since} is down, by about {diff}, after a rise before",),
        "break.up": ("the level has been higher since {since}: about {now}, from about {base}",),
        "break.down": ("the level has been lower since {since}: about {now}, from about {base}",),
        "volatility": ("it swings {times} times as much as before",),
        "to_date": ("{part}, {n_days} so far: {now}",),
        "beside": ("{member} came to {now}", "{member} stood at {now}"),
        "mix": ("shift between the parts: {mix}; change within the parts: {rate}",),
        "mix.simpson": (
            (
                "shift between the parts: {mix}; change within the parts: {rate}; "
                "the parts and the whole moved in opposite directions"
            ),
        ),
        "concentration": ("the parts of {measure} are as concentrated as {effective} equal ones (there are {count})",),
    },
    nouns={
        "level": ("{now} {when}", "a level of {now} {when}"),
        "change.up": (
            "up {moved} from {base} {against}",
            "higher by {moved} than {against} ({base})",
            "a rise of {moved} from {base} {against}",
            "above {relation} by {moved} ({base} {against})",
        ),
        "change.down": (
            "down {moved} from {base} {against}",
            "lower by {moved} than {against} ({base})",
            "a fall of {moved} from {base} {against}",
            "below {relation} by {moved} ({base} {against})",
        ),
        "change.flat": ("the same as {against}", "unchanged from {base} {against}"),
        "change.almost": ("almost the same as {against}",),
        "change.up.almost": ("up {moved}, almost the same as {against}",),
        "change.down.almost": ("down {moved}, almost the same as {against}",),
        "verdict.good": ("for the better",),
        "verdict.bad": ("for the worse",),
        "change.holiday": ("against {holiday} the year before",),
        "to_date.up": ("up {moved} from {base} for the same days of {part_before}",),
        "to_date.down": ("down {moved} from {base} for the same days of {part_before}",),
        "to_date.flat": ("level with the same days of {part_before}",),
        "line.up": ("{member} {now}, up {diff} from {base}",),
        "line.down": ("{member} {now}, down {diff} from {base}",),
        "line.up.almost": ("{member} {now}, up {diff}",),
        "line.down.almost": ("{member} {now}, down {diff}",),
        "line.flat": ("{member} {now}, unchanged",),
        "line.level": ("{member}: {now}",),
        "line.when": ("{period}: {now}",),
        "driver.up": ("up by {diff} from {base}", "a rise of {diff}"),
        "driver.down": ("down by {diff} from {base}", "a fall of {diff}"),
        "record.scope": ("{the_highest} since {scope}", "{higher_than_all} since {scope}"),
        "record.all_since": ("{the_highest} of all {count} {grains} since {all_since}",),
        "record.known_since": ("{the_highest} of {count} {grains} with data since {known_since}",),
        "streak.up": (
            "up for {n_grains} {running}, from {base} {against}",
            "a run of {n_grains} up, from {base} {against}",
        ),
        "streak.down": (
            "down for {n_grains} {running}, from {base} {against}",
            "a run of {n_grains} down, from {base} {against}",
        ),
        "share": ("{share} of {measure}", "a share of {share} of {measure}"),
        "unusual.up": ("unusually high (usual was {usual})", "well above the usual {usual}"),
        "unusual.down": ("unusually low (usual was {usual})", "well below the usual {usual}"),
        "unusual.usual": (
            "within its usual swing, {low} to {high}",
            "within the usual {low} to {high}",
        ),
        "trend.up": ("up by about {diff} since {since}", "with a trend of about {diff} up since {since}"),
        "trend.down": ("down by about {diff} since {since}", "with a trend of about {diff} down since {since}"),
        "goal.up": ("which is {gap} above {target}",),
        "goal.down": ("which is {gap} below {target}",),
        "goal.flat": ("exactly on target",),
    },
    sentences=words.SENTENCES,
    words={**words.WORDS, **PICTURE["en"], **ANSWERS},
    asks=words.ASKS,
    relations=words.RELATIONS,
    holidays=words.HOLIDAYS,
    hears=words.HEARS,
    definitions={},
)
