"""English: what is said beside the facts, and what is understood."""

RELATIONS = {
    "hour:-1": "the hour before",
    "hour:-24": "the same hour a day before",
    "hour:-168": "the same hour a week before",
    "day:-1": "the day before",
    "day:-7": "the same weekday a week before",
    "day:-364": "the same weekday a year before",
    "day:holiday": "the same holiday a year before",
    "week:-1": "the week before",
    "week:-52": "the same week a year before",
    "month:-1": "the month before",
    "month:-12": "the same month a year before",
    "quarter:-1": "the quarter before",
    "quarter:-4": "the same quarter a year before",
    "year:-1": "the year before",
    "cycle:-1": "the cycle before",
}

HOLIDAYS = {"Good Friday": "Good Friday", "Easter Sunday": "Easter Sunday", "Easter Monday": "Easter Monday"}

SENTENCES = {
    "level": ("{measure} {when}: {now}.", "{now}: {measure} {when}."),
    "no_level": ("There is no figure for {member} {when}.",),
    "change.up": (
        "Compared with {relation}: up {moved}, from {base} {against}.",
        "From {base} {against}: up {moved}.",
    ),
    "change.down": (
        "Compared with {relation}: down {moved}, from {base} {against}.",
        "From {base} {against}: down {moved}.",
    ),
    "driver.up": ("{member}: up by {diff}.", "Up by {diff}: {member}."),
    "driver.down": ("{member}: down by {diff}.", "Down by {diff}: {member}."),
    "record.scope": ("{best} since {scope}.", "{highest} since {scope}.", "Since {scope} no {grain} was {higher}."),
    "record.all_since": ("{highest} of all {count} {grains} since {all_since}.",),
    "record.known_since": ("{highest} of {count} {grains} with data since {known_since}.",),
    "streak.up": (
        "Up for {n_grains} {running}, from {base} {against}.",
        "{n_grains} {running}, all up, from {base} {against}.",
        "{n_grains} up without a break, from {base} {against}.",
    ),
    "streak.down": (
        "Down for {n_grains} {running}, from {base} {against}.",
        "{n_grains} {running}, all down, from {base} {against}.",
        "{n_grains} down without a break, from {base} {against}.",
    ),
    "share": ("{member}: {share} of {measure}.", "{share} of {measure}: {member}."),
    "share.before": ("{member}: {share} of {measure}, after {before} {against}.",),
    "factor": ("{count} {each_name} at {each} each, from {count_before} at {each_before}.",),
    "unusual.up": (
        "{measure}: unusually high; usual was {usual}.",
        "Unusually high: usual was {usual}.",
        "Usual was {usual}: this is unusually high.",
    ),
    "unusual.down": (
        "{measure}: unusually low; usual was {usual}.",
        "Unusually low: usual was {usual}.",
        "Usual was {usual}: this is unusually low.",
    ),
    "unusual.usual": (
        "Within its usual swing, {low} to {high}.",
        "Nothing unusual: usual is {low} to {high}.",
    ),
    "offset": ("Ups and downs cancel out: {riser} plus {up}, {faller} minus {down}.",),
    "debut": ("New {when}: {member}, with {now}.",),
    "season.up": ("A similar rise to the year before ({before}).",),
    "season.down": ("A similar fall to the year before ({before}).",),
    "per_day.up": (
        "On average per day: {now}, up {moved} from {base}.",
        "On average per day: {now}, up {moved} from before.",
    ),
    "per_day.down": (
        "On average per day: {now}, down {moved} from {base}.",
        "On average per day: {now}, down {moved} from before.",
    ),
    "per_day.flat": ("On average per day, it is the same ({now}).",),
    "growth.up": (
        "Average over {n_grains}: {now}, up {moved} from {base} before.",
        "Average over {n_grains}: {now}, up {moved} from before.",
    ),
    "growth.down": (
        "Average over {n_grains}: {now}, down {moved} from {base} before.",
        "Average over {n_grains}: {now}, down {moved} from before.",
    ),
    "trend.up": (
        "Trend since {since}: up about {diff}.",
        "Rising since {since}, by about {diff}.",
        "Up about {diff} since {since}, as a trend.",
    ),
    "trend.down": (
        "Trend since {since}: down about {diff}.",
        "Falling since {since}, by about {diff}.",
        "Down about {diff} since {since}, as a trend.",
    ),
    "turn.up": ("Trend since {since}: up about {diff}, after a fall before.",),
    "turn.down": ("Trend since {since}: down about {diff}, after a rise before.",),
    "break.up": ("New, higher level since {since}: about {now}, from about {base}.",),
    "break.down": ("New, lower level since {since}: about {now}, from about {base}.",),
    "extreme.highest": ("{highest_day}: {now} {day}.",),
    "extreme.lowest": ("{lowest_day}: {now} {day}.",),
    "pace.up": ("{goal}: {now} of {target} ({attained}); {gap} more than expected by now.",),
    "pace.down": ("{goal}: {now} of {target} ({attained}); {gap} less than expected by now.",),
    "pace.flat": ("{goal}: {now} of {target} ({attained}), as expected by now.",),
    "goal.crossed.up": ("{goal}: newly {gap} above {target}, at {now}.",),
    "goal.crossed.down": ("{goal}: newly {gap} below {target}, at {now}.",),
    "goal.up": ("{goal}: {now}, which is {gap} above {target}.",),
    "goal.down": ("{goal}: {now}, which is {gap} below {target}.",),
    "goal.flat": ("{goal}: {now}, exactly on target.",),
    "forecast.next": ("Forecast for {next}: {total}, between {low} and {high}.",),
    "forecast.goal": ("{goal}, forecast for the end: {total}, between {low} and {high}.",),
    "occasion.holiday": ("{holiday} was {day}.",),
    "occasion.clocks": ("{period} had {count} hours: the clocks changed.",),
    "occasion.event": ("Noted by the owner, {first} to {last}: “{said}”.",),
    "occasion.event.one": ("Noted by the owner, {first}: “{said}”.",),
    "occasion.length": ("{period} has {count} days, {base_period} had {count_before}.",),
    "quality.renamed": ("{member} has no rows {when}, and {renamed} is new and about as large: was it renamed?",),
    "quality.slip": ("{now} {when} is about {count} times off the usual {usual}: is it in another unit?",),
    "quality.stale": (
        "Out of date: the newest complete {grain} is the one {when}; nothing complete has come for {expected} yet.",
    ),
    "quality.empty": ("No data to make a figure of for {expected}; the newest {grain} with one is the one {when}.",),
    "quality.no_base": ("There is no complete figure for {base_period} to compare with.",),
    "quality.silent_member": ("{member} has no rows {when}, though it had some in the {grains} just before.",),
    "quality.zero": ("Zero {when}, after {n_grains} without a zero: is the data complete?",),
    "quality.partial": ("{period} is not complete and is left out of every comparison.",),
    "quality.missing.one": ("One {grain} has no data at all: {newest}.",),
    "quality.missing": ("{count} {grains} have no data at all, the newest {newest}.",),
    "quality.copies_dropped": ("Dropped as repeats: {n_rows}.",),
    "quality.copies_kept": ("Counted though they repeat another: {n_rows}.",),
    "quality.unknown_values": ("Without a figure: {n_rows}; the {grains} concerned are left out.",),
    "quality.future_rows": ("Dated later than this read, so left out: {n_rows}.",),
    "quality.note": ("{said}",),
    "quality.span": ("Based on {n_grains} with a complete figure, {since} to {until}; read on {as_of} ({zone}).",),
}

