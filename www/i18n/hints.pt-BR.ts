import { type Hints, hintTable } from "../model/hints.ts";
import type { texts as english } from "./hints.en.ts";

export const texts: Readonly<Record<keyof typeof english, readonly [string, string]>> = {
  Syntax: [
    "O texto não é Go neste ponto: falta algo, ou algo está onde não pode.",
    "Olhe esta linha e a anterior: quase sempre falta uma chave, um parêntese, aspas ou uma vírgula. O { que abre fica na linha do if, for ou func.",
  ],
  UndeclaredName: [
    "Este nome não foi declarado em nenhum lugar visível daqui.",
    "Procure um erro de digitação (maiúsculas e minúsculas contam), declare-o com := ou var antes desta linha, ou tire a declaração do bloco interno.",
  ],
  "UndeclaredName:package": [
    "Este é um pacote da biblioteca, e o arquivo não o importa.",
    "Acrescente-o aos imports no topo do arquivo.",
  ],
  UndeclaredImportedName: [
    "O pacote não tem nada com este nome.",
    "Procure um erro de digitação. Digite o nome do pacote e um ponto: o editor lista o que há nele.",
  ],
  UnexportedName: [
    "Nomes que começam com letra minúscula pertencem só ao próprio pacote.",
    "Use um nome que comece com maiúscula, ou renomeie-o no seu pacote.",
  ],
  UnusedVar: [
    "A variável recebe um valor que ninguém lê. Go considera isso um engano.",
    "Use-a, apague-a ou escreva _ no lugar. Se ela deveria mudar uma variável de fora, escreva = e não :=.",
  ],
  UnusedImport: ["O arquivo importa um pacote e não usa nada dele.", "Apague o import, ou use o pacote."],
  UnusedLabel: ["Nada salta para este rótulo.", "Apague-o, ou use-o em um break, continue ou goto."],
  UnusedExpr: [
    "A linha calcula um valor e não faz nada com ele.",
    "Atribua o valor, passe-o adiante, ou chame a função: uma chamada precisa dos parênteses.",
  ],
  UnusedResults: [
    "O resultado da chamada é descartado.",
    "Atribua o resultado, ou chame uma função que sirva pelo seu efeito.",
  ],
  BrokenImport: [
    "Não há pacote com este caminho.",
    "Procure um erro no caminho. Os pacotes do próprio programa levam o nome do módulo em go.mod.",
  ],
  "BrokenImport:missing": [
    "Programas em uma página não podem usar este pacote: ele precisa de rede, arquivos ou sistema operacional, ou ainda não existe aqui.",
    "Use o que a mensagem indica, ou retire essa parte. O que trata de goroutines está todo aqui: sync, context, time, atomic.",
  ],
  ImportCycle: [
    "Estes pacotes se importam em círculo, e nenhum pode ser o primeiro.",
    "Leve o que os dois precisam para um terceiro pacote.",
  ],
  MismatchedPkgName: [
    "Os arquivos de uma pasta pertencem a um só pacote.",
    "Dê a eles a mesma linha package, ou leve o arquivo para outra pasta.",
  ],
  MissingMain: ["Um programa começa em func main do pacote main, e não há nenhuma.", "Escreva func main() { … }."],
  InvalidMainDecl: [
    "main e init não recebem nem devolvem nada.",
    "Escreva func main() sem parâmetros; os argumentos estão em os.Args.",
  ],
  InvalidInitDecl: [
    "init só pode ser uma função sem parâmetros nem resultados, e ninguém a chama.",
    "Renomeie o que declarou.",
  ],
  MissingInitBody: ["init não tem corpo.", "Dê-lhe um entre chaves."],
  MissingBody: ["A função tem cabeçalho e não tem corpo.", "Acrescente o corpo entre chaves na mesma linha."],
  NotMain: ["Só o pacote main pode ser executado.", "Escreva package main no topo do arquivo que tem func main."],
  DuplicateDecl: [
    "O nome é declarado duas vezes no mesmo bloco.",
    "Renomeie um deles, apague um, ou atribua com = onde a variável já existe.",
  ],
  RepeatedDecl: [
    "Um nome aparece duas vezes à esquerda de :=.",
    "Dê a cada um o seu nome, ou escreva _ para o que não precisa.",
  ],
  NoNewVar: ["Todos os nomes à esquerda de := já existem.", "Escreva = para lhes dar novos valores."],
  DuplicateMethod: ["O tipo tem dois métodos com este nome.", "Renomeie ou apague um: Go não tem sobrecarga."],
  DuplicateFieldAndMethod: ["Um campo e um método têm o mesmo nome.", "Renomeie um deles."],
  DuplicateLabel: ["Dois rótulos de uma função têm o mesmo nome.", "Renomeie um deles."],
  DuplicateCase: [
    "Dois cases têm o mesmo valor: o segundo nunca pode ser escolhido.",
    "Apague um deles, ou mude o valor.",
  ],
  DuplicateDefault: ["Há dois default.", "Deixe só um."],
  DuplicateLitKey: ["A mesma chave aparece duas vezes no literal.", "Apague uma delas, ou mude a chave."],
  DuplicateLitField: ["O mesmo campo é dado duas vezes.", "Apague um deles."],
  MismatchedTypes: [
    "Os dois lados são de tipos diferentes, e Go nunca converte sozinho.",
    "Converta um lado: float64(n), time.Duration(n), string(b). Ou declare os dois com o mesmo tipo.",
  ],
  IncompatibleAssign: [
    "O valor é de tipo diferente do lugar para onde vai.",
    "Converta-o, mude o tipo de um dos dois, ou veja se o que se quer é um ponteiro (&x) ou o próprio valor. Para uma interface, a mensagem diz qual método falta.",
  ],
  InvalidIfaceAssign: [
    "O tipo não tem todos os métodos da interface.",
    "Acrescente o método que falta. Se o receptor dele é um ponteiro, passe &x.",
  ],
  WrongAssignCount: [
    "Esquerda e direita têm quantidades diferentes.",
    "Uma função com dois resultados precisa de dois nomes: v, err := f(). Escreva _ para o que não precisa.",
  ],
  WrongArgCount: [
    "A chamada passa argumentos de menos ou de mais.",
    "Compare com o cabeçalho da função: aponte para o nome dela para vê-lo.",
  ],
  WrongResultCount: [
    "return dá outra quantidade de valores do que a função promete.",
    "Devolva um valor para cada resultado do cabeçalho da função.",
  ],
  TooManyValues: [
    "Uma chamada com vários resultados está onde cabe um valor.",
    "Atribua antes os resultados a nomes, e use o que precisa.",
  ],
  MissingReturn: [
    "A função promete um resultado, e há um caminho nela que não devolve nenhum.",
    "Termine-a com um return, também depois do último if, switch ou laço.",
  ],
  OutOfScopeResult: [
    "Uma variável interna esconde o resultado de mesmo nome, e um return vazio devolveria o de fora.",
    "Renomeie a variável interna, ou devolva-a pelo nome.",
  ],
  UndefinedOp: [
    "O operador não vale para valores deste tipo.",
    "Converta para um tipo que o tenha, ou use uma função. Slices, por exemplo, comparam-se com slices.Equal.",
  ],
  NonNumericIncDec: ["++ e -- só valem para números.", "Use um número, ou escreva por extenso o que deve acontecer."],
  MultiValAssignOp: ["+= e semelhantes levam um valor de cada lado.", "Escreva uma atribuição para cada um."],
  DivByZero: ["Isto sempre divide por zero.", "Divida por outra coisa, ou teste o zero antes."],
  NumericOverflow: ["O número não cabe no tipo.", "Use um tipo maior, como int64 ou float64, ou um número menor."],
  TruncatedFloat: ["A constante tem parte fracionária, e o tipo não.", "Use float64, ou um número inteiro."],
  InvalidConstVal: ["Isto não pode ser calculado na compilação.", "Use uma variável no lugar da constante."],
  InvalidConstInit: ["Uma constante precisa de um valor conhecido na compilação.", "Escreva var no lugar de const."],
  InvalidConstType: ["Constantes são só números, strings ou booleanos.", "Escreva var no lugar de const."],
  InvalidShiftCount: [
    "A distância de um deslocamento deve ser um inteiro não negativo.",
    "Converta-a para uint, ou torne-a positiva.",
  ],
  InvalidShiftOperand: ["Só inteiros podem ser deslocados.", "Converta para um tipo inteiro."],
  InvalidConversion: [
    "Não há conversão entre estes tipos.",
    "Converta passando por um tipo intermediário, ou use strconv para texto e números.",
  ],
  InvalidUntypedConversion: [
    "A constante não pode assumir este tipo.",
    "Mude a constante, ou o tipo que ela deve ter.",
  ],
  UntypedNilUse: ["nil sozinho não tem tipo, e a variável também não teria.", "Escreva o tipo: var p *T = nil."],
  UntypedLit: ["O literal não tem tipo aqui.", "Escreva o tipo antes da chave: []int{…}, Point{…}."],
  MissingFieldOrMethod: [
    "O tipo não tem campo nem método com este nome.",
    "Procure um erro de digitação, também em maiúsculas e minúsculas. Digite o ponto de novo: o editor lista o que há.",
  ],
  MissingLitField: ["A struct não tem campo com este nome.", "Olhe a declaração da struct: F12 leva até lá."],
  UnexportedLitField: [
    "Este campo pertence ao pacote da própria struct.",
    "Use uma função daquele pacote que faça o valor.",
  ],
  InvalidStructLit: ["O literal não combina com os campos da struct.", "Nomeie os campos: Point{X: 1, Y: 2}."],
  MixedStructLit: ["Alguns campos têm nome e outros não.", "Nomeie todos ou nenhum."],
  InvalidLitField: ["Um campo do literal não é um nome simples.", "Escreva campo: valor."],
  MissingLitKey: ["Cada elemento do literal de um mapa precisa de uma chave.", "Escreva chave: valor."],
  InvalidLit: ["Valores deste tipo não se escrevem com chaves.", "Converta um valor: T(x)."],
  InvalidLitIndex: [
    "Um índice no literal deve ser um inteiro constante.",
    "Escreva um número, ou deixe os índices fora.",
  ],
  OversizeArrayLit: [
    "O literal tem mais elementos que o array.",
    "Aumente o array, ou escreva [...] para que ele seja contado.",
  ],
  InvalidArrayLen: [
    "O tamanho de um array deve ser um inteiro constante.",
    "Use uma constante, ou um slice: make([]T, n).",
  ],
  InvalidIndex: [
    "O índice não serve: deve ser um inteiro dentro do tamanho.",
    "Índices começam em 0 e terminam em len(x)-1.",
  ],
  NonSliceableOperand: [
    "Só slices, strings, arrays com endereço e ponteiros para arrays podem ser fatiados ou indexados.",
    "Olhe o tipo: aponte para o nome.",
  ],
  NonIndexableOperand: [
    "Valores deste tipo não têm elementos.",
    "Olhe o tipo: aponte para o nome. Um ponteiro para slice escreve-se (*p)[i].",
  ],
  InvalidSliceExpr: [
    "As partes desta expressão de fatia não combinam.",
    "Escreva x[início:fim]; três partes só para slices.",
  ],
  SwappedSliceIndices: ["O início está depois do fim.", "Troque os dois."],
  SwappedMakeArgs: ["O tamanho é maior que a capacidade.", "Troque os dois: make([]T, tamanho, capacidade)."],
  NotAType: ["Aqui cabe um tipo, e isto é outra coisa.", "Veja se uma variável esconde o nome do tipo."],
  NotAnExpr: ["Aqui cabe um valor, e isto é um tipo.", "Faça um valor dele: T{…} ou T(x)."],
  InvalidPkgUse: ["O nome de um pacote não é um valor.", "Escreva um ponto e um nome depois dele."],
  UncalledBuiltin: ["Funções embutidas só podem ser chamadas.", "Acrescente os parênteses e os argumentos."],
  InvalidCall: ["Só funções podem ser chamadas.", "Apague os parênteses, ou veja se uma variável esconde a função."],
  NonVariadicDotDotDot: [
    "… passa um slice a uma função de argumentos em qualquer número, e esta não é.",
    "Passe os elementos um a um.",
  ],
  InvalidDotDotDot: ["… está onde não pode.", "Seu lugar é depois do último argumento, que deve ser um slice."],
  MisplacedDotDotDot: ["Só o último parâmetro pode receber qualquer número de argumentos.", "Leve-o para o fim."],
  BadDotDotDotSyntax: [
    "… está onde não pode.",
    "Seu lugar é depois do último argumento, ou antes do tipo do último parâmetro.",
  ],
  InvalidAppend: [
    "append recebe um slice e elementos para ele.",
    "Escreva s = append(s, x), ou append(s, outro...) para um slice deles.",
  ],
  InvalidCopy: [
    "copy recebe dois slices do mesmo tipo de elemento, ou bytes e uma string.",
    "Escreva copy(destino, origem).",
  ],
  InvalidMake: ["make só faz slices, mapas e canais.", "Use new(T), &T{} ou T{} para os outros."],
  InvalidLen: ["Valores deste tipo não têm tamanho.", "len vale para strings, slices, arrays, mapas e canais."],
  InvalidCap: ["Valores deste tipo não têm capacidade.", "cap vale para slices, arrays e canais."],
  InvalidDelete: ["delete recebe um mapa e uma chave do seu tipo.", "Escreva delete(m, chave)."],
  InvalidClose: [
    "Só se fecham canais para os quais se pode enviar.",
    "Quem envia fecha, nunca quem recebe: use chan T ou chan<- T onde fecha.",
  ],
  InvalidSend: [
    "Não se pode enviar para este canal: ele só serve para receber, ou não é um canal.",
    "Passe-o como chan T ou chan<- T a quem envia.",
  ],
  InvalidReceive: [
    "Não se pode receber deste canal: ele só serve para enviar, ou não é um canal.",
    "Passe-o como chan T ou <-chan T a quem recebe.",
  ],
  InvalidSelectCase: [
    "Cada case de um select é um envio ou um recebimento.",
    "Escreva case v := <-ch: ou case ch <- v:.",
  ],
  InvalidRangeExpr: [
    "Isto não pode ser percorrido, ou não com tantos nomes.",
    "range vale para slices, strings, mapas, canais (um nome), inteiros (um nome) e funções iteradoras.",
  ],
  InvalidIterVar: ["O laço não pode atribuir a isto.", "Escreva := e nomes simples."],
  InvalidGo: ["go precisa de uma chamada.", "Acrescente os parênteses: go f(x), ou go func() { … }()."],
  InvalidDefer: ["defer precisa de uma chamada.", "Acrescente os parênteses: defer f(), ou defer func() { … }()."],
  InvalidCond: [
    "A condição deve ser verdadeira ou falsa.",
    "Compare com algo: if n != 0. Em Go um número ou ponteiro não é uma condição.",
  ],
  InvalidExprSwitch: [
    "Valores deste tipo não se comparam com ==, e nenhum switch pode escolher por eles.",
    "Use uma parte do valor no switch, ou use if.",
  ],
  InvalidTypeSwitch: [".(type) só cabe em um switch.", "Escreva switch v := x.(type) { … }."],
  InvalidAssert: [
    "x.(T) pergunta a uma interface o que há nela, e isto não é uma.",
    "Converta com T(x), ou retire a asserção.",
  ],
  ImpossibleAssert: [
    "Nenhum valor deste tipo pode estar na interface: falta-lhe um método.",
    "Acrescente o método, ou veja se o ponteiro *T é o que se quer.",
  ],
  InvalidIndirection: ["* segue um ponteiro, e isto não é um.", "Apague o *, ou pegue o endereço com & antes."],
  UnaddressableOperand: ["Este valor não tem endereço.", "Guarde-o antes em uma variável, e pegue o endereço dela."],
  UnaddressableFieldAssign: [
    "Uma struct dentro de um mapa não pode ser mudada no lugar.",
    "Tire-a, mude-a e ponha-a de volta; ou guarde ponteiros no mapa.",
  ],
  UnassignableOperand: [
    "Não se pode atribuir a isto.",
    "A esquerda deve ser uma variável, um elemento ou um campo. Strings nunca mudam: faça delas um []byte.",
  ],
  InvalidBlank: ["_ só recebe valores, e nunca dá um.", "Dê um nome à variável."],
  InvalidIota: ["iota só conta linhas de um grupo const.", "Use-o em um grupo const ( … )."],
  IncomparableMapKey: [
    "Chaves de um mapa devem ser comparáveis, e este tipo não é.",
    "Use uma string, um número, um array ou uma struct deles no lugar de slice, mapa ou função.",
  ],
  InvalidRecv: [
    "Métodos pertencem a tipos declarados neste pacote.",
    "Declare o seu: type T …, e escreva func (t T) ….",
  ],
  InvalidMethodExpr: [
    "O método não pode ser tirado do tipo deste modo.",
    "Se o receptor é um ponteiro, escreva (*T).Método.",
  ],
  InvalidPtrEmbed: ["Um ponteiro para interface ou para ponteiro não pode ser embutido.", "Embuta o próprio tipo."],
  BlankIfaceMethod: ["Um método de interface precisa de um nome.", "Dê-lhe um."],
  InvalidDeclCycle: [
    "O tipo contém a si mesmo, e seria infinitamente grande.",
    "Refira-se a ele por um ponteiro, um slice ou um mapa: next *Node.",
  ],
  InvalidInitCycle: [
    "Estas variáveis precisam do valor umas das outras para começar.",
    "Dê o valor de uma delas em init ou em main.",
  ],
  AmbiguousSelector: ["Dois tipos embutidos têm este nome na mesma profundidade.", "Escreva por qual deles: x.A.Nome."],
  MisplacedBreak: ["break cabe em um laço, switch ou select.", "Use return para sair da função."],
  MisplacedContinue: ["continue cabe em um laço.", "Use break ou return aqui."],
  MisplacedFallthrough: [
    "fallthrough é a última linha de um case, e nunca do último.",
    "Leve-o para o fim do case, ou liste os valores: case 1, 2:.",
  ],
  MisplacedLabel: [
    "Este rótulo não nomeia laço, switch ou select em volta do salto.",
    "Ponha-o logo antes do for, switch ou select.",
  ],
  UndeclaredLabel: ["Não há tal rótulo nesta função.", "Procure um erro de digitação, ou ponha-o antes do laço."],
  JumpOverDecl: ["goto saltaria por cima da declaração de uma variável.", "Declare a variável antes do goto."],
  JumpIntoBlock: ["goto saltaria para dentro de um bloco.", "Leve o rótulo para fora do bloco."],
  CannotInferTypeArgs: ["A chamada não diz de que tipo se trata.", "Diga-o: F[int](…)."],
  InvalidTypeArg: [
    "O tipo não cumpre o que o parâmetro de tipo exige.",
    "Olhe a restrição: F12 no nome da função leva até lá.",
  ],
  WrongTypeArgCount: ["Há tipos de menos ou de mais entre os colchetes.", "Dê um tipo para cada parâmetro de tipo."],
  NotAGenericType: ["Este tipo não recebe tipo entre colchetes.", "Apague os colchetes."],
  MisplacedConstraintIface: [
    "Esta interface lista tipos, e só pode limitar parâmetros de tipo.",
    "Use-a entre colchetes: func F[T Number](x T).",
  ],
  Unsupported: ["O Raceway ainda não compila isto.", "Escreva de outro modo, como diz a mensagem."],
  TooManyErrors: ["Há mais erros do que os listados.", "Comece pelo primeiro: muitas vezes ele causa os outros."],
  "vet:copylocks": [
    "Uma trava (ou uma struct com uma) é copiada. A cópia é outra trava, e os dois lados pensam estar sozinhos.",
    "Passe um ponteiro: *sync.Mutex, *sync.WaitGroup ou um ponteiro para a struct; dê aos métodos receptores ponteiro.",
  ],
  "vet:loopclosure": [
    "Todas as goroutines veem a mesma variável do laço, que já mudou quando elas executam.",
    "Passe-a como argumento: go func(i int) { … }(i), ou declare Go 1.22 ou mais novo, em que cada iteração tem a sua.",
  ],
  "vet:waitgroup": [
    "Add é chamado na goroutine que ele conta: Wait pode vir antes e não ter o que esperar.",
    "Chame Add antes da instrução go, ou use wg.Go.",
  ],
  "vet:unreachable": [
    "Nada nunca executa estas linhas: o que vem antes sempre sai.",
    "Apague-as, ou mova o return, o panic ou o laço sem fim.",
  ],
  "vet:lostcancel": [
    "A função cancel é descartada, e o timer e as goroutines do contexto ficam até o pai terminar.",
    "Guarde-a e escreva defer cancel() na linha seguinte.",
  ],
  "vet:printf": [
    "O formato e os argumentos não combinam: falta um argumento, sobra um, ou um é do tipo errado.",
    "%d é para inteiros, %s para texto, %v para qualquer coisa. Println não recebe formato.",
  ],
  "vet:assign": [
    "Uma variável é atribuída a si mesma: isso não faz nada.",
    "Um dos lados deveria ser outro: procure um campo e um parâmetro de mesmo nome.",
  ],
  "vet:tick": [
    "O ticker de time.Tick nunca pode ser parado por este código.",
    "Use time.NewTicker e defer ticker.Stop().",
  ],
  "vet:atomic": [
    "O resultado da operação atômica é atribuído à própria variável, e o todo deixa de ser atômico.",
    "Retire a atribuição: atomic.AddInt64(&n, 1) basta.",
  ],
  "vet:nilfunc": ["Uma função é comparada com nil, e nunca é nil.", "Chame-a: acrescente os parênteses."],
  "vet:defers": [
    "O argumento de uma chamada adiada é calculado agora, e não quando ela ocorre.",
    "Envolva-a: defer func() { … }().",
  ],
  "vet:unusedresult": [
    "A chamada só calcula o resultado, e ele é descartado.",
    "Use o resultado, ou apague a chamada.",
  ],
  "vet:testinggoroutine": [
    "t.Fatal termina só a goroutine que o chama, que aqui não é a do teste.",
    "Use t.Error e return, ou envie a falha à goroutine do teste.",
  ],
  "vet:bools": [
    "A condição se repete, ou nunca pode ser o que se quis.",
    "Veja se é && ou ||, e se os dois lados deveriam ser diferentes.",
  ],
  "vet:stringintconv": [
    "string(n) dá o caractere com esse número, e não os dígitos.",
    "Use strconv.Itoa(n) ou fmt.Sprint(n).",
  ],
  "vet:ifaceassert": [
    "Nenhum valor pode estar nas duas interfaces: os métodos de mesmo nome diferem.",
    "Veja qual interface é a desejada.",
  ],
  "vet:sigchanyzer": [
    "signal.Notify não espera por quem recebe, e um canal sem buffer pode perder o sinal.",
    "Crie o canal com buffer: make(chan os.Signal, 1).",
  ],
  "run:deadlock": [
    "Cada goroutine espera por algo que já ninguém pode fazer. A mensagem diz o que cada uma espera, e onde.",
    "Procure para cada espera quem deveria acabá-la: um recebimento precisa de envio ou close, um envio de recebimento ou buffer, Wait de tantos Done quantos Add, Lock de um Unlock. Há um range ch à espera de um close que ninguém faz?",
  ],
  "run:leak": [
    "O programa terminou, mas algumas das suas goroutines esperavam por algo que já ninguém podia fazer. Em um programa que continua elas ficariam para sempre, com tudo o que seguram.",
    "Dê a cada goroutine um jeito de terminar: feche o canal que ela percorre, cancele o contexto dela, ou dê um buffer de um ao canal cujo receptor pode ir embora.",
  ],
  "run:nilMap": ["O mapa foi declarado e nunca criado: pode ser lido, e não escrito.", "Crie-o: m := make(map[K]V)."],
  "run:index": [
    "O índice está fora do slice, array ou string.",
    "Valem 0 a len(x)-1: olhe laços com <= len(x), e slices vazios.",
  ],
  "run:slice": [
    "Os limites estão fora do slice ou string, ou o primeiro depois do segundo.",
    "Compare os dois com len(x) antes.",
  ],
  "run:nil": [
    "Um ponteiro nil foi seguido: pediu-se um campo ou método de nada.",
    "Procure onde o ponteiro deveria ter sido definido: new(T), &T{…}. Alguma função devolveu nil com um erro que ninguém olhou?",
  ],
  "run:sendClosed": [
    "O canal foi fechado enquanto alguém ainda enviava.",
    "Só quem envia fecha, depois do último envio. Com vários, feche depois que um WaitGroup viu todos terminarem.",
  ],
  "run:closeClosed": ["O canal foi fechado duas vezes.", "Deixe uma só goroutine fechá-lo, ou use sync.Once."],
  "run:closeNil": ["O canal foi declarado e nunca criado.", "Crie-o: ch := make(chan T)."],
  "run:negativeWaitGroup": [
    "Done foi chamado mais vezes do que Add anunciou.",
    "Conte: um Add(1) antes de cada go, um defer wg.Done() em cada goroutine.",
  ],
  "run:waitGroupMisuse": [
    "Add veio enquanto Wait ainda esperava ou acabava de voltar.",
    "Chame todos os Add antes de Wait, e reutilize um WaitGroup só depois que Wait voltou.",
  ],
  "run:unlock": [
    "A trava foi solta sem estar presa.",
    "Dê a cada Unlock um Lock: escreva defer mu.Unlock() logo após mu.Lock(). É uma cópia da trava?",
  ],
  "run:concurrentMap": [
    "Duas goroutines usaram um mapa ao mesmo tempo, e ao menos uma escreveu.",
    "Proteja o mapa com um sync.Mutex, deixe uma só goroutine cuidar dele, ou use sync.Map.",
  ],
  "run:divide": ["Um inteiro foi dividido por zero.", "Teste o divisor antes."],
  "run:conversion": [
    "A interface guarda outro tipo do que x.(T) pede, ou nada.",
    "Pergunte com dois nomes: v, ok := x.(T), ou use um type switch.",
  ],
  "run:stack": ["Uma função chama a si mesma sem fim.", "Procure o caso em que ela deveria parar."],
  "run:memory": [
    "O programa precisa de mais memória do que a página pode dar.",
    "Procure o que cresce sem parar: um slice, um mapa, ou goroutines que nunca terminam.",
  ],
  "run:makeSize": ["O tamanho é negativo, ou grande demais.", "Olhe como ele é calculado."],
  "run:uncomparable": [
    "Slices, mapas e funções não se comparam nem são chaves, nem mesmo dentro de uma interface.",
    "Use um tipo comparável, ou reflect.DeepEqual.",
  ],
  "run:shift": ["A distância de um deslocamento era negativa.", "Teste-a antes, ou use um tipo sem sinal."],
  "run:sliceToArray": ["O slice é menor que o array.", "Compare com len antes."],
  "run:panicNil": ["panic foi chamado com nil.", "Dê-lhe uma mensagem ou um erro."],
  "run:panic": [
    "O programa desistiu por si: panic foi chamado, e ninguém o recuperou.",
    "Leia a mensagem depois de panic:, e vá à primeira linha abaixo que seja sua.",
  ],
};

export const hints: Hints = hintTable(texts);
