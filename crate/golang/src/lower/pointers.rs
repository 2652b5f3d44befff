//! Conversions of package unsafe.
//!
//! A Pointer is the address itself. Nothing at run time tells what lies there, and no program may make the engine take one
//! thing for another: so a program's Pointers must all come from pointers to values of one shape, and become
//! pointers to such values only. Where a conversion to Pointer stands right inside one from it, only those two must agree.
//! Rejected: a check of the object's layout when the Pointer is converted back, because layouts do not tell strings from maps.

use super::Module;
use super::func::Gen;
use crate::bytecode::op::Reg;
use crate::check::info::Mode;
use crate::check::types::{Basic, Type, TypeId};
use crate::source::{Diagnostic, Pos};
use crate::syntax::ast::{Expr, ExprKind};

/// What Pointers are made of and into, in the whole program.
#[derive(Default)]
pub(super) struct Pointers {
    from: Vec<TypeId>,
    to: Vec<(TypeId, Pos)>,
}

impl Module<'_> {
    /// Reports conversions that could take one thing for another.
    pub(super) fn check_pointers(&mut self) {
        let Pointers { from, to } = std::mem::take(&mut self.pointers);
        for (goal, pos) in to {
            if let Some(&other) = from
                .iter()
                .find(|&&source| !self.same_shape(source, goal, 0))
            {
                self.reinterpreted(other, goal, pos);
            }
        }
    }

    fn reinterpreted(&mut self, from: TypeId, to: TypeId, pos: Pos) {
        let message = format!(
            "unsafe.Pointer from *{} to *{} is not available in Raceway: their memory differs",
            self.type_name(from),
            self.type_name(to)
        );
        self.errors
            .push(Diagnostic::error(pos, "Unsupported", message));
    }

    /// Whether any value of one type may be taken for one of the other.
    fn same_shape(&self, a: TypeId, b: TypeId, depth: u32) -> bool {
        if a == b {
            return true;
        }
        let word = |ty| {
            use Basic::{Float64, Int, Int64, Uint, Uint64, Uintptr};
            matches!(
                self.basic(ty),
                Int | Int64 | Uint | Uint64 | Uintptr | Float64
            )
        };
        match (self.under(a), self.under(b)) {
            (Type::Basic(x), Type::Basic(y)) => x == y || word(a) && word(b),
            (Type::Struct(x), Type::Struct(y)) => {
                let mut pairs = x.iter().zip(y);
                depth < 20
                    && x.len() == y.len()
                    && pairs.all(|(f, g)| self.same_shape(f.ty, g.ty, depth + 1))
            }
            (Type::Array { len: m, elem: x }, Type::Array { len: n, elem: y }) => {
                depth < 20 && m == n && self.same_shape(*x, *y, depth + 1)
            }
            (x, y) => x == y,
        }
    }

    fn is_raw(&self, ty: TypeId) -> bool {
        self.basic(ty) == Basic::UnsafePointer
    }
}

impl<'a> Gen<'_, 'a> {
    /// A conversion from or to Pointer, into d.
    pub(super) fn convert_pointer(
        &mut self,
        x: &'a Expr,
        from: TypeId,
        ty: TypeId,
        pos: Pos,
        d: Reg,
    ) {
        let goal = self.m.pointee(ty);
        match (self.m.pointee(from), goal) {
            (Some(source), None) if self.m.is_raw(ty) => self.m.pointers.from.push(source),
            (None, Some(goal)) => {
                let inner = self.raw_operand(x);
                match inner {
                    Some((_, source)) => self.direct_pointer(source, goal, pos),
                    None => self.m.pointers.to.push((goal, pos)),
                }
                if let Some((inner, _)) = inner {
                    return self.put(inner, d);
                }
            }
            (None, None) if self.m.is_raw(ty) && !self.m.is_raw(from) => {
                self.m.unsupported(
                    pos,
                    "unsafe.Pointer of a uintptr: there is no pointer arithmetic",
                );
            }
            _ => {}
        }
        self.put(x, d);
    }

    /// The pointer inside `unsafe.Pointer(pointer)`, and what it points to.
    fn raw_operand(&self, x: &'a Expr) -> Option<(&'a Expr, TypeId)> {
        let ExprKind::Call { fun, args, .. } = &x.unparen().kind else {
            return None;
        };
        let [inner] = args.as_slice() else {
            return None;
        };
        let converts = self.mode(fun) == Some(Mode::Type);
        let source = self.m.pointee(self.ty(inner))?;
        converts.then_some((inner, source))
    }

    /// `(*goal)(unsafe.Pointer(p))`, p a pointer to `source`.
    fn direct_pointer(&mut self, source: TypeId, goal: TypeId, pos: Pos) {
        if self.m.is_raw(goal)
            && let Some(pointee) = self.m.pointee(source)
        {
            // A variable for pointers, seen as one for Pointers: it gives and takes them.
            self.m.pointers.from.push(pointee);
            self.m.pointers.to.push((pointee, pos));
        } else if !self.m.same_shape(source, goal, 0) {
            self.m.reinterpreted(source, goal, pos);
        }
    }
}
