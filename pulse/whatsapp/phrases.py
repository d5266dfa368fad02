"""The few sentences that are not about figures, in the languages we speak: consent, and the template's fixed words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    """One language.

    Args:
        language: As Meta names it.
        template: Body of the template; ``{{1}}`` is the pulse's title, ``{{2}}`` its summary. A variable may stand
            neither first nor last, nor beside another (2388299), and needs words around it (2388293).
        footer: Below it, at most 60 units.
        button: On its button, at most 25 units.
        example: A summary for Meta's reviewer.
        welcome: To somebody who opted in; ``{name}`` is theirs.
        stopped: To somebody who asked for no more.
        resumed: To somebody who asked for them again.
        code: To somebody who asks for reports and has not opted in yet.
        wrong_code: To somebody whose code fits nobody or is over.
        which: Above the titles of the charts that a question may be about.
        choose: On the button that opens their list, at most 20 units.
        enough: To somebody who had as many answers as there are in a day.
        unsure: To somebody who may have asked for no more, above the next two.
        stop_button: On the button that ends the reports, at most 20 units.
        go_on_button: On the button that keeps them, at most 20 units.
        going_on: To somebody who keeps them.
    """

    language: str
    template: str
    footer: str
    button: str
    example: str
    welcome: str
    stopped: str
    resumed: str
    code: str
    wrong_code: str
    which: str
    choose: str
    enough: str
    unsure: str
    stop_button: str
    go_on_button: str
    going_on: str


_ENGLISH = Phrases(
    "en_US",
    "Your scheduled report *{{1}}* is ready.\n{{2}}\nTap the button below, and the chart and its details follow here.",
    "You asked for this report. Reply STOP to end it.",
    "Show me",
    "Orders came to 131 on Saturday, 12 fewer than the Saturday before.",
    "Welcome, {name}. Your reports will arrive here. Reply to a chart to ask about it; send STOP to end them.",
    "You will get no more reports. Send START to have them again.",
    "You will get reports again. Send STOP to end them.",
    "Please send the six digits that you were given; reports begin then.",
    "That code does not fit, or is over. Please look at the six digits again, or ask for new ones.",
    "Which chart do you mean?",
    "Choose",
    "That is as much as can be answered in one day. Please go on tomorrow.",
    "Should these reports stop, or go on?",
    "Stop them",
    "Go on",
    "All right, your reports go on. Send STOP to end them.",
)
_ALL = (
    _ENGLISH,
    Phrases(
        "de",
        "Ihr regelmäßiger Bericht *{{1}}* ist da.\n{{2}}\nTippen Sie auf den Knopf, und Grafik und Details folgen.",
        "Sie haben diesen Bericht bestellt. STOPP beendet ihn.",
        "Zeigen",
        "Am Samstag waren es 131 Bestellungen, 12 weniger als am Samstag davor.",
        "Willkommen, {name}. Hier kommen Ihre Berichte. Fragen? Antworten Sie auf eine Grafik. STOPP beendet sie.",
        "Sie bekommen keine Berichte mehr. Mit START kommen sie wieder.",
        "Sie bekommen wieder Berichte. STOPP beendet sie.",
        "Bitte senden Sie die sechs Ziffern, die Sie bekommen haben; dann beginnen die Berichte.",
        "Dieser Code passt nicht oder ist abgelaufen. Prüfen Sie die sechs Ziffern, oder lassen Sie sich neue geben.",
        "Welche Grafik meinen Sie?",
        "Auswählen",
        "Mehr Antworten gibt es an einem Tag nicht. Bitte schreiben Sie morgen wieder.",
        "Möchten Sie keine Berichte mehr, oder sollen sie weiter kommen?",
        "Beenden",
        "Weiter senden",
        "Gut, die Berichte kommen weiter. STOPP beendet sie.",
    ),
    Phrases(
        "es",
        "Su informe programado *{{1}}* está listo.\n{{2}}\nToque el botón y llegarán aquí el gráfico y los detalles.",
        "Usted pidió este informe. Responda BAJA para terminarlo.",
        "Mostrar",
        "El sábado hubo 131 pedidos, 12 menos que el sábado anterior.",
        "Hola, {name}. Sus informes llegarán aquí. Responda a un gráfico para preguntar; envíe BAJA para terminarlos.",
        "No recibirá más informes. Envíe START para recibirlos de nuevo.",
        "Recibirá informes de nuevo. Envíe BAJA para terminarlos.",
        "Envíe los seis dígitos que recibió; entonces empezarán los informes.",
        "Ese código no es válido o ha caducado. Revise los seis dígitos o pida otros nuevos.",
        "¿A qué gráfico se refiere?",
        "Elegir",
        "No se pueden dar más respuestas en un día. Siga mañana, por favor.",
        "¿Quiere dejar de recibir los informes o seguir recibiéndolos?",
        "No recibir más",
        "Seguir recibiendo",
        "De acuerdo, seguirá recibiendo informes. Envíe BAJA para terminarlos.",
    ),
    Phrases(
        "fr",
        "Votre rapport programmé *{{1}}* est prêt.\n{{2}}\nTouchez le bouton : le graphique et le détail suivent ici.",
        "Vous avez demandé ce rapport. STOP pour y mettre fin.",
        "Afficher",
        "Samedi, il y a eu 131 commandes, soit 12 de moins que le samedi précédent.",
        "Bienvenue, {name}. Vos rapports arrivent ici ; répondez à un graphique pour demander. STOP y met fin.",
        "Vous ne recevrez plus de rapports. Envoyez START pour les recevoir à nouveau.",
        "Vous recevrez de nouveau des rapports. STOP y met fin.",
        "Envoyez les six chiffres que vous avez reçus ; les rapports commenceront alors.",
        "Ce code ne convient pas ou n’est plus valable. Vérifiez les six chiffres ou demandez-en de nouveaux.",
        "De quel graphique parlez-vous ?",
        "Choisir",
        "Il n’y a pas plus de réponses en un jour. Continuez demain, s’il vous plaît.",
        "Voulez-vous ne plus recevoir de rapports, ou continuer à les recevoir ?",
        "Ne plus recevoir",
        "Continuer",
        "Bien, les rapports continuent. STOP y met fin.",
    ),
    Phrases(
        "pt_BR",
        "Seu relatório programado *{{1}}* está pronto.\n{{2}}\nToque no botão, e o gráfico e os detalhes chegam aqui.",
        "Você pediu este relatório. Responda PARAR para encerrar.",
        "Mostrar",
        "No sábado foram 131 pedidos, 12 a menos que no sábado anterior.",
        "Olá, {name}. Seus relatórios chegarão aqui. Responda a um gráfico para perguntar; envie PARAR para encerrar.",
        "Você não receberá mais relatórios. Envie START para recebê-los de novo.",
        "Você receberá relatórios de novo. Envie PARAR para encerrar.",
        "Envie os seis dígitos que recebeu; então os relatórios começam.",
        "Esse código não confere ou expirou. Verifique os seis dígitos ou peça novos.",
        "A qual gráfico você se refere?",
        "Escolher",
        "Não há mais respostas em um só dia. Continue amanhã, por favor.",
        "Quer parar de receber os relatórios ou continuar recebendo?",
        "Parar",
        "Continuar",
        "Certo, você continuará recebendo relatórios. Envie PARAR para encerrar.",
    ),
)
LANGUAGES: dict[str, Phrases] = {one.language: one for one in _ALL}


def of(locale: str) -> Phrases:
    """The phrases for a locale such as ``de`` or ``pt_BR``; English where it is empty or not spoken."""
    spoken = {one.language.split("_", 1)[0]: one for one in _ALL}
    tag = locale.replace("-", "_")
    return LANGUAGES.get(tag) or spoken.get(tag.split("_", 1)[0]) or _ENGLISH
