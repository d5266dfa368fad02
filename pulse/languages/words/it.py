"""Italian: what is said beside the facts, and what is understood."""

# With its preposition: it follows "rispetto".
RELATIONS = {
    "hour:-1": "all’ora precedente",
    "hour:-24": "alla stessa ora del giorno precedente",
    "hour:-168": "alla stessa ora di una settimana prima",
    "day:-1": "al giorno precedente",
    "day:-7": "allo stesso giorno della settimana precedente",
    "day:-364": "allo stesso giorno della settimana di un anno prima",
    "day:holiday": "alla stessa festività di un anno prima",
    "week:-1": "alla settimana precedente",
    "week:-52": "alla stessa settimana di un anno prima",
    "month:-1": "al mese precedente",
    "month:-12": "allo stesso mese di un anno prima",
    "quarter:-1": "al trimestre precedente",
    "quarter:-4": "allo stesso trimestre di un anno prima",
    "year:-1": "all’anno precedente",
    "cycle:-1": "al ciclo precedente",
}

HOLIDAYS = {"Good Friday": "Venerdì Santo", "Easter Sunday": "Pasqua", "Easter Monday": "Lunedì dell’Angelo"}

SENTENCES = {
    "level": ("{measure}, {when}: {now}.", "{now}: {measure}, {when}."),
    "no_level": ("Nessuna cifra per {member}, {when}.",),
    "change.up": (
        "Rispetto {relation} ({against}: {base}): in aumento di {moved}.",
        "Aumento di {moved} rispetto a {against} ({base}).",
    ),
    "change.down": (
        "Rispetto {relation} ({against}: {base}): in calo di {moved}.",
        "Calo di {moved} rispetto a {against} ({base}).",
    ),
    "driver.up": ("{member}: aumento di {diff}.", "Aumento di {diff}: {member}."),
    "driver.down": ("{member}: calo di {diff}.", "Calo di {diff}: {member}."),
    "record.scope": ("{best} da {scope}.", "{highest} da {scope}.", "Da {scope} nessun dato è stato {higher}."),
    "record.all_since": ("{highest} su un totale di {count} {grains} da {all_since}.",),
    "record.known_since": ("{highest} su un totale di {count} {grains} con dati da {known_since}.",),
    "streak.up": (
        "In aumento da {n_grains} {running} (livello iniziale: {base}, {against}).",
        "Serie di {n_grains} {running} in aumento (livello iniziale: {base}, {against}).",
        "{n_grains} in aumento senza interruzioni (livello iniziale: {base}, {against}).",
    ),
    "streak.down": (
        "In calo da {n_grains} {running} (livello iniziale: {base}, {against}).",
        "Serie di {n_grains} {running} in calo (livello iniziale: {base}, {against}).",
        "{n_grains} in calo senza interruzioni (livello iniziale: {base}, {against}).",
    ),
    "share": ("{member}: {share} di {measure}.", "{share} di {measure}: {member}."),
    "share.before": ("{member}: {share} di {measure}, contro il {before} registrato {against}.",),
    "factor": ("{count} {each_name} ({each} in media per unità), contro {count_before} ({each_before}).",),
    "unusual.up": (
        "{measure}: livello insolitamente alto, di norma {usual}.",
        "Livello insolitamente alto: quello abituale era di {usual}.",
        "Di norma {usual}: questo livello è insolitamente alto.",
    ),
    "unusual.down": (
        "{measure}: livello insolitamente basso, di norma {usual}.",
        "Livello insolitamente basso: quello abituale era di {usual}.",
        "Di norma {usual}: questo livello è insolitamente basso.",
    ),
    "unusual.usual": (
        "Entro i valori abituali: da {low} a {high}.",
        "Niente di insolito: di norma va da {low} a {high}.",
    ),
    "offset": ("Aumenti e cali si compensano: {riser}, {up} in più; {faller}, {down} in meno.",),
    "debut": ("Novità {when}: {member}, con {now}.",),
    "season.up": ("Un aumento simile a quello di un anno prima ({before}).",),
    "season.down": ("Un calo simile a quello di un anno prima ({before}).",),
    "per_day.up": (
        "In media al giorno: {now}, {moved} in più di prima ({base}).",
        "In media al giorno: {now}, {moved} in più di prima.",
    ),
    "per_day.down": (
        "In media al giorno: {now}, {moved} in meno di prima ({base}).",
        "In media al giorno: {now}, {moved} in meno di prima.",
    ),
    "per_day.flat": ("In media al giorno il dato è invariato ({now}).",),
    "growth.up": (
        "Media su {n_grains}: {now}, {moved} in più di prima ({base}).",
        "Media su {n_grains}: {now}, {moved} in più di prima.",
    ),
    "growth.down": (
        "Media su {n_grains}: {now}, {moved} in meno di prima ({base}).",
        "Media su {n_grains}: {now}, {moved} in meno di prima.",
    ),
    "trend.up": (
        "Tendenza da {since}: aumento di {diff} circa.",
        "In aumento da {since}, di {diff} circa.",
        "Aumento di {diff} circa da {since}, come tendenza.",
    ),
    "trend.down": (
        "Tendenza da {since}: calo di {diff} circa.",
        "In calo da {since}, di {diff} circa.",
        "Calo di {diff} circa da {since}, come tendenza.",
    ),
    "turn.up": ("Tendenza da {since}: aumento di {diff} circa, dopo un calo precedente.",),
    "turn.down": ("Tendenza da {since}: calo di {diff} circa, dopo un aumento precedente.",),
    "break.up": ("Nuovo livello, più alto, da {since}: circa {now}, prima circa {base}.",),
    "break.down": ("Nuovo livello, più basso, da {since}: circa {now}, prima circa {base}.",),
    "extreme.highest": ("{highest_day}: {now}, {day}.",),
    "extreme.lowest": ("{lowest_day}: {now}, {day}.",),
    "pace.up": ("{goal}: {now} su {target} ({attained}); {gap} in più del previsto a questo punto.",),
    "pace.down": ("{goal}: {now} su {target} ({attained}); {gap} in meno del previsto a questo punto.",),
    "pace.flat": ("{goal}: {now} su {target} ({attained}), come previsto a questo punto.",),
    "goal.crossed.up": ("{goal}: {now}, ora {gap} al di sopra di {target}.",),
    "goal.crossed.down": ("{goal}: {now}, ora {gap} al di sotto di {target}.",),
    "goal.up": ("{goal}: {now}, ossia {gap} al di sopra di {target}.",),
    "goal.down": ("{goal}: {now}, ossia {gap} al di sotto di {target}.",),
    "goal.flat": ("{goal}: {now}, esattamente il livello fissato.",),
    "forecast.next": ("Previsione ({next}): {total}, in un intervallo da {low} a {high}.",),
    "forecast.goal": ("{goal}, previsione a fine periodo: {total}, in un intervallo da {low} a {high}.",),
    "occasion.holiday": ("Festività: {holiday}, {day}.",),
    "occasion.clocks": ("{period}: {count} ore, con il cambio dell’ora.",),
    "occasion.event": ("Nota di chi cura il report ({first} – {last}): «{said}».",),
    "occasion.event.one": ("Nota di chi cura il report ({first}): «{said}».",),
    "occasion.length": ("Durata in giorni: {count} ({period}), prima {count_before} ({base_period}).",),
    "quality.renamed": (
        "Per {member} non ci sono righe {when}, e {renamed} è nuovo e di grandezza simile: ha cambiato nome?",
    ),
    "quality.slip": (
        "{now} {when} differisce di circa {count} volte dal livello abituale ({usual}): è in un’altra unità?",
    ),
    "quality.stale": (
        (
            "Non aggiornato: il dato completo più recente è quello registrato {when}; ancora nulla di completo per il "
            "periodo atteso ({expected})."
        ),
    ),
    "quality.empty": (
        "Nessun dato da cui ricavare una cifra ({expected}); la più recente è quella registrata {when}.",
    ),
    "quality.no_base": ("Manca una cifra completa con cui fare il confronto ({base_period}).",),
    "quality.silent_member": ("Per {member} non ci sono righe {when}, mentre subito prima ce n’erano.",),
    "quality.zero": ("Zero, {when}, dopo {n_grains} senza zeri: i dati sono completi?",),
    "quality.partial": ("{period}: periodo incompleto, escluso da ogni confronto.",),
    "quality.missing.one": ("Nessun dato per un solo periodo: {newest}.",),
    "quality.missing": ("Nessun dato per {count} {grains}; caso più recente: {newest}.",),
    "quality.copies_dropped": ("Ripetizioni scartate: {n_rows}.",),
    "quality.copies_kept": ("Ripetizioni comunque conteggiate: {n_rows}.",),
    "quality.unknown_values": ("Senza cifra: {n_rows}; i periodi interessati sono esclusi.",),
    "quality.future_rows": ("Con data successiva a questa lettura, quindi escluse: {n_rows}.",),
    "quality.note": ("{said}",),
    "quality.span": ("Base: {n_grains} con cifra completa ({since} – {until}); lettura: {as_of} ({zone}).",),
}

