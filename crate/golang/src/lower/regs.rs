//! Registers of the function under construction, and moves between them and memory.
//!
//! Registers are a stack: variables at the bottom, temporaries above. A statement gives back what it took.

use super::func::Gen;
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::types::TypeId;

impl Gen<'_, '_> {
    /// `n` fresh consecutive registers.
    pub(super) fn tmp(&mut self, n: u16) -> Reg {
        let reg = self.next as Reg;
        self.next += u32::from(n);
        self.reserve(self.next);
        reg
    }

    /// Fresh registers for a value of type `ty`.
    pub(super) fn tmp_of(&mut self, ty: TypeId) -> Reg {
        let n = self.m.repr(ty).regs;
        self.tmp(n)
    }

    pub(super) fn mark(&self) -> u32 {
        self.next
    }

    pub(super) fn release(&mut self, mark: u32) {
        self.leave_vars(mark);
        self.next = mark;
    }

    pub(super) fn mov(&mut self, d: Reg, a: Reg, n: u16) {
        match n {
            _ if d == a => {}
            0 => {}
            1 => self.emit(Op::Mov { d, a }),
            _ => self.emit(Op::MovN { d, a, n }),
        }
    }

    /// Zero slots.
    pub(super) fn zero(&mut self, d: Reg, n: u16) {
        match n {
            0 => {}
            1 => self.emit(Op::Int { d, i: 0 }),
            _ => self.emit(Op::Zero { d, n }),
        }
    }

    /// The zero value of a type in register form.
    pub(super) fn zero_value(&mut self, d: Reg, ty: TypeId) {
        let repr = self.m.repr(ty);
        if repr.by_ref {
            let layout = self.m.object_layout(ty);
            self.emit(Op::New { d, layout });
        } else {
            self.zero(d, repr.regs);
        }
    }

    /// A by-reference value that may have come as nothing becomes zeros.
    pub(super) fn or_zero(&mut self, d: Reg, ty: TypeId) {
        if self.m.repr(ty).by_ref {
            let layout = self.m.object_layout(ty);
            self.emit(Op::OrZero { d, layout });
        }
    }

    /// d = a copy of the by-reference value at address p.
    pub(super) fn clone_to(&mut self, d: Reg, p: Reg, ty: TypeId) {
        let layout = self.m.object_layout(ty);
        let layout = self.m.index16(layout, "types");
        self.emit(Op::Clone { d, p, layout });
    }

    /// n slots from p + off into registers; a nil p faults even where n is 0.
    pub(super) fn load_slots(&mut self, d: Reg, p: Reg, off: u16, n: u16) {
        match n {
            0 => self.emit(Op::NilCheck { p }),
            1 => self.emit(Op::Load { d, p, off }),
            _ => self.emit(Op::LoadN {
                d,
                p,
                off,
                n: n as u8,
            }),
        }
    }

    pub(super) fn store_slots(&mut self, p: Reg, off: u16, a: Reg, n: u16) {
        match n {
            0 => self.emit(Op::NilCheck { p }),
            1 => self.emit(Op::Store { p, a, off }),
            _ => self.emit(Op::StoreN {
                p,
                a,
                off,
                n: n as u8,
            }),
        }
    }

    /// Copies n slots from address a to address p.
    pub(super) fn copy_slots(&mut self, p: Reg, a: Reg, n: u32) {
        match u16::try_from(n) {
            Ok(0) => self.emit(Op::NilCheck { p }),
            Ok(n) => self.emit(Op::CopySlots { p, a, n }),
            Err(_) => self.emit_arg(Op::CopySlotsBig { p, a }, 0, n),
        }
    }
}
