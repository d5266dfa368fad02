"""What readers ask in French, by what it means; ``*`` stands for any ending."""

WORDS = {
    "money": (
        "en euros|euro|euros|eur|argent|encaiss*|en montant|en argent|gros chiffre|le plus gros chiffre|encaisse|"
        "vendu pour combien|pour combien|du chiffre|le chiffre"
    ),
    "after": "apres|apres le",
    "earlier_than": "avant|avant le",
    "part_of": "fin|fin de|debut|mi",
    "together": "ensemble|somme|additionne*",
    "count_of": "combien|nombre de|cb|cmb|combien de|cb de|combien d|nb|nb de|nbre|nbre de",
    "half": "semestre|moitie|quinzaine",
    "refer": "ca|cela|l|en",
    "without_after": "exclu|exclue|exclus|mis a part|mise a part|deduit|enleve",
    "unit_end": "fin du mois|fin de mois|fin d annee|fin de l annee|fin du trimestre|fin de trimestre|a la fin du mois",
    "today": "aujourd hui|ajd|auj",
    "yesterday": "hier",
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
        "quel jour de la semaine|quels jours de la semaine|jour de la semaine|jours de la semaine|jour de semaine|"
        "quel est le jour de la semaine|quel a ete le jour de la semaine|quel etait le jour de la semaine"
    ),
    "each": "chaque|par|tous les|toutes les",
    "long_ago": (
        "jamais|de tous les temps|depuis toujours|historique|depuis le debut|depuis qu on mesure|"
        "depuis qu il y a des donnees|depuis le debut des donnees"
    ),
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
        "combien on a fait|cb de|de combien est|ou en est on|ou en sommes nous|nb de"
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
        "qui cartonne|le plus de|le plus d|la plus de|les plus de|vend plus|fait plus|a fait plus|a vendu plus|"
        "le plus lourd|pese le plus|pese le plus lourd|ramene le plus|ramene le plus d"
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
        "net|tva|tva comprise|calcul*|comment est calcule|que signifie|signifie|veut dire|source|d ou vient|"
        "d ou viennent|inclut|comprend|formule|mesure*|compte comme|qu est ce que ca|qu est ce que le|qu est ce qu|"
        "c est quoi|provenance|viennent|ca veut dire quoi exactement|c est quoi une|c est quoi un|qu est ce qu une|"
        "qu est ce qu un|qu est ce que vous comptez|comptez vous|comptez comme|annulees|annules|sont dedans|dedans|"
        "definition|definitions|definir|definissez|definit"
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
    "only": "seulement|uniquement|que|juste|rien que|seul|seule|filtre|ne que|mais seulement|mais que",
    "without": (
        "en laissant de cote|laissant de cote|en laissant|mis a part|sans|sauf|excepte*|hors|hormis|a l exception|"
        "en excluant|exclu*|moins|a part|en dehors de|pas|enleve|retire|ne pas|ni"
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
        "et|qu en est il de|et si|pareil|pareil pour|meme chose|maintenant|mais|alors|plutot|idem|idem pour|quid de|"
        "quid"
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
    "season": "ete|l ete|automne|hiver|printemps|cet ete|cet hiver",
    "daypart": "ce matin|cet apres midi|hier soir|ce soir|le matin|l apres midi|le soir|la nuit|a midi",
}
