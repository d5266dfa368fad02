"""What readers say in German beside questions: small talk, wishes, what is not ours, words that say nothing."""

WORDS = {
    "help": (
        "was kann ich dich fragen|was kann ich dich alles fragen|was kann ich alles fragen|hilfe|menu|menue|"
        "was kann ich fragen|was kannst du|wie funktioniert|befehle|was geht|welche fragen|help"
    ),
    "more": (
        "mehr|mehr dazu|mehr details|details|genauer|ausfuhrlicher|weiter|was noch|sonst noch|noch was|weitere infos|"
        "zusammenfassung|zusammenfassen|kurzfassung|erkenntnis*|neues|neuigkeiten|highlights"
    ),
    "ack": (
        "hello|hi|klarchen|alles klarchen|dank dir|moinsen|schonen sonntag|schonen sonntag euch|schonen feierabend|"
        "feierabend|schonen abend noch|schone woche|guten start|bis morgen|bis spater|macht nix|kein ding|"
        "kein problem|passt schon|passt so|alles roger|gebongt|jepp|jep|jup|joa|jau|yes|yeah|nope|nee|no|"
        "wunderbar danke|super danke|ok danke|merci dir|spitzenmassig|stark gemacht|respekt|glueckwunsch|glukwunsch|"
        "gluckwunsch|herzlichen gluckwunsch|prost|haha ok|lol ok|na super|na toll|ach so ok|ah ok|ok super|okidoki|"
        "oki|okie|super sache|tolle sache|tolle zahlen|gute zahlen|starke zahlen|freu mich|schon schon|danke|"
        "dankeschon|vielen dank|merci|super|toll|prima|gut|ok|okay|alles klar|verstanden|perfekt|klasse|top|cool|"
        "spitze|ja|nein|passt|genial|wunderbar|hervorragend|schon|sehr gut|sehr schon|stark|danke dir|danke euch|thx|"
        "mega|hammer|alles gut|gerne|hallo|moin|moin moin|guten morgen|guten tag|guten abend|servus|gruss gott|hey|"
        "na|wie gehts|tschuss|bis dann|schonen tag|schones wochenende|schonen abend|gute nacht|haha|lol|oh|ach so|"
        "aha|hm|hmm|nice|wow|gute arbeit|gut gemacht|weiter so|freut mich|sauber|juhu|schade|lass mal|egal|"
        "nicht schlecht|interessant|bravo|besten dank|tausend dank|liebe grusse|gruss|lg|vg|top danke|top sache|"
        "super arbeit|sauber danke|danke fur die info|danke furs update|info|gut zu wissen|freut uns|prima danke|"
        "alles paletti|gern geschehen|alles in butter|merce|vergelts gott|ok passt|passt danke|na dann|na bitte|"
        "geht klar|klingt gut|dankeee|dankee|klar"
    ),
    "off": (
        "verdient|gehaltserhohung|vertrieb|schreib dem|schreib der|schreib meinem|schreib meiner|schreib an|"
        "morgen krank|hamburg|was kostet|witz|horoskop|fussballergebnis*|spielstand|meister|tabellenfuhrer|wahl|"
        "wahlen|kanzler|merkel|scholz|papst|koch|kochen|kuchenrezept|urlaubsziel*|steuerberater|steuern sparen|"
        "rechtlich|anwalt|mahnung|vertrag kundigen|passwort zurucksetzen|rechnung|rechnungen|gedicht|witz*|wetter|"
        "hauptstadt|rezept*|lied|passwort*|api schlussel|geheim*|zugangsdaten|vorherige anweisungen|anweisungen|"
        "ignorier*|leite|weiterleiten|telefonnummer*|email*|e mail*|kundennamen|losch*|bestell mir|kauf*|buch*|"
        "ruf an|ruf mich|schreib mir ein|gehalt*|gehalter|admin|empfiehl*|empfehl*|empfehlung*|sollen wir|"
        "sollten wir|sollte ich|soll ich|rat|konkurren*|wettbewerb*|branche|benchmark|marktanteil|andere teams|"
        "vertriebsteam|andere leser|wer liest|wer bekommt|ander das|andere das|andere die|uberweis*|bezahl*|feuern|"
        "kundig*|einstellen|fussball|bundesliga|politik|wer bist du|bist du ein|chatgpt|code|sql|film|restaurant*|"
        "pizza|flug|hotel|aktie*|aktienkurs|bitcoin|ubersetz*|prasentation|folien|linkedin|strategie|schuld|liebst|"
        "hund|hunde|katze|singen|sing mir|hausaufgabe*|aufsatz|erhohe|senke das|erhoh das"
    ),
    "pause": (
        "nichts von dir horen|nichts horen|nichts schicken bis|keine updates bis|krank|bin weg|verreist|auf reisen|"
        "unterwegs bis|pause|pausier*|pausieren|aussetzen|unterbrech*|im urlaub|urlaub|keine nachrichten bis|"
        "keine berichte bis|nichts bis|abwesend|stumm fur|ruhe fur|ruhe bis"
    ),
    "mute": "stumm|stummschalten|ruhe|still|leise|mute",
    "resume": (
        "fortsetzen|weiter senden|wieder senden|wieder an|pause beenden|bin zuruck|wieder da|wieder schicken|"
        "reaktivier*|wieder einschalten|entstumm*"
    ),
    "send": (
        "meld|melde dich|erhalte|erhalten|auswertung|auswertungen|mitteilung|mitteilungen|push|benachrichtig*|"
        "schickt|sendet|zustellen|zustellung|lieferung|lieferungen|kunftig|ab jetzt|dich|schick|schicke|schicken|"
        "sende|senden|bekommen|melde|melden|meldung|meldungen|nachricht|nachrichten|bericht|berichte|mochte|will|gib|"
        "zusenden|bescheid|pulse|bitte nur"
    ),
    "weekly": (
        "wochentlich|einmal pro woche|einmal die woche|jede woche|einmal wochentlich|1x pro woche|nur einmal pro woche"
    ),
    "daily": "wieder taglich|wie vorher|wie bisher|normaler rhythmus|wieder normal|wieder jeden tag|wie immer",
    "alarms": (
        "wenns brennt|nur noch wenns brennt|nur wenns brennt|wenn es brennt|nur wenn es brennt|"
        "nur noch wenn es brennt|nur noch wenn etwas schief lauft|wenns was auffalliges gibt|nur wenns probleme gibt|"
        "nur noch bei problemen|nur noch bei auffalligkeiten|nur wenns knallt|nur noch wenn was ist|"
        "nur bei besonderheiten|wenn etwas schief lauft|wenn was aus dem ruder lauft|"
        "nur wenn was aus dem ruder lauft|nur wenn was auffallt|nur wenn sich was tut|nur wenn etwas nicht stimmt|"
        "nur wenn was nicht stimmt|nur bei problemen|nur bei auffalligkeiten|nur bei alarm|nur alarme|"
        "wenn etwas nicht stimmt|wenn was schief lauft|nur wenn was schief lauft|nur wenn etwas auffallt|"
        "nur wenn etwas passiert|nur bei abweichungen|nur im notfall|nur bei ausreissern|wenn was nicht passt|"
        "nur wenn was nicht passt|nur wenn etwas schieflauft|nur wenn es probleme gibt|nur wenn was ist"
    ),
    "at": "um|gegen",
    "clock": "uhr|h|morgens|abends|fruh",
    "language": "auf deutsch|deutsch|in deutsch|bitte auf deutsch",
    "undo": (
        "ruckgangig|ruckgangig machen|zuruck|zurucknehmen|doch nicht|abbrechen|zurucksetzen|rueckgaengig|"
        "mach das ruckgangig"
    ),
    "settings": "einstellungen|meine einstellungen|was bekomme ich|wann bekomme ich",
    "refresh": (
        "aktualisier*|aktualisieren|neu laden|erneut abrufen|neu abrufen|neueste daten|nochmal abrufen|refresh|"
        "neu holen|frische daten|aktuelle daten"
    ),
    "note": (
        "sag|sage|richte aus|ausrichten|notiz fur|notiz|info an|hinweis fur|hinweis|merk an|anmerkung|kommentar|"
        "teile mit|zur info|fyi|nachricht an"
    ),
    "filler": (
        "zeitraum|mitteilen|zwar|leute|kam|kamen|tatsachlich|gekauft|beim|einmal|hallochen|magst|verraten|getan|"
        "beziehungsweise|bzw|stellen|einander|weg|weit|nimmt|hah|lag|lags|lag s|oben|unten|interessieren|worauf|ham|"
        "ever|konnten|rechnen|vielen|gehts|lange|sicht|muss|kopf|drin|pack|ma|jetz|eigene|zukommen|lassen|lass|gern|"
        "gerne|euch|dir|ihnen|nenn|nennen|nenne|rein|reingekommen|eingegangen|eingespielt|eingebracht|"
        "zusammengekommen|geholt|gemacht|geschafft|gelaufen|abgelaufen|zustande|ausgefallen|bekommen|angefallen|"
        "verbucht|gebucht|registriert|erreicht|generiert|abgeschlossen|abgegeben|hereingekommen|gewesen|werde|wurd|"
        "hatt|hattest|hattet|wollte|wollen|willst|darf|durfte|sollte|musste|mussen|magen|bisschen|bissl|etwas|"
        "ungefahr|circa|rund|exakt|konkret|eigtl|einfach|gleich|jeweils|sonst|trotzdem|aber|leider|hoffentlich|"
        "offenbar|anscheinend|angeblich|bekanntlich|ubrigens|zum beispiel|zb|also|naja|tja|nun ja|hm|ah|ach|oh|pls|"
        "plz|thx|sorry|entschuldigung|entschuldige|tschuldigung|verzeihung|kurze frage|frage|nachgefragt|schauen sie|"
        "schauen|gucken|nachschauen|nachsehen|herausfinden|rausfinden|ausrechnen|rechne|berechne|ermitteln|ermittel|"
        "liefern|liefere|liefer|geben|gebt|durchgeben|sagt|sagen|erzahl|erzahlen|nachreichen|benotige|benotigen|"
        "brauchen|hatten gern|gerne wissen|wusste|wussten|weiss|kennst|kennen|bitteschon|mittlerweile|inzwischen|"
        "aktuell so|zurzeit|damals|danach|daraufhin|hinterher|dahinter|dagegen|dazwischen|daneben|drauf|druber|"
        "drunter|ruber|riechen|sehr geehrte|lieber|liebe|guten|schonen|schoner|sonntag euch|person|personen|stuck|"
        "stk|kohle|laden|geschaft|chefin|team|mal eben|schnell mal|ausserdem|ebenfalls|ebenso|genauso|solche|solch|"
        "irgendwas|irgendwie|irgendein|irgendeine|irgendwo|manche|einige|viele|wenige|mehrere|samtliche|beide|"
        "niedrig|hoch|tief|schwach|mies|is|grad|ab jetzt|von nun an|dass|ne|nich|net|ende|selber|selben|selbe|dich|"
        "jo|eigentlich alles|der|die|das|den|dem|des|in|im|am|an|auf|fur|ist|sind|war|waren|wurde|wurden|wird|es|uns|"
        "unser|unsere|unseren|unserer|wir|ich|mir|mich|du|ihr|sie|bitte|mal|zeig|zeige|zeigen|gib|sag|kann|kannst|"
        "konnt|konnen|konntest|man|denn|eigentlich|noch|auch|so|da|dort|hier|nun|schon|wie|was|wo|wer|welche|welcher|"
        "welches|mit|bei|aus|um|zu|zum|zur|von|vom|uber|unter|hat|haben|hatte|hatten|habe|gab|gibt|geht|ging|gehen|"
        "lief|laufen|lauft|macht|machen|sieht|eine|ein|einen|einem|eines|einer|als|und|oder|ob|wenn|nur|sehr|ganz|"
        "doch|genau|ja|nein|mehr|bis|seit|damit|dabei|davon|daran|darauf|dazu|dann|hallo|hey|hi|moin|kurz|schnell|"
        "daten|zahlen|zahl|ergebnis*|bericht|pulse|chart|verkauft|erzielt|eben|halt|wohl|nochmal|bekomme|brauche|"
        "brauch|mochte|wissen|sehen|schau|guck|gut|schlecht|gross|stark|plotzlich|deutlich|leicht|insgesamt|los|"
        "passiert|steht|stehen|liegt|liegen|sich|sein|seine|ihre|selbst|eher|wirklich|echt|danke|firma|unternehmen|"
        "kpi|kpis|kennzahl|tag|tage|uberhaupt|per|einzeln|einzelne|einzelnen|hab|nem|n|s|z|b|alles|alle|vllt|"
        "vielleicht|bzgl|bezuglich|betrifft|mei|so weng|weng|scho|eh|ned|hats|brauchte|braucht|unterlagen|"
        "fur die unterlagen|bank|die bank|bankgesprach|furs bankgesprach|fur die bank|steuerberater|termin|meeting|"
        "herzlichen dank|herzlichen|besten dank im voraus|im voraus|danke im voraus|vielen dank im voraus|wars|"
        "laufts|liefs|machts|gings|wirds|konvertieren|konvertiert|umgesetzt|gebracht|bringt|bringen|reinkommen|"
        "kommen rein|gekommen|eingehen|eingingen|verzeichnet|erzielten|gehabt|insbesondere|bitte beides|beides|"
        "sozusagen|etwa|ca|ja mal|gschwind|sag mal|sagt mal|zeig mal|gib mal|gib mir mal|mach mir|mach mal|machst|"
        "machste|haste|kannste|konnten sie|konntet ihr|wurden sie|wurde gerne|wurde gern|mochten|wollten|"
        "interessiert|interessiert mich|wunsche|wie gesagt|nochmals|er|bin|bei dem|unserem|fur unsere|in unserem|"
        "warn|kurz und knapp|knapp|und zwar|wenn man|neue|haben sich|so an|umsatzmassig|flutscht|schon alle|"
        "los gehts|hing|ding|das ding|wtf|omg|nennen sie mir|bitte nennen|kommen|kommt|mein|meine|braucht alles|"
        "feiertag|nervos|ernst|eingetroffen|angekommen"
    ),
}