WORDS = {
    # Before the title of what only testers get.
    "as_test": "Prova: {title}",
    # Headings of the analysis.
    "changed": "Che cosa è cambiato",
    "by": "Per {dimension}",
    "against": "a confronto con: {base_period}",
    "context": "Nel contesto",
    "ahead": "In prospettiva",
    "data": "Sui dati",
    "lines_rest": "nel resto le variazioni sono minori",
    "invitation": "Risponda con una domanda, come «{ask_one}», «{ask_two}» o «{ask_three}», o reagisca al grafico.",
    "goal": "Obiettivo",
    "part": "parte",
    "higher": "più alto",
    "lower": "più basso",
    "higher_than_all": "al di sopra di ogni altro dato",
    "lower_than_all": "al di sotto di ogni altro dato",
    # Answers.
    "no_parts": "I dati di questo grafico non hanno una scomposizione che dia il totale, quindi non possono dire che "
    "cosa ha mosso {measure}.",
    "no_earlier": "Non c’è un dato precedente completo con cui fare il confronto.",
    "still": "Nessuna variazione nella scomposizione per {dimension}:",
    "merged": "Le voci più piccole sono conteggiate insieme come {member}, quindi non posso ordinarle.",
    "no_rank": "I dati di questo grafico non hanno una scomposizione da ordinare.",
    "largest": "Valori più alti per {dimension} {when}:",
    "smallest": "Valori più bassi per {dimension} {when}:",
    "table": "{measure}, dal dato più recente:",
    "highest": "Massimo: {now}, {when}.",
    "lowest": "Minimo: {now}, {when}.",
    "owner": "{measure}: secondo la definizione di chi cura il report.",
    "calm": "Non è né un record né una serie.",
    "more": "Ancora una cosa:",
    "wrong": "Grazie della segnalazione. Ecco su che cosa si basa la cifra:",
    "no_goal": "I dati di questo grafico non contengono né previsioni né obiettivi, quindi non faccio ipotesi.",
    "help": "Rispondo alle domande su *{title}*, in base ai dati del grafico.",
    "other": "Posso parlare solo di *{title}* e dei relativi dati.",
    "unreadable": "Posso leggere solo testi e reazioni.",
    "try_parts": "Provi con: perché, più alti, più bassi, confronto, andamento, tabella o quando.",
    "try": "Provi con: confronto, andamento, tabella o quando.",
    # How a figure is made.
    "source_known": "{measure}, da {system}: {definition}",
    "source_sheet": "Il dato per {measure} viene letto da {place} in un foglio Google, per ogni {grain}.",
    "source_rows": "Il dato per {measure} è il numero di righe per ogni {grain}, da {place}.",
    "source_sum": "Il dato per {measure} è la somma di {column} per ogni {grain}, da {place}.",
    "source_mean": "Il dato per {measure} è la media di {column} per ogni {grain}, da {place}.",
    "source_single": "Il dato per {measure} è {column} così come risulta per ogni {grain}, da {place}.",
    "source_query": "una query su un database",
    "source_where": "Solo le righe in cui {conditions}.",
    # Consent, and what is about no figure.
    "welcome": "Salve, {name}. I Suoi report arrivano qui. Per fare domande risponda a un grafico; per non riceverli "
    "più invii STOP.",
    "stopped": "Non riceverà più report. Per riceverli di nuovo invii START.",
    "resumed": "Riceverà di nuovo i report. Per non riceverli più invii STOP.",
    "code": "Invii le sei cifre che ha ricevuto: i report cominceranno da quel momento.",
    "wrong_code": "Questo codice non è valido o è scaduto. Controlli le sei cifre o ne chieda di nuove.",
    "test": "Questa è una prova di Chartcastr: il numero è collegato.",
    "which": "A quale grafico si riferisce?",
    "choose": "Scelga",
    "enough": "Per oggi non sono possibili altre risposte. Continui domani, per favore.",
    "unsure": "Vuole smettere di ricevere questi report o continuare a riceverli?",
    "stop_button": "Stop ai report",
    "go_on_button": "Continuare",
    "going_on": "Va bene, continuerà a ricevere i report. Per non riceverli più invii STOP.",
    # The template that Meta approves.
    "template": "Il Suo report programmato *{{1}}* è pronto.\n{{2}}\n"
    "Tocchi il pulsante qui sotto: il grafico e i dettagli arriveranno qui.",
    "template_footer": "Report richiesto da Lei. Per non riceverlo più invii STOP.",
    "template_button": "Mostra",
    "template_example": "Sabato gli ordini sono stati 131, ossia 12 in meno rispetto al sabato precedente.",
    # Labels of a chart.
    "label_against": "contro {base} ({against})",
    "label_read": "Lettura: {at}",
    "label_stale": "non aggiornato",
    "label_partial": "tratteggiato: non ancora completo",
    "label_others": "tutti gli altri",
    "label_right": "(asse destro)",
}

