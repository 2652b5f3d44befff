//! What the parser makes of right source.

use super::parse;
use raceway_golang::syntax::ast::*;
use raceway_golang::syntax::dump;

/// The declarations after the package clause must dump as expected, a line each.
fn check(source: &str, expected: &[&str]) {
    let (file, found, _) = parse(&format!("package p\n{source}"));
    assert_eq!(found, [], "{source}");
    let dumped = dump::file(&file);
    assert_eq!(
        dumped.lines().skip(1).collect::<Vec<_>>(),
        expected,
        "{source}"
    );
}

fn check_expr(source: &str, expected: &str) {
    check(
        &format!("var x = {source}\n"),
        &[&format!("(var x (= {expected}))")],
    );
}

fn check_stmt(source: &str, expected: &str) {
    check(
        &format!("func f() {{ {source} }}\n"),
        &[&format!("(func f (do {expected}))")],
    );
}

fn check_type(source: &str, expected: &str) {
    check(
        &format!("var x {source}\n"),
        &[&format!("(var x (type {expected}))")],
    );
}

#[test]
fn imports_and_groups() {
    check(
        "import \"fmt\"\nimport (\n\t. \"a/b\"\n\t_ `c`\n\tm \"math\"\n)\n",
        &[
            "(import \"fmt\")",
            "(import . \"a/b\")",
            "(import _ \"c\")",
            "(import m \"math\")",
        ],
    );
    check(
        "const (\n\ta, b = iota, 1\n\tc, d\n\te int = 2\n)\nconst f = 3\nvar (\n\tg, h int\n\ti = 1\n)\nvar ()\n",
        &[
            "(const a b (= iota 1) iota=0)",
            "(const c d iota=1)",
            "(const e (type int) (= 2) iota=2)",
            "(const f (= 3) iota=0)",
            "(var g h (type int))",
            "(var i (= 1))",
        ],
    );
    let (file, _, _) = parse("package p\nconst (\n\ta = 1\n\tb\n)\nconst c = 2\n");
    let groups: Vec<u32> = file
        .decls
        .iter()
        .map(|decl| match decl {
            Decl::Const(line) => line.group,
            _ => panic!("a constant"),
        })
        .collect();
    assert!(groups[0] == groups[1] && groups[1] != groups[2]);
}

#[test]
fn functions_and_methods() {
    check("func f()\n", &["(func f)"]);
    check("func f() {}\n", &["(func f (do))"]);
    check(
        "func (r *T) m(a, b int, c ...string) (x, y int, err error) { return }\n",
        &[
            "(func (recv (r (* T))) m (params (a int) (b int) (c (... string))) \
           (results (x int) (y int) (err error)) (do (return)))",
        ],
    );
    check(
        "func f(int, p.T, []int) bool\n",
        &["(func f (params (_ int) (_ (. p T)) (_ ([] int))) (results (_ bool)))"],
    );
    check(
        "func f(a [N]int, b []T, c G[int], d p.G[A, B]) (T)\n",
        &[
            "(func f (params (a (array N int)) (b ([] T)) (c (index G int)) (d (index (. p G) A B))) (results (_ T)))",
        ],
    );
    check(
        "func f(G[int], G[A, B], a.b, ...int)\n",
        &["(func f (params (_ (index G int)) (_ (index G A B)) (_ (. a b)) (_ (... int))))"],
    );
    check("func (T[P]) m()\n", &["(func (recv (_ (index T P))) m)"]);
}

