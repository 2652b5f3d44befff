//! What a call calls.

use super::Vet;
use crate::check::info::*;
use crate::syntax::ast::*;

/// A function, method or variable that is called.
pub(super) struct Callee<'a> {
    /// None: an interface's method.
    pub(super) obj: Option<ObjId>,
    pub(super) name: &'a str,
    /// The path of its package; empty for none.
    pub(super) package: &'a str,
    /// The name of the type whose method it is.
    pub(super) recv: Option<&'a str>,
    /// The method is the pointer's.
    pub(super) pointer: bool,
    /// Not a function but a variable that holds one.
    pub(super) variable: bool,
}

impl Callee<'_> {
    /// A function of a package.
    pub(super) fn is_func(&self, package: &str, names: &[&str]) -> bool {
        self.recv.is_none()
            && !self.variable
            && self.package == package
            && names.contains(&self.name)
    }

    pub(super) fn is_method(&self, package: &str, recv: &str, names: &[&str]) -> bool {
        self.package == package && self.recv == Some(recv) && names.contains(&self.name)
    }
}

impl<'a> Vet<'a, '_> {
    /// What is called; none for conversions, built-in functions and computed functions.
    pub(super) fn callee(&self, fun: &Expr) -> Option<Callee<'a>> {
        let info = self.info;
        let mut fun = fun.unparen();
        if let ExprKind::Index { x: generic, .. } = &fun.kind {
            fun = generic.unparen();
        }
        let id = match &fun.kind {
            ExprKind::Name(_) => fun.id,
            ExprKind::Selector { sel, .. } => {
                if let Some(selection) = info.selections.get(&fun.id) {
                    return self.selected(selection);
                }
                sel.id
            }
            _ => return None,
        };
        self.object_callee(*info.uses.get(&id)?)
    }

    fn object_callee(&self, id: ObjId) -> Option<Callee<'a>> {
        let info = self.info;
        let obj = info.object(id);
        let variable = match obj.kind {
            ObjKind::Func => false,
            ObjKind::Var(_) => true,
            _ => return None,
        };
        let package = obj.package.map_or("", |p| &*info.packages[p as usize].path);
        let recv = info.funcs.get(&id).and_then(|f| f.recv);
        Some(Callee {
            obj: Some(id),
            name: &obj.name,
            package,
            recv: recv.map(|(named, _)| &*info.types.named(named).name),
            pointer: recv.is_some_and(|(_, pointer)| pointer),
            variable,
        })
    }

    fn selected(&self, selection: &'a Selection) -> Option<Callee<'a>> {
        match &selection.kind {
            SelectionKind::Method { method, .. } | SelectionKind::MethodExpr { method, .. } => {
                self.object_callee(*method)
            }
            SelectionKind::InterfaceMethod { name }
            | SelectionKind::InterfaceMethodExpr { name } => {
                let (package, recv) = self.named(selection.recv).unwrap_or(("", ""));
                Some(Callee {
                    obj: None,
                    name,
                    package,
                    recv: Some(recv),
                    pointer: false,
                    variable: false,
                })
            }
            SelectionKind::Field => None,
        }
    }

    /// The callee as vet names it: `fmt.Printf`, `(*log.Logger).Printf`.
    pub(super) fn full_name(&self, callee: &Callee) -> String {
        if callee.variable {
            return callee.name.to_string();
        }
        let package = self.path(callee.package);
        match callee.recv {
            None => format!("{package}.{}", callee.name),
            Some(recv) => {
                let star = if callee.pointer { "*" } else { "" };
                format!("({star}{package}.{recv}).{}", callee.name)
            }
        }
    }

    /// Whether the name or selector uses a built-in function.
    pub(super) fn builtin(&self, fun: &Expr) -> Option<Builtin> {
        let id = match &fun.unparen().kind {
            ExprKind::Name(_) => fun.unparen().id,
            ExprKind::Selector { sel, .. } => sel.id,
            _ => return None,
        };
        match self.info.object(*self.info.uses.get(&id)?).kind {
            ObjKind::Builtin(builtin) => Some(builtin),
            _ => None,
        }
    }

    /// Whether the expression can be evaluated or not without a difference.
    pub(super) fn no_effects(&self, x: &Expr) -> bool {
        let none = |list: &[Expr]| list.iter().all(|x| self.no_effects(x));
        let one = |x: &Option<Box<Expr>>| x.as_deref().is_none_or(|x| self.no_effects(x));
        match &x.kind {
            ExprKind::Bad => false,
            ExprKind::Call { fun, args, .. } => {
                let converts = matches!(
                    self.info.expr(fun.id),
                    Some(TypeAndValue {
                        mode: Mode::Type,
                        ..
                    })
                );
                use Builtin::*;
                let pure = matches!(
                    self.builtin(fun),
                    Some(Len | Cap | Complex | Imag | Real | Make | New | Max | Min)
                );
                (converts || pure) && self.no_effects(fun) && none(args)
            }
            ExprKind::Unary { op, x } => *op != UnaryOp::Recv && self.no_effects(x),
            ExprKind::Paren(x) | ExprKind::Selector { x, .. } | ExprKind::Star(x) => {
                self.no_effects(x)
            }
            ExprKind::Index { x, indices } => self.no_effects(x) && none(indices),
            ExprKind::Slice { x, lo, hi, max } => {
                self.no_effects(x) && one(lo) && one(hi) && one(max)
            }
            ExprKind::Assert { x, .. } => self.no_effects(x),
            ExprKind::Binary { x, y, .. } => self.no_effects(x) && self.no_effects(y),
            ExprKind::Composite { elems, .. } => elems.iter().all(|elem| {
                elem.key.as_ref().is_none_or(|key| self.no_effects(key))
                    && self.no_effects(&elem.value)
            }),
            _ => true,
        }
    }
}