WORDS = {
    # Before the title of what only testers get.
    "as_test": "Test: {title}",
    # Headings of the analysis.
    "changed": "What changed",
    "by": "By {dimension}",
    "against": "against {base_period}",
    "context": "In context",
    "ahead": "Where it is heading",
    "data": "About the data",
    "lines_rest": "the others moved less",
    "invitation": "Reply with a question, such as “{ask_one}”, “{ask_two}” or “{ask_three}”, or react to the chart.",
    "goal": "Goal",
    "part": "part",
    "higher": "higher",
    "lower": "lower",
    "higher_than_all": "higher than any {grain}",
    "lower_than_all": "lower than any {grain}",
    # Answers.
    "no_parts": "The data behind this chart has no break-down that adds up, so it cannot say what moved {measure}.",
    "no_earlier": "There is no earlier complete {grain} to compare with.",
    "still": "Nothing moved, in any {dimension}:",
    "merged": "The smallest are counted together as {member}, so I cannot rank them.",
    "no_rank": "The data behind this chart has no break-down to rank.",
    "largest": "Largest by {dimension} {when}:",
    "smallest": "Smallest by {dimension} {when}:",
    "table": "{measure}, newest first:",
    "highest": "Highest: {now} {when}.",
    "lowest": "Lowest: {now} {when}.",
    "owner": "{measure}: as its owner defines it.",
    "calm": "That is no record and no streak.",
    "more": "One more thing:",
    "wrong": "Thank you for saying so. This is what the figure rests on:",
    "no_goal": "This chart's data holds no forecast and no goal, so I will not guess.",
    "help": "I answer questions about *{title}*, from the data of the chart.",
    "other": "I can only speak about *{title}* and its data.",
    "unreadable": "I can read text and reactions only.",
    "try_parts": "Try: why, top, bottom, compare, trend, table, or when.",
    "try": "Try: compare, trend, table, or when.",
    # How a figure is made.
    "source_known": "{measure}, from {system}: {definition}",
    "source_sheet": "{measure} is read from {place} in a Google Sheet, for each {grain}.",
    "source_rows": "{measure} is the number of rows for each {grain}, from {place}.",
    "source_sum": "{measure} is the sum of {column} for each {grain}, from {place}.",
    "source_mean": "{measure} is the average of {column} for each {grain}, from {place}.",
    "source_single": "{measure} is {column} as it stands there for each {grain}, from {place}.",
    "source_query": "a query on a database",
    "source_where": "Only rows where {conditions}.",
    # Consent, and what is about no figure.
    "welcome": "Welcome, {name}. Your reports arrive here. Reply to a chart to ask about it; send STOP to end them.",
    "stopped": "You will get no more reports. Send START to have them again.",
    "resumed": "You will get reports again. Send STOP to end them.",
    "code": "Please send the six digits that you were given; reports begin then.",
    "wrong_code": "That code does not fit, or is over. Please look at the six digits again, or ask for new ones.",
    "test": "This is a test from Chartcastr: the number is connected.",
    "which": "Which chart do you mean?",
    "choose": "Choose",
    "enough": "That is as much as can be answered in one day. Please go on tomorrow.",
    "unsure": "Should these reports stop, or go on?",
    "stop_button": "Stop reports",
    "go_on_button": "Go on",
    "going_on": "All right, your reports go on. Send STOP to end them.",
    # The template that Meta approves.
    "template": "Your scheduled report *{{1}}* is ready.\n{{2}}\n"
    "Tap the button below, and the chart and its details follow here.",
    "template_footer": "You asked for this report. Reply STOP to end it.",
    "template_button": "Show me",
    "template_example": "Orders came to 131 on Saturday, 12 fewer than the Saturday before.",
    # Labels of a chart.
    "label_against": "from {base} {against}",
    "label_read": "Read {at}",
    "label_stale": "not up to date",
    "label_partial": "hatched: not complete yet",
    "label_others": "all others",
    "label_right": "(right)",
}

