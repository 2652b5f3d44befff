//! Arithmetic: operators on numbers and strings.

use super::func::Gen;
use super::loc::Loc;
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::types::{Basic, TypeId};
use crate::syntax::ast::*;

impl<'a> Gen<'_, 'a> {
    /// Brings a result back into the range of a type narrower than a slot.
    pub(super) fn wrap(&mut self, ty: TypeId, d: Reg) {
        let a = d;
        match self.m.basic(ty) {
            Basic::Int8 => self.emit(Op::Sext8 { d, a }),
            Basic::Int16 => self.emit(Op::Sext16 { d, a }),
            Basic::Int32 => self.emit(Op::Sext32 { d, a }),
            Basic::Uint8 => self.emit(Op::Zext8 { d, a }),
            Basic::Uint16 => self.emit(Op::Zext16 { d, a }),
            Basic::Uint32 => self.emit(Op::Zext32 { d, a }),
            Basic::Float32 => self.emit(Op::RoundF32 { d, a }),
            _ => {}
        }
    }

    pub(super) fn binary(&mut self, e: &'a Expr, op: BinaryOp, x: &'a Expr, y: &'a Expr, d: Reg) {
        let ty = self.ty(e);
        if !matches!(op, BinaryOp::LogAnd | BinaryOp::LogOr) {
            self.calls_first(&[x, y]);
        }
        match op {
            BinaryOp::LogAnd | BinaryOp::LogOr => {
                let end = self.new_label();
                self.put(x, d);
                self.jump_reg(d, op == BinaryOp::LogOr, end);
                self.put(y, d);
                self.bind(end);
            }
            BinaryOp::Eq
            | BinaryOp::Ne
            | BinaryOp::Lt
            | BinaryOp::Le
            | BinaryOp::Gt
            | BinaryOp::Ge => {
                self.compare(e, op, x, y, d);
            }
            BinaryOp::Add if self.m.basic(ty) == Basic::String => self.concat(e, d),
            BinaryOp::Shl | BinaryOp::Shr => {
                let a = self.operand(x);
                self.shift(e.pos, op, ty, a, y, d);
            }
            _ => {
                if self.arith_memory(e.pos, op, ty, x, y, d) {
                    return;
                }
                let commutes = matches!(
                    op,
                    BinaryOp::Add | BinaryOp::Mul | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor
                );
                if commutes && self.small(x).is_some() && self.small(y).is_none() {
                    let a = self.operand(y);
                    return self.arith_expr(e.pos, op, ty, a, x, d);
                }
                let a = self.operand(x);
                self.arith_expr(e.pos, op, ty, a, y, d);
            }
        }
    }

    /// d = x op y, of float64s of which one is read from memory by the operation itself; false where there
    /// is no such form.
    fn arith_memory(
        &mut self,
        pos: crate::source::Pos,
        op: BinaryOp,
        ty: TypeId,
        x: &'a Expr,
        y: &'a Expr,
        d: Reg,
    ) -> bool {
        let form = matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul);
        if !form || self.m.basic(ty) != Basic::Float64 {
            return false;
        }
        let (first, second) = match op {
            BinaryOp::Sub => (x, y),
            _ if !self.has_place(y) && self.has_place(x) && !self.has_call(x) => (y, x),
            _ => (x, y),
        };
        if !self.has_place(second) || self.has_call(second) {
            return false;
        }
        let a = self.operand(first);
        let loc = self.loc(second);
        self.at(pos);
        if let Loc::Mem { p, off, .. } = loc
            && let Ok(off) = u8::try_from(off)
        {
            self.emit(match op {
                BinaryOp::Add => Op::AddFL { d, a, p, off },
                BinaryOp::Sub => Op::SubFL { d, a, p, off },
                _ => Op::MulFL { d, a, p, off },
            });
            return true;
        }
        let b = self.loc_operand(loc, ty);
        let (a, b) = if std::ptr::eq(first, x) {
            (a, b)
        } else {
            (b, a)
        };
        self.arith(op, ty, a, b, d);
        true
    }

    /// d = a op y, with y as an immediate where it fits. Not for comparisons and strings.
    pub(super) fn arith_expr(
        &mut self,
        pos: crate::source::Pos,
        op: BinaryOp,
        ty: TypeId,
        a: Reg,
        y: &'a Expr,
        d: Reg,
    ) {
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr) {
            return self.shift(pos, op, ty, a, y, d);
        }
        if let Some(i) = self.small(y)
            && !self.m.basic(ty).is_float()
        {
            self.at(pos);
            if self.arith_small(op, ty, a, i, d) {
                return;
            }
        }
        let b = self.operand(y);
        self.at(pos);
        self.arith(op, ty, a, b, d);
    }

    /// The immediate forms; false where there is none.
    pub(super) fn arith_small(&mut self, op: BinaryOp, ty: TypeId, a: Reg, i: i16, d: Reg) -> bool {
        let basic = self.m.basic(ty);
        let wide_unsigned = matches!(basic, Basic::Uint64 | Basic::Uint | Basic::Uintptr);
        let power = (i > 0 && i.count_ones() == 1).then(|| i.trailing_zeros() as u16);
        match op {
            BinaryOp::Add => self.emit(Op::AddI { d, a, i }),
            BinaryOp::Sub if i != i16::MIN => self.emit(Op::AddI { d, a, i: -i }),
            BinaryOp::Mul => match power {
                Some(i) => self.emit(Op::ShlI { d, a, i }),
                None => self.emit(Op::MulI { d, a, i }),
            },
            BinaryOp::Div if basic.is_unsigned() && power.is_some() => {
                self.emit(Op::ShrUI {
                    d,
                    a,
                    i: power.unwrap_or(0),
                });
                return true;
            }
            BinaryOp::Rem if basic.is_unsigned() && power.is_some() => {
                self.emit(Op::AndI { d, a, i: i - 1 });
                return true;
            }
            BinaryOp::Div if !wide_unsigned && i > 0 => {
                self.emit(Op::DivSI { d, a, i });
                return true;
            }
            BinaryOp::Rem if !wide_unsigned && i > 0 => {
                self.emit(Op::RemSI { d, a, i });
                return true;
            }
            BinaryOp::And => {
                self.emit(Op::AndI { d, a, i });
                return true;
            }
            _ => return false,
        }
        self.wrap(ty, d);
        true
    }

    pub(super) fn arith(&mut self, op: BinaryOp, ty: TypeId, a: Reg, b: Reg, d: Reg) {
        let basic = self.m.basic(ty);
        if basic.is_complex() {
            return self.complex_arith(op, ty, a, b, d);
        }
        if basic == Basic::String {
            return self.emit(Op::Concat { d, a, b });
        }
        if basic.is_float() {
            self.emit(match op {
                BinaryOp::Add => Op::AddF { d, a, b },
                BinaryOp::Sub => Op::SubF { d, a, b },
                BinaryOp::Mul => Op::MulF { d, a, b },
                _ => Op::DivF { d, a, b },
            });
            return self.wrap(ty, d);
        }
        let unsigned = basic.is_unsigned();
        // Narrow unsigned values are small positive numbers, whose signed quotient is the same.
        let (op, wraps) = match op {
            BinaryOp::Add => (Op::Add { d, a, b }, true),
            BinaryOp::Sub => (Op::Sub { d, a, b }, true),
            BinaryOp::Mul => (Op::Mul { d, a, b }, true),
            BinaryOp::Div if unsigned => (Op::DivU { d, a, b }, false),
            BinaryOp::Div => (Op::DivS { d, a, b }, true),
            BinaryOp::Rem if unsigned => (Op::RemU { d, a, b }, false),
            BinaryOp::Rem => (Op::RemS { d, a, b }, false),
            BinaryOp::And => (Op::And { d, a, b }, false),
            BinaryOp::Or => (Op::Or { d, a, b }, false),
            BinaryOp::Xor => (Op::Xor { d, a, b }, false),
            _ => (Op::AndNot { d, a, b }, false),
        };
        self.emit(op);
        if wraps {
            self.wrap(ty, d);
        }
    }

    fn shift(
        &mut self,
        pos: crate::source::Pos,
        op: BinaryOp,
        ty: TypeId,
        a: Reg,
        y: &'a Expr,
        d: Reg,
    ) {
        let left = op == BinaryOp::Shl;
        let unsigned = self.m.basic(ty).is_unsigned();
        if let Some(i) = self.const_count(y) {
            self.at(pos);
            match (left, unsigned) {
                (true, _) | (_, true) if i == 64 => self.emit(Op::Int { d, i: 0 }),
                (true, _) => {
                    self.emit(Op::ShlI { d, a, i });
                    self.wrap(ty, d);
                }
                (false, true) => self.emit(Op::ShrUI { d, a, i }),
                (false, false) => self.emit(Op::ShrSI { d, a, i: i.min(63) }),
            }
            return;
        }
        let b = self.operand(y);
        self.at(pos);
        let count_type = self.ty(y);
        if !self.m.basic(count_type).is_unsigned() {
            self.emit(Op::ShiftCheck { a: b });
        }
        match (left, unsigned) {
            (true, _) => {
                self.emit(Op::Shl { d, a, b });
                self.wrap(ty, d);
            }
            (false, true) => self.emit(Op::ShrU { d, a, b }),
            (false, false) => self.emit(Op::ShrS { d, a, b }),
        }
    }

    /// A chain of string additions at once.
    fn concat(&mut self, e: &'a Expr, d: Reg) {
        let mut parts = Vec::new();
        self.concat_parts(e, &mut parts);
        if let [x, y] = parts[..] {
            let a = self.operand(x);
            let b = self.operand(y);
            self.at(e.pos);
            return self.emit(Op::Concat { d, a, b });
        }
        let n = parts.len() as u16;
        let a = self.tmp(n);
        for (i, part) in parts.into_iter().enumerate() {
            self.put(part, a + i as Reg);
        }
        self.at(e.pos);
        self.emit(Op::ConcatN { d, a, n });
    }

    fn concat_parts(&mut self, e: &'a Expr, parts: &mut Vec<&'a Expr>) {
        let whole = e.unparen();
        if self.const_of(whole).is_none()
            && let ExprKind::Binary {
                op: BinaryOp::Add,
                x,
                y,
            } = &whole.kind
        {
            self.concat_parts(x, parts);
            self.concat_parts(y, parts);
        } else {
            parts.push(e);
        }
    }
}
