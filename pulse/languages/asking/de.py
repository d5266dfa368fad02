"""What readers ask in German, by what it means; ``*`` stands for any ending."""

WORDS = {
    "money": "in euro|euro|eur|geld|eingenommen*|umgesetzt|geld rein|kohle",
    "after": "nach|nach dem",
    "earlier_than": "vor|vor dem",
    "part_of": "ende|anfang|mitte",
    "together": "plus|zusammen|alles zusammen|summe|in summe|summiert|zusammengerechnet",
    "count_of": (
        "wie viel|wie viele|wieviel|wieviele|anzahl|wie viel hat|wieviel hat|wie viel haben|wieviel haben|"
        "wieviel war|wie viel war|wieviel davon|wie viel davon"
    ),
    "half": "halbjahr|halfte|hj|halbjahres|monatshalfte",
    "refer": "das|davon|da|dort|dafur|dabei",
    "without_after": (
        "rausgenommen|rausrechnet|rausrechnen|herausgerechnet|weglassen|weggelassen|raus|abgezogen|aussen vor"
    ),
    "unit_end": (
        "jahresende|monatsende|quartalsende|ende des monats|ende des jahres|ende des quartals|ende der woche|"
        "bis jahresende|bis monatsende|zum jahresende|zum monatsende"
    ),
    "today": "heute|heut|heutigen|heutige",
    "yesterday": "gestern|gestrigen",
    "day_before": "vorgestern",
    "this": "diese|diesen|dieser|dieses|diesem|aktuelle*|laufende*|heurige*|dies jahr|heuer",
    "last": "letzte|letzten|letzter|letztes|letztem|vergangene*|zuletzt|neueste*|die letzten",
    "next": "nachste|nachsten|nachster|nachstes|kommende*|naechste*",
    "before": (
        "zuvor|vorige*|vorherige*|vorangegangene*|davor|vorangehende*|die davor|der davor|das davor|den davor|"
        "die woche davor"
    ),
    "ahead_of": "zuvor|vorher|fruher|davor",
    "ago": "vor",
    "since": "seit|ab|seit anfang|seit beginn",
    "until": "bis|bis zum|bis einschliesslich",
    "between": "zwischen",
    "from": "von|vom",
    "to": "bis|zum",
    "weekend": "wochenende|wochenenden|we",
    "so_far": "bisher|bislang|bis jetzt|bis heute|soweit|schon",
    "ytd": (
        "ytd|seit jahresbeginn|seit jahresanfang|dieses jahr bisher|bisher dieses jahr|im laufenden jahr|heuer|"
        "heuer bisher"
    ),
    "mtd": (
        "mtd|seit monatsbeginn|seit monatsanfang|diesen monat bisher|bisher diesen monat|im laufenden monat|"
        "im november bisher|diesen monat"
    ),
    "wtd": "wtd|seit wochenbeginn|diese woche bisher|bisher diese woche|in der laufenden woche",
    "qtd": "qtd|seit quartalsbeginn|dieses quartal bisher|bisher dieses quartal|im laufenden quartal",
    "hour": "stunde|stunden|stundlich",
    "day": "tag|tage|tagen|tages|taglich",
    "week": "woche|wochen|wochentlich|kalenderwoche|kw",
    "month": "monat|monate|monaten|monats|monatlich",
    "quarter": "quartal|quartale|quartalen|quartals",
    "year": "jahr|jahre|jahren|jahres|jahrlich",
    "weekday": "welcher wochentag|welchem wochentag|an welchem wochentag|wochentag|wochentage|wochentagen|wochentags",
    "each": "jede|jeden|jeder|jedes|pro|je",
    "long_ago": (
        "jemals|je|aller zeiten|seit beginn der daten|insgesamt jemals|uberhaupt jemals|bisher jemals|je gehabt|"
        "seit es daten gibt|seit wir messen|seit aufzeichnungsbeginn"
    ),
    "year_ago": (
        "vorjahr*|zum vorjahr|vor einem jahr|letztes jahr um diese zeit|im vorjahresvergleich|vorjahresmonat|"
        "vorjahreswoche|vorjahreszeitraum|yoy|ein jahr zuvor|jahreswachstum"
    ),
    "week_ago": "vorwoche|zur vorwoche|wow",
    "month_ago": "vormonat|zum vormonat|mom",
    "day_ago": "vortag|zum vortag",
    "n1": "eins|ein einziger",
    "n2": "zwei|beide|beiden|paar",
    "n3": "drei",
    "n4": "vier",
    "n5": "funf",
    "n6": "sechs",
    "n7": "sieben",
    "n8": "acht",
    "n9": "neun",
    "n10": "zehn",
    "n12": "zwolf",
    "a": "nem|nen|ner|ein|eine|einen|einem|einer",
    "o1": "erste*",
    "o2": "zweite*",
    "o3": "dritte*",
    "o4": "vierte*",
    "ds0": "montags|jeden montag|montagen|montage",
    "ds1": "dienstags|jeden dienstag|dienstagen|dienstage",
    "ds2": "mittwochs|jeden mittwoch|mittwochen|mittwoche",
    "ds3": "donnerstags|jeden donnerstag|donnerstagen|donnerstage",
    "ds4": "freitags|jeden freitag|freitagen|freitage",
    "ds5": "samstags|jeden samstag|samstagen|sonnabends|samstage|sonnabende|sonnabenden",
    "ds6": "sonntags|jeden sonntag|sonntagen|sonntage",
    "why": (
        "woran|woran lag|woran lags|woran liegts|lags|hat uns runtergezogen|hinter dem|hinter der|steckt|"
        "steckt dahinter|worauf fuhrst du|zuruckzufuhren|fuhrst|zuruckfuhren|verursacht|ausgelost|ausloser|"
        "hintergrund|hintergrunde|beigetragen|beigesteuert|erklarung|was war der grund|was war denn los|"
        "was lief schief|lief schief|schuld an|warum|wieso|weshalb|weswegen|grund|grunde|ursache*|wodurch|"
        "was ist passiert|was war los|was ist los|was war da los|was ging ab|erklar*|treiber|woher kommt|wie kommt|"
        "wie kommts|was hat sich verandert|was steckt dahinter|getrieben|liegt das|lag das|verantwortlich|wegen|"
        "wieso weshalb|woran hats gelegen|hats gelegen|gelegen|was war mit|was ist mit los|was war denn|was war'n|"
        "war n los|warn los|los gewesen|was war da|was ist da|worauf fuhrst du das zuruck"
    ),
    "value": (
        "wie viel|wie viele|wieviel|wieviele|wie hoch|wie gross|anzahl|wert|zahl|stand|wie war|wie waren|wie lief|"
        "wie liefs|wie laufts|wie lauft|wie sieht|wie ist|wie sind|wie stehen|wie steht|was war|was ist|wie schauts|"
        "was machen|was macht|was hatten wir|wie niedrig|wie wars|wie hats|was hat|was haben|wie viel hat|"
        "wieviel hat|wie viel haben|wieviel haben|wie viel war|wieviel war|wie viel ist|wieviel ist|wieviel davon|"
        "wie viel davon|wie hoch war|wie hoch ist|wie schauts aus|wie schaut s aus|wie schaut es aus|wos war|wie sah|"
        "auf welchen wert|was kam|was kam rein|was kam an|was ist reingekommen|was kam so"
    ),
    "total": "gesamt*|insgesamt|summe|summiert|alles zusammen|zusammen|in summe|kumuliert|total",
    "change": (
        "bewegung|geschrumpft|schrumpf*|bergauf|bergab|abgeschmiert|runtergezogen|hochgezogen|zugenommen|"
        "nachgelassen|nachgegeben|angezogen|eingeknickt|abgesackt|verdoppelt|halbiert|klettert|geklettert|kletter*|"
        "rutscht|gerutscht|absacken|zulegen|zulegt|abnehmen|zunehmen|schrumpfen|getan|verschoben|mehr oder weniger|"
        "satz nach oben|satz nach unten|nach oben|nach unten|drehen|gedreht|schwankung|wachstum|wachstumsrate|"
        "steigerung|verluste|verlust|einbussen|einbusse|dampfer|talfahrt|hohenflug|knick|sprung|delle|zuwachse|"
        "rucklaufig|ruckgangig gegangen|verandert hat|verander*|gestiegen|gesunken|steig*|sink*|gewachsen|wachs*|"
        "wachst|abgenommen|gefallen|fallt|fiel|stieg|sank|ruckgang|anstieg|zuwachs|mehr als|weniger als|hoher|"
        "niedriger|besser|schlechter|unterschied|differenz|entwickelt|eingebrochen|einbruch|verbesser*|"
        "verschlechter*|rauf|runter|hoch|hochgegangen|runtergegangen|mehr|weniger|verloren|zugelegt|abgestuerzt|"
        "absturz|grosser|kleiner|starker|mehr geworden|weniger geworden|abgekackt|zuruckgegangen|zurueckgegangen|"
        "nachlassen|gewachsen oder geschrumpft|dazugekommen|hinzugekommen|dazu gekommen|hinzu gekommen"
    ),
    "compare": (
        "nase vorn|vorn|einander gegenuber|danebenhalt|gegenuberstellen|gegenuberstellung|nebeneinander|verhalt sich|"
        "im verhaltnis|besser als|schlechter als|hoher als|zuvor|ggu|ggue|vergleich*|verglichen|im vergleich|vs|"
        "versus|gegenuber|gegen|zu|oder|als|gegenueber|im vgl|vgl|im vergleich zum|im vergleich zur|verglichen mit|"
        "gegenuber dem|gegenuber der|statt|davor|weniger als|mehr als|uber dem|unter dem|uber der|unter der|"
        "uber dem vom|unter dem vom"
    ),
    "rank": (
        "bestenliste|hitliste|rekordtag|starksten|umsatzstarkste*|anmeldestarkste*|umsatzstark*|absoluten rekord|"
        "absatzstarkste*|flutscht am besten|am besten|spitzentag|bester tag|nase vorn|anfuhrer|fuhrt an|ganz oben|"
        "zugpferd|renner|bestseller|topseller|performt am besten|macht am meisten|beste|besten|bester|bestes|bestem|"
        "meiste|meisten|rang*|top|grosste*|starkste*|hochste*|fuhrend*|spitze|spitzenreiter|rekord|maximum|max|"
        "rangliste|ranking|reihenfolge|vorne|fuhrt|lauft am besten|am meisten|am hochsten|hochststand|spitzenwert|"
        "gewinner|sortier*|am starksten|das meiste|den meisten|die meisten|am besten da|lauft s am besten|"
        "laufts am besten|bringt am meisten|macht den meisten|verkauft am meisten|verkauft mehr|macht mehr|hat mehr"
    ),
    "worst": (
        "hinterher|am weitesten hinterher|andersrum|schlusslicht|lahmste*|letzter platz|schlechtest*|ganz unten|"
        "ladenhuter|performt am schlechtesten|sorgenkind|macht am wenigsten|schlechteste*|kleinste*|schwachste*|"
        "niedrigste*|wenigsten|wenigste*|minimum|min|tiefst*|flop|flops|am schlechtesten|am wenigsten|am niedrigsten|"
        "am schwachsten|hinten|verlierer|schwach*|laufts am schlechtesten|das wenigste|den wenigsten|die wenigsten|"
        "bringt am wenigsten|lauft am schlechtesten"
    ),
    "when": (
        "wann|an welchem tag|welcher tag|welche woche|welcher monat|welchen tag|in welcher woche|in welchem monat|"
        "welche tage|welche wochen|welche monate"
    ),
    "who": "wer|welche|welcher|welches|welchen",
    "trend": (
        "bergauf oder bergab|nach oben oder nach unten|rauf oder runter|aufwarts|abwarts|trend*|verlauf|entwicklung|"
        "tendenz|im zeitverlauf|uber die zeit|historie|zeitreihe|richtung|kurve|entwickeln|geht es"
    ),
    "share": (
        "stuck vom kuchen|entfallt|entfallen|kuchen|ausmachen|steuert bei|steuert|tragt bei|tragt|"
        "wieviel prozent von|wie viel prozent von|prozentual verteilt|gewichtung|verteilt sich|verteilt|anteil*|"
        "prozent von|aufteilung|verteilung|mix|quote an|anteilig|ausmacht|macht aus|beitrag|gewicht|prozent davon|"
        "prozent davon sind|wieviel prozent davon|wie viel prozent davon|prozent vom ganzen|in prozent vom ganzen|"
        "prozent vom gesamten|prozent vom umsatz|anteil am|prozent vom gesamt|prozent der|prozent von den|"
        "wieviel prozent der|wie viel prozent der"
    ),
    "average": (
        "durchschnitt*|schnitt|im schnitt|mittel|mittelwert|im mittel|durchschnittlich*|ublicherweise|im schnitt pro|"
        "schnitt pro"
    ),
    "forecast": (
        "zu erwarten|umsatzmassig zu erwarten|kommt noch|noch kommen|rechnen konnen|rechnen mit|werden wir|"
        "kommen wir|abschliessen|schliessen wir|absehbar|hochgerechnet|tippst|tipp|vermutlich|wahrscheinlich|"
        "prognose*|vorhersage*|erwart*|wird|werden|voraussichtlich|ausblick|hochrechnung|landen wir|landen|schatzung|"
        "schaffen wir voraussichtlich|wo landen|wo werden|wo wird|wo stehen wir ende|wenn es so weitergeht|"
        "wenns so weitergeht|so weitergeht|bei dem tempo|in dem tempo|was erwartet|rechnest du|hochrechnen|wie wird|"
        "was wird"
    ),
    "goal": (
        "packen wir|packen|wirds eng|eng|reissen wir|reissen|im soll|soll ist|sollwert|luft nach oben|hinter plan|"
        "uber plan|unter plan|zielgerade|vorgenommen|quartalsziels|zielwerte|verfehlen|verfehlt|schaffen|"
        "geschafft zum ziel|quartalsziel|jahresziel|monatsziel|wochenziel|umsatzziel|zielmarke|ziel|ziele|zielwert|"
        "plan|budget|soll|zielerreichung|auf kurs|im plan|planwert|vorgabe|liegen wir im|schaffen wir|erreich*|"
        "fehlt noch bis|fehlt uns noch|fehlt uns|fehlt bis|noch bis zum ziel|hinterm ziel|am ziel|vom ziel|"
        "bis zum ziel|kurs"
    ),
    "usual": (
        "regular|im rahmen|auffallt|unauffallig|heftig|krass|bedenklich|beunruhigend|ausser der reihe|aus der reihe|"
        "schragt|ungewohnt|verdachtig|rahmen|springt|schwankt|sprunghaft|ungewohnlich*|ublich|normal*|auffallig*|"
        "auffalligkeit*|ausreisser|anomalie*|seltsam|komisch|merkwurdig|besonder*|ueblich|sorge*|sorgen|"
        "bemerkenswert|unublich|als sonst|als ublich|wie sonst|wie immer|als gewohnlich|im normalbereich|"
        "normalbereich|grund zur sorge|muss ich mir sorgen|stimmt was nicht|was nicht stimmt|stimmt doch was nicht|"
        "niedrig|schwach|stark so"
    ),
    "definition": (
        "fliesst|fliesst ein|einfliesst|fliessen|einbezogen|einbegriffen|versteht ihr unter|verstehst du unter|"
        "versteht man unter|was ist genau|genau gemeint|gemeint mit|gemeint|definiert ihr|ermittelt ihr|"
        "kommt zustande|zustande kommt|erhoben|gemessen wird|abgegrenzt|zahlt rein|zahlt da rein|zahlt alles rein|"
        "was zahlt|zahlt dazu|brutto|netto|brutto oder netto|inkl mwst|inklusive mwst|berechnet|berechnung|wie wird|"
        "was bedeutet|bedeutet|bedeutung|quelle|woher stammen|woher kommen|gezahlt|zahlt als|herkunft|was heisst|"
        "formel|gemessen|was genau ist|zusammensetzt|setzt sich zusammen|was zahlt ihr|als was zahlt|zahlt ihr|"
        "zahlt man|rechnet ihr|abgezogen|verstehe ich unter|verstehst|definition|definiert|definieren|definierst|"
        "definiere"
    ),
    "quality": (
        "schon alle|alle daten|alle zahlen da|eingeflossen|up to date|aktuell genug|verlassen|trauen|vertrauen|"
        "nachgetragen|endgultig|vorlaufig|abgeschlossen|fix|vollstandig*|komplett|stimmt das|stimmen die|stimmt|"
        "stimmen|korrekt|zuverlassig*|verlasslich*|fehlen|fehlt|datenqualitat|stand der daten|aktualisiert|veraltet|"
        "richtig|falsch|fehler|wie alt|wie frisch|sicher|datenstand|verspatet|glaub*|plausibel|kann nicht sein|"
        "schon da|scho da|sind da schon|alle da|komplett da|schon drin|kommt da noch was|noch was kommen|"
        "kommt noch was dazu"
    ),
    "table": (
        "tabelle*|liste|auflisten|rohdaten|alle zahlen|die zahlen|zahlen|einzelwerte|tabellarisch|tag fur tag|"
        "woche fur woche|werte|auflistung|als tabelle|tabellenform|in tabellenform|ne tabelle|eine tabelle"
    ),
    "chart": (
        "diagramm*|grafik*|chart*|bild|kurve|zeichne*|balken*|linien*|schaubild|graph*|torten*|kuchen*|visuell|plot"
    ),
    "document": (
        "csv|excel|xlsx|datei|export*|herunterladen|download|anhang|tabellenblatt|pdf|als excel|als csv|excel datei|"
        "exceldatei|als datei"
    ),
    "members": (
        "mit drin|sind drin|da drin|gibt es|gibts|habt ihr|haben wir|enthalt|vorhanden|verfugbar|umfasst|abgedeckt|"
        "gibt es hier|gibts hier|mit dabei|dabei|sind enthalten|sind das|aufgefuhrt|gefuhrt|sind da|da mit drin|"
        "stecken drin|stecken da drin|gibts da|gibt s"
    ),
    "only": "nur|ausschliesslich|allein|lediglich|bloss|begrenzt auf|beschrankt auf|aber nur",
    "without": (
        "ohne|ausser|ausgenommen|abzuglich|exklusive|exkl|mit ausnahme|nicht|bis auf|abgesehen von|minus|ohne die|"
        "ohne das|ohne den|weder"
    ),
    "by": (
        "aufdroseln|droseln|drosel|splitte|splitten|aufsplitten|gesplittet|auf die|runterbrechen|runtergebrochen|"
        "heruntergebrochen|aufteilen|teile|teil auf|je|einzeln nach|getrennt|unterteilen|zerlegen|zerlegt|"
        "aufgliederung|nach|pro|aufgeschlusselt|aufgeteilt nach|getrennt nach|aufgliedern|aufschlusselung|unterteilt|"
        "gegliedert nach|aufgeteilt|je nach|je produkt|nach produkten|aufgeschlusselt nach|jeweils fur|pro einzelnem|"
        "aufteilung|einzeln"
    ),
    "percent": "prozent|prozentual|%|in prozent|in %",
    "absolute": "absolut|in euro|in zahlen|absolute zahlen|in stuck|in absoluten zahlen|prozentpunkte|prozentpunkten",
    "per_day": "pro tag|am tag|taglich|je tag|tagesschnitt|tagesdurchschnitt",
    "everything": "der rest|den rest|rest|sondern der rest|alle|alles|allen|gesamte|alle zusammen|insgesamt",
    "and": "+|noch|sondern|und|sowie|plus|&|u|dann",
    "follow": (
        "und|was ist mit|wie ist es mit|und was ist mit|wie siehts aus|aber|dann|stattdessen|lieber|nochmal|"
        "das ganze|das ganze fur|das ganze jetzt"
    ),
    "same": (
        "gleiche|gleichen|gleicher|gleiches|selbe|selben|derselbe|derselben|dieselbe|denselben|demselben|dasselbe|"
        "im gleichen|zur gleichen"
    ),
    "stretch": "zeitraum|zeit|periode|zeitspanne|tage",
    "meant": "ich meinte|meinte|meinte ich|ich meine|meine ich|ich rede von|ich spreche von|gemeint war",
    "now": "jetzt|aktuell|momentan|im moment|derzeit|gerade|zurzeit|zur zeit|grad|stand jetzt",
    "ascending": (
        "schlechteste zuerst|aufsteigend|von klein nach gross|vom schlechtesten zum besten|kleinste zuerst|"
        "schwachste zuerst|vom kleinsten zum grossten|von unten"
    ),
    "descending": (
        "beste zuerst|absteigend|von gross nach klein|vom besten zum schlechtesten|grosste zuerst|starkste zuerst|"
        "vom grossten zum kleinsten|von oben"
    ),
    "tomorrow": "morgen",
    "other_one": "der andere|die andere|das andere|den anderen|andere|anderen|anderes|die anderen",
    "before_last": "vorletzte|vorletzten|vorletzter|vorletztes|vorletztem",
    "season": "sommer|herbst|winter|fruhling|fruhjahr|im sommer|im winter|im herbst",
    "daypart": (
        "vormittag|vormittags|nachmittag|nachmittags|abends|mittags|morgens|nachts|uhrzeit|tageszeit|heute morgen|"
        "heute frueh|heute fruh|heute abend|gestern abend"
    ),
}
