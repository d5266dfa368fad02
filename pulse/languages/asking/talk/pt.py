"""What readers say in Portuguese beside questions: small talk, wishes, what is not ours, words that say nothing."""

WORDS = {
    "help": (
        "ajuda|menu|o que posso perguntar|o que voce faz|o que sabes fazer|como funciona|comandos|opcoes|help|"
        "o que podes fazer"
    ),
    "more": (
        "mais|mais detalhes|mais informacoes|mais info|detalhes|detalhe|conta mais|conte mais|diga mais|diz me mais|"
        "aprofund*|algo mais|que mais|o que mais|continua|continue|resumo|resume|novidades|destaques|me conta mais|"
        "fala mais|me fala mais|me diz mais|detalha mais|explica melhor"
    ),
    "ack": (
        "hello|hi|valeu demais|tmj|brigadao|brigado|obrigadao|obg demais|muito obrigado mesmo|show demais|"
        "perfeito obrigado|otimo obrigado|ok obrigado|blz obrigado|bom domingo|boa semana|bom descanso|boa sorte|"
        "fechado entao|suave|de boa|tranquilo|tranks|top demais|sensacional|espetacular|arrasou|arrasaram|mandou bem|"
        "mandaram bem|parabens equipe|parabens equipa|kkkkk|kkkkkk|rsrs|rsrsrs|hehe|aham|sim sim|nop|ah ta|ah sim|"
        "ok entao|certo entao|bjs|beijos|beijo|abs|abracao|forca|fixe obrigado|porreiro|espetaculo|impecavel|"
        "obrigado|obrigada|muito obrigado|muito obrigada|valeu|brigada|otimo|otima|perfeito|ok|okay|certo|bom|boa|"
        "muito bom|muito bem|excelente|entendi|entendido|beleza|sim|nao|legal|show|massa|top|maravilha|bacana|fixe|"
        "parabens|ola|oi|bom dia|boa tarde|boa noite|tchau|ate logo|ate mais|abraco|abracos|bom trabalho|"
        "bom fim de semana|tudo bem|tudo bom|kkk|kkkk|haha|rs|uau|nossa|opa|oh|ah|que bom|show de bola|fantastico|"
        "incrivel|blz|vlw|obg|interessante|claro|de nada|deixa|deixa pra la|esquece|joia|ta bom|ta|hey|valeuu|obgd|"
        "bue fixe|bue|espectaculo|daora|da hora|tamo junto|perfeito obrigada|otimo obrigada|mto obrigado|"
        "mto obrigada|que otimo|boas|ate amanha|era so isso|so isso|e so isso|por hoje e so"
    ),
    "off": (
        "chover|chuva|amanha vai|lisboa|previsao do tempo|apaga os|apaga o|apaga a|do sistema|piada|eleicao|eleicoes|"
        "presidente|bolsonaro|lula|benfica|flamengo|corinthians|jogo de|horoscopo|loteria|amor|receita de|cozinhar|"
        "medico|advogado|imposto de renda|demissao|hacker|virus|fatura|faturas|poema|piada*|clima|capital da|"
        "capital de|receita de bolo|musica|senha*|palavra passe|chave api|chave de api|chave da api|segredo*|"
        "credenciais|instrucoes anteriores|instrucoes|ignor*|encaminh*|telefone*|numero de telefone|email*|e mail*|"
        "nomes dos clientes|apag*|delet*|exclua os|compre|comprar|encomend* uma|reserv*|ligue|me liga|lembre me|"
        "escreva um|escreve um|salario*|admin|recomend*|devemos|deveriamos|deveria|devo|conselho*|aconselh*|"
        "concorren*|setor|benchmark|mercado|outra equipe|outra equipa|equipe de vendas|outros leitores|quem mais|"
        "mude o|mude os|altere|alterar|edite|pague|pagar|transferir|demit*|contrat*|futebol|politica|quem e voce|"
        "voce e um|chatgpt|codigo|sql|filme*|restaurante*|pizza|voo|hotel|bolsa|acoes|bitcoin|traduz*|apresentacao|"
        "slides|linkedin|estrategia|cachorro*|cao|caes|gato|cante|canta|receita de cozinha|aumenta o|"
        "sobe o orcamento|apaga|apague"
    ),
    "pause": (
        "da um tempo|um tempo|descanso|de viagem|fora do escritorio|nao vou estar|para de mandar ate|ate novo aviso|"
        "nao incomode ate|pausa|pausar|pause|suspend*|ferias|de ferias|nao envie ate|nao mande ate|nada ate|"
        "silencio por|silenciar por|ausente"
    ),
    "mute": "silenci*|silencio|mudo|mute|cala",
    "resume": (
        "retom*|retomar|reativ*|reativar|volte a enviar|voltar a enviar|voltei|de volta|tira a pausa|continuar a enviar"
    ),
    "send": (
        "preferia|receber isto|passar a receber|receber isso|relatorios|notificacoes|notificacao|mensagens|avisos|"
        "mandar isso|me mandar|isso|envie|envia|enviar|manda|mande|mandar|receber|quero|avise|avisa|me avise|"
        "mensage*|relatorio*|notific*|alerta*|me manda|recebo"
    ),
    "weekly": "semanal|semanalmente|uma vez por semana|cada semana|toda semana|todas as semanas|1 vez por semana",
    "daily": "como antes|diario de novo|todos os dias de novo|ritmo normal|frequencia normal|volta ao normal",
    "alarms": (
        "so se houver algo estranho|so se houver algo errado|so coisas urgentes|so o urgente|so o importante|"
        "so se for urgente|so se for grave|so quando houver algo|me avise so se|me avise so quando|avisa so se|"
        "avisa so quando|so avisa se|so anomalias|so se acontecer algo|so quando acontecer algo|"
        "apenas o que for anormal|so quando algo estiver errado|so se algo estiver errado|"
        "apenas quando algo estiver errado|so se houver problema|so quando houver problema|so alertas|apenas alertas|"
        "so alarmes|quando algo der errado|so quando algo der errado|so se algo der errado|"
        "somente se algo estiver errado|somente quando algo estiver errado|apenas se algo estiver errado|"
        "so se houver problemas|so quando houver problemas|so em caso de problema|apenas em caso de problema|"
        "so quando algo correr mal|apenas se houver problema|so se algo correr mal"
    ),
    "at": "as|a|pelas",
    "clock": "h|horas|da manha|da tarde|da noite",
    "language": "em portugues|portugues",
    "undo": (
        "ops desfaz|desfaz essa|ultima mudanca|mudanca|volta como era|como era antes|desfaz isso|desfaz*|desfazer|"
        "desfaca|revert*|cancela isso|volta atras|anul*|volte como estava"
    ),
    "settings": (
        "configuracoes|minhas configuracoes|preferencias|minhas preferencias|definicoes|ajustes|o que recebo|"
        "quando recebo"
    ),
    "refresh": (
        "atualiza|atualize|atualizar|recarreg*|dados novos|ultimos dados|refresh|dados atualizados|busca de novo"
    ),
    "note": (
        "diga ao|diga a|diz a|diz ao|avise o|avise a|informe|nota para|nota|comentario|comunique|recado para|recado|"
        "fala pro|fala pra|fale com|anota|avisa o|avisa a|fala para|deixa anotado|anota ai|anote|anota que|"
        "poe como comentario|como comentario|coloca como comentario|coloca uma nota|deixa uma nota|"
        "deixa um comentario|como nota|conta pra|conta pro"
    ),
    "filler": (
        "favor|se faz favor|sff|fala|fala ai|ai|deu|deram|solicito|solicitamos|rendeu|renderam|qt|tava|tavam|ta|tao|"
        "to|tamo|tamos|convertendo|encontrava|encontra|patamar|fecho|fechamento|fechou|fecharam|passaram|passou|"
        "conta|contas|epoca|perceber|absolutos|poe|por lado|consegue|consegues|dizer|dizer me|mim|comigo|contigo|"
        "fica|facil|raio|raios|diabo|diabos|porra|caramba|cara|mano|mana|galera|pessoal|malta|gajo|entram|entrou|"
        "fechados|fechado|posso|possa|podia|podias|podemos|poderias|tempo|ops|tinham|tinha|entrado|andava|andavam|"
        "demais|sistema|preciso de|precisava|gostaria|gostava|gostavamos|queremos|queriamos|gostaria de saber|"
        "saberia|saberias|sabe|sabes|conhece|veja la|olha la|ve la|dar uma olhada|da uma olhada|confere|conferir|"
        "checa|checar|verifica|verificar|calcula pra|calcule|levanta|levantar|puxa pra|puxa|me passa|passa|passe|"
        "passar|me da|me de|me diga|me diz|me fala|me conta|manda ai|informa|informar|indicar|indique|fornecer|"
        "forneca|enviar me|obter|trazer|traz|traga|trouxe|trouxeram|faturamos|faturou|faturaram|arrecadamos|"
        "arrecadou|ganhou dinheiro|recebemos|recebeu|receberam|registamos|registou|registramos|registrou|geramos|"
        "gerou|geraram|conseguiu|conseguiram|fechamos|batemos em|alcancamos|alcancou|somou|somaram|totalizou|"
        "acumulou|acumulamos|vieram|veio|cairam na conta|pintou|pintaram|saiu|sairam|deu pra|fizeram|aproximadamente|"
        "mais ou menos isso|por volta|cerca|exato|certinho|direitinho|basicamente|sinceramente|na verdade|ou seja|"
        "enfim|pois|pois bem|pois e|bom|entao ta|alem disso|tambem quero|quanto a|no que toca|em relacao aos|"
        "especificamente|concretamente|em concreto|respectivamente|pessoas|povo|equipe|equipa|time|chefe|patrao|"
        "amigo|amiga|querido|querida|semaninha|diazinho|agorinha|recentemente|ultimamente|sempre|as vezes|nunca mais|"
        "qualquer|quaisquer|ambos|meu|proprio|propria|cujo|cuja|abaixo|acima|por cima|por baixo|finalmente|"
        "primeiro de tudo|enquanto|talvez|quem sabe|certamente|obvio|logico|claro que|bora|vamo|vamos la|eita|oxe|ue|"
        "ufa|opa|ei|hey|viu|ja agora|fraco|d|mto|pro|a partir de agora|fim|final|mais ou menos|ter|teve|dar|mt|td|o|"
        "a|os|as|de|do|da|dos|das|em|no|na|nos|nas|para|pra|com|e|sao|foi|foram|era|esta|estao|tem|temos|tivemos|ha|"
        "houve|se|me|te|lhe|minha|meus|minhas|nosso|nossa|nossos|nossas|seu|sua|seus|suas|por favor|pf|pfv|mostra*|"
        "mostre|me mostra|mostrar|diga|diz|pode|podes|poderia|quero|queria|preciso|ver|saber|conhecer|que|como|qual|"
        "quais|quanto|quem|onde|quando|por|ou|nao|sim|muito|mais|menos|tanto|ja|ainda|tambem|isso|isto|esse|essa|"
        "esses|essas|aquele|aqui|ali|la|ola|oi|entao|assim|algo|algum|alguma|nada|cada|tudo|todo|todos|toda|todas|um|"
        "uma|uns|umas|fizemos|fez|fazer|feito|vendemos|vend*|conseguimos|chegou|dados|dado|numero|numeros|resultado*|"
        "relatorio|negocio|empresa|loja|kpi|kpis|metrica*|vai|vamos|ir|ser|estar|estamos|esteve|coisa|coisas|dia|"
        "dias|vez|vezes|porque|mas|sobre|sem|ate|desde|entre|durante|exatamente|realmente|bem|mal|grande|bastante|"
        "muita|muitos|muitas|tal|voce|voces|eu|gente|ne|q|p|vcs|vc|rapido|olha|veja|vejo|sei|seria|ao|aos|num|numa|"
        "dele|dela|neste|nesta|pelo|pela|pelos|pelas|obrigado|obrigada|ficou|ficaram|andou|anda|andam|uai|so|tche|"
        "guri|bah|ruim|mesmo assim|pra ter|possivel|seria possivel|seria possivel ver|ver se|me manda|manda|mande|"
        "me mande|mandem|envia|envie|me envie|me passa ai|contador|meu contador|contabilidade|pra contabilidade|"
        "para a contabilidade|contabilista|banco|pro banco|para o banco|reuniao|pra reuniao|para a reuniao|socio|"
        "meu socio|chefia|minha chefe|meu chefe|antecipadamente|obrigado desde ja|obrigada desde ja|desde ja|"
        "cumprimentos|atenciosamente|com os melhores cumprimentos|melhores cumprimentos|cordialmente|abraco|abracos|"
        "prezados|caros|estimados|por obsequio|por gentileza|gentileza|faz favor|fazem favor|se puder|se puderem|"
        "quando puder|se possivel|gostaria de|gostariamos|gostariamos de|precisaria|precisamos|preciso do|preciso da|"
        "uma duvida|duvida|tira uma duvida|so uma pergunta|uma pergunta|pergunta|rapidinho|rapidinha|separadas|"
        "separados|lojas|tres|planos|entraram de|rolou|teve de|tivemos de|houve de|foi o|foi a|foram os|foram as|"
        "qual e o|qual e a|qual foi|quais foram|melhorzinho|mais ou menos quanto|bate|fica mais facil|mais facil|"
        "entraram|feriado|em geral|geralmente|normalmente|wtf|tb|tbm|explique|explica|parece|parecem|parecer|mando|"
        "reforco"
    ),
}
