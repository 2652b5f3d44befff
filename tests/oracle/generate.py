"""Random programs with one outcome, for `random_programs.py`.

`program(seed)` gives the text of a file's declarations and the name of a function without parameters that runs them.
All that such a program prints follows from the language's rules alone: what Go leaves open (the order of map iteration, of evaluation
between calls and variables, of goroutines) does not show. Loops are bounded by a budget of steps; run-time panics are
recovered and printed."""

import random

INTS = ["int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64"]
BITS = {"int": 64, "int8": 8, "int16": 16, "int32": 32, "int64": 64,
        "uint": 64, "uint8": 8, "uint16": 16, "uint32": 32, "uint64": 64}
WORDS = ["go", "ch", "π", "", "mutex", "世界", "a\\tb", "wait group", "x", "select"]


class Struct:
    def __init__(self, name, fields):
        self.name, self.fields = name, fields

    def __str__(self):
        return self.name


class Slice:
    def __init__(self, elem):
        self.elem = elem

    def __str__(self):
        return f"[]{self.elem}"


class Array:
    def __init__(self, n, elem):
        self.n, self.elem = n, elem

    def __str__(self):
        return f"[{self.n}]{self.elem}"


class Map:
    def __init__(self, key, value):
        self.key, self.value = key, value

    def __str__(self):
        return f"map[{self.key}]{self.value}"


