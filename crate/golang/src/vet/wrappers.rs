//! Functions that hand their last arguments on to a printing function, and print-like themselves for that.

use super::callee::Callee;
use super::walk::{Node, stmts, walk};
use super::{Analyzer, Vet};
use crate::check::info::*;
use crate::check::types::*;
use crate::hash::HashMap;
use crate::syntax::ast::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    None,
    Print,
    Printf,
    /// As printf, with `%w`
    Errorf,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::None => "(none)",
            Kind::Print => "print",
            Kind::Printf => "printf",
            Kind::Errorf => "errorf",
        }
    }
}

/// What is known of functions, in all packages so far.
#[derive(Default)]
pub(super) struct Wrappers(HashMap<ObjId, Kind>);

/// A function whose last parameter is `...any`.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    func: ObjId,
    body: &'a Block,
    /// The string parameter before it.
    format: Option<ObjId>,
    args: ObjId,
}

/// A call in a candidate's body that ends with the candidate's arguments.
struct Forward<'a> {
    from: usize,
    call: &'a Expr,
    callee: Callee<'a>,
}

/// The library's own, by package and receiver.
const PRINTING: [(&str, &str, &[&str]); 6] = [
    (
        "fmt",
        "",
        &[
            "Appendf", "Append", "Appendln", "Errorf", "Fprint", "Fprintf", "Fprintln", "Print",
            "Printf", "Println", "Sprint", "Sprintf", "Sprintln",
        ],
    ),
    ("log", "", LOG),
    ("log", "Logger", LOG),
    ("testing", "common", TEST),
    ("testing", "TB", TEST),
    ("runtime/trace", "", &["Logf"]),
];
const LOG: &[&str] = &[
    "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln", "Print", "Printf", "Println",
];
const TEST: &[&str] = &[
    "Error", "Errorf", "Fatal", "Fatalf", "Log", "Logf", "Skip", "Skipf",
];

