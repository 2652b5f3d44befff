//! What compiles and is hardly meant: `go vet`'s checks, in its words and at its positions, as warnings.
//!
//! Each check reads the tree and the side tables of a program that has no errors; a folder-wide rule is that a check
//! which is not sure says nothing. The library is not checked. One check is not vet's: [`Analyzer::Tick`].

mod walk;

mod callee;
mod types;

mod assign;
mod bools;
mod copylocks;
mod directive;
mod flow;
mod loops;
mod lostcancel;
mod misuse;
mod printf;
mod testing;
mod unreachable;
mod wrappers;

use crate::check::info::Info;
use crate::format::ExprText;
use crate::hash::HashSet;
use crate::source::{Diagnostic, Pos, Severity, SourceMap};
use crate::syntax::ast::*;
use walk::{Node, walk};

/// The checks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Analyzer {
    Assign,
    Atomic,
    Bools,
    CopyLocks,
    Defers,
    IfaceAssert,
    LoopClosure,
    LostCancel,
    NilFunc,
    Printf,
    SigChanyzer,
    StringIntConv,
    TestingGoroutine,
    Unreachable,
    UnusedResult,
    WaitGroup,
    /// Tickers that are made again and again.
    Tick,
}

impl Analyzer {
    fn code(self) -> &'static str {
        match self {
            Analyzer::Assign => "vet:assign",
            Analyzer::Atomic => "vet:atomic",
            Analyzer::Bools => "vet:bools",
            Analyzer::CopyLocks => "vet:copylocks",
            Analyzer::Defers => "vet:defers",
            Analyzer::IfaceAssert => "vet:ifaceassert",
            Analyzer::LoopClosure => "vet:loopclosure",
            Analyzer::LostCancel => "vet:lostcancel",
            Analyzer::NilFunc => "vet:nilfunc",
            Analyzer::Printf => "vet:printf",
            Analyzer::SigChanyzer => "vet:sigchanyzer",
            Analyzer::StringIntConv => "vet:stringintconv",
            Analyzer::TestingGoroutine => "vet:testinggoroutine",
            Analyzer::Unreachable => "vet:unreachable",
            Analyzer::UnusedResult => "vet:unusedresult",
            Analyzer::WaitGroup => "vet:waitgroup",
            Analyzer::Tick => "vet:tick",
        }
    }
}

/// Where the library's files are said to be.
const LIBRARY: &str = "$GOROOT/";

/// The warnings about a program without errors, package by package, each package's by position (`go vet` has no fixed
/// order).
pub fn vet(info: &Info, map: &SourceMap) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    let mut wrappers = wrappers::Wrappers::default();
    for package in 0..info.packages.len() {
        let files = &info.packages[package].files;
        let own = files
            .first()
            .and_then(|file| map.file(file.package.pos))
            .is_some_and(|file| !file.name.starts_with(LIBRARY));
        if own {
            let mut vet = Vet::new(info, map, package, &mut wrappers);
            vet.package();
            vet.found.sort_by_key(|warning| warning.pos);
            warnings.append(&mut vet.found);
        }
    }
    warnings
}

/// The check of one package.
struct Vet<'a, 'w> {
    info: &'a Info,
    map: &'a SourceMap,
    /// Its index.
    package: usize,
    /// The file at hand.
    file: &'a File,
    /// The file is written in Go 1.`version`.
    version: u32,
    text: ExprText<'a>,
    /// The package's files say `int32`, so a `rune` may be one; the same of `uint8`.
    says: types::Words,
    wrappers: &'w mut wrappers::Wrappers,
    /// Functions of the package that may wrap printing ones.
    candidates: Vec<wrappers::Candidate<'a>>,
    /// Operations that were looked at as part of a chain.
    seen_bools: HashSet<ExprId>,
    /// Which functions come back to their callers.
    returns: flow::Returns,
    found: Vec<Diagnostic>,
}

impl<'a, 'w> Vet<'a, 'w> {
    fn new(
        info: &'a Info,
        map: &'a SourceMap,
        package: usize,
        wrappers: &'w mut wrappers::Wrappers,
    ) -> Vet<'a, 'w> {
        let files = &info.packages[package].files;
        Vet {
            info,
            map,
            package,
            file: &files[0],
            version: 0,
            text: ExprText::default(),
            says: types::Words::of(files),
            wrappers,
            candidates: Vec::new(),
            seen_bools: HashSet::new(),
            returns: flow::Returns::default(),
            found: Vec::new(),
        }
    }

