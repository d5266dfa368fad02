"""German: what is said beside the facts, and what is understood."""

# With its preposition: it follows "als".
RELATIONS = {
    "hour:-1": "in der Stunde davor",
    "hour:-24": "in derselben Stunde am Tag davor",
    "hour:-168": "in derselben Stunde eine Woche davor",
    "day:-1": "am Tag davor",
    "day:-7": "am selben Wochentag eine Woche davor",
    "day:-364": "am selben Wochentag ein Jahr davor",
    "day:holiday": "am selben Feiertag ein Jahr davor",
    "week:-1": "in der Woche davor",
    "week:-52": "in derselben Woche ein Jahr davor",
    "month:-1": "im Monat davor",
    "month:-12": "im selben Monat ein Jahr davor",
    "quarter:-1": "im Quartal davor",
    "quarter:-4": "im selben Quartal ein Jahr davor",
    "year:-1": "im Jahr davor",
    "cycle:-1": "im Zyklus davor",
}

HOLIDAYS = {"Good Friday": "Karfreitag", "Easter Sunday": "Ostersonntag", "Easter Monday": "Ostermontag"}

SENTENCES = {
    "level": ("{measure} {when}: {now}.", "{now}: {measure} {when}."),
    "no_level": ("Für {member} gibt es {when} keinen Wert.",),
    "change.up": (
        "Um {moved} höher als {relation} ({base} {against}).",
        "Vergleichswert {against}: {base}; Anstieg: {moved}.",
    ),
    "change.down": (
        "Um {moved} niedriger als {relation} ({base} {against}).",
        "Vergleichswert {against}: {base}; Rückgang: {moved}.",
    ),
    "driver.up": ("{member}: plus {diff}.", "Anstieg um {diff}: {member}."),
    "driver.down": ("{member}: minus {diff}.", "Rückgang um {diff}: {member}."),
    "record.scope": ("{best} seit {scope}.", "{highest} seit {scope}.", "Seit {scope} war kein Wert {higher}."),
    "record.all_since": ("{highest} unter allen {count} Werten seit {all_since}.",),
    "record.known_since": ("{highest} unter {count} vorhandenen Werten seit {known_since}.",),
    "streak.up": (
        "{n_grains} {running} gestiegen (Ausgangswert {against}: {base}).",
        "{n_grains} {running} mit Anstieg; Ausgangswert {against}: {base}.",
        "{n_grains} ohne Unterbrechung gestiegen (Ausgangswert {against}: {base}).",
    ),
    "streak.down": (
        "{n_grains} {running} gesunken (Ausgangswert {against}: {base}).",
        "{n_grains} {running} mit Rückgang; Ausgangswert {against}: {base}.",
        "{n_grains} ohne Unterbrechung gesunken (Ausgangswert {against}: {base}).",
    ),
    "share": (
        "{member}: ein Anteil von {share} an der Kennzahl {measure}.",
        "Ein Anteil von {share} an der Kennzahl {measure}: {member}.",
    ),
    "share.before": ("{member}: ein Anteil von {share} an der Kennzahl {measure}, nach {before} {against}.",),
    "factor": ("{count} {each_name} (im Mittel je {each}), zuvor {count_before} (im Mittel je {each_before}).",),
    "unusual.up": (
        "{measure}: ungewöhnlich hoch; der übliche Wert betrug {usual}.",
        "Ungewöhnlich hoch: Der übliche Wert betrug {usual}.",
        "Ein so hoher Wert ist ungewöhnlich (üblicher Wert: {usual}).",
    ),
    "unusual.down": (
        "{measure}: ungewöhnlich niedrig; der übliche Wert betrug {usual}.",
        "Ungewöhnlich niedrig: Der übliche Wert betrug {usual}.",
        "Ein so niedriger Wert ist ungewöhnlich (üblicher Wert: {usual}).",
    ),
    "unusual.usual": (
        "Im üblichen Rahmen: {low} bis {high}.",
        "Nichts Ungewöhnliches: Üblich sind {low} bis {high}.",
    ),
    "offset": ("Plus und Minus heben sich auf: {riser} plus {up}, {faller} minus {down}.",),
    "debut": ("Neu {when}: {member}, mit dem Wert {now}.",),
    "season.up": ("Der Anstieg war ein Jahr davor ähnlich groß ({before}).",),
    "season.down": ("Der Rückgang war ein Jahr davor ähnlich groß ({before}).",),
    "per_day.up": (
        "Im Durchschnitt je Tag: {now}, {moved} mehr als zuvor ({base}).",
        "Im Durchschnitt je Tag: {now}, {moved} mehr als zuvor.",
    ),
    "per_day.down": (
        "Im Durchschnitt je Tag: {now}, {moved} weniger als zuvor ({base}).",
        "Im Durchschnitt je Tag: {now}, {moved} weniger als zuvor.",
    ),
    "per_day.flat": ("Im Durchschnitt je Tag ist der Wert unverändert ({now}).",),
    "growth.up": (
        "Durchschnitt ({n_grains}): {now}, {moved} mehr als zuvor ({base}).",
        "Durchschnitt ({n_grains}): {now}, {moved} mehr als zuvor.",
    ),
    "growth.down": (
        "Durchschnitt ({n_grains}): {now}, {moved} weniger als zuvor ({base}).",
        "Durchschnitt ({n_grains}): {now}, {moved} weniger als zuvor.",
    ),
    "trend.up": (
        "Trend seit {since}: ein Anstieg um etwa {diff}.",
        "Seit {since} steigend, bisher um etwa {diff}.",
        "Seit {since} im Trend etwa {diff} mehr.",
    ),
    "trend.down": (
        "Trend seit {since}: ein Rückgang um etwa {diff}.",
        "Seit {since} sinkend, bisher um etwa {diff}.",
        "Seit {since} im Trend etwa {diff} weniger.",
    ),
    "turn.up": ("Trend seit {since}: ein Anstieg um etwa {diff}, nach einem Rückgang zuvor.",),
    "turn.down": ("Trend seit {since}: ein Rückgang um etwa {diff}, nach einem Anstieg zuvor.",),
    "break.up": ("Neues, höheres Niveau seit {since}: etwa {now}, zuvor etwa {base}.",),
    "break.down": ("Neues, niedrigeres Niveau seit {since}: etwa {now}, zuvor etwa {base}.",),
    "extreme.highest": ("{highest_day}: {now} {day}.",),
    "extreme.lowest": ("{lowest_day}: {now} {day}.",),
    "pace.up": ("{goal}: {now} (Zielwert: {target}, erreicht: {attained}); {gap} mehr als bis jetzt erwartet.",),
    "pace.down": ("{goal}: {now} (Zielwert: {target}, erreicht: {attained}); {gap} weniger als bis jetzt erwartet.",),
    "pace.flat": ("{goal}: {now} (Zielwert: {target}, erreicht: {attained}), so viel wie bis jetzt erwartet.",),
    "goal.crossed.up": ("{goal}: {now}, neuerdings {gap} über dem Zielwert ({target}).",),
    "goal.crossed.down": ("{goal}: {now}, neuerdings {gap} unter dem Zielwert ({target}).",),
    "goal.up": ("{goal}: {now}, also {gap} über dem Zielwert ({target}).",),
    "goal.down": ("{goal}: {now}, also {gap} unter dem Zielwert ({target}).",),
    "goal.flat": ("{goal}: {now}, genau auf dem Zielwert.",),
    "forecast.next": ("Prognose ({next}): {total}, Spanne: {low} bis {high}.",),
    "forecast.goal": ("{goal}, Prognose für das Ende: {total}, Spanne: {low} bis {high}.",),
    "occasion.holiday": ("{holiday} war {day}.",),
    "occasion.clocks": ("{period}: {count} Stunden (Zeitumstellung).",),
    "occasion.event": ("Vom Eigentümer notiert ({first} – {last}): „{said}“.",),
    "occasion.event.one": ("Vom Eigentümer notiert ({first}): „{said}“.",),
    "occasion.length": ("{period}: {count} Tage, {base_period}: {count_before}.",),
    "quality.renamed": (
        "Für {member} gibt es {when} keine Zeilen, und {renamed} ist neu und etwa so groß: Wurde es umbenannt?",
    ),
    "quality.slip": (
        "{now} {when} weicht um etwa das {count}-Fache vom Üblichen ({usual}) ab: Ist es eine andere Einheit?",
    ),
    "quality.stale": ("Nicht aktuell: letzter vollständiger Wert {when}; noch ohne vollständige Daten: {expected}.",),
    "quality.empty": ("Keine Daten, aus denen sich ein Wert ergibt: {expected}; letzter Wert {when}.",),
    "quality.no_base": ("Zum Vergleich fehlt ein vollständiger Wert: {base_period}.",),
    "quality.silent_member": ("Für {member} gibt es {when} keine Zeilen, unmittelbar davor gab es welche.",),
    "quality.zero": ("Null {when}, davor {n_grains} ohne Null: Sind die Daten vollständig?",),
    "quality.partial": ("{period}: nicht vollständig und daher in keinem Vergleich enthalten.",),
    "quality.missing.one": ("Ganz ohne Daten: {newest}.",),
    "quality.missing": ("{count} {grains} ganz ohne Daten, zuletzt: {newest}.",),
    "quality.copies_dropped": ("Als Wiederholung weggelassen: {n_rows}.",),
    "quality.copies_kept": ("Trotz Wiederholung mitgezählt: {n_rows}.",),
    "quality.unknown_values": ("Ohne Wert: {n_rows}; die betroffenen {grains} sind nicht enthalten.",),
    "quality.future_rows": ("Später datiert als dieser Abruf und daher weggelassen: {n_rows}.",),
    "quality.note": ("{said}",),
    "quality.span": ("Grundlage: {n_grains} mit vollständigem Wert ({since} – {until}); Abruf: {as_of} Uhr ({zone}).",),
}