#[test]
fn type_parameters() {
    check(
        "func f[P any, Q, R interface{ m() }](p P) Q\n",
        &[
            "(func f (types (P any) (Q (interface (method m))) (R (interface (method m)))) (params (p P)) (results (_ Q)))",
        ],
    );
    check(
        "func f[P ~int | ~[]E, E *T | a.B[C]]()\n",
        &["(func f (types (P (| (~ int) (~ ([] E)))) (E (| (* T) (index (. a B) C)))))"],
    );
    check(
        "func (r R[T]) m[U any](u U)\n",
        &["(func (recv (r (index R T))) m (types (U any)) (params (u U)))"],
    );
    check(
        "type A[P any] = []P\ntype B = C\n",
        &["(alias A (params (P any)) ([] P))", "(alias B C)"],
    );
    check(
        "type T[P any, Q ~int] struct{}\n",
        &["(type T (params (P any) (Q (~ int))) (struct))"],
    );
}

/// `type T[P *C …` begins an array's length or a type parameter; what follows decides.
#[test]
fn lengths_or_type_parameters() {
    check("type T [N]int\n", &["(type T (array N int))"]);
    check("type T[P] int\n", &["(type T (array P int))"]);
    check("type T[P *C] int\n", &["(type T (array (* P C) int))"]);
    check("type T[P (C)] int\n", &["(type T (array (call P C) int))"]);
    check("type T[P *C,] int\n", &["(type T (params (P (* C))) int)"]);
    check(
        "type T[P *C, Q any] int\n",
        &["(type T (params (P (* C)) (Q any)) int)"],
    );
    check(
        "type T[P *[]C] int\n",
        &["(type T (params (P (* ([] C)))) int)"],
    );
    check(
        "type T[P *C|Q] int\n",
        &["(type T (array (| (* P C) Q) int))"],
    );
    check(
        "type T[P *C|Q,] int\n",
        &["(type T (params (P (| (* C) Q))) int)"],
    );
    check(
        "type T[P *C|[]Q] int\n",
        &["(type T (params (P (| (* C) ([] Q)))) int)"],
    );
    check(
        "type T[P ([]C)] int\n",
        &["(type T (params (P (paren ([] C)))) int)"],
    );
    check(
        "type T[P interface{ *Q }] int\n",
        &["(type T (params (P (interface (embed (* Q))))) int)"],
    );
    check("type T[P []C] int\n", &["(type T (params (P ([] C))) int)"]);
    check(
        "type T[P, Q any] int\n",
        &["(type T (params (P any) (Q any)) int)"],
    );
    check(
        "type T[P ~int] int\n",
        &["(type T (params (P (~ int))) int)"],
    );
    check(
        "type T[P C|D] int\n",
        &["(type T (params (P (| C D))) int)"],
    );
    check("type T[P + 1] int\n", &["(type T (array (+ P 1) int))"]);
    check("type T[p.N] int\n", &["(type T (array (. p N) int))"]);
    check("type T[...]int\n", &["(type T (array _ int))"]);
    check(
        "type T[2]int\ntype U []int\n",
        &["(type T (array 2 int))", "(type U ([] int))"],
    );
}

#[test]
fn types() {
    check_type("**T", "(* (* T))");
    check_type(
        "map[[2]int]map[string][]p.T",
        "(map (array 2 int) (map string ([] (. p T))))",
    );
    check_type(
        "chan<- <-chan chan (chan<- int)",
        "(chan<- (<-chan (chan (paren (chan<- int)))))",
    );
    // An arrow belongs to the leftmost `chan` that it can.
    check_type("chan <-chan int", "(chan<- (chan int))");
    check_type("chan (<-chan int)", "(chan (paren (<-chan int)))");
    check_type(
        "func(a, b int) func(...T)",
        "(functype (params (a int) (b int)) (results (_ (functype (params (_ (... T)))))))",
    );
    check_type(
        "struct { a, b int `t`; *T; p.U \"v\"; G[int]; q.H[A, B]; f [2]T; g []T; h G[X] }",
        "(struct (fields \
        (a int \"t\") (b int \"t\") (embed (* T)) (embed (. p U) \"v\") (embed (index G int)) (embed (index (. q H) A B)) \
        (f (array 2 T)) (g ([] T)) (h (index G X))))",
    );
    check_type(
        "interface { m(int) T; error; ~int | p.T; G[A, B]; *X }",
        "(interface (method m (params (_ int)) \
        (results (_ T))) (embed error) (embed (~ int) (. p T)) (embed (index G A B)) (embed (* X)))",
    );
    check_type("(T)", "(paren T)");
}