    fn package(&mut self) {
        let info = self.info;
        let package = &info.packages[self.package];
        let mut decls = Vec::new();
        for (index, file) in package.files.iter().enumerate() {
            let version = package.versions.get(index).copied();
            decls.extend(file.decls.iter().map(|d| (file, version, d)));
        }
        for pass in [Pass::Wrappers, Pass::Checks] {
            for &(file, version, decl) in &decls {
                if !std::ptr::eq(self.file, file) || self.version == 0 {
                    self.file = file;
                    self.version = version.unwrap_or(u32::MAX);
                    self.text = ExprText::of(self.map, file);
                }
                match pass {
                    Pass::Wrappers => self.find_wrappers(decl),
                    Pass::Checks => walk(Node::Decl(decl), &mut |node| {
                        self.node(node);
                        true
                    }),
                }
            }
            if let Pass::Wrappers = pass {
                self.settle_wrappers();
                self.version = 0;
            }
        }
    }

    fn node(&mut self, node: Node<'a>) {
        match node {
            Node::Decl(decl) => match decl {
                Decl::Var(decl) => self.copies_in_var(decl),
                Decl::Func(decl) => self.func_decl(decl),
                _ => {}
            },
            Node::Stmt(stmt) => self.stmt(stmt),
            Node::Expr(x) => self.expr(x),
        }
    }

    fn func_decl(&mut self, decl: &'a FuncDecl) {
        self.copies_in_signature(&decl.name.name, decl.recv.as_ref(), &decl.ty);
        if let Some(body) = &decl.body {
            self.unreachable(body);
            let is_main = decl.recv.is_none()
                && &*decl.name.name == "main"
                && &*self.info.packages[self.package].name == "main";
            self.lost_cancel(&decl.ty, body, is_main);
            self.ticks(body, is_main);
            self.forbidden_in_goroutines(decl);
        }
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Assign { lhs, op, rhs } => {
                if op.is_none() {
                    self.self_assign(stmt, lhs, rhs);
                }
                self.copies_in_assign(lhs, rhs);
                self.atomic_assign(lhs, rhs);
            }
            StmtKind::Define { lhs, rhs } => {
                self.copies_in_assign(lhs, rhs);
                if lhs.len() > 1 {
                    self.atomic_assign(lhs, rhs);
                }
            }
            StmtKind::For {
                init, post, body, ..
            } => {
                self.copies_in_iterations(init.as_deref());
                self.captured_in_for(post.as_deref(), body);
            }
            StmtKind::Range(range) => {
                self.copies_in_range(range);
                self.captured_in_range(range);
            }
            StmtKind::Return(results) => self.copies_in_return(results),
            StmtKind::Expr(x) => self.unused_result(x),
            StmtKind::Go(call) => self.add_in_goroutine(call),
            StmtKind::Defer(call) => self.since_in_defer(call),
            StmtKind::TypeSwitch { x, cases, .. } => {
                for target in cases.iter().flat_map(|c| &c.exprs) {
                    self.impossible_assertion(x, target);
                }
            }
            _ => {}
        }
    }

    fn expr(&mut self, x: &'a Expr) {
        match &x.kind {
            ExprKind::Call {
                fun, args, spread, ..
            } => {
                self.copies_in_call(fun, args);
                self.printing_call(x, fun, args, spread.is_some());
                self.number_to_string(x, fun, args);
                self.signal_channel(x, fun, args);
            }
            ExprKind::Composite { elems, .. } => self.copies_in_literal(elems),
            ExprKind::Func(lit) => {
                self.copies_in_signature("func", None, &lit.ty);
                self.unreachable(&lit.body);
                self.lost_cancel(&lit.ty, &lit.body, false);
                self.ticks(&lit.body, false);
            }
            ExprKind::Binary { op, x: left, y } => {
                self.redundant_bools(x);
                self.nil_func(x, *op, left, y);
            }
            ExprKind::Assert { x, ty: Some(ty) } => self.impossible_assertion(x, ty),
            _ => {}
        }
    }

    fn report(&mut self, analyzer: Analyzer, pos: Pos, end: Pos, message: String) {
        self.found.push(Diagnostic {
            pos,
            end,
            severity: Severity::Warning,
            code: analyzer.code(),
            message,
        });
    }

    fn report_expr(&mut self, analyzer: Analyzer, x: &Expr, message: String) {
        self.report(analyzer, x.start(), x.end, message);
    }

    /// The expression as gofmt writes it.
    fn written(&self, x: &'a Expr) -> String {
        self.text.text(x)
    }
}

/// The wrappers of printing functions are known before calls of them are checked.
#[derive(Clone, Copy)]
enum Pass {
    Wrappers,
    Checks,
}