WORDS = {
    # Before the title of what only testers get.
    "as_test": "Test: {title}",
    # Headings of the analysis.
    "changed": "Was sich geändert hat",
    "by": "Nach {dimension}",
    "against": "Vergleich: {base_period}",
    "context": "Zur Einordnung",
    "ahead": "Wohin es geht",
    "data": "Zu den Daten",
    "lines_rest": "bei den übrigen war die Veränderung kleiner",
    "invitation": "Antworten Sie mit einer Frage wie „{ask_one}“, „{ask_two}“ oder „{ask_three}“, oder reagieren Sie "
    "auf die Grafik.",
    "goal": "Ziel",
    "part": "Teil",
    "higher": "höher",
    "lower": "niedriger",
    "higher_than_all": "höher als jeder andere Wert",
    "lower_than_all": "niedriger als jeder andere Wert",
    # Answers.
    "no_parts": "Die Daten hinter dieser Grafik haben keine Aufteilung, deren Teile sich zum Ganzen addieren; "
    "daher lässt sich nicht sagen, was die Kennzahl {measure} bewegt hat.",
    "no_earlier": "Es gibt keinen früheren vollständigen Wert zum Vergleich.",
    "still": "Keine Veränderung, nach {dimension}:",
    "merged": "Die kleinsten werden als {member} zusammengezählt, daher kann ich sie nicht ordnen.",
    "no_rank": "Die Daten hinter dieser Grafik haben keine Aufteilung, die sich ordnen lässt.",
    "largest": "Die größten Werte nach {dimension} {when}:",
    "smallest": "Die kleinsten Werte nach {dimension} {when}:",
    "table": "{measure}, das Neueste zuerst:",
    "highest": "Höchster Wert: {now} {when}.",
    "lowest": "Niedrigster Wert: {now} {when}.",
    "owner": "{measure}: so, wie der Eigentümer es festgelegt hat.",
    "calm": "Das ist weder ein Rekord noch eine Serie.",
    "more": "Noch etwas:",
    "wrong": "Danke für den Hinweis. Darauf beruht die Zahl:",
    "no_goal": "Die Daten dieser Grafik enthalten weder Prognose noch Ziel; raten möchte ich nicht.",
    "help": "Ich beantworte Fragen zu *{title}*, aus den Daten der Grafik.",
    "other": "Ich kann nur zu *{title}* und den Daten dazu etwas sagen.",
    "unreadable": "Ich kann nur Text und Reaktionen lesen.",
    "try_parts": "Versuchen Sie es mit: warum, größte, kleinste, Vergleich, Trend, Tabelle oder wann.",
    "try": "Versuchen Sie es mit: Vergleich, Trend, Tabelle oder wann.",
    # How a figure is made.
    "source_known": "{measure}, aus {system}: {definition}",
    "source_sheet": "Die Kennzahl {measure} wird je {grain} aus einem Google Sheet gelesen: {place}.",
    "source_rows": "Die Kennzahl {measure} ist die Anzahl der Zeilen je {grain}; Quelle: {place}.",
    "source_sum": "Die Kennzahl {measure} ist die Summe der Spalte {column} je {grain}; Quelle: {place}.",
    "source_mean": "Die Kennzahl {measure} ist der Durchschnitt der Spalte {column} je {grain}; Quelle: {place}.",
    "source_single": "Die Kennzahl {measure} ist je {grain} der Wert, der unter {column} steht; Quelle: {place}.",
    "source_query": "eine Abfrage an eine Datenbank",
    "source_where": "Nur Zeilen mit: {conditions}.",
    # Consent, and what is about no figure.
    "welcome": "Willkommen, {name}. Ihre Berichte kommen hier an. Antworten Sie auf eine Grafik, um Fragen dazu zu "
    "stellen; mit STOPP beenden Sie die Berichte.",
    "stopped": "Sie bekommen keine Berichte mehr. Senden Sie START, um sie wieder zu bekommen.",
    "resumed": "Sie bekommen wieder Berichte. Senden Sie STOPP, um sie zu beenden.",
    "code": "Bitte senden Sie die sechs Ziffern, die Sie bekommen haben; dann beginnen die Berichte.",
    "wrong_code": "Dieser Code passt nicht oder ist abgelaufen. Bitte prüfen Sie die sechs Ziffern, oder lassen Sie "
    "sich neue geben.",
    "test": "Dies ist ein Test von Chartcastr: Die Nummer ist verbunden.",
    "which": "Welche Grafik meinen Sie?",
    "choose": "Auswählen",
    "enough": "Mehr Antworten sind an einem Tag nicht möglich. Bitte fragen Sie morgen weiter.",
    "unsure": "Sollen diese Berichte enden oder weiter kommen?",
    "stop_button": "Berichte stoppen",
    "go_on_button": "Weiter bekommen",
    "going_on": "Gut, Ihre Berichte kommen weiter. Senden Sie STOPP, um sie zu beenden.",
    # The template that Meta approves.
    "template": "Ihr regelmäßiger Bericht *{{1}}* ist da.\n{{2}}\n"
    "Tippen Sie unten auf die Schaltfläche, dann folgen hier die Grafik und die Einzelheiten.",
    "template_footer": "Sie haben diesen Bericht bestellt. STOPP beendet ihn.",
    "template_button": "Anzeigen",
    "template_example": "Am Samstag waren es 131 Bestellungen, 12 weniger als am Samstag davor.",
    # Labels of a chart.
    "label_against": "Vergleich: {base} {against}",
    "label_read": "Abgerufen: {at}",
    "label_stale": "nicht aktuell",
    "label_partial": "schraffiert: noch nicht vollständig",
    "label_others": "alle übrigen",
    "label_right": "(rechts)",
}

