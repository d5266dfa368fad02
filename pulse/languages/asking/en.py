"""What readers write in English, by what it means; ``*`` stands for any ending."""

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
    "so_far": "so far|to date|until now|up to now|as of now|til now|till now|until today|up to today|til today",
    "ytd": (
        "ytd|year to date|so far this year|this year so far|since the beginning of the year|since new year|"
        "year so far|since begin of year|since the begin of the year|since start of year|since the start of the year|"
        "since january 1st|since beginning of year|all year|this year to date"
    ),
    "mtd": "mtd|month to date|so far this month|this month so far|month so far",
    "wtd": "wtd|week to date|so far this week|this week so far",
    "qtd": "qtd|quarter to date|so far this quarter|this quarter so far",
    "hour": "hour|hours|hourly|hr|hrs",
    "day": "day|days|daily|dayly",
    "week": "week|weeks|weekly|wk|wks",
    "month": "month|months|monthly|mth|mths",
    "quarter": "quarter|quarters|quarterly|qtr",
    "year": "year|years|yearly|annual|annually|yr|yrs",
    "weekday": (
        "what day of the week|which day of the week|what weekday|which weekday|best weekday|weekday|weekdays|"
        "day of the week|days of the week|day of week"
    ),
    "each": "each|every|per",
    "long_ago": "ever|all time|of all time|all times|since the start|since the beginning|overall history|on record",
    "year_ago": (
        "yoy|year over year|year on year|a year ago|last years|year ago|the year before|same time last year|"
        "same day last year|same week last year|same month last year|same period last year|this time last year|"
        "prior year|previous year|annual change|annual growth|yearly growth"
    ),
    "week_ago": "wow|week over week|week on week|same day last week|a week earlier",
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
        "run me the numbers for|the digits|how busy|how much|how many|how mny|howmany|hm|number of|what did we do|"
        "value|figure|level|how big|how high|how low|count of|amount of|current value|how did we do|how did it go|"
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
        "makes more|did more|does more|has more|brings in more"
    ),
    "worst": (
        "most weak|fewest|poorly|the worst one|bottom performing|from least|least of all|last one|slackest|worst|"
        "bottom|smallest|lowest|weakest|least|laggard*|poorest|min|minimum|trough|last place|worst performing|"
        "underperform*|slowest|quietest|loser|losers|performed worst|did worst|lagging|dead last|came last|"
        "the weakest|the smallest|did least|did the least|sold least|sold the least|sells least|brings in least|"
        "least well|trailing|at the bottom"
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
        "percent of all|of all|as percent of all"
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
        "what should we expect|can we expect|what do you expect|guess|a guess|guesstimate"
    ),
    "goal": (
        "goal*|target*|budget*|on track|plan|quota|kpi target|hit it|objective*|behind plan|ahead of plan|pacing|"
        "on pace|short of|to go|behind target|ahead of target|hit the|make it to|make the|reach the|missing for|"
        "off target|far off|on course|gap to"
    ),
    "usual": (
        "normally|caveat*|in line|expected|ordinary|typical range|weirdness|fishy|out of line|blip|hiccup|glitch*|"
        "off track|unusual*|usual*|normal*|anomal*|outlier*|strange*|odd|weird*|abnormal*|surpris*|"
        "out of the ordinary|expected range|off|fluke|spike|suspicious|exceptional|remarkable|noteworthy|alarming|"
        "worrying|worried|concerned|concerning|worry|red flag*|standout|stand out|stands out|notable|"
        "anything special|anything new|than usual|lower than usual|higher than usual|more than usual|less than usual|"
        "than normal|out of whack|worry about|should i worry|should we worry|anything wrong|owt wrong|"
        "something wrong|look right|looks thin|low|high|bad|poor|weak|strong|so few|so little|so many"
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
        "in yet|come in yet|arrived yet|arrived|complete yet|thin|updated yet|still coming"
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
    "help": (
        "help|menu|what can i ask|what can you do|how does this work|how do i use|what can you tell me|commands|"
        "what else can|what questions|what do you know|instructions|what kind of things can i ask|"
        "what things can i ask|can i ask you|what can i ask you|can i ask here|what else can you do"
    ),
    "more": (
        "more|tell me more|more detail*|details|detail|go deeper|deeper|dig in|drill down|anything else|what else|"
        "continue|go on|elaborate|expand|summary|summarize|summarise|recap|tldr|insight*|highlights|key points|"
        "takeaway*|news|whats new"
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
        "and|what about|how about|and what about|same for|now|ok and|and for|what if|but|then|again|instead|rather|"
        "then what about|wbt|wby|hbu"
    ),
    "ack": (
        "you re a star|youre a star|star|lovely|a million|enjoy|enjoy the rest of your weekend|you re lovely|woohoo|"
        "have a nice day my friend|good stuff mate|phenomenal|well then|interesting|sweet|neat|dope|sick|lit|fab|"
        "fabulous|splendid|marvelous|marvellous|superb|terrific|top notch|good one|gotcha|roger|roger that|copy|"
        "copy that|10 4|understood thanks|perfect thanks|great thanks|ok thanks|ok cool|ok great|kk|okie|okey|"
        "okey dokey|yay|woop|woot|nice job|keep it up|keep up the good work|proud of you|proud|impressive|impressed|"
        "happy|glad|relieved|thank u|thankyou|thnx|tnx|thxx|many thanks|thanks a lot|thanks so much|"
        "thank you so much|thanks a million|thanks a bunch|cheers mate|bless|bless you|god bless|take care|see ya|"
        "cya|have fun|sleep well|good weekend|weekend|start|go|thanks|thank you|thx|ty|tks|ok|okay|k|great|nice|good|"
        "cool|perfect|got it|noted|awesome|excellent|amazing|super|wow|well done|good job|great job|brilliant|"
        "fantastic|fine|alright|all right|sounds good|yes|yep|yeah|yup|no|nope|sure|i see|understood|cheers|lol|haha|"
        "hahaha|good to know|interesting thanks|no worries|never mind|nevermind|nvm|good stuff|love it|"
        "much appreciated|appreciate it|legend|good work|great work|nice work|nice one|thats all|that is all|"
        "that helps|congrats|congratulations|not bad|bravo|hooray|phew|oh|hmm|hm|ah|aha|wonderful|great news|"
        "good news|bye|see you|talk later|ttyl|later|makes sense|let s go|lets go|go team|good evening|hi|hello|hey|"
        "hiya|morning|good morning|good afternoon|good night|how are you|how are u|whats up|sup|merry christmas|"
        "happy friday|have a nice day|have a good day|have a great day|have a great weekend|have a good one|"
        "have a good weekend|happy new year|you too|damn|ouch|omg|sorry|legend thanks|ur the best|youre the best|"
        "you are the best|the best|u rock|you rock|rock|good lad|good man|good girl|nice one thanks|amazing thanks|"
        "will do|all good|no problem|no probs|good to hear|thats great|that s great|happy days|get in|champion|ta|"
        "ok thx|ok ta|great job team|fair enough|right then|noted thanks|perfect thank you|good good|hm interesting|"
        "very interesting|thats me done|me done|that s me done|thats it|that s it|all i needed|thats all i needed"
    ),
    "off": (
        "leave off|commission*|near me|next door|click through|creative|suck*|poem|joke*|weather|capital of|recipe|"
        "song|story|president|translate|essay|football|bitcoin|stock price|news of|password*|api key*|secret*|token*|"
        "credentials|system prompt|previous instructions|prior instructions|all instructions|ignore*|forward|"
        "phone number*|email*|e mail*|customers names|customer names|delete|erase|wipe|order me|buy|book|call me|"
        "remind me|write a|salary|salaries|admin|developer mode|jailbreak|pretend|roleplay|act as|you are now|advice|"
        "recommend*|should we|should i|shall we|what would you do|competitor*|industry|market share|other team*|"
        "sales team|marketing team|someone else|other reader*|who else|who reads|change the|set the|edit the|"
        "update the|adjust the|fix the|invoice*|refund the|charge|pay|transfer|fire|hire|meaning of life|who are you|"
        "are you a bot|are you human|are you an ai|chatgpt|gpt|openai|python|sql|script|code|select from|drop table|"
        "sing|lyrics|horoscope|lottery|movie|restaurant*|pizza|flight|hotel|vacation|tax advice|legal advice|blame|"
        "whose fault|investor*|board deck|slide*|presentation|linkedin|tweet|instagram|post it|publish|strategy|"
        "political|politics|election|war|god|religion|love you|marry|girlfriend|boyfriend|sexy|dogs|cats|write me a|"
        "shld we|recommend"
    ),
    "pause": (
        "refrain*|until further|pause|snooze|hold off|hold the|take a break|suspend|stop for|quiet for|"
        "no updates for|on holiday|on vacation|ooo|out of office|nothing until|dont send anything until|"
        "no messages until|no reports until|no charts until"
    ),
    "mute": "mute|silence|quiet|be quiet|shut up|no more for now",
    "resume": "resume|unpause|unmute|turn back on|start again|im back|i am back|back again|turn it back on|send again",
    "send": (
        "send|send me|sent|deliver|delivery|get|receive|want|give me|message me|ping me|notify me|report|reports|"
        "updates|update me|these|this report|charts|pulses|alert me|want them|want it|want this|messages"
    ),
    "weekly": "weekly|once a week|every week|one per week|only once a week",
    "daily": (
        "daily again|every day again|normal schedule|as before|back to normal|usual schedule|every pulse|"
        "all of them again|full schedule"
    ),
    "alarms": (
        "only ping me when something is off|only when smth is off|only ping me when smth is off|when smth is off|"
        "only when sth is off|only if smth is off|when something is off|if something is off|"
        "only bother me when something is wrong|only message me if something is wrong|only when there is a problem|"
        "only if there is a problem|only when numbers are bad|only when the numbers are bad|"
        "only when something is wrong|only if something is wrong|when something is wrong|if something is wrong|"
        "only alarms|only alerts|only when its unusual|only if unusual|only when something happens|"
        "only when something unusual happens|only if something unusual happens|only if something happens|"
        "when something breaks|only when it matters|only if it drops|only when it drops|only problems|only bad news|"
        "when things go wrong|only if things go wrong|only when theres a problem|only if theres a problem|"
        "unless something is wrong|only anomalies|only if it is unusual|only when it is unusual|only exceptions|"
        "only when somethings wrong|only if somethings wrong|only when sth is wrong|only when somethings off|"
        "only when something is off|only if something is off"
    ),
    "at": "at|at around|around",
    "clock": "am|pm|o clock|oclock|in the morning|in the evening",
    "language": "in english|english|in english please",
    "undo": (
        "oops undo|opps|oops|wrong one|revert that|undo|undo that|revert|change it back|cancel that|take that back|"
        "put it back|reset|reset my settings|scratch that"
    ),
    "settings": (
        "settings|my settings|preferences|my preferences|what am i getting|when do i get|what do i get|my schedule"
    ),
    "refresh": (
        "refresh|reload|rerun|run again|re run|pull again|latest data|fetch again|recheck|check again|newest data|"
        "new data"
    ),
    "note": (
        "tell|let know|note for|inform|pass on to|note to|comment for|note that|fyi|for the record|message for|"
        "feedback for|let the owner know|remark|put that as a comment|put that down as a comment|as a comment|"
        "as a note|add a note|add a comment|leave a note|leave a comment|write down|put down that|make a note|"
        "pass this on|pass it on|pass that on"
    ),
    "filler": (
        "could|hope|having|lovely|wondering|isn|trouble|came|state|quantity|should|gimme|digits|crew|stand|stood|put|"
        "present|quick one|run|fetch|half|provide|kindly|key|dear|bot|promise|people|persons|person|boss|asked|rush|"
        "remind|whenever|ahead|behind|recorded|forgive|ignorance|account for|showing|little|points|throw|rely|"
        "most recent|actually did|talk to me about|talk|board|user|geo|kind of|silly|freaking|folks|near|set|"
        "until now|off|pull in|bring in|brought in|bringing|took in|take in|rake|raked|raked in|make|clock|clocked|"
        "book in|generate|generated|produce|produced|deliver|delivered|reach|count|counted|log|logged|register|"
        "registered|sign|signed|join|joined|win|won|come in|coming in|came in|come through|achieve|achieved|receive|"
        "received|process|processed|there were|had|altogether then|please can you|would you mind|if possible|asap|"
        "real quick|remind me|i forgot|forgot|sorry|hiya|heya|ta|lads|everybody|appreciate|know|tell|say|exactly|"
        "precisely|roughly|approximately|about|around|like|basically|literally|honestly|frankly|simply|thing is|"
        "so yeah|yeah|yo|hows it|hows that|looking|looks|seem|seems|appear|feel|feeling|find|found|works|working|"
        "work|calculate for me|crunch|check on|checking|share with me|hand|hand me|pass|hit me with|shoot|shoot me|"
        "spit out|dig|dig up|dig out|pull up|grab|grab me|read|read out|report on|let s see|lets see|let s have|"
        "lets have|lets talk|how goes|whole|entire|particular|specific|given|certain|different|though|although|"
        "however|anyway|besides|moreover|plus also|both|either|neither|each of|none|nobody|nothing|somehow|sometime|"
        "someday|today s|own|my own|ours|theirs|his|her|him|she|he|myself|ourselves|up for|down for|over there|"
        "out there|back then|at all|in general|generally|in particular|for us|for me|to us|to me|with us|of ours|"
        "of mine|by far|so to speak|as such|per se|exact|true|truly|sure|certainly|definitely|probably|possibly|"
        "perhaps|apparently|obviously|clearly|the hell|hell|heck|crap|shit|fuck|fucking|bloody|damn it|man|dude|bro|"
        "mate|pal|buddy|guys|gals|friend|friends|colleague|colleagues|m8|fam|boys|girls|ladies|gentlemen|from now on|"
        "smth|sth|even|stuff|bother|rest|end of|r|in there|off the|the|of|in|on|for|is|are|was|were|be|been|it|its|"
        "that|this|these|those|do|does|did|done|we|our|us|you|your|i|me|my|please|pls|plz|show|give|can|would|will|"
        "have|has|s|t|re|ve|ll|d|m|to|at|so|as|if|any|anything|something|some|there|here|then|also|too|really|"
        "actually|still|yet|already|just|get|got|made|look*|see|want|need|wanna|lemme|let|what|whats|how|hows|which|"
        "where|with|within|during|over|than|much|many|all|hey|hi|hello|quick|quickly|question|day|again|went|go|come|"
        "sell|selling|sold|performance|doing|u|ur|team|everyone|hmm|um|uh|eh|oh|ok|okay|well|right|one|ones|thing|"
        "things|them|they|their|when|being|am|not|dont|didnt|isnt|doesnt|im|but|or|date|long|end|start|main|small|"
        "real|out|number|numbers|no|yes|into|by|mind|possible|maybe|think|guess|wonder*|curious|check|btw|tho|pretty|"
        "very|quite|ever|always|side|data|report|pulse|business|company|shop|results|result|stats|kpi|kpis|metric|"
        "metrics|send|bring|pull|up|only|way|sort|far|hear|actual|wrt|regarding|concerning|respect|versus|lately|"
        "recently|new|newest|overall|good|said|saying|took|take|taken|an|a|thanks|thank|cheers|while|ya|da|tha|abt|"
        "bout|answer|anyone|someone|somebody|who|whose|suddenly|sudden|drastic*|massive*|huge*|sharp*|slightly|bit|"
        "lot|lots|noticed|figure|rather|monthly closing|closing|listed|separately|much trouble|not too much|bruh|wee|"
        "whit|wis|ken|wondered|unsure|unfortunately|books|reconciling|accountant|my accountant|for my accountant|"
        "bookkeeper|boss wants|my boss|investors|for the meeting|meeting|call|for a call|in a meeting|real fast|"
        "asap please|when you can|whenever you can|if you can|might|may i|might i|am i imagining things|imagining|"
        "getting|gotten|gets|begin|had the most|convert|tell us|remind us|fast|honest|be honest|tbh|imo|idk|afaik|"
        "fwiw|ngl|pretty please|for real|do you know|you know|u know|or not|or so|more or less|ish|so hard|hard|"
        "autumn|morning all|good evening|ey up|then please|cheers in advance|thank you in advance|thanks in advance|"
        "in advance|for me please|for us please|separated|each please|kinda|sorta|alright|total number|shops|three|"
        "everrr|the most of|going on|whoever|wi|owt|deep dive|terribly|to what extent|extent|cheeky|could be|ask for|"
        "be cheeky|nosy|kind enough|hmm ok|turns out|conv|wtf|wots|kindly let me have|let me have|totals|"
        "three totals|board pack|ppl|live|went live|gonna|need three"
    ),
    "same": "the same|same|that same|that|corresponding",
    "stretch": "period|time|timeframe|time frame|dates|days|timespan|interval|stretch|window|span",
    "meant": "i meant|i mean|i was talking about|i was asking about|i am asking about|im asking about|meaning",
    "now": "now|right now|at the moment|at present|currently|current|as of today",
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
}
