//! Calls that do something else than they seem to.

use super::{Analyzer, Vet};
use crate::check::info::*;
use crate::check::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;

/// Functions that are of use only for what they return.
const PURE: [(&str, &[&str]); 6] = [
    (
        "context",
        &["WithCancel", "WithDeadline", "WithTimeout", "WithValue"],
    ),
    ("errors", &["New"]),
    (
        "fmt",
        &[
            "Append", "Appendf", "Appendln", "Errorf", "Sprint", "Sprintf", "Sprintln",
        ],
    ),
    (
        "maps",
        &[
            "All",
            "Clone",
            "Collect",
            "Equal",
            "EqualFunc",
            "Keys",
            "Values",
        ],
    ),
    (
        "slices",
        &[
            "All",
            "AppendSeq",
            "Backward",
            "BinarySearch",
            "BinarySearchFunc",
            "Chunk",
            "Clip",
            "Clone",
            "Collect",
            "Compact",
            "CompactFunc",
            "Compare",
            "CompareFunc",
            "Concat",
            "Contains",
            "ContainsFunc",
            "Delete",
            "DeleteFunc",
            "Equal",
            "EqualFunc",
            "Grow",
            "Index",
            "IndexFunc",
            "Insert",
            "IsSorted",
            "IsSortedFunc",
            "Max",
            "MaxFunc",
            "Min",
            "MinFunc",
            "Repeat",
            "Replace",
            "Sorted",
            "SortedFunc",
            "SortedStableFunc",
            "Values",
        ],
    ),
    ("sort", &["Reverse"]),
];

