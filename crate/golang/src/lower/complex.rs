//! Complex numbers: two slots, real part first, each a float64 (rounded, for complex64), as a struct of two fields lies.

use super::func::Gen;
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::constant::Const;
use crate::check::info::Builtin;
use crate::check::types::{Basic, TypeId};
use crate::syntax::ast::*;
use num_traits::ToPrimitive;

/// Both parts of a constant.
fn parts(value: &Const) -> [f64; 2] {
    let (re, im) = match value {
        Const::Int(i) => (i.to_f64(), None),
        Const::Float(f) => (f.to_f64(), None),
        Const::Complex(re, im) => (re.to_f64(), im.to_f64()),
        Const::Bool(_) | Const::Str(_) => (None, None),
    };
    [re.unwrap_or(0.0), im.unwrap_or(0.0)]
}

impl<'a> Gen<'_, 'a> {
    pub(super) fn is_complex(&self, ty: TypeId) -> bool {
        self.m.basic(ty).is_complex()
    }

    /// A constant into d, d+1.
    pub(super) fn complex_const(&mut self, value: &Const, ty: TypeId, d: Reg) {
        let short = self.m.basic(ty) == Basic::Complex64;
        for (i, part) in parts(value).into_iter().enumerate() {
            let part = if short { f64::from(part as f32) } else { part };
            self.bits_into(part.to_bits(), d + i as Reg);
        }
    }

    /// Rounds both parts, where the type is complex64.
    pub(super) fn round_complex(&mut self, ty: TypeId, d: Reg) {
        if self.m.basic(ty) == Basic::Complex64 {
            for d in [d, d + 1] {
                self.emit(Op::RoundF32 { d, a: d });
            }
        }
    }

    /// d = a op b. Products and quotients of complex64 are rounded at their end only, as gc does.
    pub(super) fn complex_arith(&mut self, op: BinaryOp, ty: TypeId, a: Reg, b: Reg, d: Reg) {
        match op {
            BinaryOp::Add => {
                for i in 0..2 {
                    let (d, a, b) = (d + i, a + i, b + i);
                    self.emit(Op::AddF { d, a, b });
                }
            }
            BinaryOp::Sub => {
                for i in 0..2 {
                    let (d, a, b) = (d + i, a + i, b + i);
                    self.emit(Op::SubF { d, a, b });
                }
            }
            BinaryOp::Mul => {
                let mark = self.mark();
                let (re, im, t) = (self.tmp(1), self.tmp(1), self.tmp(1));
                self.emit(Op::MulF { d: re, a, b });
                self.emit(Op::MulF {
                    d: t,
                    a: a + 1,
                    b: b + 1,
                });
                self.emit(Op::SubF { d: re, a: re, b: t });
                self.emit(Op::MulF { d: im, a, b: b + 1 });
                self.emit(Op::MulF { d: t, a: a + 1, b });
                self.emit(Op::AddF {
                    d: d + 1,
                    a: im,
                    b: t,
                });
                self.mov(d, re, 1);
                self.release(mark);
            }
            _ => self.emit(Op::DivC { d, a, b }),
        }
        self.round_complex(ty, d);
    }

    pub(super) fn complex_neg(&mut self, a: Reg, d: Reg) {
        for i in 0..2 {
            self.emit(Op::NegF { d: d + i, a: a + i });
        }
    }

    /// d = a == b
    pub(super) fn complex_eq(&mut self, a: Reg, b: Reg, d: Reg) {
        let mark = self.mark();
        let t = self.tmp(1);
        self.emit(Op::EqF { d: t, a, b });
        self.emit(Op::EqF {
            d,
            a: a + 1,
            b: b + 1,
        });
        self.emit(Op::And { d, a: d, b: t });
        self.release(mark);
    }

    /// complex(x, y), real(x), imag(x) into d.
    pub(super) fn complex_builtin(
        &mut self,
        builtin: Builtin,
        ty: TypeId,
        args: &'a [Expr],
        d: Reg,
    ) {
        if builtin == Builtin::Complex {
            if let [call] = args {
                // Both parts come of one call.
                let (regs, _) = self.multi(call, 2);
                self.mov(d, regs[0], 1);
                return self.mov(d + 1, regs[1], 1);
            }
            for (i, arg) in args.iter().enumerate() {
                // An untyped constant may be of another kind than float.
                match self.const_of(arg) {
                    Some(value) => {
                        let [mut part, _] = parts(value);
                        if self.m.basic(ty) == Basic::Complex64 {
                            part = f64::from(part as f32);
                        }
                        self.bits_into(part.to_bits(), d + i as Reg);
                    }
                    None => self.put(arg, d + i as Reg),
                }
            }
            return;
        }
        let a = self.operand(&args[0]);
        let part = Reg::from(builtin == Builtin::Imag);
        self.mov(d, a + part, 1);
    }
}