ASKS = {
    "why": "Why?",
    "more": "Tell me more",
    "compare": "Compare",
    "trend": "Trend",
    "top": "Top",
    "bottom": "Bottom",
    "table": "Table",
    "when": "When was the peak?",
    "unusual": "Is that unusual?",
    "quality": "Is it complete?",
    "definition": "How is it defined?",
    "cannot": "Are we on target?",
}

HEARS: tuple[tuple[str, int, str], ...] = (
    (
        "why",
        3,
        (
            r"\bwhy\b|\breason|\bcaus(e|ed|es|ing)\b|\bdriv(er|ers|en|es|ing|e)\b|\bexplain|\bwhat happened|"
            r"\bhow come|\bbecause"
        ),
    ),
    (
        "why",
        2,
        (
            r"\bbreak.?down|\bbreak it down|\bsplit|\bby (region|product|sector|channel|country|team)\b|"
            r"\bwhat about\b|\bonly\b"
        ),
    ),
    (
        "compare",
        3,
        (
            r"\bcompar|\bversus\b|\bvs\b|\byoy\b|\bwow\b|\bmom\b|\byear.(ago|over)|\blast year|"
            r"\bprevious (hour|day|week|month|quarter|year|period)\b|\b(the )?(week|month|day|year) before"
        ),
    ),
    (
        "top",
        3,
        r"\btop\b|\bbest\b|\blargest\b|\bbiggest\b|\bleading\b|\bhighest (region|product|sector|one)|\bwho is first",
    ),
    ("bottom", 3, r"\bbottom\b|\bworst\b|\bsmallest\b|\bweakest\b|\blaggard"),
    (
        "table",
        3,
        r"\btable\b|\braw\b|\bcsv\b|\b(the|send|show|all) (numbers|figures)\b|\blist\b|\ball (numbers|values)",
    ),
    (
        "trend",
        3,
        (
            r"\btrend|\bgrowing\b|\bshrinking\b|\bdevelop|\blast (\d+|few|couple of) (hours|days|weeks|months|"
            r"quarters|years)|\bover time|\bcourse\b"
        ),
    ),
    (
        "table",
        3,
        (
            r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(january|february|march|april|june|july|august|"
            r"september|october|november|december|yesterday)\b"
        ),
    ),
    (
        "value",
        2,
        (
            r"\bhow (much|many)\b|\btotal\b|\bcurrent(ly)?\b|\bfigure\b|\bwhat (is|was) (it|the (value|"
            r"level))\b"
        ),
    ),
    ("when", 3, r"\bwhen\b|\bpeak\b|\brecord\b|\b(what|which) (day|week|month|hour|year)\b|\bever\b|\ball.time"),
    (
        "quality",
        4,
        (
            r"\bcomplete\b|\bcorrect\b|\btrust\b|\bmissing\b|\bfresh\b|\bup to date|\bupdated\b|\bas of\b|"
            r"\bstale\b|\bdata quality|\breliable|\baccurate"
        ),
    ),
    (
        "definition",
        4,
        r"\bdefin|\bcalculat|\bmeasured\b|\bwhere does .* come from|\bwhat does .* mean|\bmeaning of\b|\bsource\b",
    ),
    ("unusual", 3, r"\bunusual|\banomal|\boutlier|\bstrange|\bodd\b|\bweird|\bnormal\b|\bsurpris|\bspike"),
    (
        "cannot",
        4,
        (
            r"\bforecast|\bpredict|\bprojection|\bwill (we|it|they)\b|\bnext (week|month|quarter|year|day)\b|"
            r"\bgoal\b|\btarget\b|\bon track\b|\bplan\b"
        ),
    ),
    (
        "more",
        3,
        (
            r"^\W*(thanks?( you)?|thx|ty|ok(ay)?|great|nice|good|cool|perfect|got it|noted|more|tell me more|"
            r"yes|yep|super)\W*$"
        ),
    ),
    (
        "wrong",
        4,
        r"\b(is|looks?|seems?|are|that'?s) (wrong|false|off|incorrect)\b|\bwrong (number|figure|data)|\bbug\b",
    ),
    ("help", 3, r"^\W*(help|menu|hi|hello|hey|what can (you|i)( do| ask)?|options|\?)\W*$|\bwhat can (you|i)\b"),
)