impl<'a> Vet<'a, '_> {
    pub(super) fn unused_result(&mut self, x: &'a Expr) {
        let call = x.unparen();
        let ExprKind::Call { fun, .. } = &call.kind else {
            return;
        };
        let Some(callee) = self.callee(fun) else {
            return;
        };
        if callee.variable {
            return;
        }
        let name = match callee.recv {
            None => {
                let pure = PURE
                    .iter()
                    .any(|(package, names)| callee.is_func(package, names));
                if !pure {
                    return;
                }
                format!("{}.{}", callee.package, callee.name)
            }
            Some(recv) => {
                let string = self.info.expr(fun.id).and_then(|v| self.signature(v.ty));
                let plain = string.is_some_and(|sig| {
                    sig.params.is_empty() && sig.results == [Basic::String.id()]
                });
                if !plain || !matches!(callee.name, "Error" | "String") {
                    return;
                }
                let star = if callee.pointer { "*" } else { "" };
                let package = match callee.package {
                    "" => String::new(),
                    path => format!("{}.", self.path(path)),
                };
                format!("({star}{package}{recv}).{}", callee.name)
            }
        };
        let message = format!("result of {name} call not used");
        self.report_expr(Analyzer::UnusedResult, call, message);
    }

    /// `string(65)` is "A".
    pub(super) fn number_to_string(&mut self, call: &'a Expr, fun: &'a Expr, args: &'a [Expr]) {
        let [arg] = args else { return };
        if !matches!(fun.kind, ExprKind::Name(_) | ExprKind::Selector { .. }) {
            return;
        }
        let Some(known) = self.info.expr(fun.id).filter(|v| v.mode == Mode::Type) else {
            return;
        };
        // The tables have the type that an untyped number is given.
        let (to, from) = match self.type_of(arg) {
            _ if is_untyped(arg) => (known.ty, Basic::UntypedInt.id()),
            Some(from) => (known.ty, from),
            None => return,
        };
        let first = |ty: TypeId, wanted: &dyn Fn(Basic) -> bool| {
            let all = match self.is_type_param(ty) {
                true => self.terms(ty).into_iter().map(|(_, ty)| ty).collect(),
                false => vec![ty],
            };
            all.into_iter()
                .find(|&ty| matches!(self.under(ty), Type::Basic(b) if wanted(*b)))
        };
        let Some(string) = first(to, &|b| b == Basic::String) else {
            return;
        };
        let number = first(from, &|b| {
            b.is_integer() && !matches!(b, Basic::Uint8 | Basic::Int32 | Basic::UntypedRune)
        });
        let Some(number) = number else { return };
        let message = format!(
            "conversion from {} to {} yields a string of one rune, not a string of digits",
            self.described(number, from),
            self.described(string, to)
        );
        self.report_expr(Analyzer::StringIntConv, call, message);
    }

    /// The type's name, with what it is in parentheses: `T (int)`.
    fn described(&self, ty: TypeId, within: TypeId) -> String {
        let name = |ty: TypeId| match self.info.types.get(ty) {
            Type::Named(id) => self.info.types.named(*id).name.to_string(),
            Type::TypeParam(_) | Type::Basic(_) => self.type_text(ty),
            _ => String::new(),
        };
        let mut text = name(ty);
        let mut notes = Vec::new();
        let under = name(self.info.types.underlying_id(ty));
        if !under.is_empty() && under != text {
            notes.push(under);
        }
        if ty != within {
            notes.push(format!("in {}", name(within)));
        }
        if !notes.is_empty() {
            text = format!("{text} ({})", notes.join(", "));
        }
        text
    }

    /// `x.(I)` where x's interface and I have a method of one name and different types.
    pub(super) fn impossible_assertion(&mut self, x: &'a Expr, target: &'a Expr) {
        let (Some(from), Some(to)) = (self.type_of(x), self.type_of(target)) else {
            return;
        };
        let (Type::Interface(have), Type::Interface(want)) = (self.under(from), self.under(to))
        else {
            return;
        };
        let clash = want.methods.iter().find(|method| {
            have.methods.iter().any(|m| {
                m.name == method.name && m.package == method.package && m.sig != method.sig
            })
        });
        // Type parameters in them might yet make them the same.
        if let Some(method) = clash
            && !self.is_open(from)
            && !self.is_open(to)
        {
            let message = format!(
                "impossible type assertion: no type can implement both {} and {} (conflicting types for {} method)",
                self.type_text(from),
                self.type_text(to),
                method.name
            );
            self.report_expr(Analyzer::IfaceAssert, target, message);
        }
    }

    /// Whether type parameters occur in the type's text: none of ours is called as a word of it by chance, because
    /// then nothing is said, which is no error.
    fn is_open(&self, ty: TypeId) -> bool {
        let Type::Interface(iface) = self.under(ty) else {
            return false;
        };
        let text: String = iface
            .methods
            .iter()
            .map(|m| self.type_text(m.sig))
            .collect();
        let word = |c: char| !c.is_alphanumeric() && c != '_';
        let params = &self.info.types.params;
        text.split(word)
            .any(|w| params.iter().any(|p| *p.name == *w))
    }

    /// A channel without buffer misses signals.
    pub(super) fn signal_channel(&mut self, call: &'a Expr, fun: &'a Expr, args: &'a [Expr]) {
        let Some(callee) = self.callee(fun) else {
            return;
        };
        if !callee.is_func("os/signal", &["Notify"]) {
            return;
        }
        let Some(ExprKind::Name(_)) = args.first().map(|x| &x.kind) else {
            return;
        };
        let Some(obj) = self.info.uses.get(&args[0].id) else {
            return;
        };
        let unbuffered = self
            .initial_value(*obj)
            .is_some_and(|value| match &value.kind {
                ExprKind::Call { fun, args, .. } => {
                    self.builtin(fun) == Some(Builtin::Make) && args.len() == 1
                }
                _ => false,
            });
        if unbuffered {
            let message =
                "misuse of unbuffered os.Signal channel as argument to signal.Notify".to_string();
            self.report_expr(Analyzer::SigChanyzer, call, message);
        }
    }

    /// The value that a variable is declared with.
    pub(super) fn initial_value(&self, obj: ObjId) -> Option<&'a Expr> {
        use super::walk::{Node, walk};
        let info = self.info;
        let declared = info.object(obj).pos;
        let mut found = None;
        for file in &info.packages[self.package].files {
            if declared < file.package.pos || declared > file.end {
                continue;
            }
            for decl in &file.decls {
                walk(Node::Decl(decl), &mut |node| {
                    let pair = match node {
                        Node::Decl(Decl::Var(decl)) => {
                            at_pos(decl.names.iter().map(|n| n.pos), &decl.values, declared)
                        }
                        Node::Stmt(Stmt {
                            kind: StmtKind::Define { lhs, rhs },
                            ..
                        }) => at_pos(lhs.iter().map(|x| x.pos), rhs, declared),
                        _ => None,
                    };
                    found = found.or(pair);
                    found.is_none()
                });
            }
        }
        found
    }
}

/// Whether the expression consists of integer literals.
fn is_untyped(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::Literal(kind, _) => *kind == LiteralKind::Int,
        ExprKind::Paren(x) | ExprKind::Unary { x, .. } => is_untyped(x),
        ExprKind::Binary { x, y, .. } => is_untyped(x) && is_untyped(y),
        _ => false,
    }
}

/// The value for the name at `pos`, where each name has its own.
fn at_pos(names: impl ExactSizeIterator<Item = Pos>, values: &[Expr], pos: Pos) -> Option<&Expr> {
    if names.len() != values.len() {
        return None;
    }
    names.zip(values).find(|(at, _)| *at == pos).map(|(_, x)| x)
}
