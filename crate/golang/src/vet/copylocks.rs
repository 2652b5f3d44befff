//! Copies of locks: the copy is a lock of its own, and guards nothing.

use super::walk::types;
use super::{Analyzer, Vet};
use crate::check::info::*;
use crate::check::types::*;
use crate::hash::HashSet;
use crate::syntax::ast::*;

/// How the library's types contain locks in Go itself, where ours are made otherwise: package, name, what comes below.
const KNOWN: [(&str, &str, &str); 26] = [
    ("sync", "Mutex", ""),
    ("sync", "RWMutex", ""),
    ("sync", "WaitGroup", "sync.noCopy"),
    ("sync", "Once", "sync.noCopy"),
    ("sync", "Pool", "sync.noCopy"),
    ("sync", "Map", "sync.noCopy"),
    ("sync", "Cond", "sync.noCopy"),
    ("sync/atomic", "Int32", ATOMIC),
    ("sync/atomic", "Int64", ATOMIC),
    ("sync/atomic", "Uint32", ATOMIC),
    ("sync/atomic", "Uint64", ATOMIC),
    ("sync/atomic", "Uintptr", ATOMIC),
    ("sync/atomic", "Bool", ATOMIC),
    ("sync/atomic", "Pointer", ATOMIC),
    ("log", "Logger", "sync.Mutex"),
    ("testing", "T", TESTING),
    ("testing", "B", TESTING),
    ("testing", "F", TESTING),
    ("testing", "M", "sync.Once contains sync.noCopy"),
    ("io", "PipeReader", "io.pipe contains sync.Mutex"),
    (
        "io",
        "PipeWriter",
        "io.PipeReader contains io.pipe contains sync.Mutex",
    ),
    ("strings", "Replacer", "sync.Once contains sync.noCopy"),
    ("golang.org/x/sync/errgroup", "Group", GROUP),
    ("golang.org/x/sync/semaphore", "Weighted", "sync.Mutex"),
    ("golang.org/x/sync/singleflight", "Group", "sync.Mutex"),
    ("golang.org/x/sync/syncmap", "Map", "sync.noCopy"),
];
const ATOMIC: &str = "sync/atomic.noCopy";
const TESTING: &str = "testing.common contains sync.RWMutex";
const GROUP: &str = "sync.WaitGroup contains sync.noCopy";

