"""What readers ask in Portuguese, by what it means; ``*`` stands for any ending."""

WORDS = {
    "money": "em euros|em reais|euro|euros|eur|dinheiro|fatur*|grana|em grana|em dinheiro|em valor",
    "after": "depois de|depois do|apos|depois",
    "earlier_than": "antes de|antes do",
    "part_of": "fim de|final de|finais de|inicio de|comeco de|meados de",
    "together": "juntos|juntas|soma|somando",
    "count_of": "quanto|quanta|quantos|quantas|qto|qtos|qtas|qtd|qt|numero de|quantidade de|qnts|qntos|qntas|qnto|qts",
    "half": "semestre|metade|quinzena",
    "refer": "isso|isto|disso|la|ai",
    "without_after": "excluido|excluida|a parte|de fora|descontado",
    "unit_end": "fim do mes|final do mes|fim do ano|final do ano|fim do trimestre|fecho do mes",
    "today": "hoje|hj",
    "yesterday": "ontem|ontm",
    "day_before": "anteontem|antes de ontem",
    "this": "deste|desse|este|esta|estes|estas|nesta|neste|desta|atual|atuais|corrente|essa|esse|nessa|nesse|dessa",
    "last": "ultimo|ultima|ultimos|ultimas|passado|passada|passados|passadas|mais recente|recente*",
    "next": "proximo|proxima|seguinte|que vem|proximos|proximas|q vem|que entra",
    "before": "anterior|anteriores|previo|previa|a anterior|o anterior",
    "ahead_of": "antes",
    "ago": "ha|atras|faz",
    "since": "desde|a partir de|desde o inicio de|desde o comeco de|desde o inicio do",
    "until": "ate|ate o|ate a",
    "between": "entre",
    "from": "de|do|da",
    "to": "a|ao|ate",
    "weekend": "fim de semana|fins de semana|final de semana|fds|finais de semana",
    "so_far": (
        "ate agora|ate hoje|ate o momento|por enquanto|ja|ate ao momento|ate ontem|ate a data|ate este momento|ate aqui"
    ),
    "ytd": (
        "ytd|desde o inicio do ano|no acumulado do ano|acumulado do ano|este ano ate agora|ano ate agora|"
        "desde janeiro|este ano|neste ano|esse ano|desde o comeco do ano|no ano|do ano ate agora|desde 1 de janeiro"
    ),
    "mtd": (
        "mtd|desde o inicio do mes|acumulado do mes|este mes ate agora|no acumulado do mes|esse mes ate agora|"
        "neste mes ate agora|desde o comeco do mes"
    ),
    "wtd": "wtd|desde o inicio da semana|acumulado da semana|esta semana ate agora|essa semana ate agora",
    "qtd": "qtd|desde o inicio do trimestre|acumulado do trimestre|este trimestre ate agora",
    "hour": "hora|horas",
    "day": "dia|dias|diario|diaria|diarios|diarias|diariamente",
    "week": "semana|semanas|semanal|semanais|semanalmente",
    "month": "mes|meses|mensal|mensais",
    "quarter": "trimestre|trimestres|trimestral",
    "year": "ano|anos|anual|anuais",
    "weekday": (
        "qual dia da semana|que dia da semana|qual o dia da semana|qual dia de semana|dia da semana|dias da semana|"
        "dia util|qual foi o dia da semana|foi o dia da semana|o dia da semana|qual e o dia da semana"
    ),
    "each": "cada|por|todos os|todas as|toda|todo",
    "long_ago": (
        "ja|nunca|de todos os tempos|da historia|historico|desde sempre|desde que ha dados|desde que temos dados|"
        "desde que tem dados"
    ),
    "year_ago": (
        "ano anterior|mesmo periodo do ano passado|mesmo mes do ano passado|mesma semana do ano passado|"
        "mesmo dia do ano passado|ha um ano|um ano atras|yoy|ano a ano|homologo|crescimento anual"
    ),
    "week_ago": "semana anterior",
    "month_ago": "mes anterior",
    "day_ago": "dia anterior|vespera",
    "n1": "um unico",
    "n2": "dois|duas|um par de|ambos|ambas",
    "n3": "tres",
    "n4": "quatro",
    "n5": "cinco",
    "n6": "seis",
    "n7": "sete",
    "n8": "oito",
    "n9": "nove",
    "n10": "dez",
    "n12": "doze",
    "a": "um|uma",
    "o1": "primeiro|primeira",
    "o2": "segundo|segunda",
    "o3": "terceiro|terceira",
    "o4": "quarto|quarta",
    "ds0": "segundas|as segundas|segundas feiras|toda segunda|todas as segundas",
    "ds1": "tercas|as tercas|tercas feiras|toda terca|todas as tercas",
    "ds2": "quartas|as quartas|quartas feiras|toda quarta|todas as quartas",
    "ds3": "quintas|as quintas|quintas feiras|toda quinta|todas as quintas",
    "ds4": "sextas|as sextas|sextas feiras|toda sexta|todas as sextas",
    "ds5": "sabados|aos sabados|todo sabado",
    "ds6": "domingos|aos domingos|todo domingo",
    "why": (
        "que raio aconteceu|que raios|por tras|por tras da|por tras do|esteve por tras|que esteve por tras|tras|"
        "que diabo|o que foi isso|o que se passou|se passou|que se passou|passou se|culpado|responsavel|responsaveis|"
        "causou|provoc*|origin*|a que se deveu|deveu se|devido a que|como assim|qual a razao|qual o motivo|"
        "puxou pra baixo|puxou para baixo|puxou pra cima|por que|porque|pq|porque e que|razao|razoes|motivo*|causa|"
        "causas|o que aconteceu|o que houve|que aconteceu|que houve|a que se deve|se deve|explic*|o que mudou|"
        "o que puxou|puxou|por causa|devido|o que rolou|rolou|o que causou|aconteceu|o q aconteceu|oq aconteceu|"
        "oq houve|o q houve|oq rolou|o que deu em|o que deu|pk|pke|porq|por q|de onde veio|de onde vem|"
        "por qual motivo|culpa"
    ),
    "value": (
        "em que patamar|patamar|a quanto|em quanto|qual o valor|qual o total|qual foi o valor|quanto deu|quanto foi|"
        "quanto rendeu|quanto esta|como andava|como andam|quanto tava|quanto ta|como fechou|em quanto fechou|"
        "quanto fechou|qto|qtos|qtas|qta|qntos|qnto|quanto|quanta|quantos|quantas|qual e|qual foi|qual era|quais|"
        "valor|numero de|quantidade|como foi|como foram|como esta|como estao|como estamos|como vai|como vao|"
        "como anda|como ficou|qual|qnts|qntas|qt foi|quanto foram|quantos foram|quanto entrou|quanto vendemos|"
        "quanto vendeu|quanto faturamos|quanto faturou|quanto fizemos|quanto fez|me ve o|me ve a|como tava|"
        "como estava|em quanto ficou|em quanto fechamos|quanto e|quanto estava|o quanto|qts"
    ),
    "total": "total|totais|soma|no total|acumulado|somando|ao todo|juntos|juntas",
    "change": (
        "subida|descida|subidas|descidas|mexeu|mexida|mexeram|movimento|melhor ou pior|mais ou menos que|acima|"
        "abaixo|variou|variacoes|aumentos|quedas|recuo|recuou|avanc*|retroced*|desab*|desabou|tombo|tomb*|dispar*|"
        "derret*|encolh*|arrefec*|acelerou|desacelerou|dobrou|duplicou|triplicou|estagn*|estavel|despencou|melhoria|"
        "piora|ganhamos|perdemos|perda|perdas|volume caiu|mudou|mudanca|mudaram|mudancas|mudar|subi*|sobe|caiu|"
        "cairam|cresc*|aument*|diminui*|queda|alta|variacao|diferenca|melhor que|pior que|melhor*|piorou|pioraram|"
        "mais que|menos que|crescimento|evolu*|baix*|recuaram|despenc*|perd*|ganh*|caiu tanto|ter caido|caido|subiu|"
        "cresceu|cresceram|subiram|caindo|subindo|em queda|em alta|estamos a cair|a cair|a subir|variaram|variar|"
        "vario*|adicionamos"
    ),
    "compare": (
        "lado a lado|poe lado a lado|lado|face a|comparando|comparativo|em comparacao|comparada|versus o|contra o|"
        "que na|do que|melhor q|pior q|q essa epoca|compar*|vs|versus|contra|em relacao|em relacao a|em relacao ao|"
        "frente a|comparado|ou|que|comparado a|comparado com|comparada com|comparados com|em comparacao com|"
        "em comparacao a|face ao|x|mais que|menos que|mais do que|menos do que|melhor que|pior que|melhor do que|"
        "pior do que|acima do|abaixo do|acima da|abaixo da"
    ),
    "rank": (
        "converte melhor|campeao|campea|estrela|numero um|podio|na frente|a frente|mais forte|rende mais|"
        "vende melhor|funciona melhor|vai melhor|foi melhor|saiu melhor|destaque|destaca|ranking|top|melhor|melhores|"
        "maior|maiores|mais|maximo|recorde|pico|lider|lideres|lidera|primeiro|primeiros|mais alto|mais alta|orden*|"
        "classificacao|mais vend*|que mais|campea*|o melhor|a melhor|os melhores|as melhores|vende mais|vendeu mais|"
        "mais vendeu|mais vende|rendeu mais|o mais forte|a mais forte|cresceu mais|mais cresceu|converteu melhor|"
        "com mais"
    ),
    "worst": (
        "converte pior|mais fraco|mais fraca|fraquinho|rende menos|vende menos|funciona pior|vai pior|foi pior|"
        "saiu pior|na lanterna|ultimo lugar|na cauda|mais parado|mais parada|mais calmo|pior|piores|menor|menores|"
        "minimo|mais baixo|mais baixa|menos|que menos|lanterna|fraco|o pior|a pior|os piores|as piores|vendeu menos|"
        "menos vendeu|menos vende|com menos|o mais fraco|a mais fraca"
    ),
    "when": (
        "quando|que dia|em que dia|qual dia|que semana|qual semana|que mes|qual mes|em que mes|em que semana|"
        "que dias|qual o dia|qual foi o dia"
    ),
    "who": "quem|qual|quais|que regiao|que loja|que produto|que canal|que pais",
    "trend": (
        "subindo ou|ta subindo|ta caindo|de lado|ta de lado|lado|andando de lado|subindo|caindo|a subir|a descer|"
        "a crescer|a cair|em alta|em baixa|melhorando|piorando|sobe ou desce|tendencia*|evolucao|trajetoria|"
        "ao longo do tempo|historico|rumo|direcao|progress*|evolu*|como evoluiu|como vem evoluindo|"
        "como foi evoluindo|subindo ou caindo|ta subindo ou caindo"
    ),
    "share": (
        "pedaco|fatia do bolo|bolo|pesa|pesam|quanto pesa|que peso tem|peso tem|leva|contribui|contribuicao|reparte|"
        "divisao|corresponde a quanto|percentual de|porcentagem de|percentagem de|participacao|fatia|proporcao|"
        "parte do total|peso|distribuicao|do total|representa*|quota|qual a parte|que percentagem|que porcentagem|"
        "que parte|qual a porcentagem|qual a percentagem|qual a %|% do total|porcentagem do total|"
        "percentagem do total|que fatia|qual fatia|quanto representa|em % do total|quanto por cento"
    ),
    "average": "media|medias|em media|medio|na media",
    "forecast": (
        "continuar nesse ritmo|se continuar nesse ritmo|nesse ritmo|neste ritmo|ritmo|fecha em quanto|a gente fecha|"
        "fecha|fechar o|fechar em|fecharmos|vamos terminar|termina em|chegar ao fim|quanto acha|acha que|achas que|"
        "expectativa|expectavel|projeta|estimas|previsao|previsoes|prever|projecao|projecoes|estimativa|vamos|"
        "vai ser|sera|serao|esperado|espera|fecharemos|vamos fechar|terminaremos|preve*|devemos fechar|deve fechar|"
        "vai fechar|quanto vamos fazer|como vamos fechar|se continuar assim|a continuar assim|a este ritmo|"
        "devemos chegar|deve chegar|vamos chegar|quanto devemos|espera se|esperar|deveremos|teremos|faremos|"
        "chegaremos"
    ),
    "goal": (
        "batemos a meta|bateu a meta|vamos bater|chegamos la|chegamos a meta|atras da meta|acima da meta|"
        "abaixo da meta|dentro da meta|estamos longe|longe da meta|perto da meta|no alvo|bati|falta para|falta pra|"
        "falta mto pra|falta muito|quanto falta|falta muito para|meta|metas|objetivo*|orcamento|alvo|"
        "no caminho certo|no caminho|ating*|bater|batemos|cumpr*|planejado|planeado|target|bate a meta|bater a meta|"
        "vai bater a meta|vamos bater a meta|bate ou nao bate|nao bate|falta pra meta|falta pra bater|"
        "falta para a meta|falta para bater|falta para o objetivo|falta pro objetivo|falta pro"
    ),
    "usual": (
        "nem por isso|fora da curva|curva normal|dentro do normal|normalzinho|suspeito|algo estranho|coisa estranha|"
        "esquisito|esquisita|bizarro|alarme|preocupar|preocupante|relevante|chama a atencao|anomalo|incomum|incomuns|"
        "normal*|anomal*|anormal*|estranh*|atipic*|habitual|surpreend*|fora do comum|fora do normal|preocup*|"
        "esquisit*|alarmante|suspeit*|algo especial|que o normal|do que o normal|de costume|que o costume|do costume|"
        "no normal|o de sempre|de sempre|que o habitual|do que o habitual|foi ruim|e de preocupar|devo me preocupar|"
        "preciso me preocupar|baixo|alto|tao baixo|tao alto|tao pouco|tao poucos|tao mal"
    ),
    "definition": (
        "o que e que conta|o que entra|entra nesse numero|entra na conta|quer dizer|que quer dizer|o que se entende|"
        "entende se|se considera|considera|compreende|engloba|composto|composta|compoe|de onde tiram|de onde tiras|"
        "tirado de|vem de onde|como chegam|com iva|sem iva|bruto|liquido|como e calculad*|calculad*|calcul*|"
        "o que significa|significa|fonte|de onde vem|de onde vem os|inclui|formula|medid*|como e medid*|o que conta|"
        "conta como|o que e exatamente|o que conta como|contam como|o que voces contam|que significa|"
        "e bruto ou liquido|inclui o que|definicao|definicoes|define|definem|definido"
    ),
    "quality": (
        "fechados|ja tao fechados|definitivo|definitivos|provisorio|provisorios|ja entrou tudo|entrou tudo|"
        "ta tudo ai|tudo incluido|posso confiar|da pra confiar|da para confiar|sao de confianca|confianca|bate certo|"
        "batem certo|inclui hoje|inclui ontem|complet*|confiave*|confiar|corret*|atualizad*|atualizou|faltam|"
        "faltando|falta|qualidade|em dia|certo|certos|certa|errad*|erro|tem certeza|seguro|desatualizad*|atras*|"
        "fiave*|de quando sao|nao pode ser|ja entraram|ja chegaram|ja cairam|entraram todos|estao completos|"
        "estao todos|ja esta tudo|esta tudo carregado|carregados|ja foram carregados|ja carregou|atualizados|"
        "confiaveis|de confianca|dados ja"
    ),
    "table": (
        "tabela*|lista|listagem|dados brutos|os numeros|todos os dados|numeros|dia a dia|semana a semana|mes a mes|"
        "dia por dia|em tabela|uma tabela|na tabela|tabelinha"
    ),
    "chart": (
        "faz um grafico|faz o grafico|grafico disso|desenha|mostra em grafico|grafic*|diagrama*|imagem|chart|desenh*|"
        "curva|barras|visual*|linhas|em grafico|um grafico|no grafico|em forma de grafico"
    ),
    "document": (
        "csv|excel|xlsx|arquivo|ficheiro|export*|baix* arquivo|download|planilha|folha de calculo|anexo|pdf|em excel|"
        "no excel|em csv|um excel|um csv|ficheiro excel|planilha de excel"
    ),
    "members": (
        "entram nesse numero|entram|quais entram|fazem parte|que ha|que existem|aparecem|constam|tem ai|existem|"
        "temos|tem disponiveis|disponiveis|ha disponiveis|estao incluid*|cobre|voce tem|tens|aparecem aqui|"
        "estao aqui|estao incluidos|entram aqui|tem aqui|quais paises tem|voces medem|medem|voces tem"
    ),
    "only": "so|somente|apenas|unicamente|filtra|filtrar|foca|mas so|mas apenas",
    "without": (
        "tirando o|tirando a|fora o|fora a|sem|exceto|menos|excluindo|salvo|tirando|fora|sem contar|nao incluindo|"
        "exclui|tira|retirando|a excecao de|nao|tire|tira fora|menos os|menos as|nao contando"
    ),
    "by": (
        "quebra por|quebrado|aberto por|abre por|separa por|separado|separados|cada um|cada uma|um a um|discrimina|"
        "discriminado|detalha por|detalhado|por|detalhado por|dividido por|separado por|segundo|quebrado por|"
        "discriminado por|agrupado por|para cada|desdobr*|separadas por|separados por|divididos por|por cada"
    ),
    "percent": "por cento|porcentagem|percentagem|percentual|%|em %|em percentagem|em porcentagem",
    "absolute": (
        "absoluto|em euros|em numeros|em unidades|em valores absolutos|em reais|em valor|pontos percentuais|pontos"
    ),
    "per_day": "por dia|ao dia|diario|diaria|diarios|diarias|cada dia|media diaria",
    "everything": "o resto|resto|restante|tudo|todos|todas|geral|o conjunto",
    "and": "+|nem|e|mais|&|bem como|alem de|depois|e depois",
    "follow": "e|e quanto a|e sobre|e para|o mesmo|agora|mas|entao|em vez disso|igual|e o|e a|e os|e as|e se",
    "same": "mesmo|mesma|mesmos|mesmas|o mesmo|a mesma|no mesmo|na mesma|nos mesmos|nas mesmas|igual",
    "stretch": "periodo|datas|intervalo|prazo|espaco de tempo",
    "meant": (
        "quis dizer|queria dizer|me referia a|refiro me a|referia me a|estou falando de|to falando de|"
        "tava falando de|falava de|eu falei|digo|perdao"
    ),
    "now": "agora|atualmente|actualmente|neste momento|no momento|de momento|hoje em dia|a esta altura",
    "ascending": (
        "do menor para o maior|do menor ao maior|do pior para o melhor|do pior ao melhor|crescente|"
        "em ordem crescente|por ordem crescente"
    ),
    "descending": (
        "do maior para o menor|do maior ao menor|do melhor para o pior|do melhor ao pior|decrescente|"
        "em ordem decrescente|por ordem decrescente"
    ),
    "tomorrow": "amanha",
    "other_one": "o outro|a outra|outro|outra|os outros|as outras",
    "before_last": "retrasado|retrasada|penultima|penultimo",
    "season": "verao|outono|inverno|primavera|no verao|neste verao",
    "daypart": (
        "esta manha|hoje de manha|de manha|a tarde|de tarde|a noite|de noite|madrugada|ao meio dia|ontem a noite|"
        "hoje a tarde"
    ),
}
