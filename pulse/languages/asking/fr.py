"""What readers write in French, by what it means; ``*`` stands for any ending."""

WORDS = {
    "money": (
        "en euros|euro|euros|eur|argent|encaiss*|en montant|en argent|gros chiffre|le plus gros chiffre|encaisse|"
        "vendu pour combien|pour combien|du chiffre|le chiffre"
    ),
    "after": "apres|apres le",
    "earlier_than": "avant|avant le",
    "part_of": "fin|fin de|debut|mi",
    "together": "ensemble|somme|additionne*",
    "count_of": "combien|nombre de|cb|cmb|combien de|cb de|combien d",
    "half": "semestre|moitie|quinzaine",
    "refer": "ca|cela|l|en",
    "without_after": "exclu|exclue|exclus|mis a part|mise a part|deduit|enleve",
    "unit_end": "fin du mois|fin de mois|fin d annee|fin de l annee|fin du trimestre|fin de trimestre|a la fin du mois",
    "today": "aujourd hui|ajd|auj",
    "yesterday": "hier|hier soir",
    "day_before": "avant hier",
    "this": "ce|cette|ces|cet|actuel|actuelle|en cours|courant|courante",
    "last": "dernier|derniere|derniers|dernieres|passe|passee|passes|passees|plus recent|plus recente|ecoule*",
    "next": "prochain|prochaine|prochains|prochaines|suivant|suivante|a venir|qui vient",
    "before": "precedent|precedente|precedents|precedentes|d avant|anterieur*|celle d avant|celui d avant|ceux d avant",
    "ahead_of": "avant|auparavant",
    "ago": "il y a|y a",
    "since": (
        "depuis|a partir de|a partir du|depuis le debut de|depuis le debut du|des|depuis debut|depuis le debut d|des le"
    ),
    "until": "jusqu a|jusqu au|jusque|jusqu en",
    "between": "entre",
    "from": "du|de",
    "to": "au|a",
    "weekend": "week end|weekend|we|week ends|weekends",
    "so_far": (
        "jusqu a present|jusqu ici|a ce jour|pour l instant|jusqu a maintenant|pour le moment|deja|"
        "jusqu a aujourd hui|jusqu a hier"
    ),
    "ytd": "ytd|depuis le debut de l annee|cette annee jusqu ici|depuis le 1er janvier|cette annee",
    "mtd": "mtd|depuis le debut du mois|ce mois jusqu ici|depuis debut de mois|depuis debut du mois",
    "wtd": "wtd|depuis le debut de la semaine|cette semaine jusqu ici|depuis lundi",
    "qtd": "qtd|depuis le debut du trimestre|ce trimestre jusqu ici",
    "hour": "heure|heures",
    "day": "jour|jours|journee|journees|quotidien*|journalier*",
    "week": "semaine|semaines|hebdomadaire*|hebdo|sem",
    "month": "mois|mensuel|mensuelle|mensuels",
    "quarter": "trimestre|trimestres|trimestriel*",
    "year": "annee|annees|an|ans|annuel|annuelle",
    "weekday": (
        "quel jour de la semaine|quels jours de la semaine|jour de la semaine|jours de la semaine|jour de semaine"
    ),
    "each": "chaque|par|tous les|toutes les",
    "long_ago": "jamais|de tous les temps|depuis toujours|historique|depuis le debut",
    "year_ago": (
        "annee precedente|l an dernier|l annee derniere|l annee passee|il y a un an|n 1|sur un an|"
        "par rapport a l an dernier|meme periode l an dernier|meme jour l an dernier|yoy|l an passe|"
        "meme semaine l an dernier|meme mois l an dernier|croissance annuelle"
    ),
    "week_ago": "semaine precedente|semaine d avant",
    "month_ago": "mois precedent|mois d avant",
    "day_ago": "veille|la veille|jour precedent|jour d avant",
    "n1": "un seul|une seule",
    "n2": "deux|quelques deux|les deux",
    "n3": "trois",
    "n4": "quatre",
    "n5": "cinq",
    "n6": "six",
    "n7": "sept",
    "n8": "huit",
    "n9": "neuf",
    "n10": "dix",
    "n12": "douze",
    "a": "un|une",
    "o1": "premier|premiere|1er|1ere",
    "o2": "deuxieme|second|seconde|2e|2eme",
    "o3": "troisieme|3e|3eme",
    "o4": "quatrieme|4e|4eme",
    "ds0": "lundis|chaque lundi|le lundi",
    "ds1": "mardis|chaque mardi",
    "ds2": "mercredis|chaque mercredi",
    "ds3": "jeudis|chaque jeudi",
    "ds4": "vendredis|chaque vendredi",
    "ds5": "samedis|chaque samedi",
    "ds6": "dimanches|chaque dimanche",
    "why": (
        "keski|keski s est passe|kesski|d ou vient|d ou viennent|a quoi c est du|a quoi est due|a quoi est du|du a|"
        "due a|qu est ce qui a fait|qu est ce qui a tire|ce qui a tire|tire vers|tire vers le haut|tire vers le bas|"
        "a cause de quoi|c est du a|responsable|responsables|coupable|fautif|comment ca se fait|comment se fait il|"
        "comment expliquer|d ou ca vient|raison de|pk|pkoi|pourquoi|pq|raison*|cause|causes|"
        "qu est ce qui s est passe|que s est il passe|s est passe|ca vient d ou|a cause|expliqu*|explication|"
        "qui explique|qu est ce qui explique|qu est ce qui a|moteur*|grace a|s est il passe|ce qui s est passe|"
        "du a quoi|pourkoi|pourqoi|pcq|qu est ce qu il s est passe|il s est passe quoi|d ou vient la baisse|"
        "d ou vient la hausse|qu est il arrive|la raison"
    ),
    "value": (
        "cmb|c etait combien|ca fait combien|ca donne|ca donne quoi|ca dit quoi|ca raconte quoi|a donne quoi|"
        "on tourne a|on tourne a combien|tourne|on est a combien|s elevait a|s eleve a|a combien s elevait|"
        "a combien s eleve|on etait a|on en etait ou|quel montant|quel nombre|ou en etait|ou on en est|"
        "ou on en etait|combien ca fait|cb|combien|quel est|quelle est|quels sont|quelles sont|quel etait|"
        "quelle etait|valeur|chiffre|nombre de|montant|comment va|comment vont|comment ca va cote|on en est ou|"
        "ou en est|ou en sont|ou en sommes|comment s est|a combien|c etait comment|ca a donne quoi|comment c etait|"
        "quel fut|on a fait combien|bilan|c koi|cest quoi|c est quoi le|c est combien|ca donne combien|"
        "combien on a fait|cb de|de combien est|ou en est on|ou en sommes nous"
    ),
    "total": "total|totale|totaux|somme|au total|cumul|cumule*|en tout|ensemble|additionne*",
    "change": (
        "bouge|bouger|bouges|remontee|decroche|decrocher|ameliore|ameliorer|degrade|degrader|deteriore|plus ou moins|"
        "dessus|au dessus|dessous|en dessous|creuse|redresse|redresser|reprise|rebond|rebondi|recule|reculer|perte|"
        "pertes|gain|gains|bond|tasse|tassement|explose|exploser|effondre|flechi|flechit|stagne|stagner|stable|"
        "stagnation|accelere|ralenti|ralentit|gonfle|fond|fondu|degringole|dechante|cartonne plus|pris combien|"
        "a pris|double|triple|s envole|envole|envolee|plonge|chute libre|variations|hausses|baisses|grimpe|grimper|"
        "diminution|augmentation|amelioration|deterioration|ca bouge|chang*|augment*|baiss*|monte|montee|montent|"
        "monter|montes|descend*|progress*|chut*|diminu*|recul*|evolu*|variation|varie|hausse|difference|ecart|mieux|"
        "moins bien|plus que|moins que|croissance|grimp*|perdu|gagne|pire|meilleur que|plus haut|plus bas|plonge*|"
        "s effondr*|bondi|chuter|chute|a chute|baisse|descendre|mieux ou moins bien|mieux ou pire|mieux ou plus mal|"
        "rame|ramer|decolle|decoller|gagnes|ajoute"
    ),
    "compare": (
        "a cote|cote a cote|mets a cote|en face|en regard|mieux que|pire que|plus qu|moins qu|compare a|comparee a|"
        "l an passe pareil|d avant|compar*|vs|versus|par rapport|par rapport a|par rapport au|contre|face a|face au|"
        "en comparaison|ou|rapport|que|par rapport aux|comparees a|compares a|en face de|a cote de|plus que|"
        "moins que|moins bien que|au dessus de|au dessous de|au dessus du|en dessous du|en dessous de"
    ),
    "rank": (
        "cartonne|cartonner|a le plus cartonne|plus gros|plus grosse|en premier|podium|champion|vainqueur|numero un|"
        "surperforme*|se demarque|sort du lot|tire son epingle|plus performant|plus performante|performe le mieux|"
        "haut du classement|classement|top|meilleur|meilleure|meilleurs|meilleures|plus grand*|plus fort|plus forte|"
        "plus eleve|plus elevee|plus haut|maximum|max|record|pic|leader|en tete|premier|premiers|premiere|classe*|"
        "trie|trier|trie par|plus vendu*|gagnant*|marche le mieux|le mieux|vend le plus|le plus fort|marche mieux|"
        "a le mieux marche|a vendu le plus|fait le plus|a fait le plus|rapporte le plus|a rapporte le plus|"
        "qui cartonne|le plus de|le plus d|la plus de|les plus de|vend plus|fait plus|a fait plus|a vendu plus"
    ),
    "worst": (
        "plus calme|calme|plus creux|plus mou|plus molle|le moins bien|moins bien|a la traine|en queue|"
        "bas du classement|derniere place|lanterne rouge|sous performe|plus mauvais jour|plus nul|traine|galere|"
        "plus faiblard|pire|pires|plus petit*|plus faible|plus faibles|plus bas|plus basse|minimum|min|moins bon|"
        "moins bonne|moins bons|le moins|la moins|les moins|dernier de la liste|creux|plus mauvais|plus mauvaise|"
        "flop|flops|marche le moins bien|marche le moins|marche moins bien|a le moins marche|vend le moins|"
        "a vendu le moins|fait le moins|a fait le moins|rapporte le moins|a rapporte le moins|qui rame|"
        "le plus faible|le plus calme|la plus calme|le moins de|le moins d|la moins de"
    ),
    "when": (
        "quand|quel jour|quelle semaine|quel mois|a quel moment|quelle date|quels jours|quelles semaines|quels mois"
    ),
    "who": (
        "qui|lequel|laquelle|lesquels|lesquelles|quel magasin|quelle region|quel produit|quel canal|quel pays|quels|"
        "quelles|quel|quelle"
    ),
    "trend": (
        "sens|dans quel sens|quel sens|va dans quel sens|progresse ou recule|a long terme|sur la duree|au long cours|"
        "a la hausse ou a la baisse|tendance*|evolution|trajectoire|au fil du temps|dans le temps|historique|"
        "direction|progression|courbe|dynamique|evolu*|a evolue|comment evolue|remonte ou descend|monte ou descend|"
        "monte ou baisse"
    ),
    "share": (
        "pese|pesent|peser|part du gateau|gateau|combien pese|represente|represente combien|repartit|se repartit|"
        "reparti|quel poids|part|parts|pourcentage de|proportion*|repartition|poids|du total|represente*|"
        "contribution|contribue|quelle part|ventilation en %|quel pourcentage|pourcentage du total|"
        "en pourcentage du total|quelle proportion|combien en pourcentage|quel pourcentage vient|"
        "represente quel pourcentage|pct du total|% du total|% du ca"
    ),
    "average": "moyenne|moyennes|en moyenne|moyen|moyens|panier moyen par jour",
    "forecast": (
        "tabler|tabler sur|tabler pour|raisonnablement|esperer|peut on esperer|s attendre|faut il s attendre|"
        "combien on finira|d ici la fin|d ici|finira|partis pour|bien partis|en fin de|estime|prevision*|"
        "previsionnel|pronostic*|prevoi*|projection*|estimation*|va t on|allons nous|on va finir|on va faire|attendu|"
        "atterrissage|atterrir|fera|sera|on finira|terminer|prevu|ca donnerait quoi|donnerait|on va terminer|"
        "on va atterrir|a ce rythme|a quoi s attendre|combien on va faire|on devrait faire|devrait faire|"
        "on va cloturer|au rythme actuel|si ca continue|si on continue"
    ),
    "goal": (
        "loin|loin de l objectif|loin de|c bon pour l objectif|on y est|dans le vert|dans le rouge|en avance|"
        "en retard|tenir l objectif|tenu|tient|tiendra|tiendrons|rater|rate|objectif*|cible|cibles|budget|but|"
        "plan prevu|en ligne avec|sur la bonne voie|dans les clous|atteind*|atteint|quota|dans les temps|"
        "bons pour l objectif|bon pour l objectif|est on bons|on est bons|on est dans les temps|il nous manque|"
        "nous manque|manque combien|pour atteindre|reste a faire|il reste combien|reste combien"
    ),
    "usual": (
        "a signaler|rien de bizarre|rien d anormal|louche|cloche|qui cloche|hors norme|sort de l ordinaire|ordinaire|"
        "d inhabituel|dans la norme|normale|coherent|etonnant|suspecte|inhabituel*|normal*|anorma*|anomalie*|bizarre|"
        "etrange|surprenant|atypique|habituel*|exceptionnel|aberrant*|inquiet*|particulier|remarquable|suspect|"
        "alarmant|que d habitude|d habitude|comme d habitude|que la normale|que l habitude|que l ordinaire|de normal|"
        "c normal|cest normal|est ce normal|faut s inquieter|faut il s inquieter|dans la moyenne habituelle|si bas|"
        "si haut|si peu|aussi bas|aussi peu|aussi haut"
    ),
    "definition": (
        "c koi|koi|ca veut dire quoi|c est quoi exactement|qu entend on par|qu entendez vous|entendez vous par|"
        "compris dedans|prend en compte|pris en compte|englobe|correspond|correspond a quoi|ttc|ht|ttc ou ht|brut|"
        "net|tva|tva comprise|defini*|calcul*|comment est calcule|que signifie|signifie|veut dire|source|d ou vient|"
        "d ou viennent|inclut|comprend|formule|mesure*|compte comme|qu est ce que ca|qu est ce que le|qu est ce qu|"
        "c est quoi|provenance|viennent|ca veut dire quoi exactement|c est quoi une|c est quoi un|qu est ce qu une|"
        "qu est ce qu un|qu est ce que vous comptez|comptez vous|comptez comme|annulees|annules|sont dedans|dedans"
    ),
    "quality": (
        "m y fier|fier|complet ou|sures|fiabilite|definitif|definitifs|definitives|provisoire|consolide|consolidees|"
        "tout y est|il manque|bien a jour|arretees|complet*|complete*|fiable*|a jour|correct*|manqu*|qualite|"
        "mises a jour|mise a jour|derniere mise|juste|sur de|faux|fausse|erreur*|bug|datent|date de quand|frais|"
        "fraiches|confiance|retard|c est bon|impossible|sont arrivees|sont tombees|deja la|deja tombees|"
        "deja arrivees|remontees|sont remontees|toutes remontees|tout remonte|toutes arrivees|a ete charge|chargees|"
        "exact|exacts|exacte|exactes"
    ),
    "table": (
        "tableau*|liste|donnees brutes|les chiffres|tous les chiffres|chiffres|jour par jour|semaine par semaine|"
        "mois par mois|detail par jour|lister|en tableau|sous forme de tableau|un tableau"
    ),
    "chart": (
        "graph*|graphique*|diagramme*|courbe*|image|dessin*|dessine*|visuel*|visualis*|histogramme|barres|camembert|"
        "chart|en graphique|un graphique|en courbe|sous forme de graphique"
    ),
    "document": (
        "csv|excel|xlsx|fichier|export*|telecharg*|tableur|piece jointe|pdf|en excel|en csv|au format excel|"
        "sous excel|fichier excel"
    ),
    "members": (
        "suit|on suit|suivons|y a t il|existe*|disponibles|avons nous|avez vous|as tu|a t on|couvre|suivis|inclus|"
        "on a quoi comme|qui sont la|y figurent|figurent|sont suivis|sont suivies|apparaissent|on voit|il y a|y a"
    ),
    "help": (
        "aide|menu|que puis je demander|que peux tu faire|comment ca marche|commandes possibles|tu sais faire quoi|"
        "help|options|quelles questions|je peux demander quoi"
    ),
    "more": (
        "plus|plus de details|plus d infos|details|detail|en savoir plus|dis m en plus|approfondi*|autre chose|"
        "quoi d autre|continue|la suite|resume|resumer|synthese|en bref|nouveautes|quoi de neuf|points cles"
    ),
    "only": "seulement|uniquement|que|juste|rien que|seul|seule|filtre|ne que|mais seulement|mais que",
    "without": (
        "en laissant de cote|laissant de cote|en laissant|mis a part|sans|sauf|excepte*|hors|hormis|a l exception|"
        "en excluant|exclu*|moins|a part|en dehors de|pas|enleve|retire|ne pas"
    ),
    "by": (
        "ventile|decoupe|decoupage|detail par|eclate|eclater|eclate par|decompose|decomposer|en separant|separe|"
        "separement|chacun des|l un l autre|cote a cote|par|ventile*|ventilation|detaille par|reparti par|selon|"
        "decoupe par|par chaque|pour chaque|decompos*"
    ),
    "percent": "pour cent|pourcent|pourcentage|%|en pourcentage|en %",
    "absolute": (
        "absolu|en euros|en valeur|en nombre|en valeur absolue|en unites|en chiffres|points de pourcentage|points"
    ),
    "per_day": "par jour|quotidien|quotidienne|journalier|journaliere|chaque jour|moyenne journaliere",
    "everything": (
        "confondus|confondues|toutes boutiques confondues|tous confondus|le reste|reste|tout|tous|toutes|toute|"
        "l ensemble|global|globalement"
    ),
    "and": "+|ni|et|ainsi que|plus|&|avec|puis",
    "follow": (
        "et|et pour|qu en est il de|et si|pareil|pareil pour|meme chose|maintenant|mais|alors|plutot|et en|et sur|"
        "idem|idem pour|quid de|quid"
    ),
    "ack": (
        "hello|hi|bon dimanche|bonjour a toute l equipe|toute l equipe|bon courage|bonne continuation|bon apres midi|"
        "bonne fin de journee|top merci|super merci|nickel merci|merci bcp|mercii|merciiii|cimer|parfait parfait|"
        "c est top|c est super|c est cool|c est bon|c est parfait|trop bien|trop cool|genial merci|impec|ok merci|"
        "ok super|ok top|ok cool|dac|d acc|yep|yes merci|ca marche merci|bien recu|bien note|hihi|hehe|xd|ptdr|joli|"
        "belle perf|beau score|chapeau|felicitations a tous|courage|slt|cc|re|merci|merci beaucoup|super|parfait|ok|"
        "okay|d accord|tres bien|bien|genial|top|cool|excellent|compris|entendu|oui|non|nickel|bravo|bien joue|"
        "formidable|chouette|bonjour|bonsoir|salut|coucou|bonne journee|bonne soiree|bon week end|a bientot|"
        "au revoir|ca marche|ca roule|impeccable|haha|mdr|lol|wow|oh|ah|tiens|waouh|ouah|extra|ravi|content|"
        "magnifique|interessant|bonne nouvelle|je vois|c est note|note|merci bien|merci a toi|merci a vous|ouf|"
        "dommage|laisse tomber|pas mal|bon travail|beau travail|bon boulot|comment vas tu|comment ca va|ca va|"
        "bonne nuit|felicitations|parfait merci|yes|hey|ok top merci|ca marche super|top top|super top|merci chef|"
        "merci infiniment|bien vu|nickel chrome|trop fort|au top|parfait pour moi|ok pour moi|ca me va|"
        "bon boulot merci|merci d avance|okay merci|ok ok|ca roule merci|chouette merci|bravo a tous|bonne semaine|"
        "bon dimanche a tous|dac merci|c est clair|merci c est clair|c clair"
    ),
    "off": (
        "tarte|tarte aux pommes|pommes|embauche un|vendeur de plus|supprime la|base de donnees|virus|blagues|devine*|"
        "ligue 1|psg|marseille om|match|horoscope|loto|guerre|religion|amour|rencontre|avocat|impots|comptable|"
        "patron veut|demission*|licenciement|poeme|blague*|meteo|capitale de|recette*|chanson|mot de passe|"
        "mots de passe|cle api|cle d api|secret*|identifiants|instructions precedentes|instructions|ignore*|oublie*|"
        "transfere*|telephone*|numero de telephone|email*|e mail*|mail|mails|adresse*|noms des clients|supprime*|"
        "efface*|achete*|commande moi|reserve|appelle*|rappelle*|ecris moi un|ecris un|salaire*|admin|recommand*|"
        "conseil*|conseille*|devrait on|devrions nous|faut il|que faire|concurren*|secteur|benchmark|part de marche|"
        "autre equipe|autres equipes|equipe commerciale|autres lecteurs|qui d autre|qui recoit|change le|modifie*|"
        "facture*|paye|payer|paie|virement|virer|licencie*|embauche*|foot|football|politique|qui es tu|es tu un|"
        "chatgpt|code|sql|film*|restaurant*|pizza|vol|hotel|bourse|action|bitcoin|tradui*|presentation|diapo*|"
        "linkedin|strategie|chien|chiens|chat|chats|chante|devoirs|faute"
    ),
    "pause": (
        "pause|mets en pause|mettre en pause|suspend*|en vacances|vacances|conges|en conge|rien jusqu|"
        "pas de message jusqu|absent|absente|stoppe pendant|silence pendant|coupe pendant"
    ),
    "mute": (
        "coupe le son|coupe tout|jusqu a nouvel ordre|silence radio|muet|mute|silence|coupe|chut|en sourdine|"
        "mets en sourdine|tais toi"
    ),
    "resume": (
        "reprends|reprendre|reactive*|relance l envoi|renvoie a nouveau|remets|je suis de retour|de retour|"
        "enleve la pause|reprise"
    ),
    "send": (
        "ca me suffit|suffit|recevoir ca|recevoir ce|mets moi ca|mettez moi ca|messagerie|notifs|notif|pulse|"
        "bulletin|bulletins|point|envoi|envois|largement|envoie|envoyer|envoie moi|envoyez|recevoir|recois|veux|"
        "voudrais|previens|previens moi|alerte moi|alerte|notifie*|message*|rapport*|donne moi|avertis*"
    ),
    "weekly": "hebdomadaire|une fois par semaine|chaque semaine|toutes les semaines|hebdo|1 fois par semaine",
    "daily": (
        "comme avant|tous les jours a nouveau|rythme normal|comme d habitude|a nouveau tous les jours|"
        "retour a la normale"
    ),
    "alarms": (
        "seulement si quelque chose ne va pas|uniquement si quelque chose ne va pas|que si quelque chose ne va pas|"
        "seulement en cas de probleme|uniquement en cas de probleme|que les alertes|seulement les alertes|"
        "seulement quand ca va mal|uniquement en cas d anomalie|seulement si ca va mal|si quelque chose ne va pas|"
        "quand quelque chose ne va pas|seulement quand il y a un probleme|seulement s il y a un probleme|"
        "que s il y a un probleme|qu en cas de probleme|uniquement les alertes|uniquement s il y a un probleme|"
        "seulement quand quelque chose ne va pas|seulement en cas d anomalie"
    ),
    "at": "a|vers",
    "clock": "h|heures|heure|du matin|du soir",
    "language": "en francais|francais",
    "undo": (
        "oups|oups annule|ce que je viens de changer|annule ce que|remets comme c etait|comme c etait avant|changer|"
        "annule*|annuler|reviens en arriere|retour|defais|reinitialise*|remets comme avant"
    ),
    "settings": (
        "reglages|mes reglages|parametres|mes parametres|preferences|mes preferences|qu est ce que je recois|"
        "quand est ce que je recois"
    ),
    "refresh": (
        "actualise*|actualiser|rafraichi*|rafraichir|recharge*|mets a jour|relance|dernieres donnees|"
        "donnees fraiches|donnees a jour"
    ),
    "note": (
        "dis a|dis lui|dites a|previens|informe|note pour|commentaire|transmets|message pour|fais savoir|signale a|"
        "pour info|note que|a noter|preciser a|dis|signale|mets le en commentaire|en commentaire|mets en commentaire|"
        "a mettre en commentaire|note le|notez le|notez que|en note|ajoute une note|ajoutez une note|"
        "ajoute un commentaire|faites passer|fais passer"
    ),
    "filler": (
        "pourriez|pourrais tu|indiquer|nombre|enregistrees|enregistre|enregistres|euros|tombes|tombe|tombee|caisse|"
        "arrives|arrive|arrivees|fini|finir|elevait|eleve|s elevait|reunis|moi|toi|inscrits|inscrit|laissant|laisse|"
        "laisser|ya|gerante|gerant|desole|desolee|embeter|deranger|eues|jai|ci|ci dessus|confondus|confondues|pris|"
        "mets|mettre|met|parle|parler|constatee|constate|remontee|dedans|la dedans|sens|pouvons|pourrait|pourra|rien|"
        "faudrait|avance|suit|suivons|nouvel|matin|viens|bonne|bon|apres|d apres|selon toi|voila|bah|hein|genre|wsh|"
        "frere|gros|meuf|mec|chef|patron|boss|collegue|collegues|equipe|petite|petit|question rapide|stp merci|"
        "si possible|dispo|dispos|aurais|aurait|auriez|auras|saurais|sais|sait|savez|connais|faites|font|fasse|"
        "faisait|rapporte|rapportes|rapportee|ramene|encaisse|encaisses|touche|touches|rentre|rentrent|rentrees|"
        "entre|entrees|engrange|realisees|realises|genere|generes|generee|passees|passes|conclus|conclu|signe|signes|"
        "ecoule|ecoules|liquide|obtenu|obtenus|compte|comptez|comptons|comptabilise|recense|releve|note|noter|donnez|"
        "donner|donnerais|filer|file|sors|sortir|ressors|balance|envoie le chiffre|fournir|fournissez|communiquer|"
        "communique|transmettre|preciser|precise|detailler|detaille|rappeler|rappelle moi|redonne|redonner|redis|"
        "revoir|revoila|regarde|regarder|verifie|verifier|besoin|envie|curieux|curieuse|interesse|interesser|"
        "interesserait|grosso modo|en gros|plus ou moins|a peu pres|exactement combien|precisement|justement|"
        "franchement|honnetement|sincerement|bref|enfin|sinon|ainsi|aussi bien|pareillement|egalement|d ailleurs|"
        "au fait|au passage|svp merci|bonsoir|coucou|hey|yo|ouais|oui|nan|non|ok|d acc|dac|super|merci d avance|"
        "recemment|ces temps ci|dernierement|hier soir|ce matin|cet apres midi|toujours|souvent|parfois|jamais|"
        "ailleurs|partout|nulle part|quelque part|certains|certaines|plusieurs|aucun|aucune|chacun|chacune|"
        "quelconque|tel|telle|tels|telles|leurs|celui|celle|ceux|celles|celui ci|dont|lequel|puis|ensuite|finalement|"
        "d abord|avant tout|surtout|vachement|hyper|ultra|carrement|grave|trop bien|pas mal de|un max|un paquet|"
        "personnes|personne|gens|monde|bas|haut|faible|nul|pr|c|slt|desormais|dorenavant|a partir de maintenant|fin|"
        "qqch|quelque chose|j|en fait|du coup|tt|ds|dc|ptdr|deplacement|bcp|le|la|les|l|de|du|des|d|en|a|au|aux|pour|"
        "dans|sur|est|sont|etait|etaient|ete|ont|avons|ai|avait|fait|fais|faire|faisons|ce|ca|cela|ces|cet|cette|s|"
        "se|me|m|nous|vous|te|t|tu|je|on|il|ils|elle|elles|y|qu|que|qui|quoi|quel|quelle|quels|quelles|comment|"
        "combien|mon|ma|mes|notre|nos|votre|vos|leur|son|sa|ses|s il te plait|s il vous plait|svp|stp|montre*|"
        "montre moi|donne|donne moi|dis|dis moi|peux|peut|peux tu|pouvez|pourrais|voudrais|veux|voir|savoir|"
        "connaitre|avoir|un|une|et|ou|si|ne|n|pas|plus|moins|tres|trop|bien|aussi|encore|deja|ici|alors|donc|or|mais|"
        "car|avec|par|chez|vers|lors|tout|tous|toute|toutes|quelque|quelques|chose|choses|bonjour|salut|hello|eh|oh|"
        "euh|ben|donnees|donnee|chiffre|chiffres|resultat*|rapport|business|entreprise|boite|boutique|kpi|kpis|"
        "indicateur*|vendu|vendus|vend|vente|realise|eu|eue|passe|va|vont|aller|allait|est ce|est ce que|t il|t elle|"
        "vraiment|exactement|environ|question|rapide|vite|juste|merci|jour|jours|i|fut|sera|pendant|j ai|qu est ce|"
        "qu est ce que|niveau|cote|concernant|afin|comme|etre|suis|es|sommes|grosse|grand|fort|beaucoup|peu|soudain|"
        "nettement|legerement|faut|re|ptit|point|moment|quand|fois|helene|autant|bons|apporte|apporter|indiquez|"
        "recevons|recoit|recois|pouvez vous|pourriez vous|serait il|possible de|serait|puis je|dis moi voir|dis voir|"
        "dis donc|ben dis|toujours autant|annonce|annoncer|comptable|pour ma compta|compta|pour mon comptable|"
        "reunion|pour la reunion|banque|pour la banque|patronne|associe|mon associe|cordialement|bien cordialement|"
        "merci de|merci par avance|par avance|bonne reception|juste une question|une question|petite question|"
        "j aimerais|aimerais|aimerions|on aimerait|nous aimerions|j aimerais bien|souhaite|souhaiterais|souhaitons|"
        "je souhaite|je cherche|cherche|il me faut|me faut|me faudrait|il faudrait|il nous faut|dire quoi|sort|sorti|"
        "sorties|boutiques|formules|trois|rentre dans la caisse|fait rentrer|a peu|stp svp|tjrs|tjs|vu|plutot|hui|"
        "aujourd|ou pas|si oui|belle|jolie|sacree|sacre|bien voulu|en general|general|generalement|enfaite|enft|wtf|"
        "cumule|cumulee"
    ),
    "same": "meme|memes|la meme|le meme|les memes",
    "stretch": "periode|dates|duree|moment|laps de temps",
    "meant": (
        "je voulais dire|je parlais de|je parlais du|je parle de|je parle du|je pensais a|je veux dire|pardon|"
        "je demandais"
    ),
    "now": "maintenant|en ce moment|actuellement|a l heure actuelle|a ce jour|pour l instant|la maintenant",
    "ascending": (
        "du plus petit au plus grand|du pire au meilleur|croissant|ordre croissant|par ordre croissant|"
        "du plus faible au plus fort|du moins bon au meilleur"
    ),
    "descending": (
        "du plus grand au plus petit|du meilleur au pire|decroissant|ordre decroissant|par ordre decroissant|"
        "du plus fort au plus faible|du meilleur au moins bon"
    ),
    "tomorrow": "demain",
    "other_one": "l autre|l autre la|les autres|autre|autres",
    "before_last": "avant derniere|avant dernier",
}