impl<'a> Vet<'a, '_> {
    /// What calls of the function print.
    pub(super) fn kind(&self, callee: &Callee) -> Kind {
        let library = PRINTING.iter().any(|(package, recv, names)| {
            callee.package == *package
                && callee.recv.unwrap_or("") == *recv
                && !callee.variable
                && names.contains(&callee.name)
        });
        match callee.obj {
            _ if library && callee.is_func("fmt", &["Errorf"]) => Kind::Errorf,
            _ if library && callee.name.ends_with('f') => Kind::Printf,
            _ if library => Kind::Print,
            Some(obj) => self.wrappers.0.get(&obj).copied().unwrap_or(Kind::None),
            None => Kind::None,
        }
    }

    /// Notes the functions in a declaration that may be wrappers.
    pub(super) fn find_wrappers(&mut self, decl: &'a Decl) {
        let info = self.info;
        walk(Node::Decl(decl), &mut |node| {
            let defs = &info.defs;
            match node {
                Node::Decl(Decl::Func(func)) => {
                    if let (Some(&obj), Some(body)) = (defs.get(&func.name.id), &func.body) {
                        self.add_candidate(obj, &func.ty, body);
                    }
                }
                Node::Decl(Decl::Var(decl)) => {
                    for (name, value) in decl.names.iter().zip(&decl.values) {
                        if let (Some(&obj), ExprKind::Func(lit)) = (defs.get(&name.id), &value.kind)
                        {
                            self.add_candidate(obj, &lit.ty, &lit.body);
                        }
                    }
                }
                Node::Stmt(Stmt {
                    kind: StmtKind::Define { lhs, rhs } | StmtKind::Assign { lhs, rhs, .. },
                    ..
                }) => {
                    for (left, right) in lhs.iter().zip(rhs) {
                        let obj = defs.get(&left.id).or(info.uses.get(&left.id));
                        if let (Some(&obj), ExprKind::Func(lit)) = (obj, &right.kind) {
                            self.add_candidate(obj, &lit.ty, &lit.body);
                        }
                    }
                }
                _ => {}
            }
            true
        });
    }

    fn add_candidate(&mut self, func: ObjId, ty: &'a FuncType, body: &'a Block) {
        let object = |field: &Field| {
            let name = field.name.as_ref()?;
            self.info.defs.get(&name.id).copied()
        };
        let Some((last, others)) = ty.params.split_last() else {
            return;
        };
        let ExprKind::Ellipsis(elem) = &last.ty.kind else {
            return;
        };
        let empty = self.info.expr(elem.id).is_some_and(|known| {
            matches!(self.info.types.get(known.ty), Type::Interface(i) if *i == Interface::default())
        });
        if !empty {
            return;
        }
        let Some(args) = object(last) else { return };
        let format = others
            .last()
            .and_then(object)
            .filter(|&obj| self.info.object(obj).ty == Basic::String.id());
        self.candidates.push(Candidate {
            func,
            body,
            format,
            args,
        });
    }

    /// Finds out which candidates are wrappers, through any number of hands.
    pub(super) fn settle_wrappers(&mut self) {
        let candidates = std::mem::take(&mut self.candidates);
        let mut forwards = Vec::new();
        for (index, candidate) in candidates.iter().enumerate() {
            self.forwards_of(index, candidate, &mut forwards);
        }
        // Each forward is reported once, and each round makes at least one more function known.
        let mut settled = vec![false; forwards.len()];
        loop {
            let mut changed = false;
            for (at, forward) in forwards.iter().enumerate() {
                let kind = self.kind(&forward.callee);
                if settled[at] || kind == Kind::None {
                    continue;
                }
                settled[at] = true;
                let candidate = candidates[forward.from];
                if self.is_forward(&candidate, forward.call, kind) {
                    self.wrappers.0.insert(candidate.func, kind);
                    changed = true;
                }
            }
            if !changed {
                return;
            }
        }
    }

    /// The calls that may hand the arguments on, up to where a parameter is changed.
    fn forwards_of(&self, from: usize, candidate: &Candidate<'a>, forwards: &mut Vec<Forward<'a>>) {
        let is = |x: &Expr, obj: Option<ObjId>| {
            obj.is_some() && self.info.uses.get(&x.id).copied() == obj
        };
        let mut over = false;
        let mut calls = Vec::new();
        stmts(&candidate.body.stmts, &mut |node| {
            match node {
                Node::Stmt(Stmt {
                    kind: StmtKind::Assign { lhs, .. } | StmtKind::Define { lhs, .. },
                    ..
                }) => {
                    over |= lhs
                        .iter()
                        .any(|x| is(x, candidate.format) || is(x, Some(candidate.args)));
                }
                Node::Expr(Expr {
                    kind:
                        ExprKind::Unary {
                            op: UnaryOp::Addr,
                            x,
                        },
                    ..
                }) => over |= is(x, candidate.format) || is(x, Some(candidate.args)),
                Node::Expr(call) if !over => {
                    if let ExprKind::Call { args, .. } = &call.kind
                        && args.last().is_some_and(|x| is(x, Some(candidate.args)))
                    {
                        calls.push(call);
                    }
                }
                _ => {}
            }
            !over
        });
        for call in calls {
            if let ExprKind::Call { fun, .. } = &call.kind
                && let Some(callee) = self.callee(fun)
            {
                forwards.push(Forward { from, call, callee });
            }
        }
    }

    /// Whether the call hands on what the printing function needs; a forgotten `...` is reported.
    fn is_forward(&mut self, candidate: &Candidate, call: &'a Expr, kind: Kind) -> bool {
        let ExprKind::Call {
            fun, args, spread, ..
        } = &call.kind
        else {
            return false;
        };
        if matches!(kind, Kind::Printf | Kind::Errorf) {
            let format = args.len().checked_sub(2).map(|at| &args[at]);
            let handed = format.and_then(|x| self.info.uses.get(&x.id).copied());
            if handed.is_none() || handed != candidate.format {
                return false;
            }
        }
        if spread.is_some() {
            return true;
        }
        let sig = self.info.expr(fun.id).and_then(|v| self.signature(v.ty));
        if sig.is_some_and(|sig| args.len() <= sig.params.len()) {
            let message = format!(
                "missing ... in args forwarded to {}-like function",
                kind.name()
            );
            self.report_expr(Analyzer::Printf, call, message);
        }
        false
    }
}