#[test]
fn operators_by_precedence() {
    check_expr(
        "a || b && c == d + e * f",
        "(|| a (&& b (== c (+ d (* e f)))))",
    );
    check_expr(
        "a * b + c == d && e || f",
        "(|| (&& (== (+ (* a b) c) d) e) f)",
    );
    check_expr("a - b - c", "(- (- a b) c)");
    check_expr("a << 1 &^ b | c ^ d", "(^ (| (&^ (<< a 1) b) c) d)");
    check_expr("-a * !b + ^c - &d", "(- (+ (* (- a) (! b)) (^ c)) (& d))");
    check_expr("*p.x * **q", "(* (* (. p x)) (* (* q)))");
    check_expr("<-c + <-<-d", "(+ (<- c) (<- (<- d)))");
    check_expr("(a + b) * c", "(* (paren (+ a b)) c)");
}

#[test]
fn primary_expressions() {
    check_expr(
        "a.b(c, d...)[1].e",
        "(. (index (call (. a b) c d ...) 1) e)",
    );
    check_expr("a[1:]", "(slice a 1 _ _)");
    check_expr("a[:]", "(slice a _ _ _)");
    check_expr("a[:2:3]", "(slice a _ 2 3)");
    check_expr("x.(T).y", "(. (assert x T) y)");
    check_expr("f[int](1)", "(call (index f int) 1)");
    check_expr("f[int, []T](1)", "(call (index f int ([] T)) 1)");
    check_expr("f[int,]", "(index f int)");
    check_expr("f(a,\n\tb,\n)", "(call f a b)");
    check_expr("[]byte(\"a\")", "(call ([] byte) \"a\")");
    check_expr("(*T).m", "(. (paren (* T)) m)");
    check_expr("interface{}(1)", "(call (interface) 1)");
    check_expr("make(chan<- int)", "(call make (chan<- int))");
    check_expr(
        "func(a int) int { return a }(1)",
        "(call (func (params (a int)) (results (_ int)) (do (return a))) 1)",
    );
}

#[test]
fn composite_literals() {
    check_expr("T{}", "(literal T)");
    check_expr(
        "p.T{a: 1, b: {2}}",
        "(literal (. p T) (: a 1) (: b (literal _ 2)))",
    );
    check_expr(
        "[]*T{{1}, nil, 2: {x: 1}}",
        "(literal ([] (* T)) (literal _ 1) nil (: 2 (literal _ (: x 1))))",
    );
    check_expr("[...]int{1, 2}", "(literal (array _ int) 1 2)");
    check_expr(
        "map[T]int{{1}: 2}",
        "(literal (map T int) (: (literal _ 1) 2))",
    );
    check_expr("&T{}.x", "(& (. (literal T) x))");
    check_expr("G[int]{}", "(literal (index G int))");
    check_expr("G[A, B]{}", "(literal (index G A B))");
    check_expr(
        "struct{ a int }{1}",
        "(literal (struct (fields (a int))) 1)",
    );
}

/// After `if`, `for` and `switch` a brace begins the block, unless brackets are open or no block can follow.
#[test]
fn braces_in_headers() {
    check_stmt("if x == (T{}) {}", "(if (== x (paren (literal T))) (do))");
    check_stmt("if f(T{}) {}", "(if (call f (literal T)) (do))");
    check_stmt("if a[T{}.x] {}", "(if (index a (. (literal T) x)) (do))");
    check_stmt("for range []int{1} {}", "(range (literal ([] int) 1) (do))");
    check_stmt("if x {}", "(if x (do))");
    check_stmt("switch x {}", "(switch (tag x))");
    check_stmt(
        "if func() bool { return T{} == y }() {}",
        "(if (call (func (results (_ bool)) (do (return (== (literal T) y))))) (do))",
    );
    check_stmt(
        "for _, x := range (T{}) {}",
        "(range:= (key _) (value x) (paren (literal T)) (do))",
    );
    check_stmt(
        "switch { case x == T{}: }",
        "(switch (case ((== x (literal T)))))",
    );
}

