//! Function literals and method values.

use super::escape::Inner;
use super::func::{Gen, Var};
use super::generic::{Chosen, Inst};
use super::methods::Thunk;
use super::{Module, Target};
use crate::bytecode::op::Reg;
use crate::bytecode::{FuncIx, Op};
use crate::check::info::{ObjId, SelectionKind};
use crate::source::Pos;
use crate::syntax::ast::*;

impl<'a> Gen<'_, 'a> {
    /// How many slots of a closure a captured variable takes.
    pub(super) fn capture_slots(&mut self, obj: ObjId) -> u16 {
        let ty = self.obj_ty(obj);
        let repr = self.m.repr(ty);
        if repr.by_ref || self.facts.var(obj).on_heap() {
            1
        } else {
            repr.regs
        }
    }

    /// `func(…) {…}` into d.
    pub(super) fn closure(&mut self, e: &'a Expr, lit: &'a FuncLit, d: Reg) {
        let func = self.lit_func(e.id, lit);
        self.at(e.pos);
        let captures = self.captures(Inner::Func(e.id));
        if captures.is_empty() {
            return self.emit(Op::FuncVal { d, func });
        }
        if let [only] = captures[..]
            && let Some(&(Var::Reg(r) | Var::Mem(r) | Var::Frozen(r))) = self.vars.get(&only)
        {
            let n = self.capture_slots(only);
            return self.make_closure(d, r, n, func);
        }
        let a = self.next as Reg;
        let slots = self.captured_slots(e.pos, &captures);
        self.make_closure(d, a, slots, func);
    }

    pub(super) fn captures(&self, inner: Inner) -> Vec<ObjId> {
        self.facts.captures.get(&inner).cloned().unwrap_or_default()
    }

    /// What a closure holds of these variables, into fresh registers; gives how many.
    pub(super) fn captured_slots(&mut self, pos: Pos, captures: &[ObjId]) -> u16 {
        let mut slots = 0;
        for &obj in captures {
            let n = self.capture_slots(obj);
            let at = self.tmp(n);
            match self.vars.get(&obj) {
                Some(&(Var::Reg(r) | Var::Mem(r) | Var::Frozen(r))) => self.mov(at, r, n),
                None => self.m.unsupported(pos, "this use of a variable"),
            }
            slots += n;
        }
        slots
    }

    /// d = a closure of `func` over n slots from a.
    pub(super) fn make_closure(&mut self, d: Reg, a: Reg, n: u16, func: FuncIx) {
        let [low, high] = n.to_le_bytes();
        self.emit_arg(Op::MkClosure { d, a, n: low }, high.into(), func);
    }

    /// `x.Method` as a value, or `T.Method`, into d.
    pub(super) fn method_value(&mut self, x: &'a Expr, s: &Chosen, d: Reg) {
        let sig = self.m.signature(s.ty);
        let (results, params) = self.m.sig_slots(&sig, 0);
        match &s.kind {
            SelectionKind::Field => {}
            SelectionKind::Method { method, pointer } => {
                let inst = self.m.chosen_inst(s);
                let func = self.m.callable(*method, inst);
                let n = self.receiver_regs(s, *pointer);
                let a = self.tmp(n);
                self.receiver(x, s, *pointer, a);
                if !*pointer || n == 1 {
                    self.at(x.pos);
                }
                let thunk = self.m.thunk(Thunk::Bound {
                    func,
                    captured: n,
                    params,
                    results,
                });
                self.make_closure(d, a, n, thunk);
            }
            SelectionKind::InterfaceMethod { name } => {
                let base = self.loc(x);
                let (loc, ty) = self.follow(base, s.recv, &s.path);
                let i = self.loc_operand(loc, ty);
                self.at(x.pos);
                self.emit(Op::NilCheck { p: i });
                let method = self.iface_method(ty, name);
                let func = self.m.thunk(Thunk::Iface {
                    method,
                    params: params + 1,
                    results,
                });
                let thunk = self.m.thunk(Thunk::Bound {
                    func,
                    captured: 1,
                    params,
                    results,
                });
                self.make_closure(d, i, 1, thunk);
            }
            SelectionKind::MethodExpr { method, pointer } => {
                let func = self.m.method_expr(s, *method, *pointer);
                self.emit(Op::FuncVal { d, func });
            }
            SelectionKind::InterfaceMethodExpr { name } => {
                let ty = sig.params.first().copied().unwrap_or(s.recv);
                let method = self.iface_method(ty, name);
                let func = self.m.thunk(Thunk::Iface {
                    method,
                    params,
                    results,
                });
                self.emit(Op::FuncVal { d, func });
            }
        }
    }
}

impl Module<'_> {
    /// A declared function as one that a function value can hold.
    pub(super) fn callable(&mut self, obj: ObjId, inst: Inst) -> FuncIx {
        match self.target(obj, inst) {
            Target::Func(func) => func,
            Target::Native(native) => self.thunk(Thunk::Native { native }),
        }
    }

    pub(super) fn any_type(&self) -> crate::check::types::TypeId {
        use crate::check::types::{Type, TypeId};
        self.types
            .find(&Type::Interface(Default::default()))
            .unwrap_or(TypeId(0))
    }
}