class Generator:
    """One program; everything it declares has the prefix `p<seed>`."""

    def __init__(self, seed, generics):
        self.r = random.Random(seed)
        self.prefix = f"p{seed}"
        self.generics = generics
        self.decls = []
        self.structs = []
        self.functions = []  # (name, parameter types, result type)
        self.count = 0
        # In a function that goroutines may call: it prints nothing, and does without the budget.
        self.quiet = False

    # Names and choices.

    def name(self, stem="v"):
        self.count += 1
        return f"{stem}{self.count}"

    def chance(self, p):
        return self.r.random() < p

    def pick(self, *options):
        return self.r.choice(options)

    def scalar(self):
        return self.r.choice(INTS + ["int", "int", "float64", "float32", "string", "string", "bool"])

    def type(self, depth=2):
        k = self.r.random()
        if depth == 0 or k < 0.55:
            return self.scalar()
        if k < 0.70:
            return Slice(self.type(depth - 1))
        if k < 0.80:
            return Array(self.r.randint(1, 4), self.type(depth - 1))
        if k < 0.88:
            return Map(self.pick("int", "string", "uint8", "bool"), self.type(depth - 1))
        return self.r.choice(self.structs) if self.structs else self.scalar()

    # Expressions: (text, whether it is constant). No call of one changes a variable.

    def literal(self, t):
        if t in BITS:
            bits = BITS[t]
            if t.startswith("u"):
                n = self.pick(self.r.randint(0, 9), self.r.randint(0, 200), 2 ** bits - 1, self.r.getrandbits(bits))
                return str(n % 2 ** bits)
            n = self.pick(self.r.randint(-9, 9), self.r.randint(-100, 100), 2 ** (bits - 1) - 1, -2 ** (bits - 1),
                          self.r.getrandbits(bits - 1))
            return f"{t}({n})" if n < 0 else str(n)
        if t == "string":
            return f'"{self.r.choice(WORDS)}"'
        if t == "bool":
            return self.pick("true", "false")
        if t == "float32":
            return str(self.r.randint(-64, 64) / 8)
        if t == "float64":
            return self.pick("0.1", "2.5", "1e10", "3.0", "0.375", str(self.r.randint(-1000, 1000) / 16))
        raise ValueError(t)

    def value(self, t, scope, depth=3):
        """An expression of type t that is not constant where t is a scalar, unless there is no variable."""
        names = [n for n, of in scope if of is t or (isinstance(t, str) and of == t)]
        if depth <= 0 or self.chance(0.15):
            if names:
                return self.r.choice(names)
            return self.fresh(t)
        if isinstance(t, str):
            return self.scalar_value(t, scope, depth, names)
        if names and self.chance(0.5):
            return self.r.choice(names)
        return self.composite(t, scope, depth)

    def fresh(self, t):
        """A value of its own that the compiler cannot fold."""
        if isinstance(t, str):
            return f"same[{t}]({self.literal(t)})" if self.generics else f"same_{t}({self.literal(t)})"
        return self.composite(t, [], 1)

    def composite(self, t, scope, depth):
        if isinstance(t, Struct):
            return f"{t}{{" + ", ".join(f"{n}: {self.operand(of, scope, depth - 1)}" for n, of in t.fields) + "}"
        if isinstance(t, Slice):
            return f"{t}{{" + ", ".join(self.operand(t.elem, scope, depth - 1) for _ in range(self.r.randint(0, 4))) + "}"
        if isinstance(t, Array):
            return f"{t}{{" + ", ".join(self.operand(t.elem, scope, depth - 1) for _ in range(t.n)) + "}"
        # Keys that are not constant may repeat.
        entries = self.r.randint(0, 3)
        pairs = ", ".join(f"{self.value(t.key, scope, 0)}: {self.operand(t.value, scope, depth - 1)}" for _ in range(entries))
        return f"{t}{{{pairs}}}"

    def operand(self, t, scope, depth):
        if isinstance(t, str) and self.chance(0.4):
            return self.literal(t)
        return self.value(t, scope, depth)

    def scalar_value(self, t, scope, depth, names):
        options = ["call", "binary", "binary", "binary", "part"]
        if names:
            options += ["name", "name"]
        kind = self.r.choice(options)
        if kind == "name":
            return self.r.choice(names)
        if kind == "part":
            part = self.part(t, scope, depth)
            if part:
                return part
        if kind == "call":
            fitting = [f for f in self.functions if f[2] == t]
            if fitting:
                name, params, _ = self.r.choice(fitting)
                return f"{name}({', '.join(self.operand(p, scope, depth - 2) for p in params)})"
        x = self.value(t, scope, depth - 1)
        if t in BITS:
            op = self.r.choice(["+", "-", "*", "&", "|", "^", "&^", "<<", ">>", "/", "%", "conv", "neg", "not", "min"])
            if op == "conv":
                source = self.r.choice(INTS)
                return f"{t}({self.value(source, scope, depth - 1)})"
            if op == "neg":
                return f"(-{x})"
            if op == "not":
                return f"(^{x})"
            if op == "min":
                return f"{self.pick('min', 'max')}({x}, {self.operand(t, scope, depth - 1)})"
            if op in ("<<", ">>"):
                count = self.pick(str(self.r.randint(0, 70)), f"({self.value('uint8', scope, depth - 2)} % 80)")
                return f"({x} {op} {count})"
            if op in ("/", "%"):
                divisor = self.pick(str(self.r.randint(1, 100)), f"({self.value(t, scope, depth - 2)} | 1)")
                return f"({x} {op} {divisor})"
            return f"({x} {op} {self.operand(t, scope, depth - 1)})"
        if t in ("float64", "float32"):
            if self.chance(0.2):
                return f"{t}({self.value(self.pick('int', 'int16', 'uint8', 'float64'), scope, depth - 1)})"
            # Each operation rounded, as Go promises only of explicit conversions.
            return f"{t}({x} {self.pick('+', '-', '*', '/')} {self.operand(t, scope, depth - 1)})"
        if t == "string":
            k = self.r.random()
            if k < 0.5:
                return f"clip({x}+{self.operand(t, scope, depth - 1)}, 40)"
            if k < 0.65:
                return f"clip({x}, {self.value('int', scope, depth - 2)})"
            if k < 0.75:
                return f"string(rune(97 + {self.value('uint8', scope, depth - 2)}%26))"
            if k < 0.9:
                other = self.type(1)
                return f'clip(fmt.Sprintf("%v", {self.value(other, scope, depth - 2)}), 40)'
            return f"fmt.Sprint({self.value(self.r.choice(INTS), scope, depth - 1)})"
        k = self.r.random()
        if k < 0.6:
            other = self.r.choice(INTS + ["string", "float64"])
            left, right = self.value(other, scope, depth - 1), self.operand(other, scope, depth - 1)
            return f"({left} {self.pick('==', '!=', '<', '<=', '>', '>=')} {right})"
        if k < 0.7:
            return f"(!{x})"
        return f"({x} {self.pick('&&', '||', '==', '!=')} {self.value(t, scope, depth - 1)})"

    def part(self, t, scope, depth):
        """An element or field of type t of some variable."""
        options = []
        for n, of in scope:
            if isinstance(of, Struct):
                options += [f"{n}.{f}" for f, ft in of.fields if ft == t]
            elif isinstance(of, Array) and of.elem == t:
                options.append(f"{n}[at({self.value('int', scope, depth - 2)}, {of.n})]")
            elif isinstance(of, Map) and of.value == t:
                options.append(f"{n}[{self.operand(of.key, scope, depth - 2)}]")
            elif isinstance(of, (Slice, Map)) and t == "int" or of == "string" and t == "int":
                options.append(f"len({n})")
        return self.r.choice(options) if options else None

    # Statements.

    def block(self, scope, depth, size=None):
        scope = list(scope)
        lines = []
        for _ in range(size or self.r.randint(1, 4)):
            lines += self.statement(scope, depth)
        return lines

    def step(self):
        return [] if self.quiet else ["step()"]

    def indented(self, lines):
        return ["\t" + line for line in lines]

    def target(self, scope):
        """Something assignable, with its type."""
        options = [(n, of) for n, of in scope if not n.startswith("const")]
        n, of = self.r.choice(options)
        if isinstance(of, Struct) and self.chance(0.7):
            field, ft = self.r.choice(of.fields)
            return f"{n}.{field}", ft
        if isinstance(of, Array) and self.chance(0.7):
            return f"{n}[at({self.value('int', scope, 1)}, {of.n})]", of.elem
        return n, of

    def statement(self, scope, depth):
        kinds = ["declare", "declare", "assign", "assign", "print", "update"]
        if depth > 0:
            kinds += ["if", "for", "range", "switch", "closure", "defer", "labels", "collect", "pointer", "alias", "dispatch",
                      "several", "keys", "goto", "runes", "sorted"]
            if self.generics:
                kinds += ["stack", "iterate", "reduce", "complex"]
        kind = self.r.choice(kinds) if scope else "declare"
        if self.quiet and kind not in ("declare", "assign", "update", "if", "for", "range", "switch", "closure", "labels"):
            kind = "update"
        return getattr(self, "s_" + kind)(scope, depth)

    def s_declare(self, scope, depth):
        t, n = self.type(), self.name()
        if self.chance(0.15):
            lines = [f"var {n} {t}"]
        elif isinstance(t, str):
            lines = [f"var {n} {t} = {self.operand(t, scope, 3)}"]
        else:
            lines = [f"{n} := {self.value(t, scope, 3)}"]
        scope.append((n, t))
        return lines + [f"_ = {n}"]

    def s_assign(self, scope, depth):
        if self.chance(0.2):
            (a, ta), (b, tb) = self.r.choice(scope), self.r.choice(scope)
            if ta == tb and a != b:
                return [f"{a}, {b} = {b}, {a}"]
        place, t = self.target(scope)
        return [f"{place} = {self.operand(t, scope, 3)}"]

    def s_update(self, scope, depth):
        place, t = self.target(scope)
        if t in BITS:
            if self.chance(0.4):
                return [place + self.pick("++", "--")]
            return [f"{place} {self.pick('+=', '-=', '*=', '|=', '&=', '^=')} {self.operand(t, scope, 2)}"]
        if t == "string":
            return [f"{place} = clip({place}+{self.operand('string', scope, 1)}, 40)"]
        if isinstance(t, Slice):
            return [f"if len({place}) < 20 {{", f"\t{place} = append({place}, {self.operand(t.elem, scope, 2)})", "}"]
        if isinstance(t, Map):
            n = self.name("m")
            return [f"if {n} := {place}; {n} != nil {{", f"\t{n}[{self.operand(t.key, scope, 1)}] = {self.operand(t.value, scope, 2)}",
                    "}"]
        return self.s_assign(scope, depth)

    def s_print(self, scope, depth):
        some = self.r.sample(scope, min(len(scope), self.r.randint(1, 3)))
        k = self.r.random()
        if k < 0.6:
            return [f"fmt.Println({', '.join(n for n, _ in some)})"]
        verbs = {"string": "%q", "bool": "%t", "float64": "%.3f", "float32": "%8.2f"}
        verb = lambda t: verbs.get(t, self.pick("%d", "%x", "%v", "%08b")) if isinstance(t, str) else self.pick("%v", "%+v", "%#v", "%T")
        return ['fmt.Printf("' + " ".join(verb(t) for _, t in some) + f'\\n", {", ".join(n for n, _ in some)})']

    def s_if(self, scope, depth):
        lines = [f"if {self.value('bool', scope, 2)} {{", *self.indented(self.block(scope, depth - 1))]
        if self.chance(0.5):
            lines += ["} else {", *self.indented(self.block(scope, depth - 1))]
        return lines + ["}"]

    def s_for(self, scope, depth):
        i = self.name("i")
        inner = scope + [("const" + i, "int")]
        head = self.pick(f"for {i} := 0; {i} < {self.r.randint(0, 6)}; {i}++ {{", f"for {i} := range {self.r.randint(0, 6)} {{",
                         f"for {i} := {self.r.randint(1, 6)}; {i} > 0; {i}-- {{")
        body = [f"const{i} := {i}", f"_ = const{i}", *self.step(), *self.block(inner, depth - 1)]
        if self.chance(0.4):
            body += [f"if {self.value('bool', inner, 1)} {{", "\t" + self.pick("break", "continue"), "}"]
        return [head, *self.indented(body), "}"]

    def s_range(self, scope, depth):
        candidates = [(n, t) for n, t in scope if isinstance(t, (Slice, Array)) or t == "string"]
        if not candidates:
            return self.s_for(scope, depth)
        n, t = self.r.choice(candidates)
        i, x = self.name("i"), self.name("x")
        elem = "int32" if t == "string" else t.elem
        inner = scope + [(i, "int"), (x, elem)]
        return [f"for {i}, {x} := range {n} {{", *self.indented([f"_, _ = {i}, {x}", *self.step(), *self.block(inner, depth - 1)]), "}"]

    def s_switch(self, scope, depth):
        t = self.pick("int", "string", "uint8", "bool")
        values = {"int": ["0", "1", "-1", "7"], "string": ['""', '"go"', '"x"'], "uint8": ["0", "1", "255"], "bool": ["true", "false"]}[t]
        lines = [f"switch {self.value(t, scope, 2)} {{"]
        for v in self.r.sample(values, min(len(values), self.r.randint(1, 3))):
            lines += [f"case {v}:", *self.indented(self.block(scope, depth - 1, 1))]
            if self.chance(0.2) and v != values[-1]:
                lines[-1:] = [lines[-1]]
        lines += ["default:", *self.indented(self.block(scope, depth - 1, 1)), "}"]
        return lines

    def s_closure(self, scope, depth):
        """A closure that changes what it captures, called as a statement of its own."""
        f, x, t = self.name("f"), self.name("x"), self.scalar()
        n = self.name()
        body = self.block(scope + [(x, t)], depth - 1, 2)
        lines = [f"{f} := func({x} {t}) {t} {{", *self.indented([*self.step(), *body, f"return {x}"]), "}"]
        lines += [f"{n} := {f}({self.operand(t, scope, 2)})", f"_ = {n}"]
        if self.chance(0.5):
            lines += [f"{n} = {f}({n})"]
        scope.append((n, t))
        return lines

    def s_defer(self, scope, depth):
        """Deferred calls in a function of their own, with a panic that one of them recovers."""
        n = self.name("r")
        risk = self.risk(scope)
        return [f"{n} := func() (result {self.pick('int', 'int64')}) {{",
                *self.indented(["defer func() {", "\tif e := recover(); e != nil {", '\t\tfmt.Println("recovered:", e)', "\t\tresult += 100",
                                "\t}", "}()", f"defer fmt.Println(\"deferred\", {self.operand('int', scope, 2)})",
                                *self.block(scope, depth - 1, 1), *risk, "return 7"]), "}()", f"_ = {n}"]

    def risk(self, scope):
        """A statement that may panic, alone in its expression."""
        i, n = self.name("k"), self.name("z")
        index = [f"{i} := {self.value('int', scope, 1)}"]
        return self.pick(
            [*index, f"{n} := []int{{1, 2, 3}}", f"fmt.Println({n}[{i}])"],
            [*index, f"{n} := [4]string{{}}", f"fmt.Println({n}[{i}])"],
            [*index, f"{n} := []int{{1, 2, 3}}", f"fmt.Println({n}[{i}:])"],
            [*index, f'{n} := "text"', f"fmt.Println({n}[:{i}])"],
            [*index, f"fmt.Println(100 / {i})"],
            [*index, f"fmt.Println(1 << {i} >> 1)"],
            [*index, f"var {n} map[int]int", f"fmt.Println({n}[{i}])", f"{n}[{i}] = 1"],
            [*index, f"var {n} any = {i}", f"fmt.Println({n}.(string))"],
            [*index, f"var {n} any = {i}", f"fmt.Println({n}.(error))"],
            [*index, f"{n} := make([]int, {i}%8)", f"fmt.Println(len({n}))"],
            [*index, f"var {n} *int", f"if {i}%2 == 0 {{", f"\t{n} = new(int)", "}", f"*{n} = {i}", f"fmt.Println(*{n})"],
            [*index, f'panic(fmt.Sprintf("custom %d", {i}))'],
            [*index, f"if {i} > 3 {{", f'\tpanic(fmt.Errorf("error %d", {i}))', "}"],
            [*index, f"{n} := make(chan int, 1)", f"close({n})", f"if {i} > 0 {{", f"\tclose({n})", "}", f"fmt.Println(<-{n})"])

    def s_labels(self, scope, depth):
        label, i, j = self.name("L"), self.name("i"), self.name("j")
        inner = scope + [("const" + j, "int")]
        body = [f"const{j} := {i}*10 + {j}", f"_ = const{j}", *self.step(), *self.block(inner, 0, 1),
                f"if {self.value('bool', inner, 1)} {{", f"\t{self.pick('break', 'continue')} {label}", "}"]
        return [f"{label}:", f"for {i} := 0; {i} < 3; {i}++ {{", *self.indented(
            [f"for {j} := 0; {j} < 3; {j}++ {{", *self.indented(body), "}"]), "}"]

    def s_collect(self, scope, depth):
        """Closures that each keep their iteration's variable."""
        fs, i, f = self.name("fs"), self.name("i"), self.name("f")
        return [f"var {fs} []func() int", f"for {i} := 0; {i} < 3; {i}++ {{",
                f"\t{fs} = append({fs}, func() int {{ {i} += 10; return {i} + int({self.value('uint8', scope, 1)}) }})", "}",
                f"for _, {f} := range {fs} {{", f"\tfmt.Print({f}(), \" \", {f}(), \";\")", "}", "fmt.Println()"]

    def s_pointer(self, scope, depth):
        n, t = self.r.choice(scope)
        if n.startswith("const"):
            return self.s_print(scope, depth)
        p = self.name("p")
        return [f"{p} := &{n}", f"*{p} = {self.operand(t, scope, 2)}", f"fmt.Println({n}, *{p})"]

    def s_alias(self, scope, depth):
        """Slices that share an array, until one grows out of it."""
        t, a, b = self.scalar(), self.name("a"), self.name("b")
        n = self.r.randint(3, 6)
        lo = self.r.randint(0, n - 1)
        hi = self.r.randint(lo, n)
        top = self.pick("", f":{self.r.randint(hi, n)}")
        lines = [f"{a} := []{t}{{{', '.join(self.operand(t, scope, 2) for _ in range(n))}}}", f"{b} := {a}[{lo}:{hi}{top}]"]
        for _ in range(self.r.randint(1, 3)):
            lines.append(self.pick(f"{b} = append({b}, {self.operand(t, scope, 1)})", f"{a}[{self.r.randint(0, n - 1)}] = {self.operand(t, scope, 1)}",
                                   f"copy({a}[1:], {a})", f"copy({b}, {a})", f"{b} = append({b}, {a}[:2]...)", f"clear({a}[:1])"))
        return lines + [f"fmt.Println({a}, {b}, len({b}))"]

    def s_dispatch(self, scope, depth):
        """A type switch over values of several types."""
        x, v = self.name("x"), self.name("v")
        types = [self.type(1) for _ in range(self.r.randint(2, 5))]
        lines = [f"for _, {x} := range []any{{{', '.join(self.fresh(t) for t in types)}, nil}} {{", f"\tswitch {v} := {x}.(type) {{"]
        shown = []
        for t in self.r.sample(types, self.r.randint(1, len(types))):
            if str(t) not in shown:
                shown.append(str(t))
                lines += [f"\tcase {t}:", f'\t\tfmt.Printf("{t} %v %T\\n", {v}, {v})']
        return lines + ["\tcase nil:", '\t\tfmt.Println("nil")', "\tcase fmt.Stringer, error:", f"\t\tfmt.Println({v})", "\tdefault:",
                        f'\t\tfmt.Printf("other %T\\n", {v})', "\t}", "}"]

    def s_several(self, scope, depth):
        """Several results, a variadic parameter, a named result that a deferred function changes."""
        f, t, a, b = self.name("f"), self.scalar(), self.name("v"), self.name("v")
        lines = [f"{f} := func(n int, rest ...{t}) (first {t}, count int) {{", "\tdefer func() { count = count*2 + n }()", "\tcount = len(rest)",
                 "\tif count > 0 {", "\t\tfirst = rest[at(n, count)]", "\t}", "\treturn first, count", "}"]
        args = [self.operand(t, scope, 2) for _ in range(self.r.randint(0, 3))]
        given = self.pick(", ".join(["3", *args]), f"{self.value('int', scope, 1)}, []{t}{{{', '.join(args)}}}...")
        scope += [(a, t), (b, "int")]
        return lines + [f"{a}, {b} := {f}({given})", f"fmt.Println({a}, {b})"]

    def s_keys(self, scope, depth):
        """Arrays and interfaces as keys."""
        m, t = self.name("m"), self.pick("int8", "string", "bool")
        lines = [f"{m} := map[any]int{{}}"]
        for _ in range(self.r.randint(2, 5)):
            key = self.pick(f"[2]{t}{{{self.operand(t, scope, 1)}, {self.operand(t, scope, 1)}}}", self.value(t, scope, 1), self.value("float64", scope, 1))
            lines.append(f"{m}[{key}]++")
        return lines + [f"fmt.Println(len({m}), {m}[{self.value(t, scope, 1)}])"]

    def s_goto(self, scope, depth):
        label, n = self.name("again"), self.name("n")
        return ["func() {", f"\t{n} := {self.r.randint(0, 5)}", f"{label}:", f"\tif {n} > 0 {{", f'\t\tfmt.Print({n}, {self.operand("int", scope, 2)}, " ")',
                f"\t\t{n}--", f"\t\tgoto {label}", "\t}", "\tfmt.Println()", "}()"]

    def s_runes(self, scope, depth):
        """Strings as bytes and runes."""
        n = self.name("s")
        return [f"{n} := {self.value('string', scope, 2)}", f"fmt.Println(len({n}), []byte({n}), []rune({n}), string([]rune({n})) == {n})",
                f"for i, r := range {n} {{", "\tfmt.Print(i, r, string(r), \" \")", "}", "fmt.Println()"]

    def s_sorted(self, scope, depth):
        n, t = self.name("s"), self.pick("int", "string", "float64", "uint8", "int16")
        items = ", ".join(self.operand(t, scope, 1) for _ in range(self.r.randint(0, 9)))
        by = self.pick(f"{n}[i] < {n}[j]", f"{n}[i] > {n}[j]", f"fmt.Sprint({n}[i]) < fmt.Sprint({n}[j])")
        return [f"{n} := []{t}{{{items}}}", f"sort.SliceStable({n}, func(i, j int) bool {{ return {by} }})", f"fmt.Println({n})"]

    # With type parameters and what came with them.

    def s_stack(self, scope, depth):
        n, t = self.name("st"), self.type(1)
        lines = [f"var {n} stack[{t}]", f"{n}.push({self.operand(t, scope, 2)})", f"{n}.push({self.operand(t, scope, 2)})"]
        return lines + [f"fmt.Println({n}.pop())", f"fmt.Println({n}.pop())", f"fmt.Println({n}.pop())", f'fmt.Printf("%v %T\\n", {n}, {n})']

    def s_iterate(self, scope, depth):
        i, x = self.name("i"), self.name("x")
        inner = [*scope, (i, "int"), (x, "int")]
        body = [f"_, _ = {i}, {x}", *self.step(), *self.block(inner, depth - 1, 1),
                f"if {self.value('bool', inner, 1)} {{", f"\t{self.pick('break', 'continue')}", "}", f"fmt.Print({i}, {x}, \" \")"]
        return [f"for {i}, {x} := range squares({self.r.randint(0, 6)}) {{", *self.indented(body), "}", "fmt.Println()"]

    def s_reduce(self, scope, depth):
        t, u = self.r.choice(INTS), self.pick("string", "int", "float64")
        items = ", ".join(self.operand(t, scope, 1) for _ in range(self.r.randint(1, 5)))
        x = self.name("x")
        inner = [(x, t)]
        return [f"fmt.Println(sum(apply([]{t}{{{items}}}, func({x} {t}) {u} {{ return {self.value(u, inner, 2)} }})))",
                f"fmt.Println(pair[{t}, {u}]{{{self.operand(t, scope, 1)}, {self.operand(u, scope, 1)}}})"]

    def s_complex(self, scope, depth):
        n = self.name("z")
        lines = [f"{n} := complex({self.operand('float64', scope, 1)}, {self.value('float64', scope, 1)})"]
        lines += [f"{n} {self.pick('+=', '-=', '*=')} complex({self.pick('1', '0.5', '-2')}, {self.pick('0', '1', '2.5')})" for _ in range(2)]
        return lines + [f"fmt.Println({n}, real({n}), imag({n}), {n} == {n}, complex64({n}))"]

    # Concurrency with one outcome.

    def concurrent(self, scope):
        kind = self.pick("results", "mutex", "pipeline", "producer", "semaphore", "atomic", "once", "select", "pingpong", "fan")
        n, w, c = self.r.randint(1, 12), self.r.randint(1, 5), self.pick(0, 1, 2, 5, 16)
        x = self.name("x")
        f = self.value("int", scope + [(x, "int")], 3)
        sink = f"_ = {x}"
        if kind == "results":
            out = self.name("out")
            return [f"{out} := make([]int, {n})", "{", "\tvar wg sync.WaitGroup", f"\tfor {x} := range {n} {{", "\t\twg.Add(1)",
                    "\t\tgo func() {", "\t\t\tdefer wg.Done()", f"\t\t\t{out}[{x}] = {f}", "\t\t}()", "\t}", "\twg.Wait()", "}",
                    f"fmt.Println({out})"]
        if kind in ("mutex", "atomic"):
            add = ("mu.Lock()", "sum += int64(v)", "mu.Unlock()") if kind == "mutex" else ("atomic.AddInt64(&sum, int64(v))",) * 1
            return ["{", "\tvar mu sync.Mutex", "\t_ = &mu", "\tvar sum int64", "\tvar wg sync.WaitGroup", f"\tfor {x} := range {n} {{", "\t\twg.Go(func() {",
                    f"\t\t\t{sink}", f"\t\t\tv := {f}", *["\t\t\t" + line for line in add], "\t\t})", "\t}", "\twg.Wait()",
                    "\tfmt.Println(sum)", "}"]
        if kind == "pipeline":
            lines = ["{", f"\tin := make(chan int, {c})", "\tgo func() {", "\t\tdefer close(in)", f"\t\tfor i := range {n} {{", "\t\t\tin <- i",
                     "\t\t}", "\t}()", "\tvar last <-chan int = in"]
            for _ in range(w):
                lines += [f"\tlast = func(from <-chan int) <-chan int {{", f"\t\tto := make(chan int, {self.pick(0, 1, 4)})", "\t\tgo func() {",
                          "\t\t\tdefer close(to)", f"\t\t\tfor {x} := range from {{", f"\t\t\t\t{sink}", f"\t\t\t\tto <- {f}", "\t\t\t}", "\t\t}()",
                          "\t\treturn to", "\t}(last)"]
            return lines + ["\tfor v := range last {", '\t\tfmt.Print(v, " ")', "\t}", "\tfmt.Println()", "}"]
        if kind == "producer":
            return ["{", f"\tc, done := make(chan int, {c}), make(chan int)", "\tgo func() {", "\t\tsum := 0", f"\t\tfor {x} := range c {{", f"\t\t\t{sink}",
                    f"\t\t\tsum += {f}", "\t\t}", "\t\tdone <- sum", "\t}()", f"\tfor i := range {n} {{", "\t\tc <- i * i", "\t}", "\tclose(c)",
                    "\tfmt.Println(<-done, len(c), cap(c))", "}"]
        if kind == "semaphore":
            return ["{", f"\tslots := make(chan struct{{}}, {w})", "\tvar wg sync.WaitGroup", "\tvar mu sync.Mutex", "\tseen := map[int]int{}",
                    f"\tfor {x} := range {n} {{", "\t\twg.Add(1)", "\t\tslots <- struct{}{}", "\t\tgo func() {",
                    "\t\t\tdefer wg.Done()", "\t\t\tdefer func() { <-slots }()", "\t\t\tmu.Lock()", "\t\t\tdefer mu.Unlock()", f"\t\t\tseen[{x}] = {f}", "\t\t}()", "\t}",
                    "\twg.Wait()", "\tfmt.Println(seen)", "}"]
        if kind == "once":
            return ["{", "\tvar once sync.Once", "\tvar wg sync.WaitGroup", "\tcount := 0", f"\tfor {x} := range {n} {{", f"\t\t{sink}",
                    "\t\twg.Add(1)", "\t\tgo func() {", "\t\t\tdefer wg.Done()", "\t\t\tonce.Do(func() { count++ })", "\t\t}()", "\t}", "\twg.Wait()",
                    "\tfmt.Println(count)", "}"]
        if kind == "select":
            return ["{", f"\ta, b, quit := make(chan int, {c}), make(chan string, {c}), make(chan bool)", "\tgo func() {",
                    f"\t\tfor {x} := range {n} {{", f"\t\t\tif {x}%3 == 0 {{", f"\t\t\t\ta <- {f}", "\t\t\t} else {", f"\t\t\t\tb <- fmt.Sprint({x})",
                    "\t\t\t}", "\t\t}", "\t\tquit <- true", "\t}()", "\tcount, total, text := 0, 0, 0", "\tfor open := true; open; {", "\t\tselect {",
                    "\t\tcase v := <-a:", "\t\t\tcount++", "\t\t\ttotal += v", "\t\tcase s := <-b:", "\t\t\tcount++", "\t\t\ttext += len(s)",
                    "\t\tcase <-quit:", "\t\t\topen = false", "\t\t}", "\t}",
                    "\tfor len(a) > 0 {", "\t\tcount++", "\t\ttotal += <-a", "\t}", "\tfor len(b) > 0 {", "\t\tcount++", "\t\ttext += len(<-b)", "\t}",
                    "\tfmt.Println(count, total, text)", "}"]
        if kind == "pingpong":
            return ["{", "\tping, pong := make(chan int), make(chan int)", "\tgo func() {", f"\t\tfor {x} := range ping {{", f"\t\t\t{sink}", f"\t\t\tpong <- {f}", "\t\t}", "\t\tclose(pong)",
                    "\t}()", f"\tfor i := range {n} {{", "\t\tping <- i", '\t\tfmt.Print(<-pong, " ")', "\t}", "\tclose(ping)",
                    "\t_, open := <-pong", "\tfmt.Println(open)", "}"]
        return ["{", f"\tjobs, sums := make(chan int, {c}), make(chan int)", f"\tfor range {w} {{", "\t\tgo func() {", "\t\t\tsum := 0",
                f"\t\t\tfor {x} := range jobs {{", f"\t\t\t\t{sink}", f"\t\t\t\tsum += {f}", "\t\t\t}", "\t\t\tsums <- sum", "\t\t}()", "\t}", f"\tfor i := range {n} {{",
                "\t\tjobs <- i", "\t}", "\tclose(jobs)", "\ttotal := 0", f"\tfor range {w} {{", "\t\ttotal += <-sums", "\t}", "\tfmt.Println(total)", "}"]

    # Declarations.

    def struct(self):
        s = Struct(f"{self.prefix}S{len(self.structs)}", [(f"F{i}", self.type(1)) for i in range(self.r.randint(1, 4))])
        body = "\n".join(f"\t{n} {t}" for n, t in s.fields)
        self.decls.append(f"type {s} struct {{\n{body}\n}}")
        scope = [(f"s.{n}", t) for n, t in s.fields]
        self.decls.append(f"func (s {s}) Weight() int {{\n\treturn {self.value('int', scope, 3)}\n}}")
        place, t = self.r.choice(scope)
        self.decls.append(f"func (s *{s}) Change() {{\n\t{place} = {self.operand(t, scope, 2)}\n}}")
        self.structs.append(s)

    def function(self):
        name = f"{self.prefix}f{len(self.functions)}"
        params = [(self.name("a"), self.scalar()) for _ in range(self.r.randint(1, 3))]
        result = self.scalar()
        self.quiet = True
        body = [*self.block(params, 1, 2), f"return {self.operand(result, params, 3)}"]
        self.quiet = False
        head = ", ".join(f"{n} {t}" for n, t in params)
        self.decls.append(f"func {name}({head}) {result} {{\n" + "\n".join(self.indented(body)) + "\n}")
        self.functions.append((name, [t for _, t in params], result))

    def methods(self, scope):
        """Calls by value, by pointer and through an interface."""
        s = self.r.choice(self.structs)
        n, w = self.name("s"), self.name("w")
        scope.append((n, s))
        return [f"{n} := {self.composite(s, scope[:-1], 2)}", f"{n}.Change()", f"var {w} weigher = {self.pick('', '&')}{n}",
                f"fmt.Println({w}.Weight(), {n}.Weight(), {n})", f"if c, ok := {w}.(changer); ok {{", "\tc.Change()",
                f"\tfmt.Println({n}.Weight(), {w}.Weight())", "}"]

    def whole(self):
        for _ in range(self.r.randint(0, 2)):
            self.struct()
        for _ in range(self.r.randint(0, 3)):
            self.function()
        scope, lines = [], []
        for _ in range(self.r.randint(3, 9)):
            lines += self.statement(scope, 2)
            if self.structs and self.chance(0.2):
                lines += self.methods(scope)
            if self.chance(0.25):
                # What goroutines read while others run must not change.
                lines += self.concurrent([(n, t) for n, t in scope if isinstance(t, str)])
        lines += self.s_print(scope, 0)
        self.decls.append(f"func {self.prefix}() {{\n" + "\n".join(self.indented(lines)) + "\n}")
        return "\n\n".join(self.decls), self.prefix


