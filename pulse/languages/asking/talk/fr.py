"""What readers say in French beside questions: small talk, wishes, what is not ours, words that say nothing."""

WORDS = {
    "help": (
        "aide|menu|que puis je demander|que peux tu faire|comment ca marche|commandes possibles|tu sais faire quoi|"
        "help|options|quelles questions|je peux demander quoi"
    ),
    "more": (
        "plus|plus de details|plus d infos|details|detail|en savoir plus|dis m en plus|approfondi*|autre chose|"
        "quoi d autre|continue|la suite|resume|resumer|synthese|en bref|nouveautes|quoi de neuf|points cles"
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
        "linkedin|strategie|chien|chiens|chat|chats|chante|devoirs|faute|augmente le|baisse le budget|augmentez le"
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
        "recemment|ces temps ci|dernierement|toujours|souvent|parfois|jamais|ailleurs|partout|nulle part|"
        "quelque part|certains|certaines|plusieurs|aucun|aucune|chacun|chacune|quelconque|tel|telle|tels|telles|"
        "leurs|celui|celle|ceux|celles|celui ci|dont|lequel|puis|ensuite|finalement|d abord|avant tout|surtout|"
        "vachement|hyper|ultra|carrement|grave|trop bien|pas mal de|un max|un paquet|personnes|personne|gens|monde|"
        "bas|haut|faible|nul|pr|c|slt|desormais|dorenavant|a partir de maintenant|fin|qqch|quelque chose|j|en fait|"
        "du coup|tt|ds|dc|ptdr|deplacement|bcp|le|la|les|l|de|du|des|d|en|a|au|aux|pour|dans|sur|est|sont|etait|"
        "etaient|ete|ont|avons|ai|avait|fait|fais|faire|faisons|ce|ca|cela|ces|cet|cette|s|se|me|m|nous|vous|te|t|tu|"
        "je|on|il|ils|elle|elles|y|qu|que|qui|quoi|quel|quelle|quels|quelles|comment|combien|mon|ma|mes|notre|nos|"
        "votre|vos|leur|son|sa|ses|s il te plait|s il vous plait|svp|stp|montre*|montre moi|donne|donne moi|dis|"
        "dis moi|peux|peut|peux tu|pouvez|pourrais|voudrais|veux|voir|savoir|connaitre|avoir|un|une|et|ou|si|ne|n|"
        "pas|plus|moins|tres|trop|bien|aussi|encore|deja|ici|alors|donc|or|mais|car|avec|par|chez|vers|lors|tout|"
        "tous|toute|toutes|quelque|quelques|chose|choses|bonjour|salut|hello|eh|oh|euh|ben|donnees|donnee|chiffre|"
        "chiffres|resultat*|rapport|business|entreprise|boite|boutique|kpi|kpis|indicateur*|vendu|vendus|vend|vente|"
        "realise|eu|eue|passe|va|vont|aller|allait|est ce|est ce que|t il|t elle|vraiment|exactement|environ|"
        "question|rapide|vite|juste|merci|jour|jours|i|fut|sera|pendant|j ai|qu est ce|qu est ce que|niveau|cote|"
        "concernant|afin|comme|etre|suis|es|sommes|grosse|grand|fort|beaucoup|peu|soudain|nettement|legerement|faut|"
        "re|ptit|point|moment|quand|fois|helene|autant|bons|apporte|apporter|indiquez|recevons|recoit|recois|"
        "pouvez vous|pourriez vous|serait il|possible de|serait|puis je|dis moi voir|dis voir|dis donc|ben dis|"
        "toujours autant|annonce|annoncer|comptable|pour ma compta|compta|pour mon comptable|reunion|pour la reunion|"
        "banque|pour la banque|patronne|associe|mon associe|cordialement|bien cordialement|merci de|merci par avance|"
        "par avance|bonne reception|juste une question|une question|petite question|j aimerais|aimerais|aimerions|"
        "on aimerait|nous aimerions|j aimerais bien|souhaite|souhaiterais|souhaitons|je souhaite|je cherche|cherche|"
        "il me faut|me faut|me faudrait|il faudrait|il nous faut|dire quoi|sort|sorti|sorties|boutiques|formules|"
        "trois|rentre dans la caisse|fait rentrer|a peu|stp svp|tjrs|tjs|vu|plutot|hui|aujourd|ou pas|si oui|belle|"
        "jolie|sacree|sacre|bien voulu|en general|general|generalement|enfaite|enft|wtf|cumule|cumulee|bjr|bsr|ferie|"
        "c etait ferie|lourd"
    ),
}