ASKS = {
    "why": "Warum?",
    "more": "Mehr dazu",
    "compare": "Vergleich",
    "trend": "Trend",
    "top": "Größte",
    "bottom": "Kleinste",
    "table": "Tabelle",
    "when": "Wann war das Hoch?",
    "unusual": "Ist das üblich?",
    "quality": "Ist das vollständig?",
    "definition": "Was heißt das genau?",
    "cannot": "Sind wir im Plan?",
}

_TIME = r"(stunde|tag|woche|monat|quartal|jahr|zeitraum|zyklus)"

HEARS: tuple[tuple[str, int, str], ...] = (
    ("why", 3, r"\b(warum|wieso|weshalb|weswegen|wodurch|woran)\b|\bgr(u|ü|ue)nde?\b|\bursach|\berkl(ä|ae)r"),
    ("why", 3, r"\bwas ist (da |denn )?(passiert|los|geschehen)|\bwas (steckt|liegt) (da)?hinter|\bverantwortlich"),
    ("why", 3, r"\btreib(er|t|en)\b|\bzustande"),
    ("why", 5, r"\bwoher (kommt|r(ü|ue)hrt) (der|das) (anstieg|r(ü|ue)ckgang|plus|minus|sprung|einbruch)"),
    ("why", 2, r"\bauf(ge)?teil|\baufschl(ü|ue)ssel|\bwas ist mit\b|\bnach (region|produkt|sektor|kanal|land|team)"),
    ("compare", 3, r"\bver(gleich|glich)|\bgegen(ü|ue)ber\b|\bim unterschied\b|\bvor einem (jahr|monat)\b"),
    ("compare", 3, r"\bvor(tag|woche|monat|quartal|jahr|periode)"),
    ("compare", 3, rf"\b(letzte|vorige|vergangene|vorherige)[mnrs]? {_TIME}\b|\b{_TIME} (davor|zuvor)\b"),
    ("top", 3, r"\bgr(ö|oe)(ß|ss)te|\bbeste[nrs]?\b|\bst(ä|ae)rkste|\bf(ü|ue)hrend|\bspitzenreiter|\bmeiste[nrs]?\b"),
    ("bottom", 3, r"\bkleinste|\bschlechteste|\bschw(ä|ae)chste|\bwenigsten\b|\bschlusslicht"),
    ("table", 3, r"\btabelle|\b(die|alle|der|roh) ?zahlen\b|^\W*zahlen\W*$|\bwerte\b|\bliste\b|\brohdaten"),
    ("table", 3, r"\b(mon|diens|donners|frei|sams|sonn)tag\b|\bmittwoch\b|\bsonnabend\b|\b(vor)?gestern\b"),
    ("table", 3, r"\b(januar|j(ä|ae)nner|februar|m(ä|ae)rz|mai|juni|juli|oktober|dezember)\b"),
    ("trend", 3, r"\btrend|\b(zeit)?verlauf|\bentwick(l|el)|\btendenz|\bw(ä|ae)chst\b|\b(sink|steig|f(ä|ae)ll)t\b"),
    ("trend", 3, r"\b(letzten|vergangenen) \w+ (stunden|tagen?|wochen|monaten?|quartalen?|jahren?|zyklen)\b"),
    ("value", 2, r"\bwie ?(viele?|hoch)\b|\binsgesamt\b|\baktuelle[nrs]? (wert|zahl|stand)|\bsumme\b|\bderzeit"),
    ("when", 3, r"\bwann\b|\brekord|\bh(ö|oe)chst|\btiefst|\bh(ö|oe)hepunkt|\bjemals\b|\bspitzenwert|\bmaximum"),
    ("when", 4, rf"\bwelche[mnrs]? {_TIME}\b|\b(beste|schlechteste)[nrs]? {_TIME}\b"),
    ("quality", 4, r"\b(un)?vollst(ä|ae)ndig|\bfehl(t|en)\b|\bstimm(t|en)\b(?!.*\bnicht\b)|\bverl(ä|ae)sslich"),
    ("quality", 4, r"\bzuverl(ä|ae)ssig|\bvertrau|\bkorrekt|\bist das (noch )?aktuell\b|\bdaten\b.*\baktuell\b"),
    ("definition", 4, r"\b(be)?rechne|\bdefin|\bbedeute|\bhei(ß|ss)t das\b|\bquelle\b|\bwoher\b|\bgemessen\b"),
    ("unusual", 3, r"\b(un)?gew(ö|oe)hnlich|\b(un)?(ü|ue)blich|\bauff(ä|ae)llig|\bnormal\b|\bausrei(ß|ss)er|\bseltsam"),
    ("unusual", 3, r"\bkomisch|\bmerkw(ü|ue)rdig|\banomal|\b(ü|ue)berrasch|\bau(ß|ss)ergew"),
    ("cannot", 4, r"\bprognos|\bvorher(sag|seh)|\bziele?n?\b|\bzielwert|\bplan\b|\bhochrechn|\berreichen wir\b"),
    ("cannot", 4, rf"\b(n(ä|ae)chste|kommende)[mnrs]? {_TIME}|\bwie geht es weiter\b|\bschaffen wir\b"),
    ("more", 3, r"^\W*((vielen )?dank|danke( sch(ö|oe)n| sehr)?|super|gut|sehr gut|prima|toll|klasse|perfekt)\W*$"),
    ("more", 3, r"^\W*((erz(ä|ae)hlen sie )?(mir )?mehr( dazu)?|weiter|ja|ok(ay)?|verstanden|alles klar)\W*$"),
    ("wrong", 5, r"\bfalsch|\bfehler|\bunrichtig|\bstimm(t|en)\b.*\bnicht\b|\bnicht (richtig|korrekt)\b|\binkorrekt"),
    ("help", 3, r"^\W*(hilfe|hallo|moin|servus|gr(ü|ue)(ß|ss) gott|guten (tag|morgen|abend)|men(ü|ue)|optionen)\W*$"),
    ("help", 3, r"\bwas (kann|darf) ich( sie| dich)?( alles)? fragen|\bwas (kannst du|k(ö|oe)nnen sie)\b"),
)