ASKS = {
    "why": "Perché?",
    "more": "C’è altro?",
    "compare": "Confronto",
    "trend": "Andamento",
    "top": "Valori più alti",
    "bottom": "Valori più bassi",
    "table": "Tabella",
    "when": "Quando il massimo?",
    "unusual": "È insolito?",
    "quality": "Dati completi?",
    "definition": "Come si definisce?",
    "cannot": "Obiettivo raggiunto?",
}

_TIME = r"(ora|giorno|settimana|mese|trimestre|anno|periodo|ciclo)"
_PIU = r"\bpi(ù|u)['’]? "

HEARS: tuple[tuple[str, int, str], ...] = (
    ("why", 4, r"\bperch[eéè]|\bcome mai\b"),
    (
        "why",
        3,
        r"\bmotiv[oi]\b|\bragion[ei]\b|\bcaus[ae]\b|\bspieg|\bcos(a|['’]) ?è successo|\bdipende\b|\bdovut[oaie]\b",
    ),
    ("why", 2, r"\bscompo|\bripart|\bsolo\b|\bper (regione|prodotto|settore|canale|paese|team|cliente)\b"),
    ("compare", 3, r"\bconfront|\bparagon|\brispetto a|\bun anno fa\b|\bversus\b|\bvs\b"),
    ("compare", 3, rf"\b{_TIME} (fa|scors[oa]|passat[oa]|precedente|prima)\b"),
    ("top", 3, rf"\b(miglior|maggior)[ei]?\b|{_PIU}(alt|grand|fort|vendut)[aeio]\b|\bin testa\b|\btop\b"),
    ("bottom", 3, rf"\b(peggior|minor)[ei]?\b|{_PIU}(bass|piccol|debol)[aeio]\b|\bin coda\b"),
    ("table", 3, r"\btabell[ae]\b|\bnumeri\b|\bcifre\b|\belenc[oa]|\blista\b|\bdati\b|\btutti i valori\b|\bcsv\b"),
    ("table", 3, r"\b(lune|marte|mercole|giove|vener)d[iìí]|\b(sabato|domenica|ieri|l['’]altro ieri)\b"),
    (
        "table",
        3,
        r"\b(gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)\b",
    ),
    ("trend", 3, r"\btendenz|\bandament|\btrend\b|\bevoluzion|\b(cresc|scend|sal)(e|ono|endo)\b|\bcal(a|ano|ando)\b"),
    ("trend", 3, r"\bnel tempo\b|\bultim[ie] \w+ (ore|giorni|settimane|mesi|trimestri|anni|periodi|cicli)\b"),
    (
        "value",
        2,
        r"\bquant['’oiae]|\btotal[ei]\b|\battual|\bqual ?['’]?è (il |la )?(valore|dato|livello|numero|cifra)\b",
    ),
    ("when", 3, r"\bquando\b|\brecord\b|\bmassim[oi]\b|\bminim[oi]\b|\bpicc(o|hi)\b|(?<!come )\bmai\b"),
    ("when", 4, rf"\b(che|quale|miglior|peggior) {_TIME}\b|\b{_TIME} pi(ù|u)\b|\bquando\b.*\bpi(ù|u)\b"),
    ("quality", 4, r"\b(in)?complet[oaie]\b|\bmanca(no)?\b|\baffidabil|\battendibil|\baggiornat|\bfidar"),
    ("quality", 4, r"\b(corrett|esatt|giust)[oaie]\b"),
    ("definition", 4, r"\bdefini|\bcalcol|\bsignifica(to)?\b|\bvuol dire\b|\bmisurat|\bfont[ei]\b|\bda dove\b"),
    ("unusual", 3, r"\binsolit|\binconsuet|\banomal|\bstran[oaie]\b|\bnormal[ei]\b|\beccezional|\bsorpren"),
    ("unusual", 3, r"\bfuori norma\b"),
    (
        "cannot",
        4,
        r"\bprevision|\bprevist[oaie]\b|\bobb?iettiv|\btarget\b|\btraguard|\bpian[oi]\b|\bin linea\b|\bbudget\b",
    ),
    ("cannot", 4, r"\bprossim[oaie]\b|\bsar(à|anno)\b|\braggiunger"),
    (
        "more",
        3,
        r"^\W*((molte )?grazie( mille)?|ottimo|(molto )?bene|benissimo|perfetto|va bene|bello|ok(ay)?|s[iì])\W*$",
    ),
    (
        "more",
        3,
        r"^\W*((mi dica|mi racconti|dimmi|c['’]è|che) )?(di più|altro|ancora|continui|capito|interessante)\W*$",
    ),
    ("wrong", 5, r"\bsbagliat|\berror[ei]\b|\bfals[oaie]\b|\berrat[oaie]\b|\bscorrett|\bnon (mi )?torna"),
    ("wrong", 5, r"\bnon (è|sono|sembra(no)?) (corrett|giust|esatt)[oaie]\b"),
    ("help", 3, r"^\W*(aiuto|ciao|salve|buon ?giorno|buona ?sera|men[uù]|opzioni)\W*$"),
    ("help", 3, r"\bcosa (posso|si può) (chiedere|domandare)|\bcosa (può|sa|puoi|sai) fare\b"),
)