HEAD = """package main

import (
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
)

var _ sync.Mutex
var _ = sort.Ints

type weigher interface{ Weight() int }
type changer interface{ Change() }

var steps atomic.Int64

// step ends a program that takes too long.
func step() {
	if steps.Add(1) > 3000 {
		panic("out of steps")
	}
}

func at(i, n int) int {
	i %= n
	if i < 0 {
		i += n
	}
	return i
}

func clip(s string, n int) string {
	if n < 0 || n > 40 {
		n = 40
	}
	if len(s) > n {
		s = s[:n]
	}
	return s
}

func run(name string, program func()) {
	steps.Store(0)
	fmt.Println("==", name)
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("panic:", e)
		}
	}()
	program()
}
"""


GENERIC = """
//go:noinline
func same[T any](x T) T { return x }

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) { s.items = append(s.items, x) }

func (s *stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type pair[A, B any] struct {
	First  A
	Second B
}

type summable interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float64 | ~string
}

func sum[T summable](xs []T) (total T) {
	for _, x := range xs {
		total += x
	}
	return total
}

func apply[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func squares(n int) func(yield func(int, int) bool) {
	return func(yield func(int, int) bool) {
		for i := range n {
			if !yield(i, i*i) {
				return
			}
		}
	}
}
"""


def batch(seeds, generics=False):
    """A Go program that runs the programs of these seeds one after the other."""
    texts, calls = [HEAD], []
    if generics:
        texts.append(GENERIC)
    else:
        texts += [f"//go:noinline\nfunc same_{t}(x {t}) {t} {{ return x }}\n" for t in INTS + ["float64", "float32", "string", "bool"]]
    for seed in seeds:
        text, name = Generator(seed, generics).whole()
        texts.append(text + "\n")
        calls.append(f'\trun("{name}", {name})')
    return "\n".join(texts) + "\nfunc main() {\n" + "\n".join(calls) + "\n}\n"
