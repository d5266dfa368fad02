"""What readers say in English beside questions: small talk, wishes, what is not ours, words that say nothing."""

WORDS = {
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
        "you are the best|u rock|you rock|rock|good lad|good man|good girl|nice one thanks|amazing thanks|will do|"
        "all good|no problem|no probs|good to hear|thats great|that s great|happy days|champion|ta|ok thx|ok ta|"
        "great job team|fair enough|right then|noted thanks|perfect thank you|good good|hm interesting|"
        "very interesting|thats me done|me done|that s me done|thats it|that s it|all i needed|thats all i needed|"
        "exactly what i needed|what i needed|looks healthy|all good thx"
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
        "whose fault|board deck|slide*|presentation|linkedin|tweet|instagram|post it|publish|strategy|political|"
        "politics|election|war|god|religion|love you|marry|girlfriend|boyfriend|sexy|dogs|cats|write me a|shld we|"
        "recommend|raise the|increase the|lower the|cut the|slash the|email me|mail me|where is my|my order"
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
        "present|quick one|run|fetch|half|provide|kindly|key|dear|bot|promise|boss|asked|rush|remind|whenever|ahead|"
        "behind|recorded|forgive|ignorance|account for|showing|little|points|throw|rely|most recent|actually did|"
        "talk to me about|talk|board|user|geo|kind of|silly|freaking|folks|near|set|until now|off|pull in|bring in|"
        "brought in|bringing|took in|take in|rake|raked|raked in|make|clock|clocked|book in|generate|generated|"
        "produce|produced|deliver|delivered|reach|count|counted|log|logged|register|registered|sign|signed|join|"
        "joined|win|won|come in|coming in|came in|come through|achieve|achieved|receive|received|process|processed|"
        "there were|had|altogether then|please can you|would you mind|if possible|asap|real quick|remind me|i forgot|"
        "forgot|sorry|hiya|heya|ta|lads|everybody|appreciate|know|tell|say|exactly|precisely|roughly|approximately|"
        "about|around|like|basically|literally|honestly|frankly|simply|thing is|so yeah|yeah|yo|hows it|hows that|"
        "looking|looks|seem|seems|appear|feel|feeling|find|found|works|work|calculate for me|crunch|check on|"
        "checking|share with me|hand|hand me|pass|hit me with|shoot|shoot me|spit out|dig|dig up|dig out|pull up|"
        "grab|grab me|read|read out|report on|let s see|lets see|let s have|lets have|lets talk|how goes|whole|"
        "entire|particular|specific|given|certain|different|though|although|however|anyway|besides|moreover|"
        "plus also|both|either|neither|each of|none|nobody|nothing|somehow|sometime|someday|today s|own|my own|ours|"
        "theirs|his|her|him|she|he|myself|ourselves|up for|down for|over there|out there|back then|at all|in general|"
        "generally|in particular|for us|for me|to us|to me|with us|of ours|of mine|by far|so to speak|as such|per se|"
        "exact|true|truly|sure|certainly|definitely|probably|possibly|perhaps|apparently|obviously|clearly|the hell|"
        "hell|heck|crap|shit|fuck|fucking|bloody|damn it|man|dude|bro|mate|pal|buddy|guys|gals|friend|friends|"
        "colleague|colleagues|m8|fam|boys|girls|ladies|gentlemen|from now on|smth|sth|even|stuff|bother|rest|end of|"
        "r|in there|off the|the|of|in|on|for|is|are|was|were|be|been|it|its|that|this|these|those|do|does|did|done|"
        "we|our|us|you|your|i|me|my|please|pls|plz|show|give|can|would|will|have|has|s|t|re|ve|ll|d|m|to|at|so|as|if|"
        "any|anything|something|some|there|here|then|also|too|really|actually|still|yet|already|just|get|got|made|"
        "see|want|need|wanna|lemme|let|what|whats|how|hows|which|where|with|within|during|over|than|much|many|all|"
        "hey|hi|hello|quick|quickly|question|day|again|went|go|come|sell|selling|sold|performance|doing|u|ur|team|"
        "everyone|hmm|um|uh|eh|oh|ok|okay|well|right|one|ones|thing|things|them|they|their|when|being|am|not|dont|"
        "didnt|isnt|doesnt|im|but|or|date|long|end|start|main|small|real|out|number|numbers|no|yes|into|by|mind|"
        "possible|maybe|think|guess|wonder*|curious|check|btw|tho|pretty|very|quite|ever|always|side|data|report|"
        "pulse|business|company|shop|results|result|stats|kpi|kpis|metric|metrics|send|bring|pull|up|only|way|sort|"
        "far|hear|actual|wrt|regarding|concerning|respect|versus|lately|recently|new|newest|overall|good|said|saying|"
        "took|take|taken|an|a|thanks|thank|cheers|while|ya|da|tha|abt|bout|answer|anyone|someone|somebody|who|whose|"
        "suddenly|sudden|drastic*|massive*|huge*|sharp*|slightly|bit|lot|lots|noticed|figure|rather|monthly closing|"
        "closing|listed|separately|much trouble|not too much|bruh|wee|whit|wis|ken|wondered|unsure|unfortunately|"
        "books|reconciling|accountant|my accountant|for my accountant|bookkeeper|boss wants|my boss|investors|"
        "for the meeting|meeting|call|for a call|in a meeting|real fast|asap please|when you can|whenever you can|"
        "if you can|might|may i|might i|am i imagining things|imagining|getting|gotten|gets|begin|had the most|"
        "convert|tell us|remind us|fast|honest|be honest|tbh|imo|idk|afaik|fwiw|ngl|pretty please|for real|"
        "do you know|you know|u know|or not|or so|more or less|ish|so hard|hard|autumn|morning all|good evening|"
        "ey up|then please|cheers in advance|thank you in advance|thanks in advance|in advance|for me please|"
        "for us please|separated|each please|kinda|sorta|alright|total number|shops|three|everrr|the most of|"
        "going on|whoever|wi|owt|deep dive|terribly|to what extent|extent|cheeky|could be|ask for|be cheeky|nosy|"
        "kind enough|hmm ok|turns out|conv|wtf|wots|kindly let me have|let me have|totals|three totals|board pack|"
        "ppl|live|went live|gonna|need three|wants|wants it|makes|making|started|keep|keeps|asking|phone|"
        "on the phone|got an|holiday|also a holiday|honeymoon|nervous|lol|be brutal|brutal|goes on|investor|look|"
        "looked|put together|awesome|perform|performs|performed|performing|arrived|arrive"
    ),
}