DEFINITIONS = {
    "shopify/revenue": "Vendite totali: vendite lorde meno sconti e resi, più spese di spedizione, imposte, dazi e "
    "commissioni aggiuntive; i resi sono contabilizzati nel giorno in cui avvengono.",
    "shopify/net-sales": "Vendite lorde meno sconti e resi, prima di spedizione e imposte; i resi sono contabilizzati "
    "nel giorno in cui avvengono.",
    "shopify/orders": "Ordini effettuati nel periodo.",
    "shopify/average-order": "Vendite lorde meno sconti, divise per gli ordini, dell’intero periodo; il valore è "
    "chiesto per ogni periodo e non è mai una media di periodi più brevi.",
    "shopify/new-customers": "Clienti che hanno effettuato il loro primo ordine nel periodo.",
    "shopify/returning-rate": "La quota dei clienti del periodo che avevano già ordinato in precedenza.",
    "shopify/refunds": "Il valore della merce resa, in base al giorno del rimborso e non dell’ordine, come importo "
    "positivo.",
    "shopify/sessions": "Visite di persone al negozio online; ciò che Shopify considera un bot è escluso.",
    "shopify/conversion": "La quota delle visite di persone al negozio online che si sono concluse con un ordine.",
    "hubspot/pipeline": "La somma degli importi di tutte le trattative aperte allo stato attuale; una trattativa "
    "senza importo conta zero.",
    "hubspot/weighted-pipeline": "Gli importi di tutte le trattative aperte allo stato attuale, ciascuno moltiplicato "
    "per la probabilità della fase.",
    "hubspot/open-deals": "Il numero di trattative in fasi aperte allo stato attuale.",
    "hubspot/revenue-won": "Gli importi delle trattative vinte, in base alla data di chiusura; una trattativa senza "
    "importo conta zero.",
    "hubspot/deals-won": "Il numero di trattative vinte, in base alla data di chiusura.",
    "hubspot/win-rate": "Trattative vinte divise per quelle vinte e perse, le une e le altre in base alla data di "
    "chiusura; senza trattative chiuse non c’è un tasso.",
    "hubspot/new-deals": "Il numero di trattative create nel periodo.",
    "hubspot/new-contacts": "Il numero di contatti creati nel periodo.",
    "hubspot/average-deal": "L’importo delle trattative vinte che ne hanno uno, diviso per il loro numero, in base "
    "alla data di chiusura.",
    "hubspot/sales-cycle": "La mediana dei giorni dalla creazione alla chiusura delle trattative vinte, in base alla "
    "data di chiusura.",
    "linear/velocity": "Quanto un ciclo aveva completato alla sua fine: punti, oppure issue se il team non fa stime.",
    "linear/completion": "Quanto un ciclo aveva completato alla sua fine, diviso per il suo ambito alla fine.",
    "linear/burn-up": "Quanto il ciclo attivo ha completato, giorno per giorno dall’inizio, con il suo ambito e il "
    "ritmo uniforme fino alla fine.",
    "linear/throughput": "Il numero di issue completate nel periodo; quelle annullate e i duplicati non ne fanno "
    "parte.",
    "linear/points-completed": "Le stime delle issue completate nel periodo; una issue senza stima conta zero.",
    "linear/cycle-time": "Il tempo mediano dall’inizio al completamento delle issue completate nel periodo; quelle "
    "mai iniziate sono escluse e conteggiate in una nota.",
    "linear/cycle-time-p85": "Il tempo dall’inizio al completamento che 85 su 100 delle issue completate nel periodo "
    "non hanno superato.",
    "linear/lead-time": "Il tempo mediano dalla creazione al completamento delle issue completate nel periodo.",
    "linear/lead-time-p85": "Il tempo dalla creazione al completamento che 85 su 100 delle issue completate nel "
    "periodo non hanno superato.",
    "linear/created-completed": "Il numero di issue completate nel periodo, accanto al numero di quelle create.",
    "linear/open-issues": "Il numero di issue in triage, in backlog, da fare o in corso allo stato attuale.",
    "linear/bug-share": "Le issue completate nel periodo con l’etichetta Bug, divise per tutte le issue completate "
    "nel periodo.",
    "linear/project-progress": "La quota completata dell’ambito di ogni progetto avviato allo stato attuale, secondo "
    "l’avanzamento di Linear; il totale è la media ponderata per ambito.",
}
