//! Conversions `T(x)`.

use super::func::Gen;
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::types::{Basic, Type, TypeId};
use crate::source::Pos;
use crate::syntax::ast::*;

/// Width in bits and signedness of integer types.
fn integer(basic: Basic) -> Option<(u32, bool)> {
    Some(match basic {
        Basic::Int8 => (8, true),
        Basic::Int16 => (16, true),
        Basic::Int32 => (32, true),
        Basic::Int | Basic::Int64 => (64, true),
        Basic::Uint8 => (8, false),
        Basic::Uint16 => (16, false),
        Basic::Uint32 => (32, false),
        Basic::Uint | Basic::Uint64 | Basic::Uintptr => (64, false),
        _ => return None,
    })
}

impl<'a> Gen<'_, 'a> {
    /// d = ty(x)
    pub(super) fn conversion(&mut self, x: &'a Expr, ty: TypeId, pos: Pos, d: Reg) {
        if self.is_nil(x) {
            return self.emit(Op::Int { d, i: 0 });
        }
        let from = self.ty(x);
        if self.m.is_interface(ty) {
            return self.put_as(x, ty, d);
        }
        let (source, goal) = (self.m.basic(from), self.m.basic(ty));
        if source == Basic::UnsafePointer || goal == Basic::UnsafePointer {
            return self.convert_pointer(x, from, ty, pos, d);
        }
        // A constant converted to a type parameter: exactly, whatever type it has itself.
        if let Some(value) = self.const_of(x)
            && goal.is_numeric()
            && source.is_numeric()
        {
            return self.const_into(value, ty, d);
        }
        match (self.m.under(from).clone(), self.m.under(ty).clone()) {
            (Type::Basic(_), Type::Basic(_)) => {
                if goal == Basic::String && source != Basic::String {
                    let a = self.operand(x);
                    self.at(pos);
                    return self.emit(Op::StrFromRune { d, a });
                }
                self.convert_number(x, source, goal, ty, pos, d);
            }
            (Type::Basic(_), Type::Slice(elem)) => {
                let a = self.operand(x);
                self.at(pos);
                self.emit(match self.m.basic(elem) {
                    Basic::Uint8 => Op::BytesFromStr { d, a },
                    _ => Op::RunesFromStr { d, a },
                });
            }
            (Type::Slice(elem), Type::Basic(_)) => {
                let a = self.operand(x);
                self.at(pos);
                self.emit(match self.m.basic(elem) {
                    Basic::Uint8 => Op::StrFromBytes { d, a },
                    _ => Op::StrFromRunes { d, a },
                });
            }
            (Type::Slice(_), Type::Array { len, .. }) => {
                let s = self.operand(x);
                self.at(pos);
                let p = self.tmp(1);
                self.emit_arg(Op::SliceToArr { d: p, s }, 0, len as u32);
                if len == 0 {
                    self.zero_value(d, ty);
                } else {
                    self.clone_to(d, p, ty);
                }
            }
            (Type::Slice(_), Type::Pointer(array)) => {
                let len = match self.m.under(array) {
                    Type::Array { len, .. } => *len as u32,
                    _ => 0,
                };
                let s = self.operand(x);
                self.at(pos);
                self.emit_arg(Op::SliceToArr { d, s }, 0, len);
            }
            _ => self.put(x, d),
        }
    }

    fn convert_number(
        &mut self,
        x: &'a Expr,
        source: Basic,
        goal: Basic,
        ty: TypeId,
        pos: Pos,
        d: Reg,
    ) {
        match (integer(source), integer(goal)) {
            (Some((from, from_signed)), Some((to, to_signed))) => {
                let fits = from < to && (!from_signed || to_signed)
                    || from == to && from_signed == to_signed
                    || to == 64;
                if fits {
                    return self.put(x, d);
                }
                let a = self.operand(x);
                self.emit(match (to, to_signed) {
                    (8, true) => Op::Sext8 { d, a },
                    (16, true) => Op::Sext16 { d, a },
                    (_, true) => Op::Sext32 { d, a },
                    (8, false) => Op::Zext8 { d, a },
                    (16, false) => Op::Zext16 { d, a },
                    (_, false) => Op::Zext32 { d, a },
                });
            }
            (Some((bits, signed)), None) if goal.is_float() => {
                let a = self.operand(x);
                self.emit(if bits == 64 && !signed {
                    Op::UintToF { d, a }
                } else {
                    Op::IntToF { d, a }
                });
                self.wrap(ty, d);
            }
            (None, Some((bits, signed))) if source.is_float() => {
                let a = self.operand(x);
                self.at(pos);
                self.emit(if bits == 64 && !signed {
                    Op::FToUint { d, a }
                } else {
                    Op::FToInt { d, a }
                });
                self.wrap(ty, d);
            }
            (None, None) if source == Basic::Float64 && goal == Basic::Float32 => {
                let a = self.operand(x);
                self.emit(Op::RoundF32 { d, a });
            }
            _ => {
                self.put(x, d);
                self.round_complex(ty, d);
            }
        }
    }
}
