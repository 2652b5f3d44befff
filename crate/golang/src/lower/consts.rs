//! Constants: from the checker's exact values to slots, and into registers or immediate fields.

use super::func::Gen;
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::constant::Const;
use crate::check::types::{Basic, TypeId};
use crate::syntax::ast::Expr;
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::rc::Rc;

/// The slot of a number or bool of basic type `basic`; none for strings.
fn slot(value: &Const, basic: Basic) -> Option<u64> {
    let int = |i: &BigInt| i.to_i64().map(|i| i as u64).or_else(|| i.to_u64());
    match value {
        Const::Bool(b) => Some(u64::from(*b)),
        Const::Str(_) => None,
        Const::Int(i) if basic.is_float() => Some(i.to_f64()?.to_bits()),
        Const::Int(i) => Some(int(i).unwrap_or(0)),
        Const::Float(f) | Const::Complex(f, _) if basic.is_float() => Some(f.to_f64()?.to_bits()),
        Const::Float(f) | Const::Complex(f, _) => Some(int(&f.to_integer()).unwrap_or(0)),
    }
}

impl<'a> Gen<'_, 'a> {
    /// The value of a constant expression.
    pub(super) fn const_of(&self, e: &Expr) -> Option<&'a Const> {
        self.m.info.expr(e.id)?.value.as_ref()
    }

    /// The slot of a constant bool or number that is not complex.
    pub(super) fn const_slot(&self, e: &Expr) -> Option<u64> {
        let value = self.const_of(e)?;
        let basic = self.m.basic(self.ty(e));
        slot(value, basic).filter(|_| !basic.is_complex())
    }

    /// The value of a constant integer.
    pub(super) fn const_int(&self, e: &Expr) -> Option<i64> {
        match self.const_of(e)? {
            Const::Str(_) | Const::Bool(_) => None,
            value => {
                let basic = self.m.basic(self.ty(e));
                slot(value, Basic::Int)
                    .filter(|_| !basic.is_float() && !basic.is_complex())
                    .map(|bits| bits as i64)
            }
        }
    }

    /// A constant shift count, of whatever numeric kind; 64 stands for all that are more.
    pub(super) fn const_count(&self, e: &Expr) -> Option<u16> {
        slot(self.const_of(e)?, Basic::Int).map(|bits| bits.min(64) as u16)
    }

    /// A constant integer that an immediate field holds; its type's order is that of int64.
    pub(super) fn small(&self, e: &Expr) -> Option<i16> {
        let wide = matches!(
            self.m.basic(self.ty(e)),
            Basic::Uint64 | Basic::Uint | Basic::Uintptr
        );
        let value = self.const_int(e)?;
        if wide && value < 0 {
            None
        } else {
            i16::try_from(value).ok()
        }
    }

    pub(super) fn const_str(&self, e: &Expr) -> Option<&'a Rc<[u8]>> {
        match self.const_of(e)? {
            Const::Str(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub(super) fn bits_into(&mut self, bits: u64, d: Reg) {
        match i32::try_from(bits as i64) {
            Ok(i) => self.emit(Op::Int { d, i }),
            Err(_) => {
                let k = self.m.constant(bits);
                self.emit(Op::Const { d, k });
            }
        }
    }

    pub(super) fn const_into(&mut self, value: &Const, ty: TypeId, d: Reg) {
        match value {
            Const::Str(bytes) if bytes.is_empty() => self.emit(Op::Int { d, i: 0 }),
            Const::Str(bytes) => {
                let k = self.m.string(bytes);
                self.emit(Op::Str { d, k });
            }
            _ if self.is_complex(ty) => self.complex_const(value, ty, d),
            _ => {
                let bits = slot(value, self.m.basic(ty)).unwrap_or(0);
                self.bits_into(bits, d);
            }
        }
    }

    /// A number in some register: one that keeps it, where a loop uses it.
    pub(super) fn bits_operand(&mut self, bits: u64) -> Reg {
        if let Some(&reg) = self.pins.get(&bits) {
            return reg;
        }
        if self.loops > 0 && !self.dead && !self.wanted.contains(&bits) {
            self.wanted.push(bits);
        }
        let d = self.tmp(1);
        self.bits_into(bits, d);
        d
    }
}
