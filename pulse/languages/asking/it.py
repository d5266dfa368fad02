"""What readers ask in Italian, by what it means; ``*`` stands for any ending."""

WORDS = {
    "money": "in euro|euro|eur|soldi|incass*|in soldi|quattrini|in valore",
    "after": "dopo|dopo il",
    "earlier_than": "prima di|prima del",
    "part_of": "fine|inizio|meta",
    "together": "insieme|somma|sommando",
    "count_of": "quanto|quanta|quanti|quante|quant|numero di|qnt|qnti|qnte|quanti ne|quante ne",
    "half": "semestre|meta|quindicina",
    "refer": "questo|quello|quelle|ci|ne|lo",
    "without_after": "escluso|esclusa|esclusi|tolto|tolta|a parte",
    "unit_end": "fine mese|fine anno|fine trimestre|fine del mese|fine dell anno",
    "today": "oggi|odierno|odierna",
    "yesterday": "ieri",
    "day_before": "altroieri|l altroieri|l altro ieri|altro ieri|avantieri",
    "this": "questo|questa|questi|queste|quest|attuale|corrente|in corso",
    "last": "ultimo|ultima|ultimi|ultime|scorso|scorsa|scorsi|scorse|passato|passata|piu recente|recent*",
    "next": "prossimo|prossima|prossimi|prossime|successiv*|che viene",
    "before": "precedente|precedenti|prima|di prima|quella prima|quello prima|quelli prima|quelle prima",
    "ahead_of": "prima",
    "ago": "fa|or sono",
    "since": (
        "da|dal|dall|dalla|a partire da|a partire dal|dall inizio di|dall inizio del|da inizio|a partire dalla|"
        "a decorrere da"
    ),
    "until": "fino a|fino al|sino a|fino ad",
    "between": "tra|fra",
    "from": "dal|da|dall",
    "to": "al|a|all",
    "weekend": "weekend|fine settimana|week end",
    "so_far": "finora|fino ad ora|fino ad oggi|fino a oggi|per ora|al momento|sinora|fino a ora|fino a ieri",
    "ytd": (
        "ytd|da inizio anno|dall inizio dell anno|quest anno finora|da gennaio|dal primo gennaio|dal 1 gennaio|"
        "quest anno"
    ),
    "mtd": "mtd|da inizio mese|dall inizio del mese|questo mese finora",
    "wtd": "wtd|da inizio settimana|dall inizio della settimana|questa settimana finora",
    "qtd": "qtd|da inizio trimestre|dall inizio del trimestre|questo trimestre finora",
    "hour": "ora|ore|orario",
    "day": "gg|g|giorno|giorni|giornata|giornate|giornalier*|quotidian*",
    "week": "settimana|settimane|settimanale|settimanali|settimanalmente|sett",
    "month": "mese|mesi|mensile|mensili|mensilmente",
    "quarter": "trimestre|trimestri|trimestrale",
    "year": "anno|anni|annuale|annuo|annua",
    "weekday": (
        "che giorno della settimana|quale giorno della settimana|giorno della settimana|giorni della settimana|"
        "qual e stato il giorno della settimana|qual e il giorno della settimana|in che giorno della settimana"
    ),
    "each": "ogni|per|al|tutti i|tutte le",
    "long_ago": (
        "mai|di sempre|di tutti i tempi|in assoluto|storico|da sempre|da quando avete i dati|"
        "da quando ci sono i dati|da quando ci sono dati|da quando avete dati"
    ),
    "year_ago": (
        "anno precedente|anno prima|un anno fa|stesso periodo dell anno scorso|stesso mese dell anno scorso|"
        "stessa settimana dell anno scorso|stesso giorno dell anno scorso|su base annua|yoy|crescita annua|"
        "crescita annuale"
    ),
    "week_ago": "settimana precedente|settimana prima",
    "month_ago": "mese precedente|mese prima",
    "day_ago": "giorno precedente|giorno prima",
    "n1": "uno solo|una sola",
    "n2": "due|un paio di|paio|entrambi|entrambe",
    "n3": "tre",
    "n4": "quattro",
    "n5": "cinque",
    "n6": "sei",
    "n7": "sette",
    "n8": "otto",
    "n9": "nove",
    "n10": "dieci",
    "n12": "dodici",
    "a": "un|una|uno",
    "o1": "primo|prima",
    "o2": "secondo|seconda",
    "o3": "terzo|terza",
    "o4": "quarto|quarta",
    "ds0": "i lunedi|ogni lunedi|tutti i lunedi",
    "ds1": "i martedi|ogni martedi|tutti i martedi",
    "ds2": "i mercoledi|ogni mercoledi|tutti i mercoledi",
    "ds3": "i giovedi|ogni giovedi|tutti i giovedi",
    "ds4": "i venerdi|ogni venerdi|tutti i venerdi",
    "ds5": "sabati|i sabati|ogni sabato",
    "ds6": "domeniche|le domeniche|ogni domenica",
    "why": (
        "tonfo|sto tonfo|cosa ha trainato|trainato|traina|ha trainato|chi ha trainato|chi ha fatto la differenza|"
        "fatto la differenza|che diavolo|cosa diavolo|cosa cavolo|che cavolo|cos e accaduto|accaduto|e accaduto|"
        "come si spiega|si spiega|colpevole|responsabile|responsabili|imputabile|merito|di chi e il merito|"
        "da che dipende|dovuto a cosa|da cosa e dovuto|cosa c e dietro|dietro|perche|xke|xche|come mai|motivo|motivi|"
        "ragione|ragioni|causa|cause|cosa e successo|che e successo|cos e successo|successo|spieg*|dovuto|"
        "a cosa e dovuto|da cosa dipende|dipende|cosa ha fatto|cosa ha causato|cosa ha spinto|spinto|cosa e cambiato|"
        "ke e successo|perke|che cosa e successo|che e capitato|a cosa si deve|il motivo|per quale motivo|"
        "da dove viene|da dove arriva|colpa di|colpa|com e che|come e che"
    ),
    "value": (
        "quant e|quanto e stato|quanto fa|quanto ammontava|a quanto ammontava|a quanto ammonta|a quanto sta|"
        "a quanto stava|a quanto stiamo|quanto vale|quanto valeva|quanto abbiamo fatto|come siamo|come siamo messi|"
        "com era|com erano|come e|quanto ci ha portato|che numeri|che valore|che cifra|quanto segna|quanto|quanta|"
        "quanti|quante|qual e|qual era|quale e|quali sono|valore|numero di|cifra|importo|come va|come vanno|"
        "come e andata|come e andato|come sono andati|come sono andate|come stiamo|a quanto|com e andata|com e|"
        "come siamo andati|a quanto ha fatto|quanto ha fatto|quanti ne abbiamo fatti|quanto hanno fatto|"
        "a quanto siamo|a quanto siamo arrivati|com e andato|quant e stato|qnt|qnti|qnte|quanto abbiamo incassato|"
        "che numeri ha fatto"
    ),
    "total": "totale|totali|somma|in totale|complessiv*|cumulat*|insieme|in tutto|sommando",
    "change": (
        "mosso|si e mosso|movimento|mosse|saliamo|siamo saliti|siamo calati|siamo scesi|calati|cali|aumenti|risalita|"
        "risalito|ripresa|ripreso|rimbalzo|rimbalz*|tonfo|tracollo|tracoll*|precipit*|impenn*|esplos*|decoll*|"
        "raddoppi*|triplic*|dimezz*|rallent*|accelerat*|ristagn*|stabile|stabili|arretr*|avanz*|perdita|perdite|"
        "guadagno|sopra|di sopra|di sotto|flessione|incremento|decremento|balzo|scossone|piu o meno di|"
        "piu o meno della|cambi*|aument*|diminui*|sale|salgono|salito|salita|saliti|salite|salire|scend*|sces*|"
        "cresc*|cresciut*|cala|calo|calato|calata|calate|calano|crescita|variazione|variat*|differenza|meglio|peggio|"
        "piu di|meno di|in aumento|in calo|miglior*|peggior*|crollat*|crollo|perso|persi|guadagn*|rispetto|evolut*|"
        "meglio o peggio|cresciuto|cresciuta|cresciuti|cresciute|siamo cresciuti|abbiamo perso|abbiamo guadagnato|"
        "crollato|crollata|in crescita|aggiunto|aggiunti|guadagnato"
    ),
    "compare": (
        "a confronto|metti a confronto|mettila a confronto|di fianco|affianco|accanto|fianco a fianco|meglio di|"
        "peggio di|piu della|meno della|paragonato|contrapposto|confront*|vs|versus|rispetto a|rispetto al|"
        "rispetto alla|contro|paragon*|in confronto|o|oppure|che|rispetto|in confronto a|a confronto con|"
        "paragonato a|nei confronti di|confronta*|piu che|meno che|piu di|meno di|meglio del|peggio del|sopra il|"
        "sotto il|al di sopra del|al di sotto del"
    ),
    "rank": (
        "chi la spunta|la spunta|chi vince|vince|campione|stella|numero uno|podio|in vetta|davanti|rende di piu|"
        "rende meglio|funziona meglio|performa meglio|converte meglio|va forte|piu forte|spicca|fatto meglio|"
        "ha fatto meglio|va meglio|andato meglio|andata meglio|e andato meglio|e andata meglio|vende di piu|"
        "ha venduto di piu|classifica|top|miglior|migliore|migliori|maggiore|maggiori|piu alto|piu alta|piu alti|"
        "massimo|max|record|picco|leader|primo|primi|prima in|ordina*|piu vendut*|di piu|piu grande|in testa|piu|"
        "il migliore|la migliore|i migliori|le migliori|fa di piu|ha fatto di piu|ha reso di piu|il piu forte|"
        "la piu forte|cresciuto di piu|cresciuta di piu|vende piu|ha piu"
    ),
    "worst": (
        "piu moscio|moscio|moscia|piu fiacco|fiacco|rende meno|rende peggio|funziona peggio|performa peggio|"
        "converte peggio|va piano|in coda|ultimo posto|maglia nera|piu scarso|piu calmo|piu lento|piu tranquillo|"
        "peggiore|peggiori|peggior|minore|minori|minimo|min|piu basso|piu bassa|piu bassi|meno|piu debole|di meno|"
        "ultimi in classifica|fanalino|va peggio|piu piccol*|peggio|il peggiore|la peggiore|i peggiori|le peggiori|"
        "vende di meno|ha venduto di meno|fa di meno|ha fatto di meno|rende di meno|e andato peggio|e andata peggio|"
        "con meno"
    ),
    "when": (
        "quando|che giorno|quale giorno|in che giorno|quale settimana|che settimana|quale mese|che mese|"
        "in quale mese|in che mese|quali giorni|in quale giorno"
    ),
    "who": "chi|quale|quali|quale regione|quale prodotto|quale canale|quale paese|quale negozio|che regione",
    "trend": (
        "come sta andando|sale o scende|in salita|in discesa|salendo|scendendo|migliorando|peggiorando|al rialzo|"
        "al ribasso|trend|andamento|tendenza|evoluzione|nel tempo|storico|traiettoria|direzione|progress*|"
        "sta andando|stanno andando|evolu*|come si e evoluto|come e evoluto|sta salendo o scendendo|"
        "in salita o in discesa"
    ),
    "share": (
        "pesano|pesa|quanto pesano|quanto pesa|fetta|fetta della torta|spicchio|contribuisce|contribuisc*|contributo|"
        "si divide|divisione|corrisponde a quanto|porzione|quota|quote|percentuale di|percentuale del|proporzione|"
        "ripartizione|peso|del totale|sul totale|rappresent*|contribut*|che percentuale|che parte|quale percentuale|"
        "incide|incidenza|percentuale del totale|% del totale|in percentuale sul totale|quanta parte|"
        "quale percentuale viene|che percentuale viene|che fetta|quanto pesa in percentuale|percentuale sul totale"
    ),
    "average": "media|medie|in media|medio|mediamente",
    "forecast": (
        "a quanto chiude|a quanto chiudiamo|chiudera|chiudiamo|chiudere|quanto faremo|dove arriviamo|arriviamo a|"
        "di questo passo|a questo ritmo|ritmo|secondo te|secondo voi|ti aspetti|ci aspettiamo|aspettarci|finiremo|"
        "finire il|stimi|pronostic*|previsione|previsioni|prevedi*|proiezione|proiezioni|stima|stime|sara|saranno|"
        "arriveremo|chiuderemo|attes*|previst*|faremo|come chiuderemo|quanto chiuderemo|a quanto chiuderemo|"
        "se continua cosi|se andiamo avanti cosi|che previsione|cosa ci aspettiamo|aspettiamo|possiamo aspettarci"
    ),
    "goal": (
        "a che punto siamo|che punto siamo|target del trimestre|ce la facciamo|ci siamo|siamo lontani|lontani|"
        "lontano|vicini al|sopra l obiettivo|sotto l obiettivo|indietro rispetto|avanti rispetto|centrato|centriamo|"
        "manca al|quanto manca|manca molto|quanto manca al|obiettivo|obiettivi|target|budget|traguardo|in linea con|"
        "in linea|sulla buona strada|raggiung*|raggiunt*|centrare|piano|messi bene con l obiettivo|siamo messi bene|"
        "manca all obiettivo|ci manca|manca per|manca ancora|per arrivare all obiettivo|per raggiungere|"
        "siamo in linea|ce la faremo|raggiungiamo|raggiungeremo"
    ),
    "usual": (
        "regolare|tutto regolare|puzza|qualcosa che puzza|fuori posto|sospetto|sospetta|anomalo|anomala|bizzarro|"
        "allarme|allarmarsi|preoccuparmi|rilevante|degno di nota|salta all occhio|tutto nella norma|"
        "tutto ok nei dati|insolit*|normal*|anomal*|anormal*|stran*|atipic*|solito|sorprendent*|fuori dal comune|"
        "fuori norma|preoccup*|particolar*|sospett*|allarmant*|nella norma|del solito|di solito|nella media|"
        "rispetto al solito|normale|fuori dal normale|c e da preoccuparsi|da preoccuparsi|preoccuparsi|preoccupante|"
        "basso|bassa|alto|alta|cosi basso|cosi bassa|cosi alto|cosi alta|cosi pochi|cosi poche"
    ),
    "definition": (
        "che si intende|cosa vuol dire esattamente|esattamente cosa|cosa comprende|cosa include|cosa c e dentro|"
        "dentro cosa|si compone|composto|composta|consiste|rientra|rientrano|come lo calcolate|lo calcolate|"
        "come ricavate|ricavat*|da dove lo prendi|prendi|prendete|con iva|senza iva|iva inclusa|lordo|netto|ivato|"
        "come si calcola|come viene calcolat*|calcol*|cosa significa|significa|fonte|da dove viene|da dove vengono|"
        "da dove arrivano|arrivano|include|comprende|formula|misurat*|come si misura|cosa si intende|intende|"
        "conta come|cosa vuol dire|vuol dire|cosa conta come|contate come|cosa contate|anche chi|cos e esattamente|"
        "cosa si intende per|si intende|intendete per|cosa intendete|definizione|definizioni|definisce|definite|"
        "definito"
    ),
    "quality": (
        "fino a quando sono aggiornati|aggiornati|definitivo|definitivi|provvisorio|provvisori|consolidat*|c e tutto|"
        "dentro tutto|ci sono tutti|posso fidarmi|fidarmi|ci si puo fidare|attendibil*|quadra|quadrano|torna il dato|"
        "comprende oggi|include oggi|comprende ieri|chiuso il dato|complet*|affidabil*|corrett*|aggiornat*|"
        "aggiornamento|manca|mancano|mancant*|qualita|sono giusti|e giusto|giust*|sicur*|sbagliat*|errore|errori|"
        "a quando risalgono|risalgono|vecchi|ritardo|fidar*|possibile che|sono arrivati tutti|sono entrati tutti|"
        "sono gia arrivati|gia arrivati|ci sono gia|mancano dei giorni|dai un occhio ai dati|sono tutti|caricati|"
        "gia caricati|tutto caricato|pochini"
    ),
    "table": (
        "tabellina|tabella|specchietto|prospetto|tabella*|tabelle|lista|elenco|dati grezzi|i numeri|tutti i numeri|"
        "tutti i dati|numeri|giorno per giorno|settimana per settimana|mese per mese|in tabella|una tabella|"
        "come tabella"
    ),
    "chart": (
        "grafic*|diagramma*|immagine|chart|disegn*|curva|barre|visual*|istogramma|torta|linee|in grafico|un grafico|"
        "come grafico|sotto forma di grafico"
    ),
    "document": (
        "csv|excel|xlsx|file|esport*|scaric*|foglio|foglio di calcolo|allegato|pdf|in excel|in csv|un excel|un csv|"
        "file excel"
    ),
    "members": (
        "che ci sono|ci stanno|dentro ci sono|compaiono|figurano|presenti|fanno parte|ci sono|esistono|abbiamo|"
        "disponibili|hai|inclus*|copre|avete|ci sono dentro|compaiono qui|sono presenti|sono dentro|rientrano|"
        "ci sono qui|sono inclusi|vengono contati|ci sono qui dentro|qui dentro|dentro"
    ),
    "only": "solo|soltanto|solamente|unicamente|filtra|limitat*|ma solo",
    "without": (
        "senza|tranne|eccetto|escluso|esclusa|esclusi|escludendo|a parte|meno|salvo|non contando|togliendo|togli|"
        "al netto|escludi|fatta eccezione|non|tolto|tolti|tolta|levando|tranne che|fuori|senza contare"
    ),
    "by": (
        "spacchettamelo|spacchett*|spacca per|spezzat*|diviso|divisi|separat*|uno per uno|ciascuno|ciascuna|"
        "nel dettaglio per|dettagliato per|scomponi|scomporre|apri per|per|suddivis*|diviso per|divisi per|ripartit*|"
        "secondo|raggruppat*|per ogni|per ciascun*|dettaglio per|scompost*|ripartizione per|divise per|suddivisi per|"
        "suddivise per|separati per|ciascun|per ciascun|per ciascuna"
    ),
    "percent": "per cento|percento|percentuale|%|in percentuale|in %",
    "absolute": "assoluto|in euro|in numeri|in valore assoluto|in termini assoluti|in unita|punti percentuali|punti",
    "per_day": "al giorno|per giorno|giornaliero|giornaliera|giornalieri|ogni giorno|media giornaliera",
    "everything": "il resto|resto|tutto|tutti|tutte|tutta|complessivamente|generale",
    "and": "+|ne|e|ed|piu|&|nonche|insieme a|poi|e poi",
    "follow": (
        "e|ed|e per|che ne e di|lo stesso|stessa cosa|ora|adesso|ma|allora|invece|piuttosto|e in|e a|e nel|e il|e la|"
        "e se|e invece"
    ),
    "same": "stesso|stessa|stessi|stesse|lo stesso|la stessa|nello stesso|nella stessa|medesimo|medesima",
    "stretch": "periodo|date|arco di tempo|lasso di tempo|intervallo",
    "meant": (
        "intendevo|volevo dire|intendo|parlavo di|parlavo del|parlo di|mi riferivo a|mi riferisco a|chiedevo di|"
        "chiedevo del|scusa intendevo"
    ),
    "now": "adesso|ora|attualmente|al momento|in questo momento|oggi come oggi|ad oggi",
    "ascending": (
        "dal piu piccolo al piu grande|dal peggiore al migliore|crescente|in ordine crescente|"
        "dal piu basso al piu alto|dalla peggiore alla migliore"
    ),
    "descending": (
        "dal piu grande al piu piccolo|dal migliore al peggiore|decrescente|in ordine decrescente|"
        "dal piu alto al piu basso|dalla migliore alla peggiore"
    ),
    "tomorrow": "domani",
    "other_one": "l altro|l altra|altro|altra|gli altri|le altre",
    "before_last": "penultima|penultimo",
    "season": "estate|autunno|inverno|primavera|d estate|in estate|quest estate",
    "daypart": (
        "stamattina|questa mattina|di mattina|al mattino|pomeriggio|di sera|stasera|di notte|a mezzogiorno|ieri sera|"
        "fascia oraria"
    ),
}
