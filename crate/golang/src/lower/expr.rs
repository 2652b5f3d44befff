//! Expressions into registers.
//!
//! [`Gen::operand`] gives a value in some register (a variable's own, if it is one); [`Gen::put`] puts it
//! into given ones. `put` writes its target last, after all operands are read, but for the forms that
//! [`writes_early`] names; so `x = x + y` needs no temporary.

use super::func::Gen;
use super::loc::Loc;
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::info::{Mode, ObjId, ObjKind, SelectionKind};
use crate::check::types::{Basic, Type, TypeId};
use crate::syntax::ast::*;

impl<'a> Gen<'_, 'a> {
    pub(super) fn mode(&self, e: &Expr) -> Option<Mode> {
        self.m.info.expr(e.id).map(|tv| tv.mode)
    }

    pub(super) fn is_nil(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Paren(x) => self.is_nil(x),
            ExprKind::Name(_) => {
                self.mode(e) == Some(Mode::Nil)
                    || self
                        .object(e.id)
                        .is_some_and(|o| self.m.info.object(o).kind == ObjKind::Nil)
            }
            _ => false,
        }
    }

    /// The value of `e` in register form, in registers that nothing writes while the expression around it
    /// is evaluated.
    pub(super) fn operand(&mut self, e: &'a Expr) -> Reg {
        if let Some(&r) = self.given.get(&e.id) {
            return r;
        }
        if self.const_of(e).is_some() {
            if let Some(bits) = self.const_slot(e) {
                return self.bits_operand(bits);
            }
        } else {
            match &e.kind {
                ExprKind::Paren(x) => return self.operand(x),
                ExprKind::Call { .. } if self.is_plain_call(e) => {
                    return self.call(e);
                }
                _ if self.has_place(e) => {
                    let loc = self.loc(e);
                    let ty = self.ty(e);
                    self.at(e.pos);
                    return self.loc_operand(loc, ty);
                }
                _ => {}
            }
        }
        let ty = self.ty(e);
        let d = self.tmp_of(ty);
        let mark = self.mark();
        self.put(e, d);
        self.release(mark);
        d
    }

    /// [`Gen::operand`], converted to `ty` as an assignment does.
    pub(super) fn operand_as(&mut self, e: &'a Expr, ty: TypeId) -> Reg {
        if !self.boxes(e, ty) && !self.is_nil(e) {
            return self.operand(e);
        }
        let d = self.tmp_of(ty);
        let mark = self.mark();
        self.put_as(e, ty, d);
        self.release(mark);
        d
    }

    /// Whether assigning `e` to a variable of type `ty` makes an interface of it.
    pub(super) fn boxes(&self, e: &Expr, ty: TypeId) -> bool {
        self.m.is_interface(ty) && !self.is_nil(e) && !self.m.is_interface(self.ty(e))
    }

    /// The value of `e` into registers from `d`, converted to `ty` as an assignment does.
    pub(super) fn put_as(&mut self, e: &'a Expr, ty: TypeId, d: Reg) {
        if self.is_nil(e) {
            return self.emit(Op::Int { d, i: 0 });
        }
        if !self.boxes(e, ty) {
            return self.put(e, d);
        }
        let mark = self.mark();
        let a = self.operand(e);
        self.at(e.pos);
        let from = self.ty(e);
        self.make_iface(a, from, d);
        self.release(mark);
    }

    /// d = the interface of a value of type `from`.
    pub(super) fn make_iface(&mut self, a: Reg, from: TypeId, d: Reg) {
        let ty = self.m.rtype16(from);
        self.emit(Op::MkIface { d, a, ty });
    }

    /// Converts a value in registers as an assignment does.
    pub(super) fn convert_value(&mut self, a: Reg, from: TypeId, to: TypeId, d: Reg) {
        if self.m.is_interface(to) && !self.m.is_interface(from) {
            self.make_iface(a, from, d);
        } else {
            let n = self.m.repr(to).regs;
            self.mov(d, a, n);
        }
    }

    /// Evaluates `e` for its effects alone.
    pub(super) fn discard(&mut self, e: &'a Expr) {
        let mark = self.mark();
        match &e.kind {
            ExprKind::Paren(x) => self.discard(x),
            ExprKind::Call { .. } if self.is_plain_call(e) => {
                self.call(e);
            }
            ExprKind::Call { fun, args, .. } if self.builtin_of(fun).is_some() => {
                self.builtin_stmt(e, fun, args);
            }
            _ if self.mode(e) == Some(Mode::NoValue) => {}
            _ => {
                self.operand(e);
            }
        }
        self.release(mark);
    }

    /// The value of `e` into registers from `d`.
    pub(super) fn put(&mut self, e: &'a Expr, d: Reg) {
        if let Some(&r) = self.given.get(&e.id) {
            let n = self.regs_of(e);
            return self.mov(d, r, n);
        }
        if let Some(value) = self.const_of(e) {
            let ty = self.ty(e);
            return self.const_into(value, ty, d);
        }
        let mark = self.mark();
        self.compute(e, d);
        self.release(mark);
    }

    pub(super) fn regs_of(&mut self, e: &Expr) -> u16 {
        let ty = self.ty(e);
        self.m.repr(ty).regs
    }

    fn compute(&mut self, e: &'a Expr, d: Reg) {
        let ty = self.ty(e);
        match &e.kind {
            ExprKind::Paren(x) => self.put(x, d),
            ExprKind::Name(_) if self.is_nil(e) => self.emit(Op::Int { d, i: 0 }),
            ExprKind::Name(_) => match self.func_object(e.id) {
                Some(obj) => self.func_value(obj, e.id, d),
                None => self.compute_place(e, d),
            },
            ExprKind::Func(lit) => self.closure(e, lit, d),
            ExprKind::Composite { elems, .. } => self.composite(e, elems, d),
            ExprKind::Selector { x, sel } => self.selector(e, x, sel, d),
            ExprKind::Index { x, indices } => self.index(e, x, &indices[0], d),
            ExprKind::Slice { x, lo, hi, max } => {
                let bounds = [lo, hi, max].map(|b| b.as_deref());
                self.slice(e, x, bounds, d);
            }
            ExprKind::Assert { x, .. } => {
                let a = self.operand(x);
                self.at(e.pos);
                let from = self.ty(x);
                self.assert(a, from, ty, d);
            }
            ExprKind::Call { fun, args, .. } => {
                if let Some(builtin) = self.builtin_of(fun) {
                    self.builtin(e, builtin, args, d);
                } else if self.mode(fun) == Some(Mode::Type) {
                    self.conversion(&args[0], ty, e.pos, d);
                } else if let Some(x) = self.root(e) {
                    let a = self.operand(x);
                    self.emit(Op::SqrtF { d, a });
                } else {
                    let r = self.call(e);
                    let n = self.m.repr(ty).regs;
                    self.mov(d, r, n);
                }
            }
            ExprKind::Unary { op, x } => self.unary(e, *op, x, d),
            ExprKind::Binary { op, x, y } => self.binary(e, *op, x, y, d),
            ExprKind::Star(_) => self.compute_place(e, d),
            _ => {
                self.m.unsupported(e.pos, "this expression");
            }
        }
    }

    /// The operand of a call of math.Sqrt, which is an instruction.
    pub(super) fn root<'e>(&self, e: &'e Expr) -> Option<&'e Expr> {
        let ExprKind::Call { fun, args, .. } = &e.kind else {
            return None;
        };
        let ExprKind::Selector { sel, .. } = &fun.kind else {
            return None;
        };
        let ([x], "Sqrt") = (&args[..], &*sel.name) else {
            return None;
        };
        let object = self.m.info.object(self.func_object(sel.id)?);
        let package = self.m.info.packages.get(object.package? as usize)?;
        (&*package.path == "math").then_some(x)
    }

    fn compute_place(&mut self, e: &'a Expr, d: Reg) {
        let loc = self.loc(e);
        let ty = self.ty(e);
        self.at(e.pos);
        self.load(loc, ty, d);
    }

    /// The function that a name denotes, if it does.
    pub(super) fn func_object(&self, id: ExprId) -> Option<ObjId> {
        let obj = self.object(id)?;
        (self.m.info.object(obj).kind == ObjKind::Func).then_some(obj)
    }

    /// The function that the use `id` names, as a value.
    fn func_value(&mut self, obj: ObjId, id: ExprId, d: Reg) {
        let inst = self.use_inst(id);
        let func = self.m.callable(obj, inst);
        self.emit(Op::FuncVal { d, func });
    }

    fn selector(&mut self, e: &'a Expr, x: &'a Expr, sel: &Ident, d: Reg) {
        match self.chosen(e.id) {
            None => match self.func_object(sel.id) {
                Some(obj) => self.func_value(obj, sel.id, d),
                None => self.compute_place(e, d),
            },
            Some(selection) => match &selection.kind {
                SelectionKind::Field => self.compute_place(e, d),
                _ => self.method_value(x, &selection, d),
            },
        }
    }

    fn index(&mut self, e: &'a Expr, x: &'a Expr, index: &'a Expr, d: Reg) {
        if let Some(id) = self.named_func(e)
            && let Some(obj) = self.func_object(id)
        {
            return self.func_value(obj, id, d);
        }
        // `x.Method[T]`: the arguments are those of the selector.
        if let inner @ Expr {
            kind: ExprKind::Selector { x, sel },
            ..
        } = x.unparen()
            && self.m.info.instances.contains_key(&inner.id)
        {
            return self.selector(inner, x, sel, d);
        }
        let ty = self.ty(x);
        match *self.m.under(ty) {
            Type::Map { key, .. } => {
                let m = self.operand(x);
                let k = self.operand_as(index, key);
                self.at(e.pos);
                let value = self.ty(e);
                self.load(Loc::MapElem { m, k, ty }, value, d);
            }
            Type::Basic(_) => {
                let s = self.operand(x);
                let i = self.operand(index);
                self.at(e.pos);
                self.emit(Op::StrIdx { d, s, i });
            }
            _ => self.compute_place(e, d),
        }
    }

    fn slice(&mut self, e: &'a Expr, x: &'a Expr, bounds: [Option<&'a Expr>; 3], d: Reg) {
        let ty = self.ty(x);
        let array = match self.m.under(ty) {
            Type::Pointer(elem) => Some(*elem),
            Type::Array { .. } => Some(ty),
            _ => None,
        };
        let base = match array {
            Some(_) if self.m.pointee(ty).is_none() => {
                let loc = self.loc(x);
                self.addr(loc)
            }
            _ => self.operand(x),
        };
        let a = self.tmp(if bounds.iter().any(|b| b.is_some()) {
            3
        } else {
            0
        });
        let mut n = 0;
        for (i, bound) in bounds.into_iter().enumerate() {
            if let Some(bound) = bound {
                n |= 1 << i;
                self.put(bound, a + i as Reg);
            }
        }
        self.at(e.pos);
        let string = self.m.basic(ty) == Basic::String;
        match array.map(|t| self.m.under(t).clone()) {
            Some(Type::Array { len, elem }) => {
                let layout = self.m.elem_layout(elem);
                self.emit_arg(Op::SliceArr { d, p: base, a, n }, 0, len as u32);
                self.emit(Op::Arg { a: 0, k: layout });
            }
            _ if string => self.emit(Op::SubStr { d, s: base, a, n }),
            _ => self.emit(Op::Reslice { d, s: base, a, n }),
        }
    }

    /// x.(T), into d.
    pub(super) fn assert(&mut self, a: Reg, from: TypeId, to: TypeId, d: Reg) {
        let ty = self.m.rtype16(to);
        let k = self.m.rtype(from);
        let op = if self.m.is_interface(to) {
            Op::AssertIface { d, a, ty }
        } else {
            Op::Assert { d, a, ty }
        };
        self.emit_arg(op, 0, k);
    }

    fn unary(&mut self, e: &'a Expr, op: UnaryOp, x: &'a Expr, d: Reg) {
        let ty = self.ty(e);
        match op {
            UnaryOp::Plus | UnaryOp::Tilde => self.put(x, d),
            UnaryOp::Neg => {
                let a = self.operand(x);
                if self.is_complex(ty) {
                    self.complex_neg(a, d);
                } else if self.m.basic(ty).is_float() {
                    self.emit(Op::NegF { d, a });
                } else {
                    self.emit(Op::Neg { d, a });
                    self.wrap(ty, d);
                }
            }
            UnaryOp::Not => {
                let a = self.operand(x);
                self.emit(Op::BoolNot { d, a });
            }
            UnaryOp::BitNot => {
                let a = self.operand(x);
                self.emit(Op::Not { d, a });
                if self.m.basic(ty).is_unsigned() {
                    self.wrap(ty, d);
                }
            }
            UnaryOp::Addr => self.address_of(x, d),
            UnaryOp::Recv => {
                let c = self.operand(x);
                self.at(e.pos);
                self.receive(c, ty, d);
            }
        }
    }

    /// &x, into d.
    fn address_of(&mut self, x: &'a Expr, d: Reg) {
        let x = x.unparen();
        if let ExprKind::Composite { elems, .. } = &x.kind {
            return self.new_composite(x, elems, d);
        }
        let loc = self.loc(x);
        self.at(x.pos);
        self.addr_into(loc, d);
    }

    /// d.. = the element received from c.
    pub(super) fn receive(&mut self, c: Reg, elem: TypeId, d: Reg) {
        let repr = self.m.repr(elem);
        if repr.regs == 1 {
            self.emit(Op::Recv { d, c });
            self.or_zero(d, elem);
        } else {
            let t = self.tmp(1);
            self.emit(Op::Recv { d: t, c });
            self.unbox_elem(t, elem, d);
        }
    }

    /// A channel's one-slot element to its register form; not for one-register types.
    pub(super) fn unbox_elem(&mut self, a: Reg, elem: TypeId, d: Reg) {
        if self.m.repr(elem).regs > 1 {
            let ty = self.m.rtype16(elem);
            self.emit(Op::Unbox2 { d, a, ty });
        }
    }

    /// A channel element's one slot, from its register form.
    pub(super) fn box_elem(&mut self, a: Reg, elem: TypeId) -> Reg {
        match self.m.repr(elem).regs {
            1 => a,
            0 => self.bits_operand(0),
            _ => {
                let d = self.tmp(1);
                let ty = self.m.rtype16(elem);
                self.emit(Op::Box { d, a, ty });
                d
            }
        }
    }

    /// Whether a call or receive happens while `e` is evaluated.
    pub(super) fn has_call(&self, e: &Expr) -> bool {
        if self.const_of(e).is_some() || self.given.contains_key(&e.id) {
            return false;
        }
        match &e.kind {
            ExprKind::Call { fun, args, .. } => {
                let pure = self.root(e).is_some()
                    || self.mode(fun) == Some(Mode::Type)
                    || self.builtin_of(fun).is_some_and(|b| {
                        use crate::check::info::Builtin::*;
                        matches!(
                            b,
                            Len | Cap | Min | Max | New | Make | Complex | Real | Imag
                        )
                    });
                !pure || args.iter().any(|a| self.has_call(a))
            }
            ExprKind::Unary {
                op: UnaryOp::Recv, ..
            } => true,
            ExprKind::Paren(x) | ExprKind::Star(x) | ExprKind::Unary { x, .. } => self.has_call(x),
            ExprKind::Selector { x, .. } => {
                self.m.info.selections.contains_key(&e.id) && self.has_call(x)
            }
            ExprKind::Assert { x, .. } => self.has_call(x),
            ExprKind::Index { x, indices } => {
                self.has_call(x) || indices.iter().any(|i| self.has_call(i))
            }
            ExprKind::Slice { x, lo, hi, max } => {
                let mut bounds = [lo, hi, max].into_iter().flatten();
                self.has_call(x) || bounds.any(|b| self.has_call(b))
            }
            ExprKind::Binary { x, y, .. } => self.has_call(x) || self.has_call(y),
            ExprKind::Composite { elems, .. } => elems.iter().any(|el| {
                self.has_call(&el.value) || el.key.as_ref().is_some_and(|k| self.has_call(k))
            }),
            _ => false,
        }
    }

    /// Whether `e` reads memory that a call may change, and has no effect of its own: gc reads such an
    /// operand after the calls beside it.
    pub(super) fn reads_memory(&self, e: &Expr) -> bool {
        if self.const_of(e).is_some() || self.given.contains_key(&e.id) {
            return false;
        }
        match &e.kind {
            ExprKind::Name(_) => match self.object(e.id) {
                Some(obj) => match self.vars.get(&obj) {
                    Some(super::func::Var::Mem(_)) => true,
                    Some(_) => false,
                    None => self.m.is_global(obj),
                },
                None => false,
            },
            ExprKind::Paren(x) => self.reads_memory(x),
            ExprKind::Star(x) => !self.has_call(x),
            ExprKind::Selector { x, .. } => match self.m.info.selections.get(&e.id) {
                Some(s) => {
                    matches!(s.kind, SelectionKind::Field)
                        && !self.has_call(x)
                        && (self.reads_memory(x)
                            || matches!(self.m.under(self.env.ty(s.recv)), Type::Pointer(_)))
                }
                None => self.has_place(e),
            },
            _ => false,
        }
    }

    /// Whether `e` names the variable `obj`.
    pub(super) fn mentions(&self, e: &Expr, obj: ObjId) -> bool {
        match &e.kind {
            ExprKind::Name(_) => self.object(e.id) == Some(obj),
            ExprKind::Paren(x)
            | ExprKind::Star(x)
            | ExprKind::Unary { x, .. }
            | ExprKind::Selector { x, .. }
            | ExprKind::Assert { x, .. } => self.mentions(x, obj),
            ExprKind::Binary { x, y, .. } => self.mentions(x, obj) || self.mentions(y, obj),
            ExprKind::Index { x, indices } => {
                self.mentions(x, obj) || indices.iter().any(|i| self.mentions(i, obj))
            }
            ExprKind::Slice { x, lo, hi, max } => {
                let mut bounds = [lo, hi, max].into_iter().flatten();
                self.mentions(x, obj) || bounds.any(|b| self.mentions(b, obj))
            }
            ExprKind::Call { fun, args, .. } => {
                self.mentions(fun, obj) || args.iter().any(|a| self.mentions(a, obj))
            }
            ExprKind::Composite { elems, .. } => elems.iter().any(|el| {
                self.mentions(&el.value, obj)
                    || el.key.as_ref().is_some_and(|k| self.mentions(k, obj))
            }),
            ExprKind::Func(_) => true,
            _ => false,
        }
    }

    /// Whether evaluating `e` into registers writes them before all its operands are read.
    pub(super) fn writes_early(&mut self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Paren(x) => self.writes_early(x),
            ExprKind::Binary {
                op: BinaryOp::LogAnd | BinaryOp::LogOr,
                ..
            } => true,
            ExprKind::Composite { .. } => true,
            ExprKind::Binary { .. } => false,
            ExprKind::Call { fun, args, .. } => match self.builtin_of(fun) {
                Some(_) => true,
                None => self.mode(fun) == Some(Mode::Type) && self.writes_early(&args[0]),
            },
            ExprKind::Selector { .. } | ExprKind::Star(_) | ExprKind::Index { .. } => false,
            _ => self.regs_of(e) > 1,
        }
    }
}
