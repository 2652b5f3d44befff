//! Comparisons, as values and as branches.

use super::func::{Gen, Label};
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::types::{Basic, Type, TypeId};
use crate::syntax::ast::*;

/// What a branch tests.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Test {
    True(Reg),
    False(Reg),
    Eq(Reg, Reg),
    Ne(Reg, Reg),
    LtS(Reg, Reg),
    LeS(Reg, Reg),
    LtU(Reg, Reg),
    LeU(Reg, Reg),
    LtF(Reg, Reg),
    LeF(Reg, Reg),
    NotLtF(Reg, Reg),
    NotLeF(Reg, Reg),
    EqI(Reg, i16),
    NeI(Reg, i16),
    LtI(Reg, i16),
    LeI(Reg, i16),
    GtI(Reg, i16),
    GeI(Reg, i16),
}

impl Test {
    pub(super) fn negated(self) -> Test {
        match self {
            Test::True(a) => Test::False(a),
            Test::False(a) => Test::True(a),
            Test::Eq(a, b) => Test::Ne(a, b),
            Test::Ne(a, b) => Test::Eq(a, b),
            Test::LtS(a, b) => Test::LeS(b, a),
            Test::LeS(a, b) => Test::LtS(b, a),
            Test::LtU(a, b) => Test::LeU(b, a),
            Test::LeU(a, b) => Test::LtU(b, a),
            Test::LtF(a, b) => Test::NotLtF(a, b),
            Test::LeF(a, b) => Test::NotLeF(a, b),
            Test::NotLtF(a, b) => Test::LtF(a, b),
            Test::NotLeF(a, b) => Test::LeF(a, b),
            Test::EqI(a, i) => Test::NeI(a, i),
            Test::NeI(a, i) => Test::EqI(a, i),
            Test::LtI(a, i) => Test::GeI(a, i),
            Test::LeI(a, i) => Test::GtI(a, i),
            Test::GtI(a, i) => Test::LeI(a, i),
            Test::GeI(a, i) => Test::LtI(a, i),
        }
    }

    fn forward(self) -> Op {
        let off = 0;
        match self {
            Test::True(a) => Op::JmpIf { a, off: 0 },
            Test::False(a) => Op::JmpIfNot { a, off: 0 },
            Test::Eq(a, b) => Op::JmpEq { a, b, off },
            Test::Ne(a, b) => Op::JmpNe { a, b, off },
            Test::LtS(a, b) => Op::JmpLtS { a, b, off },
            Test::LeS(a, b) => Op::JmpLeS { a, b, off },
            Test::LtU(a, b) => Op::JmpLtU { a, b, off },
            Test::LeU(a, b) => Op::JmpLeU { a, b, off },
            Test::LtF(a, b) => Op::JmpLtF { a, b, off },
            Test::LeF(a, b) => Op::JmpLeF { a, b, off },
            Test::NotLtF(a, b) => Op::JmpNotLtF { a, b, off },
            Test::NotLeF(a, b) => Op::JmpNotLeF { a, b, off },
            Test::EqI(a, i) => Op::JmpEqI { a, i, off },
            Test::NeI(a, i) => Op::JmpNeI { a, i, off },
            Test::LtI(a, i) => Op::JmpLtSI { a, i, off },
            Test::LeI(a, i) => Op::JmpLeSI { a, i, off },
            Test::GtI(a, i) => Op::JmpGtSI { a, i, off },
            Test::GeI(a, i) => Op::JmpGeSI { a, i, off },
        }
    }

    /// The back edge that tests this, if there is one.
    fn backward(self) -> Option<Op> {
        let off = 0;
        Some(match self {
            Test::True(a) => Op::LoopIf { a, off: 0 },
            Test::False(a) => Op::LoopIfNot { a, off: 0 },
            Test::Ne(a, b) => Op::LoopNe { a, b, off },
            Test::LtS(a, b) => Op::LoopLtS { a, b, off },
            Test::LeS(a, b) => Op::LoopLeS { a, b, off },
            Test::LtI(a, i) => Op::LoopLtSI { a, i, off },
            Test::LeI(a, i) => Op::LoopLeSI { a, i, off },
            Test::GtI(a, i) => Op::LoopGtSI { a, i, off },
            Test::GeI(a, i) => Op::LoopGeSI { a, i, off },
            _ => return None,
        })
    }

    /// Whether its branch has room for 32 bits of offset.
    fn far(self) -> bool {
        matches!(self, Test::True(_) | Test::False(_))
    }
}

/// How values of a type are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// By slots, signed (also narrow unsigned integers, bools and references).
    Signed,
    Unsigned,
    Float,
    Complex,
    Str,
    Iface,
    /// Structs and arrays.
    Whole,
}