impl<'a> Vet<'a, '_> {
    pub(super) fn copies_in_assign(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        for (at, x) in rhs.iter().enumerate() {
            let Some(mut path) = self.copied(x) else {
                continue;
            };
            let Some(to) = lhs.get(at) else { continue };
            // Two values: the type is that of both.
            if lhs.len() == 2
                && rhs.len() == 1
                && let Some(ty) = self.type_of(x)
            {
                path = format!("({}, bool) contains {path}", self.type_text(ty));
            }
            let to = self.written(to);
            let message = format!("assignment copies lock value to {to}: {path}");
            self.report_expr(Analyzer::CopyLocks, x, message);
        }
    }

    /// Variables of a `for` clause are copied for each iteration.
    pub(super) fn copies_in_iterations(&mut self, init: Option<&'a Stmt>) {
        let Some(StmtKind::Define { lhs, rhs }) = init.map(|s| &s.kind) else {
            return;
        };
        if self.version < 22 || rhs.iter().any(|x| self.copied(x).is_some()) {
            return;
        }
        for x in lhs {
            if let Some(&obj) = self.info.defs.get(&x.id)
                && let Some(path) = self.lock_path(self.info.object(obj).ty)
            {
                let name = self.written(x);
                let message = format!("for loop iteration copies lock value to {name}: {path}");
                self.report_expr(Analyzer::CopyLocks, x, message);
            }
        }
    }

    pub(super) fn copies_in_var(&mut self, decl: &'a VarDecl) {
        for (at, x) in decl.values.iter().enumerate() {
            if let Some(path) = self.copied(x)
                && let Some(name) = decl.names.get(at)
            {
                let name = &name.name;
                let message = format!("variable declaration copies lock value to {name}: {path}");
                self.report_expr(Analyzer::CopyLocks, x, message);
            }
        }
    }

    pub(super) fn copies_in_literal(&mut self, elems: &'a [Element]) {
        for x in elems.iter().map(|elem| &elem.value) {
            if let Some(path) = self.copied(x) {
                let from = self.written(x);
                let message = format!("literal copies lock value from {from}: {path}");
                self.report_expr(Analyzer::CopyLocks, x, message);
            }
        }
    }

    pub(super) fn copies_in_return(&mut self, results: &'a [Expr]) {
        for x in results {
            if let Some(path) = self.copied(x) {
                let message = format!("return copies lock value: {path}");
                self.report_expr(Analyzer::CopyLocks, x, message);
            }
        }
    }

    pub(super) fn copies_in_call(&mut self, fun: &'a Expr, args: &'a [Expr]) {
        if let Some(Builtin::Len | Builtin::Cap) = self.builtin(fun) {
            return;
        }
        if let ExprKind::Selector { x, sel } = &fun.kind
            && matches!(&x.kind, ExprKind::Name(name) if &**name == "unsafe")
            && matches!(&*sel.name, "Sizeof" | "Offsetof" | "Alignof")
        {
            return;
        }
        for x in args {
            if let Some(path) = self.copied(x) {
                let fun = self.written(fun);
                let message = format!("call of {fun} copies lock value: {path}");
                self.report_expr(Analyzer::CopyLocks, x, message);
            }
        }
    }

    pub(super) fn copies_in_signature(
        &mut self,
        name: &str,
        recv: Option<&'a Field>,
        ty: &'a FuncType,
    ) {
        let recv = recv.map(|field| &field.ty);
        for x in recv.into_iter().chain(types(&ty.params)) {
            let Some(known) = self.info.expr(x.id) else {
                continue;
            };
            if let Some(path) = self.lock_path(known.ty) {
                let message = format!("{name} passes lock by value: {path}");
                self.report_expr(Analyzer::CopyLocks, x, message);
            }
        }
    }

    pub(super) fn copies_in_range(&mut self, range: &'a RangeStmt) {
        for x in [&range.key, &range.value].into_iter().flatten() {
            let ty = match (&x.kind, range.define) {
                (ExprKind::Name(name), _) if &**name == "_" => continue,
                (ExprKind::Name(_), true) => {
                    let obj = self.info.defs.get(&x.id);
                    obj.map(|&obj| self.info.object(obj).ty)
                }
                (_, true) => None,
                (_, false) => self.type_of(x),
            };
            if let Some(path) = ty.and_then(|ty| self.lock_path(ty)) {
                let name = self.written(x);
                let message = format!("range var {name} copies lock: {path}");
                self.report_expr(Analyzer::CopyLocks, x, message);
            }
        }
    }

    /// The way to the lock that the value of `x` contains, if it is copied from a place that stays.
    fn copied(&self, x: &Expr) -> Option<String> {
        let x = x.unparen();
        match &x.kind {
            // New values are nobody else's.
            ExprKind::Composite { .. } | ExprKind::Call { .. } => return None,
            ExprKind::Star(inner) if matches!(inner.unparen().kind, ExprKind::Call { .. }) => {
                return None;
            }
            _ => {}
        }
        let known = self.info.expr(x.id)?;
        match known.mode {
            Mode::NoValue | Mode::Type | Mode::Builtin(_) => None,
            _ => self.lock_path(known.ty),
        }
    }

    fn lock_path(&self, ty: TypeId) -> Option<String> {
        self.path_from(ty, &mut HashSet::new())
    }

    /// `A contains B contains sync.Mutex`, for a type that contains a lock.
    fn path_from(&self, mut ty: TypeId, seen: &mut HashSet<TypeId>) -> Option<String> {
        if !seen.insert(ty) {
            return None;
        }
        if self.is_type_param(ty) {
            let own = self.type_text(ty);
            return self.terms(ty).into_iter().find_map(|(tilde, term)| {
                let path = self.path_from(term, seen)?;
                let mark = if tilde { "~" } else { "" };
                Some(format!("{own} contains {mark}{path}"))
            });
        }
        while let Type::Array { elem, .. } = self.under(ty) {
            ty = *elem;
        }
        let Type::Struct(fields) = self.under(ty) else {
            return None;
        };
        if let Some((package, name)) = self.named(ty) {
            let known = KNOWN.iter().find(|k| (k.0, k.1) == (package, name));
            if let Some((_, _, below)) = known {
                let own = self.type_text(ty);
                return Some(match *below {
                    "" => own,
                    below => format!("{own} contains {below}"),
                });
            }
            if package != "main" && self.is_library(package) {
                return None;
            }
        }
        if self.is_locker(ty) {
            return Some(self.type_text(ty));
        }
        fields.iter().find_map(|field| {
            let path = self.path_from(field.ty, seen)?;
            Some(format!("{} contains {path}", self.type_text(ty)))
        })
    }

    fn is_library(&self, path: &str) -> bool {
        let package = self.info.packages.iter().find(|p| &*p.path == path);
        package
            .and_then(|p| p.files.first())
            .and_then(|file| self.map.file(file.package.pos))
            .is_some_and(|file| file.name.starts_with(super::LIBRARY))
    }

    /// Whether the type's pointer has Lock and Unlock, and the type itself not both.
    fn is_locker(&self, ty: TypeId) -> bool {
        let both = |ty| self.has_method(ty, "Lock", &[]) && self.has_method(ty, "Unlock", &[]);
        let pointer = self.info.types.find(&Type::Pointer(ty));
        // Where no pointer type is known, methods on it are: they make it known.
        pointer.is_some_and(both) && !both(ty)
    }
}
