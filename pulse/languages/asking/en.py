"""What readers ask in English, by what it means; ``*`` stands for any ending."""

WORDS = {
    "money": "in euros|in eur|in money|euro|euros|eur|money|take|took|takings|cash|money wise|moneywise",
    "after": "after|following",
    "earlier_than": "before|prior to|until before",
    "part_of": "end|end of|the end of|late|early|beginning|beginning of|start of|mid|middle of",
    "together": "plus|together|combined|summed|sum|add up|adds up",
    "count_of": "how many|how mny|howmany|how much|number of|hw many|hw mny|hwo many|how many did we",
    "half": "half|half year",
    "refer": "that|those|it|there|them|of those|of these|that one",
    "without_after": "excluded|left out|taken out|removed|not included|out of it|not counted",
    "unit_end": (
        "end of month|end of the month|end of year|end of the year|eoy|eom|eoq|year end|month end|end of quarter|"
        "end of the quarter|quarter end|end of the week|end of week"
    ),
    "today": "today|so far today",
    "yesterday": "yesterday|ystd|yday|yest|ysterday|yestrday|yesterdays|yesterday s",
    "day_before": "day before yesterday",
    "this": "this|current|the current|ongoing|ths|this here|the ongoing",
    "last": "last|past|latest|most recent|trailing|the last|these last",
    "next": "next up|next|coming|upcoming|following",
    "before": "b4|previous|prior|preceding|the previous|the one before|the previous one|one before that",
    "ahead_of": "b4|before|earlier",
    "ago": "ago|back",
    "since": (
        "since the beginning|from the start|since start of|since the start of|starting from|since|from the start of|"
        "starting|from the beginning of|since begin of|since the begin of|as of"
    ),
    "until": "until|till|up to|through|til",
    "between": "between|btw",
    "from": "from",
    "to": "to",
    "weekend": "weekend|weekends|week end",
    "so_far": (
        "so far|to date|until now|up to now|as of now|til now|till now|until today|up to today|til today|sofar|"
        "so far this"
    ),
    "ytd": (
        "ytd|year to date|so far this year|this year so far|since the beginning of the year|since new year|"
        "year so far|since begin of year|since the begin of the year|since start of year|since the start of the year|"
        "since january 1st|since beginning of year|all year|this year to date"
    ),
    "mtd": "mtd|month to date|so far this month|this month so far",
    "wtd": "wtd|week to date|so far this week|this week so far",
    "qtd": "qtd|quarter to date|so far this quarter|this quarter so far",
    "hour": "hour|hours|hourly|hr|hrs",
    "day": "day|days|daily|dayly",
    "week": "week|weeks|weekly|wk|wks",
    "month": "month|months|monthly|mth|mths",
    "quarter": "quarter|quarters|quarterly|qtr",
    "year": "year|years|yearly|annual|annually|yr|yrs",
    "weekday": (
        "what day of the week|which day of the week|what weekday|which weekday|weekday|weekdays|day of the week|"
        "days of the week|day of week"
    ),
    "each": "each|every|per",
    "long_ago": (
        "ever|all time|of all time|all times|since the start|since the beginning|overall history|on record|"
        "since we have data|since we started tracking|since records began|since data began"
    ),
    "year_ago": (
        "yoy|year over year|year on year|a year ago|last years|year ago|the year before|same time last year|"
        "same day last year|same week last year|same month last year|same period last year|this time last year|"
        "prior year|previous year|annual change|annual growth|yearly growth"
    ),
    "week_ago": (
        "wow|week over week|week on week|same day last week|a week earlier|same day a week earlier|"
        "the same day a week earlier|same day a week before|a week before"
    ),
    "month_ago": "mom|month over month|month on month",
    "day_ago": "dod|day over day|day on day",
    "n1": "one|a single",
    "n2": "two|couple of|a couple of|couple|both",
    "n3": "three|few|a few",
    "n4": "four",
    "n5": "five",
    "n6": "six",
    "n7": "seven",
    "n8": "eight",
    "n9": "nine",
    "n10": "ten",
    "n12": "twelve|a dozen",
    "a": "a|an",
    "o1": "first|1st",
    "o2": "second|2nd",
    "o3": "third|3rd",
    "o4": "fourth|4th",
    "ds0": "mondays|every monday|each monday|on mondays",
    "ds1": "tuesdays|every tuesday|each tuesday",
    "ds2": "wednesdays|every wednesday|each wednesday",
    "ds3": "thursdays|every thursday|each thursday",
    "ds4": "fridays|every friday|each friday",
    "ds5": "saturdays|every saturday|each saturday",
    "ds6": "sundays|every sunday|each sunday",
    "why": (
        "what s behind|what is behind|dragged*|drag*|what s causing|levers|factors|factor|key drivers|slip|slipped|"
        "dead quiet|so quiet|quiet on|what s up with|went south|go wrong|blame for|account for the decline|"
        "what pushed|pushed|pulled|what pulled|culprit|culprits|what caused|happened|did happen|what did happen|"
        "what happend|wat happened|whats driving|what is driving|drives|why|y tho|how come|reason*|cause|causes|"
        "caused|what happened|whats happened|what went on|what drove|drove|driv*|explain*|explanation|behind|"
        "what moved|moved it|what changed|due to|made it|whats going on|what is going on|whats up with|"
        "what is up with|went wrong|what went wrong|break down why|wtf happened|responsible for|because|whys|"
        "what s with|whats with|went so wrong|story behind|to blame|what made"
    ),
    "value": (
        "what s the damage|the damage|damage|takings|how s|how d|what d|whatd|what did|bring home|in the bag|topline|"
        "top line|headline number|score|tally|recap|talk to me about|numbers for|run me the numbers|"
        "run me the numbers for|the digits|how busy|how much|how many|how mny|howmany|number of|what did we do|value|"
        "figure|level|how big|how high|how low|count of|amount of|current value|how did we do|how did it go|"
        "how are we doing|how was|how were|hows|how is|how are|whats|what is|what was|what were|what are|how about|"
        "how r|whos|hwo many|hw many|hw much|hw mny|where did we end up|how much money|how much did we|"
        "how many did we|how did|how have|where do we stand|where are we"
    ),
    "total": (
        "altogether|all in all|put together|combined total|total*|sum|overall|in all|cumulative|all together|"
        "combined|add up|adds up|together|summed"
    ),
    "change": (
        "movement|any movement|uplift|climb*|slip*|busier|quieter|tread water|crushing|stronger|weaker|winning|"
        "stacked up|stack*|moving|swing|trended|bounce*|recover*|pick up|picked up|picking up|rebound*|improvement|"
        "expand*|contract*|accelerat*|dipping|tumbl*|crash*|collaps*|skyrocket*|boom*|cool*|soften*|strengthen*|"
        "weaken*|deteriorat*|progressed|chang*|grow|grew|grown|growth|growing|increas*|decreas*|rise|rose|risen|fall|"
        "fell|fallen|drop*|declin*|up|down|dip|dipped|differen*|delta|gain*|lost|lose|move|moved|jump*|shrink*|"
        "shrank|higher|lower|better|worse|improv*|gone up|gone down|went up|went down|more than|less than|fewer|"
        "tank*|spike*|slump*|dive|dived|plummet*|surge*|soar*|slow*|changing|shrunk|bigger|smaller|larger|beat|drops|"
        "dropping|falling|rising|climbing|went backwards|gone backwards|tanking|picking|nosedive*|go up|go down|add|"
        "added|adding|gained|gain"
    ),
    "compare": (
        "benchmark*|stack up against|stacked up against|compared|compares|comparison|as opposed to|rather than|"
        "match up|side by side|measure up|corresponding|compar*|vs|versus|against|relative to|difference between|"
        "stack up|stacks up|head to head|compared with|compared to|than|v|or|against the|next to|beside|more than|"
        "less than|fewer than|higher than|lower than|better than|worse than|above|below"
    ),
    "rank": (
        "outperform*|did the best|the best one|heaviest|in order|order from most|from most|top performing|champion|"
        "star|biggest one|strongest one|most of all|nose in front|fastest|fastest growing|rank*|top|leaderboard|"
        "order by|sort*|ranking|leading|leader|leaders|best|best performing|biggest|largest|strongest|highest|most|"
        "greatest|winner|winners|bestseller*|best selling|number one|record|peak|max|maximum|leads|performed best|"
        "did best|came first|first place|busiest|sells best|performing best|does best|top performer*|the strongest|"
        "the biggest|did most|does most|did the most|sold most|sold the most|sells most|bringing in most|"
        "brings in most|brings in the most|leading the pack|ahead of the others|sold more|sells more|made more|"
        "makes more|did more|does more|has more|brings in more|high point|all time high"
    ),
    "worst": (
        "most weak|fewest|poorly|the worst one|bottom performing|from least|least of all|last one|slackest|worst|"
        "bottom|smallest|lowest|weakest|least|laggard*|poorest|min|minimum|trough|last place|worst performing|"
        "underperform*|slowest|quietest|loser|losers|performed worst|did worst|lagging|dead last|came last|"
        "the weakest|the smallest|did least|did the least|sold least|sold the least|sells least|brings in least|"
        "least well|trailing|at the bottom|low point|absolute low point|all time low"
    ),
    "when": (
        "when|at what time|on which day|what day|which day|what date|which date|which week|what week|which month|"
        "what month|which days|which weeks|which months"
    ),
    "who": "who|which one|which ones|which",
    "trend": (
        "run rate|going up or down|heading up|heading down|trending|direction of travel|up or down|momentum|curve|"
        "line over|trend*|over time|trajectory|direction|course|progress*|evolution|history|historical|timeline|"
        "heading|tendency|going|pattern|getting worse|getting better|getting stronger|getting weaker|evolv*|develop*|"
        "how has it developed|develop over"
    ),
    "share": (
        "geo mix|slice of the pie|slice|piece|chunk|account for|accounted for|accounts for|part of|what part|"
        "what fraction|what percentage|what percent|share*|proportion*|percentage of|percent of|portion|fraction|mix|"
        "contribution|part of the total|of the total|of total|makes up|make up|made up|weight|% of|"
        "how much of the total|as a share|share of|what part of|percentage share|what percentage comes from|"
        "what percentage came from|in percent of the total|as percent of total|percent of the whole|"
        "how much of it is|how much of that is|how much of this is|how much of the total is|in percent of all|"
        "percent of all|of all|as percent of all|hangs on|depends on"
    ),
    "average": (
        "average*|avg|averaged|typical|typically|on average|mean value|on avg|per average|in average|usually get|"
        "usually make|usually sell|the mean|mean of|s mean|mean for"
    ),
    "forecast": (
        "land|where does|at this pace|at this rate|at the current pace|at the current rate|forecast*|predict*|"
        "project*|projection*|will be|going to be|expect*|estimate*|outlook|will we|will it|where will we|end up|"
        "where are we heading|where will|where do we land|gonna|are we going to|land at|finish|will|look like by|"
        "gonna be|be prepared for|expecting|should we expect|carry on like this|go on like this|keep going like this|"
        "what should we expect|can we expect|what do you expect|guess|a guess|guesstimate|reckon|do you reckon|"
        "you reckon|carries on like this|if it carries on|keep growing like this|keeps going like this|do we end up"
    ),
    "goal": (
        "goal*|target*|budget*|on track|plan|quota|kpi target|hit it|objective*|behind plan|ahead of plan|pacing|"
        "on pace|short of|to go|behind target|ahead of target|make it to|missing for|off target|far off|on course|"
        "gap to|more do we need|do we still need|still got to find|left to go|left to do|still need to make"
    ),
    "usual": (
        "normally|caveat*|in line|expected|ordinary|typical range|weirdness|fishy|out of line|blip|hiccup|glitch*|"
        "off track|unusual*|usual*|normal*|anomal*|outlier*|strange*|odd|weird*|abnormal*|surpris*|"
        "out of the ordinary|expected range|off|fluke|spike|suspicious|exceptional|remarkable|noteworthy|alarming|"
        "worrying|worried|concerned|concerning|worry|red flag*|standout|stand out|stands out|notable|"
        "anything special|anything new|than usual|lower than usual|higher than usual|more than usual|less than usual|"
        "than normal|out of whack|worry about|should i worry|should we worry|anything wrong|owt wrong|"
        "something wrong|look right|looks thin|low|high|bad|poor|weak|strong|so few|so little|so many|awful|ugly|"
        "terrible|thin|pants|rubbish"
    ),
    "definition": (
        "what means|means|incl vat|inc vat|net or gross|gross or net|before tax|after tax|with vat|without vat|gross|"
        "even counts as|what counts as|count as|defin*|how is it calculated|calculat*|comput*|how do you measure|"
        "measured|formula|meaning|mean by|what does it mean|data source|source|stand for|stands for|what counts|"
        "counts as|included in|include|includes|including|methodology|does mean|included|is included|"
        "exactly is included|refers to|refer to|what exactly is|incl|net|actually mean|mean in|mean here|"
        "mean exactly|mean when|work out|work that out|work it out|come up with"
    ),
    "quality": (
        "include today|rely|depend on|up to the minute|real|believable|bulletproof|solid|figures right|fully loaded|"
        "loaded|final|still missing|incomplete|complete|data complete|correct|reliable|trust*|fresh|up to date|"
        "updated|last updated|update|stale|accurate|accuracy|data quality|missing data|missing|data missing|delay*|"
        "late|as of when|how old|how recent|how current|right number*|sure about|real time|realtime|live data|"
        "all data|all there|is everything in|verified|legit|double check|is that right|is this right|are you sure|"
        "u sure|wrong|incorrect|false|looks off|bug|error|mistake|off by|doesnt look right|cant be right|not right|"
        "have been loaded|been loaded|is something missing|something missing|loaded by now|is everything there|"
        "in yet|come in yet|arrived yet|complete yet|updated yet|still coming"
    ),
    "table": (
        "little table|table form|table|list|tabular|raw numbers|raw data|the numbers|all numbers|all the numbers|"
        "figures|numbers|data points|rows|day by day|week by week|month by month|line by line|breakdown by day|raw|"
        "just the numbers|just numbers|in numbers|as numbers|as a table|in a table"
    ),
    "chart": (
        "chart*|graph*|plot*|picture|image|pic|visual*|draw|diagram|bar chart|line chart|pie chart|pie|curve|show as|"
        "bars|line graph|bar graph|visualise|visualize|in a graph|as a graph|graphically|as a line|as lines|as bars"
    ),
    "document": (
        "spreadsheet|csv file|excel file|entire history|csv|excel|xlsx|xls|download*|export*|file|attachment|sheet|"
        "pdf|google sheet|as an excel|as excel|excel sheet|as csv|as a file"
    ),
    "members": (
        "which are tracked|do we have|have in there|in this chart|in the chart|on the chart|which are in|in there|"
        "which are there|do you have|are there|available|list of|covered|do you track|are tracked|exist|options|"
        "what s in here|are in this number|in this number|are part of this|are included|are counted|are listed|"
        "in here|are in here|do u have|u have|you got|do u got"
    ),
    "only": "only|just|solely|nothing but|focus on|filter|zoom in on|limited to|restrict to|but only",
    "without": (
        "ex|minus out|bar|barring|sans|without counting|with the exception of|exception|but|but not|rest but|without|"
        "except*|excluding|exclude|excl|not counting|minus|apart from|other than|all but|everything but|leaving out|"
        "leave out|not including|ignoring|w o|remove|drop out|take out|strip out|not"
    ),
    "by": (
        "split|split out|split up|each one|by|per|broken down|break down|breakdown|split by|for each|each|across|"
        "grouped by|by each|break it down|breakdown by|for every|down by|listed separately for|separately for|"
        "for each of|split per|listed by|per each|break"
    ),
    "percent": "percent|percentage|%|in percent|in %|percentages|pct|percentagewise",
    "absolute": (
        "absolute|absolut|in absolute terms|in numbers|amount|in euros|in eur|in money|in units|absolute terms|"
        "percentage points|percent points|points|pp|not percent|not in percent|not in %"
    ),
    "per_day": "per day|a day|daily average|each day|every day|by day average|daily avg|average day",
    "everything": (
        "the rest|rest|rest of it|everything|all regions|all of them|everyone|all members|whole|the whole thing|"
        "company wide|companywide|grand total|in total"
    ),
    "and": "+|and|plus|as well as|&|also|along with|n|then also|followed by",
    "follow": (
        "and|what about|how about|and what about|same for|now|ok and|what if|but|then|again|instead|rather|"
        "then what about|wbt|wby|hbu"
    ),
    "same": "the same|same|that same|that|corresponding",
    "stretch": "period|time|timeframe|time frame|dates|days|timespan|interval|stretch|window|span",
    "meant": "i meant|i mean|i was talking about|i was asking about|i am asking about|im asking about|meaning",
    "now": "now|right now|at the moment|at present|currently|current|as of today|atm|at this moment",
    "ascending": (
        "worst first|lowest first|smallest first|weakest first|ascending|worst to best|from worst to best|"
        "lowest to highest|from lowest to highest|from smallest to largest|bottom up"
    ),
    "descending": (
        "best first|highest first|largest first|biggest first|descending|best to worst|from best to worst|"
        "highest to lowest|from highest to lowest|top down|in descending order"
    ),
    "other_one": "other one|the other one|the other|another|the others|other",
    "tomorrow": "tomorrow|tmrw|tmr|tomorow",
    "before_last": "before last",
    "season": "summer|autumn|winter|spring|the summer|over the summer|over summer|last summer",
    "daypart": (
        "this morning|in the afternoon|this afternoon|afternoon|evening|this evening|noon|midday|at night|tonight|"
        "lunchtime|overnight|time of day|of the day|peak time|rush hour"
    ),
}