DEFINITIONS = {
    "shopify/revenue": "Gesamtumsatz: Bruttoumsatz abzüglich Rabatten und Retouren, zuzüglich Versand, Steuern, "
    "Zöllen und weiterer Gebühren; Retouren werden an dem Tag gebucht, an dem sie erfolgen.",
    "shopify/net-sales": "Bruttoumsatz abzüglich Rabatten und Retouren, vor Versand und Steuern; Retouren werden an "
    "dem Tag gebucht, an dem sie erfolgen.",
    "shopify/orders": "Im Zeitraum aufgegebene Bestellungen.",
    "shopify/average-order": "Bruttoumsatz abzüglich Rabatten, geteilt durch die Bestellungen, für den ganzen "
    "Zeitraum; der Wert wird für jeden Zeitraum abgefragt und nie aus kürzeren gemittelt.",
    "shopify/new-customers": "Kunden, die im Zeitraum ihre erste Bestellung aufgegeben haben.",
    "shopify/returning-rate": "Der Anteil der Kunden des Zeitraums, die schon zuvor bestellt hatten.",
    "shopify/refunds": "Der Wert zurückgenommener Waren, nach dem Tag der Erstattung und nicht der Bestellung, als "
    "positiver Betrag.",
    "shopify/sessions": "Besuche von Menschen im Onlineshop; was Shopify für einen Bot hält, ist nicht enthalten.",
    "shopify/conversion": "Der Anteil der Besuche von Menschen im Onlineshop, die mit einer Bestellung endeten.",
    "hubspot/pipeline": "Die Summe der Beträge aller offenen Deals nach jetzigem Stand; ein Deal ohne Betrag zählt "
    "als null.",
    "hubspot/weighted-pipeline": "Die Beträge aller offenen Deals nach jetzigem Stand, jeweils mal der "
    "Wahrscheinlichkeit ihrer Phase.",
    "hubspot/open-deals": "Die Anzahl der Deals in offenen Phasen nach jetzigem Stand.",
    "hubspot/revenue-won": "Die Beträge der gewonnenen Deals, nach ihrem Abschlussdatum; ein Deal ohne Betrag zählt "
    "als null.",
    "hubspot/deals-won": "Die Anzahl der gewonnenen Deals, nach ihrem Abschlussdatum.",
    "hubspot/win-rate": "Gewonnene Deals geteilt durch gewonnene und verlorene, beide nach ihrem Abschlussdatum; ohne "
    "abgeschlossenen Deal gibt es keine Quote.",
    "hubspot/new-deals": "Die Anzahl der im Zeitraum angelegten Deals.",
    "hubspot/new-contacts": "Die Anzahl der im Zeitraum angelegten Kontakte.",
    "hubspot/average-deal": "Der Betrag der gewonnenen Deals, die einen haben, geteilt durch ihre Anzahl, nach "
    "Abschlussdatum.",
    "hubspot/sales-cycle": "Der Median der Tage vom Anlegen bis zum Abschluss gewonnener Deals, nach Abschlussdatum.",
    "linear/velocity": "Was ein Zyklus am Ende abgeschlossen hatte: Punkte, oder Issues, wo das Team nicht schätzt.",
    "linear/completion": "Was ein Zyklus an seinem Ende abgeschlossen hatte, geteilt durch seinen Umfang am Ende.",
    "linear/burn-up": "Was der aktive Zyklus abgeschlossen hat, Tag für Tag ab seinem Beginn, mit seinem Umfang und "
    "dem gleichmäßigen Tempo bis zu seinem Ende.",
    "linear/throughput": "Die Anzahl der im Zeitraum abgeschlossenen Issues; abgebrochene und doppelte gehören nicht "
    "dazu.",
    "linear/points-completed": "Die Schätzungen der im Zeitraum abgeschlossenen Issues; ein Issue ohne Schätzung "
    "zählt als null.",
    "linear/cycle-time": "Die Zeit (Median) vom Beginn bis zum Abschluss der im Zeitraum abgeschlossenen "
    "Issues; nie begonnene sind nicht enthalten und werden in einer Notiz gezählt.",
    "linear/cycle-time-p85": "Die Zeit vom Beginn bis zum Abschluss, die 85 von 100 der im Zeitraum abgeschlossenen "
    "Issues nicht überschritten haben.",
    "linear/lead-time": "Die Zeit (Median) vom Anlegen bis zum Abschluss der im Zeitraum abgeschlossenen Issues.",
    "linear/lead-time-p85": "Die Zeit vom Anlegen bis zum Abschluss, die 85 von 100 der im Zeitraum abgeschlossenen "
    "Issues nicht überschritten haben.",
    "linear/created-completed": "Die Anzahl der im Zeitraum abgeschlossenen Issues, neben der Anzahl der im Zeitraum "
    "angelegten.",
    "linear/open-issues": "Die Anzahl der Issues in Triage, Backlog, „To do“ oder „In Arbeit“ nach jetzigem Stand.",
    "linear/bug-share": "Die im Zeitraum abgeschlossenen Issues mit dem Label Bug, geteilt durch alle im Zeitraum "
    "abgeschlossenen Issues.",
    "linear/project-progress": "Der erledigte Anteil am Umfang jedes begonnenen Projekts nach jetzigem Stand, nach "
    "Linears eigenem Fortschritt; das Ganze ist ihr nach Umfang gewichteter Mittelwert.",
}
