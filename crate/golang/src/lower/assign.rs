//! Assignments and declarations with values.

use super::func::{Gen, Var};
use super::loc::Loc;
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::info::ObjId;
use crate::check::types::{Basic, Type, TypeId};
use crate::source::Pos;
use crate::syntax::ast::*;

fn is_blank(e: &Expr) -> bool {
    matches!(&e.kind, ExprKind::Name(name) if &**name == "_")
}

impl<'a> Gen<'_, 'a> {
    /// The place that an assignment writes.
    pub(super) fn place(&mut self, e: &'a Expr) -> Loc {
        let e = e.unparen();
        if is_blank(e) {
            return Loc::Blank;
        }
        if let ExprKind::Index { x, indices } = &e.kind {
            let ty = self.ty(x);
            if let Type::Map { key, .. } = *self.m.under(ty) {
                let m = self.operand(x);
                let k = self.operand_as(&indices[0], key);
                self.at(e.pos);
                return Loc::MapElem { m, k, ty };
            }
        }
        self.loc(e)
    }

    /// The variable in registers that `e` names.
    fn reg_var(&self, e: &Expr) -> Option<(ObjId, Reg)> {
        let e = e.unparen();
        let ExprKind::Name(_) = e.kind else {
            return None;
        };
        let obj = self.object(e.id)?;
        match self.vars.get(&obj) {
            Some(&Var::Reg(r)) => Some((obj, r)),
            _ => None,
        }
    }

    pub(super) fn inc_dec(&mut self, pos: Pos, x: &'a Expr, inc: bool) {
        let ty = self.ty(x);
        let basic = self.m.basic(ty);
        let loc = self.place(x);
        let a = self.loc_operand(loc, ty);
        let d = match loc {
            Loc::Regs(r) => r,
            _ => self.tmp_of(ty),
        };
        self.at(pos);
        if basic.is_complex() {
            let b = self.tmp(2);
            self.bits_into(1f64.to_bits(), b);
            self.bits_into(0, b + 1);
            let op = if inc { BinaryOp::Add } else { BinaryOp::Sub };
            self.arith(op, ty, a, b, d);
        } else if basic.is_float() {
            let b = self.bits_operand(1f64.to_bits());
            let op = if inc { BinaryOp::Add } else { BinaryOp::Sub };
            self.arith(op, ty, a, b, d);
        } else {
            self.emit(Op::AddI {
                d,
                a,
                i: if inc { 1 } else { -1 },
            });
            self.wrap(ty, d);
        }
        if !matches!(loc, Loc::Regs(_)) {
            self.store(loc, ty, d);
        }
    }

    pub(super) fn op_assign(&mut self, pos: Pos, x: &'a Expr, op: BinaryOp, y: &'a Expr) {
        let ty = self.ty(x);
        if self.m.basic(ty) == Basic::Invalid {
            return;
        }
        let loc = self.place(x);
        // As everywhere, what a call may change is read after the call.
        let early = if self.has_call(y) && !matches!(loc, Loc::Regs(_)) {
            let b = self.operand(y);
            self.given.insert(y.id, b);
            Some(y.id)
        } else {
            None
        };
        if !self.op_memory(pos, loc, ty, op, y) {
            self.at(x.pos);
            let a = self.loc_operand(loc, ty);
            let d = match loc {
                Loc::Regs(r) => r,
                _ => self.tmp_of(ty),
            };
            self.arith_expr(pos, op, ty, a, y, d);
            if !matches!(loc, Loc::Regs(_)) {
                self.at(x.pos);
                self.store(loc, ty, d);
            }
        }
        if let Some(id) = early {
            self.given.remove(&id);
        }
    }

    /// `x += y` or `x -= y` of float64s in memory, at once; false where there is no such form.
    fn op_memory(&mut self, pos: Pos, loc: Loc, ty: TypeId, op: BinaryOp, y: &'a Expr) -> bool {
        let Loc::Mem { p, off, .. } = loc else {
            return false;
        };
        let (BinaryOp::Add | BinaryOp::Sub, Ok(off)) = (op, u16::try_from(off)) else {
            return false;
        };
        if self.m.basic(ty) != Basic::Float64 {
            return false;
        }
        let a = self.operand(y);
        self.at(pos);
        self.emit(match op {
            BinaryOp::Add => Op::AddFM { p, a, off },
            _ => Op::SubFM { p, a, off },
        });
        true
    }

    pub(super) fn assign(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        match (lhs, rhs) {
            ([x], [y]) => self.assign_one(x, y),
            (_, [y]) => {
                let places = self.places(lhs);
                let (regs, types) = self.multi(y, lhs.len());
                for (i, (loc, x)) in places.into_iter().zip(lhs).enumerate() {
                    self.assign_value(loc, x, regs[i], types[i]);
                }
            }
            _ => self.assign_all(lhs, rhs),
        }
    }

    /// Writes a value in registers to the place of `x`.
    pub(super) fn assign_value(&mut self, loc: Loc, x: &'a Expr, a: Reg, from: TypeId) {
        if loc == Loc::Blank {
            return;
        }
        let ty = self.ty(x);
        let mark = self.mark();
        self.at(x.pos);
        if self.m.is_interface(ty) && !self.m.is_interface(from) {
            let d = self.tmp(1);
            self.make_iface(a, from, d);
            self.store(loc, ty, d);
        } else {
            self.store(loc, ty, a);
        }
        self.release(mark);
    }

    fn assign_one(&mut self, x: &'a Expr, y: &'a Expr) {
        let x = x.unparen();
        if is_blank(x) {
            return self.discard(y);
        }
        let ty = self.ty(x);
        if let Some((obj, d)) = self.reg_var(x) {
            let result = self.has_defer && self.results.iter().any(|r| r.1 == Some(obj));
            let early = self.writes_early(y) && self.mentions(y, obj);
            if early || result && self.m.repr(ty).regs > 1 {
                let a = self.tmp_of(ty);
                self.put_as(y, ty, a);
                let n = self.m.repr(ty).regs;
                self.mov(d, a, n);
            } else {
                self.put_as(y, ty, d);
            }
            return;
        }
        if self.has_call(y) && !self.has_call(x) {
            let a = if self.m.repr(ty).by_ref {
                self.borrow(y)
            } else {
                self.operand_as(y, ty)
            };
            let loc = self.place(x);
            self.at(x.pos);
            return self.store(loc, ty, a);
        }
        let loc = self.place(x);
        let a = self.stored_operand(y, ty);
        self.at(x.pos);
        self.store(loc, ty, a);
    }

    /// The places of several left sides, which the assignments to the others do not move.
    pub(super) fn places(&mut self, lhs: impl IntoIterator<Item = &'a Expr> + Clone) -> Vec<Loc> {
        let mut taken: Vec<(Reg, u16)> = Vec::new();
        for x in lhs.clone() {
            if let Some((_, r)) = self.reg_var(x) {
                taken.push((r, self.regs_of(x)));
            }
        }
        let mut places = Vec::new();
        for x in lhs {
            let loc = self.place(x);
            places.push(if taken.is_empty() {
                loc
            } else {
                self.steady(loc, &taken)
            });
        }
        places
    }

    /// A location whose operands are not among the variables that are about to change.
    fn steady(&mut self, loc: Loc, taken: &[(Reg, u16)]) -> Loc {
        let keep = |g: &mut Self, r: Reg, n: u16| {
            if taken
                .iter()
                .any(|&(start, len)| r < start + len && start < r + n)
            {
                let d = g.tmp(n);
                g.mov(d, r, n);
                d
            } else {
                r
            }
        };
        match loc {
            Loc::Mem {
                p,
                off,
                frozen,
                nil,
            } => Loc::Mem {
                p: keep(self, p, 1),
                off,
                frozen,
                nil,
            },
            Loc::Byte(p) => Loc::Byte(keep(self, p, 1)),
            Loc::Elem { p, i, packed } => Loc::Elem {
                p: keep(self, p, 1),
                i: keep(self, i, 1),
                packed,
            },
            Loc::SliceElem { s, i, packed } => Loc::SliceElem {
                s: keep(self, s, 1),
                i: keep(self, i, 1),
                packed,
            },
            Loc::MapElem { m, k, ty } => {
                let n = match *self.m.under(ty) {
                    Type::Map { key, .. } => self.m.repr(key).regs,
                    _ => 1,
                };
                Loc::MapElem {
                    m: keep(self, m, 1),
                    k: keep(self, k, n),
                    ty,
                }
            }
            Loc::Regs(_) | Loc::Global(_) | Loc::Blank => loc,
        }
    }

    /// `a, b = x, y`
    fn assign_all(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        self.calls_first(&lhs.iter().chain(rhs).collect::<Vec<_>>());
        let places = self.places(lhs);
        // Registers that earlier assignments of this statement write.
        let mut written: Vec<(u32, u32)> = Vec::new();
        let mut values = Vec::with_capacity(rhs.len());
        for (loc, (x, y)) in places.iter().zip(lhs.iter().zip(rhs)) {
            let ty = if is_blank(x) { self.ty(y) } else { self.ty(x) };
            let a = if *loc == Loc::Blank && self.is_nil(y) {
                0
            } else {
                self.operand_as(y, ty)
            };
            let n = self.m.repr(ty).regs;
            let end = u32::from(a) + u32::from(n);
            let hit = written
                .iter()
                .any(|&(from, to)| u32::from(a) < to && from < end);
            values.push(if hit {
                let d = self.tmp(n);
                self.mov(d, a, n);
                d
            } else {
                a
            });
            if let Loc::Regs(r) = *loc {
                written.push((u32::from(r), u32::from(r) + u32::from(n)));
            }
        }
        for ((loc, x), a) in places.into_iter().zip(lhs).zip(values) {
            if loc != Loc::Blank {
                let ty = self.ty(x);
                self.at(x.pos);
                self.store(loc, ty, a);
            }
        }
    }

    /// Several values of one expression: the registers and types of each.
    pub(super) fn multi(&mut self, e: &'a Expr, n: usize) -> (Vec<Reg>, Vec<TypeId>) {
        let e = e.unparen();
        let ty = self.ty(e);
        if let Type::Tuple(types) = self.m.types.get(ty)
            && self.is_plain_call(e)
        {
            let types = types.clone();
            let mut at = self.call(e);
            let mut regs = Vec::with_capacity(n);
            for &ty in &types {
                regs.push(at);
                at += self.m.repr(ty).regs;
            }
            return (regs, types);
        }
        // v, ok: the value and whether it is one.
        let ty = match self.m.types.get(ty) {
            Type::Tuple(types) => types[0],
            _ => ty,
        };
        let regs = self.m.repr(ty).regs;
        let d = self.tmp(regs + 1);
        let ok = d + regs;
        let bool_type = Basic::Bool.id();
        match &e.kind {
            ExprKind::Index { x, indices } => {
                let map = self.ty(x);
                if let Type::Map { key, .. } = *self.m.under(map) {
                    let m = self.operand(x);
                    let k = self.operand_as(&indices[0], key);
                    self.at(e.pos);
                    let map = self.m.rtype(map);
                    self.emit_arg(Op::MapGetOk { d, m, k }, 0, map);
                    self.or_zero(d, ty);
                }
            }
            ExprKind::Assert { x, .. } => {
                let a = self.operand(x);
                self.at(e.pos);
                self.assert_ok(a, ty, d);
            }
            ExprKind::Unary {
                op: UnaryOp::Recv,
                x,
            } => {
                let c = self.operand(x);
                self.at(e.pos);
                self.receive_ok(c, ty, d);
            }
            _ => self.m.unsupported(e.pos, "this assignment"),
        }
        (vec![d, ok], vec![ty, bool_type])
    }

    /// d.. , ok = a.(to)
    pub(super) fn assert_ok(&mut self, a: Reg, to: TypeId, d: Reg) {
        let ty = self.m.rtype16(to);
        if self.m.is_interface(to) {
            self.emit(Op::AssertIfaceOk { d, a, ty });
        } else {
            self.emit(Op::AssertOk { d, a, ty });
            self.or_zero(d, to);
        }
    }

    /// d.. , ok = <-c
    pub(super) fn receive_ok(&mut self, c: Reg, elem: TypeId, d: Reg) {
        let regs = self.m.repr(elem).regs;
        if regs == 1 {
            self.emit(Op::RecvOk { d, c });
            self.or_zero(d, elem);
            return;
        }
        let mark = self.mark();
        let t = self.tmp(2);
        self.emit(Op::RecvOk { d: t, c });
        self.unbox_elem(t, elem, d);
        self.mov(d + regs, t + 1, 1);
        self.release(mark);
    }

    /// `lhs := rhs`
    pub(super) fn define(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        let objs: Vec<Option<ObjId>> = lhs.iter().map(|e| self.declared(e.id)).collect();
        if lhs.len() == rhs.len() {
            self.calls_first(&rhs.iter().collect::<Vec<_>>());
            if objs
                .iter()
                .zip(lhs)
                .all(|(o, x)| o.is_some() || is_blank(x))
            {
                return self.init_vars(&objs, rhs, None);
            }
            return self.define_some(lhs, &objs, rhs);
        }
        let places: Vec<Loc> = objs
            .iter()
            .zip(lhs)
            .map(|(obj, x)| {
                if obj.is_some() {
                    Loc::Blank
                } else {
                    self.place(x)
                }
            })
            .collect();
        let (regs, types) = self.multi(&rhs[0], lhs.len());
        for (i, x) in lhs.iter().enumerate() {
            match objs[i] {
                Some(obj) => self.init_from(obj, regs[i], types[i], true),
                None => self.assign_value(places[i], x, regs[i], types[i]),
            }
        }
    }

    /// `a, b := x, y` where some of the left sides are variables already.
    fn define_some(&mut self, lhs: &'a [Expr], objs: &[Option<ObjId>], rhs: &'a [Expr]) {
        let mut values = Vec::with_capacity(rhs.len());
        for (x, y) in lhs.iter().zip(rhs) {
            let from = self.ty(y);
            let ty = match self.object(x.id) {
                Some(obj) => self.obj_ty(obj),
                None => from,
            };
            let d = self.tmp_of(ty);
            self.put_as(y, ty, d);
            values.push((d, ty));
        }
        for (i, (x, (a, ty))) in lhs.iter().zip(values).enumerate() {
            match objs[i] {
                Some(obj) => self.init_from(obj, a, ty, true),
                None => {
                    let loc = self.place(x);
                    self.assign_value(loc, x, a, ty);
                }
            }
        }
    }

    /// New variables, each with a value of its own; none: `_`.
    pub(super) fn init_vars(
        &mut self,
        objs: &[Option<ObjId>],
        values: &'a [Expr],
        ty: Option<&'a Expr>,
    ) {
        for (obj, value) in objs.iter().zip(values) {
            match obj {
                Some(obj) => self.init_var(*obj, value),
                None => match ty {
                    // `var _ I = x` still converts.
                    Some(ty) => {
                        let mark = self.mark();
                        let ty = self.ty(ty);
                        self.operand_as(value, ty);
                        self.release(mark);
                    }
                    None => self.discard(value),
                },
            }
        }
    }

    /// A new variable with the value of an expression, which cannot see it.
    fn init_var(&mut self, obj: ObjId, value: &'a Expr) {
        let ty = self.obj_ty(obj);
        let facts = self.facts.var(obj);
        let repr = self.m.repr(ty);
        if repr.by_ref {
            let d = self.tmp(1);
            let mark = self.mark();
            let fresh = matches!(value.unparen().kind, ExprKind::Composite { .. });
            if facts.frozen() || fresh {
                self.put_as(value, ty, d);
            } else {
                let p = self.borrow(value);
                self.clone_to(d, p, ty);
            }
            self.release(mark);
            let var = if facts.frozen() {
                Var::Frozen(d)
            } else {
                Var::Mem(d)
            };
            self.put_var(obj, var);
        } else if facts.on_heap() {
            let d = self.tmp(1);
            let mark = self.mark();
            let a = self.operand_as(value, ty);
            let layout = self.m.object_layout(ty);
            self.emit(Op::New { d, layout });
            self.store(Loc::mem(d), ty, a);
            self.release(mark);
            self.put_var(obj, Var::Mem(d));
        } else if self.is_plain_call(value) && !self.boxes(value, ty) {
            // The variable stays where the call leaves its result.
            let d = self.call(value);
            self.put_var(obj, Var::Reg(d));
        } else {
            let d = self.tmp(repr.regs);
            self.put_as(value, ty, d);
            self.put_var(obj, Var::Reg(d));
        }
    }

    /// Whether a statement of a list assigns the variable (function literals aside: such a variable is in
    /// memory).
    pub(super) fn assigns(&self, stmts: &[Stmt], obj: ObjId) -> bool {
        stmts.iter().any(|s| self.stmt_assigns(s, obj))
    }

    pub(super) fn stmt_assigns(&self, stmt: &Stmt, obj: ObjId) -> bool {
        let is = |e: &Expr| {
            let e = e.unparen();
            matches!(e.kind, ExprKind::Name(_)) && self.object(e.id) == Some(obj)
        };
        let opt = |s: &Option<Box<Stmt>>| s.as_ref().is_some_and(|s| self.stmt_assigns(s, obj));
        match &stmt.kind {
            StmtKind::IncDec { x, .. } => is(x),
            StmtKind::Assign { lhs, .. } | StmtKind::Define { lhs, .. } => lhs.iter().any(is),
            StmtKind::Block(block) => self.assigns(&block.stmts, obj),
            StmtKind::If {
                init, then, other, ..
            } => opt(init) || self.assigns(&then.stmts, obj) || opt(other),
            StmtKind::For {
                init, post, body, ..
            } => opt(init) || opt(post) || self.assigns(&body.stmts, obj),
            StmtKind::Range(range) => {
                let targets = range.key.iter().chain(&range.value);
                targets.into_iter().any(is) || self.assigns(&range.body.stmts, obj)
            }
            StmtKind::Switch { init, cases, .. } | StmtKind::TypeSwitch { init, cases, .. } => {
                opt(init) || cases.iter().any(|c| self.assigns(&c.body, obj))
            }
            StmtKind::Select { cases, .. } => cases
                .iter()
                .any(|c| opt(&c.comm) || self.assigns(&c.body, obj)),
            StmtKind::Labeled { stmt, .. } => self.stmt_assigns(stmt, obj),
            _ => false,
        }
    }
}