#[test]
fn receives_or_channel_types() {
    check_expr("<-chan int(c)", "(<- (call (chan int) c))");
    check_expr("(<-chan int)(c)", "(call (paren (<-chan int)) c)");
    check_expr("f(<-chan int, <-c)", "(call f (<-chan int) (<- c))");
    check_expr("f(<-chan<- chan int)", "(call f (<-chan (<-chan int)))");
    check_expr("map[<-chan int]int{}", "(literal (map (<-chan int) int))");
}

#[test]
fn simple_statements() {
    check_stmt("x", "x");
    check_stmt("x++; y--", "(++ x) (-- y)");
    check_stmt("a, b = b, a", "(= (a b) (b a))");
    check_stmt("x &^= 1; x <<= 2", "(&^= (x) (1)) (<<= (x) (2))");
    check_stmt("a, b := f()", "(:= (a b) ((call f)))");
    check_stmt("c <- <-d", "(send c (<- d))");
    check_stmt("<-c", "(<- c)");
    check_stmt(
        "*p = 1; (x).y = 2; []int{1}[0]++",
        "(= ((* p)) (1)) (= ((. (paren x) y)) (2)) (++ (index (literal ([] int) 1) 0))",
    );
    check_stmt(
        "var a, b = 1, 2; const c = 3; type T int",
        "(var a b (= 1 2)) (const c (= 3) iota=0) (type T int)",
    );
    check_stmt(
        "go f(); defer g.h(1)",
        "(go (call f)) (defer (call (. g h) 1))",
    );
    check_stmt("go func() { x() }()", "(go (call (func (do (call x)))))");
    check_stmt("return 1, x", "(return 1 x)");
    check_stmt("{ ; }; ;", "(do empty) empty");
}

#[test]
fn control_statements() {
    check_stmt(
        "if x := f(); x > 1 { a() } else if y { b() } else { c() }",
        "(if (init (:= (x) ((call f)))) (> x 1) \
        (do (call a)) (if y (do (call b)) (do (call c))))",
    );
    check_stmt("if ; x {}", "(if x (do))");
    check_stmt(
        "for {}; for x {}; for ;; {}",
        "(for (do)) (for (while x) (do)) (for (do))",
    );
    check_stmt(
        "for i := 0; i < 3; i++ { continue }",
        "(for (init (:= (i) (0))) (while (< i 3)) (post (++ i)) (do (continue)))",
    );
    check_stmt(
        "for range 3 {}; for i := range x {}; for k, v = range m {}; for a.b = range c {}",
        "(range 3 (do)) \
        (range:= (key i) x (do)) (range (key k) (value v) m (do)) (range (key (. a b)) c (do))",
    );
    check_stmt(
        "switch x := f(); x { case 1, 2: a(); fallthrough; default: }",
        "(switch (init (:= (x) ((call f)))) (tag x) \
        (case (1 2) (call a) fallthrough) (case default))",
    );
    check_stmt(
        "switch f(); { case x: }",
        "(switch (init (call f)) (case (x)))",
    );
    check_stmt(
        "switch y := x.(type) { case int, []T, func(): case nil: }",
        "(typeswitch y x (case (int ([] T) (functype))) (case (nil)))",
    );
    check_stmt(
        "switch f(); x.(type) { case <-chan int: }",
        "(typeswitch (init (call f)) x (case ((<-chan int))))",
    );
    check_stmt(
        "select { case c <- 1: case v, ok := <-c: x(); case a[0] = <-c: case <-d: default: }",
        "(select (case (send c 1)) \
        (case (:= (v ok) ((<- c))) (call x)) (case (= ((index a 0)) ((<- c)))) (case (<- d)) (case default))",
    );
    check_stmt(
        "a: for { break a; continue a; goto a }; b:",
        "(label a (for (do (break a) (continue a) (goto a)))) (label b empty)",
    );
}

