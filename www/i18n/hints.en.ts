// Hints for learners, by the checker's codes: what the message means, and how it is usually mended.

import { type Hints, hintTable } from "../model/hints.ts";

export const texts = {
  Syntax: [
    "The text is no Go at this place: something is missing, or stands where it may not.",
    "Look at this line and the one before it: a brace, bracket, quote or comma is mostly missing. An opening { stands on the line of its if, for or func.",
  ],
  UndeclaredName: [
    "This name is not declared anywhere that can be seen from here.",
    "Look for a slip in its spelling (big and small letters differ), declare it with := or var before this line, or move its declaration out of the inner block.",
  ],
  "UndeclaredName:package": [
    "This is a package of the library, and the file does not import it.",
    "Add it to the imports at the top of the file.",
  ],
  UndeclaredImportedName: [
    "The package has nothing of this name.",
    "Look for a slip in its spelling. Type the package's name and a dot: the editor lists what is in it.",
  ],
  UnexportedName: [
    "Names that begin with a small letter belong to their own package only.",
    "Use a name that begins with a capital letter, or rename it in its package.",
  ],
  UnusedVar: [
    "The variable gets a value that nobody reads. Go takes that for a mistake.",
    "Use it, delete it, or write _ in its place. If it should change a variable outside, write = and not :=.",
  ],
  UnusedImport: ["The file imports a package and uses nothing of it.", "Delete the import, or use the package."],
  UnusedLabel: ["Nothing jumps to this label.", "Delete it, or name it in a break, continue or goto."],
  UnusedExpr: [
    "The line computes a value and does nothing with it.",
    "Assign the value, pass it on, or call the function: a call needs its parentheses.",
  ],
  UnusedResults: [
    "The call's result is dropped.",
    "Assign the result, or call a function that is used for its effect.",
  ],
  BrokenImport: [
    "There is no package under this path.",
    "Look for a slip in the path. The program's own packages are named after the module in go.mod.",
  ],
  "BrokenImport:missing": [
    "Programs in a page cannot use this package: it needs a network, files or an operating system, or it is not there yet.",
    "Use what the message names, or take that part out. What concerns goroutines is all here: sync, context, time, atomic.",
  ],
  ImportCycle: [
    "These packages import each other in a circle, so none can be first.",
    "Move what both need into a third package.",
  ],
  MismatchedPkgName: [
    "Files of one folder belong to one package.",
    "Give them the same package line, or move the file into a folder of its own.",
  ],
  MissingMain: ["A program begins in func main of package main, and there is none.", "Write func main() { … }."],
  InvalidMainDecl: [
    "main and init take nothing and return nothing.",
    "Write func main() without parameters; arguments are in os.Args.",
  ],
  InvalidInitDecl: [
    "init can only be a function without parameters and results, and nobody calls it.",
    "Rename what you declared.",
  ],
  MissingInitBody: ["init has no body.", "Give it one in braces."],
  MissingBody: ["The function has a head and no body.", "Add its body in braces on the same line."],
  NotMain: ["Only package main can be run.", "Write package main at the top of the file that holds func main."],
  DuplicateDecl: [
    "The name is declared twice in the same block.",
    "Rename one of them, delete one, or assign with = where the variable is there already.",
  ],
  RepeatedDecl: [
    "One name stands twice on the left of :=.",
    "Give each its own name, or write _ for what you do not need.",
  ],
  NoNewVar: ["All names on the left of := are there already.", "Write = to give them new values."],
  DuplicateMethod: ["The type has two methods of this name.", "Rename or delete one: Go has no overloading."],
  DuplicateFieldAndMethod: ["A field and a method share a name.", "Rename one of them."],
  DuplicateLabel: ["Two labels in one function share a name.", "Rename one of them."],
  DuplicateCase: [
    "Two cases have the same value, so the second can never be chosen.",
    "Delete one of them, or change its value.",
  ],
  DuplicateDefault: ["There are two defaults.", "Keep one of them."],
  DuplicateLitKey: ["The same key stands twice in the literal.", "Delete one of them, or change its key."],
  DuplicateLitField: ["The same field is given twice.", "Delete one of them."],
  MismatchedTypes: [
    "The two sides are of different types, and Go never converts by itself.",
    "Convert one side: float64(n), time.Duration(n), string(b). Or declare both with the same type.",
  ],
  IncompatibleAssign: [
    "The value is of another type than the place it should go to.",
    "Convert it, change the type of one of them, or look whether a pointer (&x) or the value itself is wanted. For an interface, the message names the method that is missing.",
  ],
  InvalidIfaceAssign: [
    "The type does not have all methods of the interface.",
    "Add the method that is missing. If it has a pointer receiver, pass &x.",
  ],
  WrongAssignCount: [
    "Left and right hold different numbers of things.",
    "A function with two results needs two names: v, err := f(). Write _ for what you do not need.",
  ],
  WrongArgCount: [
    "The call passes too few or too many arguments.",
    "Compare with the function's head: point at its name to see it.",
  ],
  WrongResultCount: [
    "return gives another number of values than the function promises.",
    "Return one value for each result in the function's head.",
  ],
  TooManyValues: [
    "A call with several results stands where one value belongs.",
    "Assign its results to names first, and use the one that you need.",
  ],
  MissingReturn: [
    "The function promises a result, and there is a way through it that returns none.",
    "End it with a return, also after the last if, switch or loop.",
  ],
  OutOfScopeResult: [
    "An inner variable hides the result of the same name, so a bare return would return the outer one.",
    "Rename the inner variable, or return it by name.",
  ],
  UndefinedOp: [
    "The operator does not work on values of this type.",
    "Convert to a type that has it, or use a function. Structs and slices, for instance, are compared field by field or with slices.Equal.",
  ],
  NonNumericIncDec: ["++ and -- work on numbers only.", "Use a number, or write out what should happen."],
  MultiValAssignOp: ["+= and its like take one value on each side.", "Write one assignment for each."],
  DivByZero: ["This always divides by zero.", "Divide by something else, or test for zero first."],
  NumericOverflow: [
    "The number does not fit the type.",
    "Use a larger type, such as int64 or float64, or a smaller number.",
  ],
  TruncatedFloat: ["The constant has a fraction, and the type has none.", "Use float64, or a whole number."],
  InvalidConstVal: ["This cannot be computed while compiling.", "Use a variable in place of a constant."],
  InvalidConstInit: ["A constant needs a value that is known while compiling.", "Write var in place of const."],
  InvalidConstType: ["Constants are numbers, strings or booleans only.", "Write var in place of const."],
  InvalidShiftCount: [
    "The distance of a shift must be a whole number, and not negative.",
    "Convert it to uint, or make it positive.",
  ],
  InvalidShiftOperand: ["Only whole numbers can be shifted.", "Convert it to an integer type."],
  InvalidConversion: [
    "There is no conversion between these types.",
    "Convert through a type between them, or use strconv for text and numbers.",
  ],
  InvalidUntypedConversion: [
    "The constant cannot become this type.",
    "Change the constant, or the type that it should have.",
  ],
  UntypedNilUse: ["nil alone has no type, so the variable would have none.", "Write the type: var p *T = nil."],
  UntypedLit: ["The literal has no type here.", "Write its type before the brace: []int{…}, Point{…}."],
  MissingFieldOrMethod: [
    "The type has no field or method of this name.",
    "Look for a slip in the spelling, big and small letters too. Type the dot again: the editor lists what is there.",
  ],
  MissingLitField: ["The struct has no field of this name.", "Look at the struct's declaration: F12 leads there."],
  UnexportedLitField: [
    "This field belongs to the struct's own package.",
    "Use a function of that package that makes the value.",
  ],
  InvalidStructLit: ["The literal does not fit the struct's fields.", "Name the fields: Point{X: 1, Y: 2}."],
  MixedStructLit: ["Some fields are named and some are not.", "Name all of them or none."],
  InvalidLitField: ["A field of the literal is not a plain name.", "Write field: value."],
  MissingLitKey: ["Each element of a map's literal needs a key.", "Write key: value."],
  InvalidLit: ["Values of this type cannot be written with braces.", "Convert a value: T(x)."],
  InvalidLitIndex: [
    "An index in the literal must be a constant whole number.",
    "Write a number, or leave indices out.",
  ],
  OversizeArrayLit: [
    "The literal has more elements than the array.",
    "Make the array longer, or write [...] to have it counted.",
  ],
  InvalidArrayLen: ["An array's length must be a constant whole number.", "Use a constant, or a slice: make([]T, n)."],
  InvalidIndex: [
    "The index does not fit: it must be a whole number within the length.",
    "Indices begin with 0 and end with len(x)-1.",
  ],
  NonSliceableOperand: [
    "Only slices, strings, arrays that have an address, and pointers to arrays can be sliced or indexed.",
    "Look at its type: point at the name.",
  ],
  NonIndexableOperand: [
    "Values of this type have no elements.",
    "Look at its type: point at the name. A pointer to a slice is written (*p)[i].",
  ],
  InvalidSliceExpr: [
    "The parts of this slice expression do not fit together.",
    "Write x[low:high], with three parts only for slices.",
  ],
  SwappedSliceIndices: ["The beginning lies after the end.", "Swap the two."],
  SwappedMakeArgs: ["The length is larger than the capacity.", "Swap the two: make([]T, length, capacity)."],
  NotAType: ["A type belongs here, and this names something else.", "Look whether a variable hides the type's name."],
  NotAnExpr: ["A value belongs here, and this is a type.", "Make a value of it: T{…} or T(x)."],
  InvalidPkgUse: ["A package's name is no value.", "Write a dot and a name after it."],
  UncalledBuiltin: ["Built-in functions can only be called.", "Add the parentheses and arguments."],
  InvalidCall: [
    "Only functions can be called.",
    "Delete the parentheses, or look whether a variable hides the function.",
  ],
  NonVariadicDotDotDot: [
    "… passes a slice to a function that takes any number of arguments, and this one does not.",
    "Pass the elements one by one.",
  ],
  InvalidDotDotDot: ["… stands where it may not.", "It belongs after the last argument, which must be a slice."],
  MisplacedDotDotDot: ["Only the last parameter may take any number of arguments.", "Move it to the end."],
  BadDotDotDotSyntax: [
    "… stands where it may not.",
    "It belongs after the last argument, or before the last parameter's type.",
  ],
  InvalidAppend: [
    "append takes a slice and elements for it.",
    "Write s = append(s, x), or append(s, other...) for a slice of them.",
  ],
  InvalidCopy: ["copy takes two slices of the same element type, or bytes and a string.", "Write copy(to, from)."],
  InvalidMake: ["make makes slices, maps and channels only.", "Use new(T), &T{} or T{} for others."],
  InvalidLen: ["Values of this type have no length.", "len works on strings, slices, arrays, maps and channels."],
  InvalidCap: ["Values of this type have no capacity.", "cap works on slices, arrays and channels."],
  InvalidDelete: ["delete takes a map and a key of its type.", "Write delete(m, key)."],
  InvalidClose: [
    "Only channels that can be sent to are closed.",
    "The sender closes, never the receiver: take chan T or chan<- T where you close.",
  ],
  InvalidSend: [
    "This channel cannot be sent to: it is for receiving only, or it is no channel.",
    "Pass it as chan T or chan<- T to whoever sends.",
  ],
  InvalidReceive: [
    "This channel cannot be received from: it is for sending only, or it is no channel.",
    "Pass it as chan T or <-chan T to whoever receives.",
  ],
  InvalidSelectCase: ["Each case of a select is one send or one receive.", "Write case v := <-ch: or case ch <- v:."],
  InvalidRangeExpr: [
    "This cannot be ranged over, or not with so many names.",
    "range works on slices, strings, maps, channels (one name), whole numbers (one name) and iterator functions.",
  ],
  InvalidIterVar: ["The loop cannot assign to this.", "Write := and plain names."],
  InvalidGo: ["go needs a call.", "Add the parentheses: go f(x), or go func() { … }()."],
  InvalidDefer: ["defer needs a call.", "Add the parentheses: defer f(), or defer func() { … }()."],
  InvalidCond: [
    "The condition must be true or false.",
    "Compare with something: if n != 0. Go takes no number or pointer for a truth.",
  ],
  InvalidExprSwitch: [
    "Values of this type cannot be compared with ==, so no switch can choose by them.",
    "Switch on a part of the value, or use if.",
  ],
  InvalidTypeSwitch: [".(type) belongs into a switch only.", "Write switch v := x.(type) { … }."],
  InvalidAssert: [
    "x.(T) asks an interface what is in it, and this is none.",
    "Convert with T(x), or drop the assertion.",
  ],
  ImpossibleAssert: [
    "No value of this type can ever be in the interface: it lacks a method.",
    "Add the method, or look whether the pointer *T is meant.",
  ],
  InvalidIndirection: ["* follows a pointer, and this is none.", "Delete the *, or take the address with & before."],
  UnaddressableOperand: ["This value has no address.", "Put it into a variable first, and take that one's address."],
  UnaddressableFieldAssign: [
    "A struct in a map cannot be changed in place.",
    "Take it out, change it and put it back; or keep pointers in the map.",
  ],
  UnassignableOperand: [
    "Nothing can be assigned to this.",
    "The left side must be a variable, an element or a field. Strings never change: make a []byte of them.",
  ],
  InvalidBlank: ["_ only takes values, and never gives one.", "Give the variable a name."],
  InvalidIota: ["iota counts lines of a const group only.", "Use it in a const ( … ) group."],
  IncomparableMapKey: [
    "Keys of a map must be comparable, and this type is not.",
    "Use a string, a number, an array or a struct of them in place of a slice, map or function.",
  ],
  InvalidRecv: [
    "Methods belong to types that are declared in this package.",
    "Declare your own: type T …, and write func (t T) ….",
  ],
  InvalidMethodExpr: [
    "The method cannot be taken from the type in this way.",
    "If it has a pointer receiver, write (*T).Method.",
  ],
  InvalidPtrEmbed: ["A pointer to an interface or to a pointer cannot be embedded.", "Embed the type itself."],
  BlankIfaceMethod: ["A method of an interface needs a name.", "Give it one."],
  InvalidDeclCycle: [
    "The type contains itself, so it would be infinitely large.",
    "Refer to it with a pointer, a slice or a map: next *Node.",
  ],
  InvalidInitCycle: [
    "These variables need each other's values to begin with.",
    "Give one of them its value in init or in main.",
  ],
  AmbiguousSelector: ["Two embedded types have this name at the same depth.", "Write through which of them: x.A.Name."],
  MisplacedBreak: ["break belongs into a loop, switch or select.", "Use return to leave the function."],
  MisplacedContinue: ["continue belongs into a loop.", "Use break or return here."],
  MisplacedFallthrough: [
    "fallthrough is the last line of a case, and never of the last one.",
    "Move it to the case's end, or list the values: case 1, 2:.",
  ],
  MisplacedLabel: [
    "This label names no loop, switch or select around the jump.",
    "Put it right before the for, switch or select.",
  ],
  UndeclaredLabel: [
    "There is no such label in this function.",
    "Look for a slip in its spelling, or put it before the loop.",
  ],
  JumpOverDecl: ["goto would jump over a variable's declaration.", "Declare the variable before the goto."],
  JumpIntoBlock: ["goto would jump into a block.", "Move the label out of the block."],
  CannotInferTypeArgs: ["The call does not tell which type is meant.", "Name it: F[int](…)."],
  InvalidTypeArg: [
    "The type does not fulfil what the type parameter demands.",
    "Look at the constraint: F12 on the function's name leads there.",
  ],
  WrongTypeArgCount: ["There are too few or too many types in the brackets.", "Give one type for each type parameter."],
  NotAGenericType: ["This type takes no type in brackets.", "Delete the brackets."],
  MisplacedConstraintIface: [
    "This interface lists types, so it can only limit type parameters.",
    "Use it in brackets: func F[T Number](x T).",
  ],
  Unsupported: ["Raceway cannot compile this yet.", "Write it in another way, as the message says."],
  TooManyErrors: ["There are more mistakes than are listed.", "Begin with the first: it often causes the others."],
  "vet:copylocks": [
    "A lock (or a struct with one) is copied. The copy is another lock, so both sides believe that they are alone.",
    "Pass a pointer: *sync.Mutex, *sync.WaitGroup, or a pointer to the struct; give its methods pointer receivers.",
  ],
  "vet:loopclosure": [
    "All goroutines see the same loop variable, which has changed by the time they run.",
    "Pass it as an argument: go func(i int) { … }(i), or declare Go 1.22 or later, where each iteration has its own.",
  ],
  "vet:waitgroup": [
    "Add is called in the goroutine that it counts: Wait may come first and see nothing to wait for.",
    "Call Add before the go statement, or use wg.Go.",
  ],
  "vet:unreachable": [
    "Nothing ever runs these lines: what stands before always leaves.",
    "Delete them, or move the return, panic or endless loop.",
  ],
  "vet:lostcancel": [
    "The cancel function is dropped, so the context's timer and goroutines stay until its parent ends.",
    "Keep it and write defer cancel() in the next line.",
  ],
  "vet:printf": [
    "The format and the arguments do not fit: a verb lacks its argument, has one of the wrong type, or there are too many.",
    "%d is for whole numbers, %s for text, %v for anything. Println takes no format.",
  ],
  "vet:assign": [
    "A variable is assigned to itself: that does nothing.",
    "One side is probably meant to be another: look for a field and a parameter of the same name.",
  ],
  "vet:tick": ["time.Tick's ticker can never be stopped by this code.", "Use time.NewTicker and defer ticker.Stop()."],
  "vet:atomic": [
    "The result of the atomic operation is assigned to its own variable, which makes the whole not atomic.",
    "Drop the assignment: atomic.AddInt64(&n, 1) is enough.",
  ],
  "vet:nilfunc": ["A function is compared with nil, which it never is.", "Call it: add the parentheses."],
  "vet:defers": [
    "The argument of a deferred call is computed now, and not when it is called.",
    "Wrap it: defer func() { … }().",
  ],
  "vet:unusedresult": [
    "The call does nothing but compute its result, and that is dropped.",
    "Use the result, or delete the call.",
  ],
  "vet:testinggoroutine": [
    "t.Fatal ends only the goroutine that calls it, which is not the test's here.",
    "Use t.Error and return, or send the failure to the test's goroutine.",
  ],
  "vet:bools": [
    "The condition repeats itself, or can never be as it is meant.",
    "Look whether && or || is meant, and whether both sides should differ.",
  ],
  "vet:stringintconv": [
    "string(n) gives the character with that number, and not its digits.",
    "Use strconv.Itoa(n) or fmt.Sprint(n).",
  ],
  "vet:ifaceassert": [
    "No value can be in both interfaces: their methods of one name differ.",
    "Look which interface is meant.",
  ],
  "vet:sigchanyzer": [
    "signal.Notify does not wait for a receiver, so an unbuffered channel may miss the signal.",
    "Make the channel with a buffer: make(chan os.Signal, 1).",
  ],
  "run:deadlock": [
    "Every goroutine waits for something that none is left to do. The message tells for each what it waits for, and where.",
    "Find for each wait who should have ended it: a receive needs a send or close, a send a receive or a buffer, Wait as many Done as Add, Lock an Unlock. Does range ch wait for a close that nobody makes?",
  ],
  "run:leak": [
    "The program ended, but some of its goroutines waited for something that nobody was left to do. In a program that goes on they would stay for ever, with all they hold.",
    "Give each goroutine a way to end: close the channel it ranges over, cancel its context, or give a channel whose receiver may go away a buffer of one.",
  ],
  "run:nilMap": [
    "The map was declared and never made: it can be read, and not written.",
    "Make it: m := make(map[K]V).",
  ],
  "run:index": [
    "The index lies outside of the slice, array or string.",
    "Valid are 0 to len(x)-1: look at loops that use <= len(x), and at empty slices.",
  ],
  "run:slice": [
    "The bounds lie outside of the slice or string, or the first after the second.",
    "Compare both with len(x) before.",
  ],
  "run:nil": [
    "A nil pointer was followed: a field or method of nothing was asked for.",
    "Find where the pointer should have been set: new(T), &T{…}. Did a function return nil with an error that was not looked at?",
  ],
  "run:sendClosed": [
    "The channel was closed while somebody still sent.",
    "Only the sender closes, after its last send. With several senders, close after a WaitGroup has seen all of them end.",
  ],
  "run:closeClosed": ["The channel was closed twice.", "Let one goroutine close it, or use sync.Once."],
  "run:closeNil": ["The channel was declared and never made.", "Make it: ch := make(chan T)."],
  "run:negativeWaitGroup": [
    "Done was called more often than Add had announced.",
    "Count: one Add(1) before each go, one defer wg.Done() in each goroutine.",
  ],
  "run:waitGroupMisuse": [
    "Add came while Wait was still waiting or just returning.",
    "Call all Adds before Wait, and use a WaitGroup anew only after Wait has returned.",
  ],
  "run:unlock": [
    "The lock was released without being held.",
    "Pair each Unlock with one Lock: write defer mu.Unlock() right after mu.Lock(). Is it a copy of the lock?",
  ],
  "run:concurrentMap": [
    "Two goroutines used one map at the same time, and at least one wrote.",
    "Guard the map with a sync.Mutex, let one goroutine own it, or use sync.Map.",
  ],
  "run:divide": ["A whole number was divided by zero.", "Test the divisor before."],
  "run:conversion": [
    "The interface holds another type than x.(T) asks for, or nothing.",
    "Ask with two names: v, ok := x.(T), or use a type switch.",
  ],
  "run:stack": ["A function calls itself without an end.", "Look for the case in which it should stop."],
  "run:memory": [
    "The program needs more memory than the page can give.",
    "Look for what grows for ever: a slice, a map, or goroutines that never end.",
  ],
  "run:makeSize": ["The size is negative, or far too large.", "Look at how it is computed."],
  "run:uncomparable": [
    "Slices, maps and functions cannot be compared or be keys, not even inside of an interface.",
    "Use a comparable type, or reflect.DeepEqual.",
  ],
  "run:shift": ["The distance of a shift was negative.", "Test it before, or use an unsigned type."],
  "run:sliceToArray": ["The slice is shorter than the array.", "Compare with len before."],
  "run:panicNil": ["panic was called with nil.", "Give it a message or an error."],
  "run:panic": [
    "The program gave up by itself: panic was called, and nobody recovered.",
    "Read the message after panic:, and go to the first line below it that is yours.",
  ],
} as const satisfies Record<string, readonly [string, string]>;

export const hints: Hints = hintTable(texts);