impl<'a> Gen<'_, 'a> {
    /// Jumps to `label` if the test holds.
    pub(super) fn branch(&mut self, test: Test, label: Label) {
        let back = self.is_bound(label);
        let near = !self.is_long() || test.far();
        match if back {
            test.backward()
        } else {
            Some(test.forward())
        } {
            Some(op) if near => self.emit_branch(op, label),
            _ => {
                let skip = self.new_label();
                self.emit_branch(test.negated().forward(), skip);
                self.jump(label);
                self.bind(skip);
            }
        }
    }

    /// Jumps if register `a` is `sense`.
    pub(super) fn jump_reg(&mut self, a: Reg, sense: bool, label: Label) {
        self.branch(if sense { Test::True(a) } else { Test::False(a) }, label);
    }

    /// Jumps to `label` if condition `e` is `sense`; goes on otherwise.
    pub(super) fn jump_if(&mut self, e: &'a Expr, sense: bool, label: Label) {
        let mark = self.mark();
        if let Some(bits) = self.const_slot(e) {
            if (bits != 0) == sense {
                self.jump(label);
            }
            return;
        }
        match &e.kind {
            ExprKind::Paren(x) => self.jump_if(x, sense, label),
            ExprKind::Unary {
                op: UnaryOp::Not,
                x,
            } => self.jump_if(x, !sense, label),
            ExprKind::Binary {
                op: op @ (BinaryOp::LogAnd | BinaryOp::LogOr),
                x,
                y,
            } => {
                // The outcome that the left side alone decides.
                let decides = *op == BinaryOp::LogOr;
                if decides == sense {
                    self.jump_if(x, sense, label);
                    self.jump_if(y, sense, label);
                } else {
                    let skip = self.new_label();
                    self.jump_if(x, decides, skip);
                    self.jump_if(y, sense, label);
                    self.bind(skip);
                }
            }
            ExprKind::Binary { op, x, y } => {
                let test = self.test(e, *op, x, y);
                self.branch(if sense { test } else { test.negated() }, label);
            }
            _ => {
                let a = self.operand(e);
                self.jump_reg(a, sense, label);
            }
        }
        self.release(mark);
    }

    fn class(&self, ty: TypeId) -> Class {
        match self.m.under(ty) {
            Type::Interface(_) => Class::Iface,
            Type::Struct(_) | Type::Array { .. } => Class::Whole,
            Type::Basic(_) => match self.m.basic(ty) {
                Basic::Uint | Basic::Uint64 | Basic::Uintptr => Class::Unsigned,
                Basic::String => Class::Str,
                b if b.is_float() => Class::Float,
                b if b.is_complex() => Class::Complex,
                _ => Class::Signed,
            },
            _ => Class::Signed,
        }
    }

    /// The type in which two operands are compared: the interface, where one is and the other is not.
    fn common_type(&self, x: &Expr, y: &Expr) -> TypeId {
        let (tx, ty) = (self.ty(x), self.ty(y));
        if self.is_nil(x) || self.m.is_interface(ty) && !self.is_nil(y) {
            ty
        } else {
            tx
        }
    }

    /// Both operands of a comparison.
    fn operands(&mut self, x: &'a Expr, y: &'a Expr, ty: TypeId) -> (Reg, Reg) {
        if self.m.repr(ty).by_ref && !self.has_call(x) && !self.has_call(y) {
            return (self.borrow(x), self.borrow(y));
        }
        let a = self.operand_as(x, ty);
        (a, self.operand_as(y, ty))
    }

    /// The test that decides `x op y`.
    fn test(&mut self, e: &Expr, op: BinaryOp, x: &'a Expr, y: &'a Expr) -> Test {
        self.calls_first(&[x, y]);
        let equality = matches!(op, BinaryOp::Eq | BinaryOp::Ne);
        for (x, y) in [(x, y), (y, x)] {
            if equality && self.is_nil(y) {
                let a = self.operand(x);
                return if op == BinaryOp::Eq {
                    Test::EqI(a, 0)
                } else {
                    Test::NeI(a, 0)
                };
            }
            if equality && self.const_str(y).is_some_and(|s| s.is_empty()) {
                let ty = self.ty(x);
                if self.class(ty) == Class::Str {
                    let s = self.operand(x);
                    let d = self.tmp(1);
                    self.emit(Op::StrLen { d, s });
                    return if op == BinaryOp::Eq {
                        Test::EqI(d, 0)
                    } else {
                        Test::NeI(d, 0)
                    };
                }
            }
        }
        let ty = self.common_type(x, y);
        let class = self.class(ty);
        let basic = self.m.basic(ty);
        if class == Class::Signed || class == Class::Unsigned && equality {
            if let Some(i) = self.small(y).filter(|_| basic.is_integer()) {
                let a = self.operand(x);
                return match op {
                    BinaryOp::Eq => Test::EqI(a, i),
                    BinaryOp::Ne => Test::NeI(a, i),
                    BinaryOp::Lt => Test::LtI(a, i),
                    BinaryOp::Le => Test::LeI(a, i),
                    BinaryOp::Gt => Test::GtI(a, i),
                    _ => Test::GeI(a, i),
                };
            }
            if let Some(i) = self.small(x).filter(|_| basic.is_integer()) {
                let a = self.operand(y);
                return match op {
                    BinaryOp::Eq => Test::EqI(a, i),
                    BinaryOp::Ne => Test::NeI(a, i),
                    BinaryOp::Lt => Test::GtI(a, i),
                    BinaryOp::Le => Test::GeI(a, i),
                    BinaryOp::Gt => Test::LtI(a, i),
                    _ => Test::LeI(a, i),
                };
            }
        }
        if matches!(class, Class::Signed | Class::Unsigned | Class::Float) {
            let (a, b) = self.operands(x, y, ty);
            self.at(e.pos);
            return match (op, class) {
                (BinaryOp::Eq | BinaryOp::Ne, Class::Float) => {
                    let d = self.tmp(1);
                    self.emit(Op::EqF { d, a, b });
                    if op == BinaryOp::Eq {
                        Test::True(d)
                    } else {
                        Test::False(d)
                    }
                }
                (BinaryOp::Eq, _) => Test::Eq(a, b),
                (BinaryOp::Ne, _) => Test::Ne(a, b),
                (BinaryOp::Lt, Class::Signed) => Test::LtS(a, b),
                (BinaryOp::Le, Class::Signed) => Test::LeS(a, b),
                (BinaryOp::Gt, Class::Signed) => Test::LtS(b, a),
                (_, Class::Signed) => Test::LeS(b, a),
                (BinaryOp::Lt, Class::Unsigned) => Test::LtU(a, b),
                (BinaryOp::Le, Class::Unsigned) => Test::LeU(a, b),
                (BinaryOp::Gt, Class::Unsigned) => Test::LtU(b, a),
                (_, Class::Unsigned) => Test::LeU(b, a),
                (BinaryOp::Lt, _) => Test::LtF(a, b),
                (BinaryOp::Le, _) => Test::LeF(a, b),
                (BinaryOp::Gt, _) => Test::LtF(b, a),
                _ => Test::LeF(b, a),
            };
        }
        let d = self.tmp(1);
        let (a, b) = self.operands(x, y, ty);
        self.at(e.pos);
        if op == BinaryOp::Ne {
            self.compare_regs(BinaryOp::Eq, ty, a, b, d);
            return Test::False(d);
        }
        self.compare_regs(op, ty, a, b, d);
        Test::True(d)
    }

    /// d = x op y
    pub(super) fn compare(&mut self, e: &'a Expr, op: BinaryOp, x: &'a Expr, y: &'a Expr, d: Reg) {
        let ty = self.common_type(x, y);
        let (a, b) = self.operands(x, y, ty);
        self.at(e.pos);
        self.compare_regs(op, ty, a, b, d);
    }

    /// d = a op b, of values of one type.
    pub(super) fn compare_regs(&mut self, op: BinaryOp, ty: TypeId, a: Reg, b: Reg, d: Reg) {
        let (op, a, b) = match op {
            BinaryOp::Gt => (BinaryOp::Lt, b, a),
            BinaryOp::Ge => (BinaryOp::Le, b, a),
            op => (op, a, b),
        };
        let class = self.class(ty);
        match (class, op) {
            (Class::Signed | Class::Unsigned, BinaryOp::Eq) => self.emit(Op::Eq { d, a, b }),
            (Class::Signed | Class::Unsigned, BinaryOp::Ne) => self.emit(Op::Ne { d, a, b }),
            (Class::Signed, BinaryOp::Lt) => self.emit(Op::LtS { d, a, b }),
            (Class::Signed, _) => self.emit(Op::LeS { d, a, b }),
            (Class::Unsigned, BinaryOp::Lt) => self.emit(Op::LtU { d, a, b }),
            (Class::Unsigned, _) => self.emit(Op::LeU { d, a, b }),
            (Class::Float, BinaryOp::Eq) => self.emit(Op::EqF { d, a, b }),
            (Class::Float, BinaryOp::Ne) => self.emit(Op::NeF { d, a, b }),
            (Class::Float, BinaryOp::Lt) => self.emit(Op::LtF { d, a, b }),
            (Class::Float, _) => self.emit(Op::LeF { d, a, b }),
            (Class::Complex, _) => self.complex_eq(a, b, d),
            (Class::Str, BinaryOp::Lt) => self.emit(Op::LtStr { d, a, b }),
            (Class::Str, BinaryOp::Le) => self.emit(Op::LeStr { d, a, b }),
            (Class::Str, _) => self.emit(Op::EqStr { d, a, b }),
            (Class::Iface, _) => self.emit(Op::EqIface { d, a, b }),
            (Class::Whole, _) => {
                if self.m.repr(ty).slots == 0 {
                    self.emit(Op::Int { d, i: 1 });
                } else {
                    let k = self.m.rtype(ty);
                    self.emit_arg(Op::EqVal { d, a, b }, 0, k);
                }
            }
        }
        if op == BinaryOp::Ne
            && matches!(
                class,
                Class::Complex | Class::Str | Class::Iface | Class::Whole
            )
        {
            self.emit(Op::BoolNot { d, a: d });
        }
    }
}
