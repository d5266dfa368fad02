"""What readers say in Italian beside questions: small talk, wishes, what is not ours, words that say nothing."""

WORDS = {
    "help": (
        "aiuto|menu|cosa posso chiedere|cosa sai fare|cosa puoi fare|come funziona|comandi|opzioni|help|che domande|"
        "cosa ti posso chiedere|cosa posso chiederti|che ti posso chiedere|che cosa posso chiedere"
    ),
    "more": (
        "di piu|piu dettagli|dettagli|dettaglio|approfond*|dimmi di piu|raccontami di piu|altro|continua|cos altro|"
        "che altro|piu informazioni|piu info|riassunto|riassumi|sintesi|novita|in breve"
    ),
    "ack": (
        "hello|hi|chiarissimo|perfetto chiarissimo|buona domenica|a te|buona settimana|buon riposo|"
        "buon proseguimento|buona fortuna|grazie mille ancora|ottimo grazie|perfetto grazie|ok grazie|bene grazie|"
        "grande grazie|gentilissimo|gentilissima|figurati|di nulla|di niente|tutto chiaro|afferrato|inteso|ok ok|okk|"
        "sisi|si si|nono|no no|ahahah|ahahaha|haha|lol|mitico|mitica|spettacolo|spettacolare|eccezionale|stupendo|"
        "splendido|favoloso|magnifico|bel colpo|bel risultato|bravissimi|complimentoni|evviva|urra|alla prossima|"
        "ci sentiamo|a domani|notte|baci|abbracci|un abbraccio|grazie|grazie mille|mille grazie|ottimo|ottima|"
        "perfetto|ok|okay|va bene|bene|molto bene|benissimo|eccellente|capito|d accordo|si|no|bravo|bravi|brava|"
        "super|grande|fantastico|ciao|buongiorno|buon giorno|buonasera|buona sera|salve|buona giornata|buona serata|"
        "a presto|arrivederci|buon lavoro|bel lavoro|ahah|ahaha|wow|oh|ah|caspita|evvai|prego|certo|chiaro|"
        "interessante|ricevuto|top|bello|bellissimo|meraviglioso|buon weekend|buonanotte|come stai|tutto bene|"
        "complimenti|lascia stare|lascia perdere|niente|niente male|peccato|grazie ancora|hey|ehi|cool|"
        "grazie mille davvero|mitici|grandissimi|grandissimo|ok grazie mille|top grazie|tutto ok|chiaro grazie|daje|"
        "bella|bella li|che bello|bene cosi|ok perfetto|va benissimo|benissimo grazie|grandi|ti ringrazio|"
        "vi ringrazio|ringrazio"
    ),
    "off": (
        "vince stasera|stasera|inter|milan|juve|juventus|partita|serie a|sanremo|oroscopo|lotto|lotteria|elezioni|"
        "presidente|meloni|amore|ricetta|cucina|medico|avvocato|tasse|dimissioni|hacker|virus|barzelletta|fattura|"
        "fatture|poesia|barzellett*|meteo|tempo fa a|capitale della|capitale del|ricetta*|canzone|password*|"
        "chiave api|segret*|credenzial*|istruzioni precedenti|istruzioni|ignor*|inoltra*|telefono*|"
        "numero di telefono|email*|e mail*|nomi dei clienti|cancella i|cancella tutti|elimina*|compra*|acquista*|"
        "ordinami|prenota*|chiamami|chiama|ricordami|scrivimi una|scrivi una|scrivi un|stipend*|admin|consigli*|"
        "raccomand*|dovremmo|dovrei|suggeri*|concorren*|settore|benchmark|mercato|altro team|altri team|team vendite|"
        "altri lettori|chi altro|chi riceve|cambia il|cambia i|modific*|paga|pagare|bonifico|licenzi*|assum*|calcio|"
        "politica|chi sei|sei un|chatgpt|codice|sql|film|ristorant*|pizza|volo|hotel|borsa|azioni|bitcoin|traduc*|"
        "presentazione|slide*|linkedin|strategia|cane|cani|gatto|canta|colpa|alza il|aumenta il|abbassa il|cancella"
    ),
    "pause": (
        "pausa|metti in pausa|sospend*|ferie|in ferie|vacanza|in vacanza|niente fino|non mandare fino|silenzio per|"
        "assente"
    ),
    "mute": (
        "non scrivermi piu|non scrivermi|finche non te lo dico|finche non te lo dico io|basta per ora|silenzia*|"
        "silenzio|muto|mute|zitto"
    ),
    "resume": (
        "riparti|ok riparti|ripartire|ricominciamo|riparti coi messaggi|riprendi|riprendere|riattiv*|riattiva|"
        "ricomincia|torna a inviare|sono tornat*|di nuovo attivo|togli la pausa"
    ),
    "send": (
        "il mio invio|invio|invii|impostato|messaggi|messaggio|coi messaggi|scrivermi|arrivare|notifiche|avvisi|"
        "bollettino|manda|mandami|invia|inviami|inviare|ricevere|voglio|vorrei|avvisami|avvisa|messaggi*|report|"
        "notific*|rapporto|ricevo|avvertimi"
    ),
    "weekly": (
        "settimanale|settimanalmente|una volta a settimana|una volta alla settimana|ogni settimana|1 volta a settimana"
    ),
    "daily": "come prima|di nuovo ogni giorno|frequenza normale|torna normale|come al solito",
    "alarms": (
        "solo se c e qualcosa che non va|solo se c e qualcosa di strano|solo cose urgenti|solo l urgente|"
        "solo l importante|solo se urgente|solo se grave|solo quando c e qualcosa|avvisami solo se|"
        "avvisami solo quando|solo anomalie|solo se capita qualcosa|solo quando serve|solo se qualcosa non va|"
        "solo quando qualcosa non va|solo in caso di problemi|solo allarmi|solo avvisi|solo se ci sono problemi|"
        "solo se succede qualcosa|quando qualcosa non va|se qualcosa non va|solo quando ci sono problemi|"
        "solo se c e un problema|solo quando c e un problema|solo in caso di anomalie|solo se va male qualcosa|"
        "solo quando va male qualcosa"
    ),
    "at": "alle|all|verso le|per le",
    "clock": "h|di mattina|del mattino|di sera",
    "language": "in italiano|italiano",
    "undo": "annulla*|annullare|torna indietro|ripristina*|come prima per favore|rimetti come prima",
    "settings": (
        "com e impostato|come e impostato|com e impostato adesso|che giorni che ora|impostato adesso|impostazioni|"
        "le mie impostazioni|preferenze|le mie preferenze|cosa ricevo|quando ricevo"
    ),
    "refresh": "aggiorna|aggiornare|ricarica*|dati nuovi|ultimi dati|refresh|dati aggiornati|aggiornali|rileggi",
    "note": (
        "di a chi|di a chi gestisce|riferisci a chi|fai presente|fai presente a|di a|dillo a|dì a|avvisa|informa|"
        "nota per|nota|commento|comunica a|fai sapere|riferisci|messaggio per|segnala a|segnala|scrivi a|annota|"
        "mettilo come nota|come nota|come commento|segnati|segna che|segnalo|appunta|annota che|lascia una nota|"
        "lascia un commento|fai sapere a"
    ),
    "filler": (
        "preso|presi|chiederei|gentilmente|quant|portato|portati|casa|convertivano|convertiva|convertono|com|sa|dire|"
        "ammontava|ammonta|ammontano|pls|plz|parlo|piacerebbe|capire|mosso|mossi|mettila|metti|col|coi|sto|sta|sti|"
        "lavoriamo|lavora|livello|toccato|toccati|te|chiude|dico|dica|punto|scrivermi|scrivere|automatico|finche|"
        "pure|scusa|scusi|scusate|impostato|gestisce|buona|buon|roba|colori|leggono|incassato|incassati|"
        "incasso fatto|realizzato|realizzati|generato|generati|ottenuto|ottenuti|registrato|registrati|ricevuto|"
        "ricevuti|entrato|entrati|entrate|concluso|conclusi|chiuso|chiusi|firmato|firmati|fatturiamo|fatturato noi|"
        "prodotto|portata|portate|tirato|tirati|racimolato|sommato|sommati|totalizzato|accumulato|arrivate|arrivata|"
        "venuto|venuti|uscito|usciti|dato|avremmo|avrebbe|sarebbe|potrei|potremmo|potete|puo dirmi|mi dici|mi dica|"
        "mi dai|mi dia|mi puoi|mi potresti|mi fai|mi faccia|mi servirebbe|servirebbe|serve|mi serve|servono|bisogno|"
        "ho bisogno|vorremmo|volevo|volevamo|gradirei|desidererei|interessa|mi interessa|interesserebbe|curioso|"
        "curiosa|curiosita|per curiosita|sai|sapete|sapresti|conosci|controlla|controllare|verifica|verificare|"
        "guardare|guardiamo|fai vedere|fammi vedere|fammi sapere|tira fuori|tirami|passami|passa|mandami il numero|"
        "riepiloga|ricorda|ricordami|ridammi|rimostra|fornire|fornisci|indica|indicare|indicami|precisa|precisare|"
        "all incirca|piu o meno|pressappoco|esatto|esatta|precisamente|giusto per|in pratica|sinceramente|"
        "onestamente|insomma|cioe|ossia|comunque|infatti|inoltre|oltretutto|tra l altro|a proposito|"
        "per quanto riguarda|in particolare|nello specifico|nel dettaglio|rispettivamente|gente|persone|persona|"
        "squadra|team|capo|amico|amica|ragazzi|ragazze|tipo|roba del genere|settimanina|adesso adesso|ultimamente|"
        "di recente|recentemente|sempre|a volte|ogni tanto|mai piu|qualunque|qualsiasi|entrambi|entrambe|proprio|"
        "propria|cui|quali|sotto|sopra|intorno|infine|prima di tutto|dopo|mentre|magari|forse|sicuramente|ovvio|"
        "ovviamente|chiaro che|dai|su|forza|orsu|eh|ehm|mah|boh|uffa|accidenti|cavolo|diamine|cazzo|belin|ehi|oh|ah|"
        "vabbe|vabe|beh|be|scrivimi|d ora in poi|da ora in poi|fine|negli|agli|di fila|xo|pero|x|nn|cmq|ke|il|lo|la|"
        "i|gli|le|l|di|del|dello|della|dei|degli|delle|d|dell|in|nel|nello|nella|nei|nelle|nell|a|al|allo|alla|ai|"
        "alle|all|da|dal|dalla|per|con|sul|sulla|sui|e|ed|sono|era|erano|stato|stata|stati|state|ha|hanno|abbiamo|ho|"
        "c|ci|si|mi|ne|vi|ti|mio|mia|miei|mie|nostro|nostra|nostri|nostre|suo|sua|per favore|per piacere|pf|mostra*|"
        "mostrami|fammi|fai|dammi|dimmi|puoi|potresti|puo|voglio|vorrei|vedere|sapere|conoscere|avere|che|chi|cosa|"
        "cos|come|quale|qual|quanto|dove|quando|o|se|non|piu|meno|molto|tanto|cosi|gia|ancora|anche|questo|quello|"
        "quella|quelli|quelle|qui|li|ciao|allora|dunque|quindi|poi|qualcosa|qualche|alcuni|niente|nulla|ogni|tutto|"
        "tutti|tutta|tutte|un|una|uno|fatto|fatti|fare|facciamo|vendut*|vend*|venduto|raggiunto|arrivat*|dati|numero|"
        "numeri|risultat*|report|azienda|negozio|kpi|metric*|va|vanno|andat*|andando|andiamo|essere|stare|siamo|cose|"
        "giorno|giorni|volta|volte|perche|ma|senza|fino|tra|fra|durante|esattamente|davvero|veramente|bene|male|"
        "grande|parecchio|molta|molti|molte|tale|stanno|avuto|avuti|avute|grazie|po|un po|veloce|rapid*|domanda|"
        "guarda|vedi|io|noi|tu|voi|lui|lei|loro|sia|quest|riguardo|circa|solo|sulle|aho|ahó|so|mi sembrano|sembrano|"
        "sembra|mi sembra|dai un occhio|un occhio|gentilissimi|cortesemente|cortesia|per cortesia|potrebbe|potreste|"
        "potrebbe dirmi|mi saprebbe|saprebbe|saprebbe dirmi|mi sa dire|mi sai dire|mi faccia sapere|mi mandi|"
        "mi manda|manda|mandi|mandami|mi giri|girami|mi passi|passi|commercialista|per il commercialista|"
        "il mio commercialista|banca|per la banca|riunione|per la riunione|capo mio|socio|il mio socio|"
        "cordiali saluti|distinti saluti|un saluto|saluti|in anticipo|grazie in anticipo|anticipatamente|"
        "grazie anticipatamente|volevo sapere|volevo chiedere|vorrei sapere|mi chiedevo|chiedevo|una domanda|"
        "domandina|veloce veloce|al volo|perdonate|siete|sapreste|portano|porta|portano a casa|pochi|poche|parecchi|"
        "negozi|tre|o no|oppure no|arrivati da|da sti|raccolti|raccolte|mettiamo|diciamo|piani|poi pero|ad|in genere|"
        "generale|di norma|festivo|wtf|facevamo|faceva|facevano|ma quali|fammelo|fammela|impressione|sbaglio|"
        "o sbaglio"
    ),
}