#[test]
fn positions_follow_gc() {
    let source = "package p\nfunc f(a int) {\n\tx.y(1)[2] = (c + d)\n\tx := func() {}\n\tc <- T{1}\nl:\n\tx++\n\tvar m map[func()]int\n}\n";
    let (file, found, map) = parse(source);
    assert_eq!(found, []);
    let place = |pos| {
        let place = map.place(pos).expect("a place");
        (place.line, place.column)
    };
    let Decl::Func(func) = &file.decls[0] else {
        panic!("a function")
    };
    // A function's position is its name's.
    assert_eq!(
        (place(func.pos), place(func.name.pos), place(func.ty.pos)),
        ((2, 6), (2, 6), (2, 7))
    );
    let body = func.body.as_ref().expect("a body");
    assert_eq!((place(body.lbrace), place(body.rbrace)), ((2, 15), (9, 1)));
    // A statement's position is its operator's; a label's is its colon's.
    let places: Vec<_> = body.stmts.iter().map(|s| place(s.pos)).collect();
    assert_eq!(places, [(3, 12), (4, 4), (5, 4), (6, 2), (8, 2)]);
    let StmtKind::Assign { lhs, rhs, .. } = &body.stmts[0].kind else {
        panic!("an assignment")
    };
    // An operand chain's position is its start; a binary expression's is its operator's.
    assert_eq!((place(lhs[0].pos), place(lhs[0].end)), ((3, 2), (3, 11)));
    assert_eq!((place(rhs[0].pos), place(rhs[0].end)), ((3, 14), (3, 21)));
    let sum = rhs[0].unparen();
    assert_eq!(
        (place(sum.pos), place(sum.start()), place(sum.end)),
        ((3, 17), (3, 15), (3, 20))
    );
    let StmtKind::Decl(decls) = &body.stmts[4].kind else {
        panic!("a declaration")
    };
    let Decl::Var(var) = &decls[0] else {
        panic!("a variable")
    };
    let Some(Expr {
        kind: ExprKind::MapType { key, .. },
        pos,
        ..
    }) = &var.ty
    else {
        panic!("a map")
    };
    // A function type's position is its parameters'.
    assert_eq!(
        (place(var.pos), place(*pos), place(key.pos)),
        ((8, 6), (8, 8), (8, 16))
    );
}

/// `a, b int` gives each its own name and both the same type, ids included.
#[test]
fn shared_types_share_ids() {
    let (file, _, _) = parse("package p\nfunc f(a, b []int) {}\n");
    let Decl::Func(func) = &file.decls[0] else {
        panic!("a function")
    };
    let [a, b] = &func.ty.params[..] else {
        panic!("two parameters")
    };
    assert_eq!(a.ty, b.ty);
    assert_ne!(a.name.as_ref().map(|n| n.id), b.name.as_ref().map(|n| n.id));
}

#[test]
fn strings_of_imports_and_tags_are_unquoted() {
    let (file, found, map) =
        parse("package p\nimport x \"a\\u0062\"\ntype T struct {\n\ta int `k:\"v\"`\n}\n");
    assert_eq!(found, []);
    let Decl::Import(import) = &file.decls[0] else {
        panic!("an import")
    };
    assert_eq!(
        (&*import.path, map.place(import.path_pos).map(|p| p.column)),
        ("ab", Some(10))
    );
    let Decl::Type(TypeDecl {
        ty: Expr {
            kind: ExprKind::StructType(fields),
            ..
        },
        ..
    }) = &file.decls[1]
    else {
        panic!("a struct")
    };
    assert_eq!(fields[0].tag.as_deref(), Some("k:\"v\""));
}
