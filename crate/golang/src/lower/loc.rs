//! Locations: where a value is, before it is read or written.

use super::func::{Gen, Var};
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::info::{ObjId, SelectionKind};
use crate::check::types::{Type, TypeId};
use crate::syntax::ast::*;

#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Loc {
    /// In registers from this one on (never of a by-reference type).
    Regs(Reg),
    /// In memory, `off` slots from the address in `p`.
    Mem {
        p: Reg,
        off: u32,
        /// It never changes: its address is as good as a copy.
        frozen: bool,
        /// `p` may be nil.
        nil: bool,
    },
    /// One byte (or the low byte of a slot) at the address in this register.
    Byte(Reg),
    /// A slot of the globals object.
    Global(u32),
    /// One-slot or packed element `i`, checked, of the array at `p`.
    Elem { p: Reg, i: Reg, packed: bool },
    /// One-slot or packed element `i`, unchecked, of the slice `s`.
    SliceElem { s: Reg, i: Reg, packed: bool },
    /// Element of a map. The key's registers start at `k`.
    MapElem { m: Reg, k: Reg, ty: TypeId },
    /// `_`
    Blank,
}

impl Loc {
    pub(super) fn mem(p: Reg) -> Loc {
        Loc::Mem {
            p,
            off: 0,
            frozen: false,
            nil: false,
        }
    }
}

impl<'a> Gen<'_, 'a> {
    pub(super) fn ty(&self, e: &Expr) -> TypeId {
        self.m
            .info
            .expr(e.id)
            .map_or(TypeId(0), |tv| self.env.ty(tv.ty))
    }

    /// The object that a name uses or declares.
    pub(super) fn object(&self, id: ExprId) -> Option<ObjId> {
        let info = self.m.info;
        info.uses.get(&id).or_else(|| info.defs.get(&id)).copied()
    }

    pub(super) fn var_loc(&mut self, obj: ObjId) -> Loc {
        match self.vars.get(&obj) {
            Some(&Var::Reg(r)) => Loc::Regs(r),
            Some(&Var::Mem(p)) => Loc::mem(p),
            Some(&Var::Frozen(p)) => Loc::Mem {
                p,
                off: 0,
                frozen: true,
                nil: false,
            },
            None if self.m.is_global(obj) => Loc::Global(self.m.global(obj)),
            None => {
                let pos = self.pos;
                self.m.unsupported(pos, "this use of a variable");
                Loc::Blank
            }
        }
    }

    /// Whether `e` denotes something whose place can be found without computing its value.
    pub(super) fn has_place(&self, e: &Expr) -> bool {
        if self.given.contains_key(&e.id) || self.const_of(e).is_some() {
            return false;
        }
        match &e.kind {
            ExprKind::Paren(x) => self.has_place(x),
            ExprKind::Name(_) => self.object(e.id).is_some_and(|o| self.is_var(o)),
            ExprKind::Selector { sel, .. } => match self.m.info.selections.get(&e.id) {
                Some(selection) => matches!(selection.kind, SelectionKind::Field),
                None => self.object(sel.id).is_some_and(|o| self.is_var(o)),
            },
            ExprKind::Index { x, .. } => {
                let ty = self.ty(x);
                let under = match self.m.under(ty) {
                    Type::Pointer(elem) => self.m.under(*elem),
                    under => under,
                };
                matches!(under, Type::Array { .. } | Type::Slice(_))
            }
            ExprKind::Star(_) => true,
            _ => false,
        }
    }

    fn is_var(&self, obj: ObjId) -> bool {
        matches!(
            self.m.info.object(obj).kind,
            crate::check::info::ObjKind::Var(_)
        )
    }

    /// Where `e` is; computes it into registers if it is nowhere yet.
    pub(super) fn loc(&mut self, e: &'a Expr) -> Loc {
        if !self.has_place(e) {
            let ty = self.ty(e);
            let r = self.operand(e);
            return self.value_loc(r, ty);
        }
        match &e.kind {
            ExprKind::Paren(x) => self.loc(x),
            ExprKind::Selector { x, sel } => {
                let info = self.m.info;
                match info.selections.get(&e.id) {
                    Some(selection) => {
                        let base = self.loc(x);
                        self.at(sel.pos);
                        let recv = self.env.ty(selection.recv);
                        self.follow(base, recv, &selection.path).0
                    }
                    None => match self.object(sel.id) {
                        Some(obj) => self.var_loc(obj),
                        None => Loc::Blank,
                    },
                }
            }
            ExprKind::Index { x, indices } => self.index_loc(e, x, &indices[0]),
            ExprKind::Star(x) => {
                let p = self.operand(x);
                self.at(e.pos);
                let ty = self.ty(e);
                self.pointee_loc(p, ty)
            }
            _ => match self.object(e.id) {
                Some(obj) => self.var_loc(obj),
                None => Loc::Blank,
            },
        }
    }

    /// A value in register form as a location.
    pub(super) fn value_loc(&mut self, r: Reg, ty: TypeId) -> Loc {
        if self.m.repr(ty).by_ref {
            Loc::Mem {
                p: r,
                off: 0,
                frozen: true,
                nil: false,
            }
        } else {
            Loc::Regs(r)
        }
    }

    /// What a pointer to `ty` points to.
    pub(super) fn pointee_loc(&mut self, p: Reg, ty: TypeId) -> Loc {
        if self.m.packed(ty) {
            Loc::Byte(p)
        } else {
            Loc::Mem {
                p,
                off: 0,
                frozen: false,
                nil: true,
            }
        }
    }

    /// Follows field indices from a value of type `ty` at `loc`, through pointers.
    pub(super) fn follow(&mut self, mut loc: Loc, mut ty: TypeId, path: &[u32]) -> (Loc, TypeId) {
        for &index in path {
            if let Some(elem) = self.m.pointee(ty) {
                let p = self.loc_operand(loc, ty);
                loc = Loc::Mem {
                    p,
                    off: 0,
                    frozen: false,
                    nil: true,
                };
                ty = elem;
            }
            let (offset, field) = self.m.field(ty, index);
            loc = match loc {
                Loc::Regs(r) => Loc::Regs(r + offset as u16),
                Loc::Mem {
                    p,
                    off,
                    frozen,
                    nil,
                } => Loc::Mem {
                    p,
                    off: off + offset,
                    frozen,
                    nil,
                },
                Loc::Global(k) => Loc::Global(k + offset),
                Loc::MapElem { .. } | Loc::Byte(_) => {
                    let r = self.loc_operand(loc, ty);
                    match self.value_loc(r, ty) {
                        Loc::Regs(r) => Loc::Regs(r + offset as u16),
                        Loc::Mem { p, frozen, nil, .. } => Loc::Mem {
                            p,
                            off: offset,
                            frozen,
                            nil,
                        },
                        other => other,
                    }
                }
                // A one-slot struct: the field is where the struct is.
                other => other,
            };
            ty = field;
        }
        (loc, ty)
    }

    fn index_loc(&mut self, e: &'a Expr, x: &'a Expr, index: &'a Expr) -> Loc {
        let ty = self.ty(x);
        if let Type::Slice(elem) = *self.m.under(ty) {
            let s = self.operand(x);
            let i = self.operand(index);
            self.at(e.pos);
            return self.slice_elem(s, i, elem);
        }
        let (base, array) = match self.m.pointee(ty) {
            Some(array) => {
                let p = self.operand(x);
                (
                    Loc::Mem {
                        p,
                        off: 0,
                        frozen: false,
                        nil: true,
                    },
                    array,
                )
            }
            None => (self.loc(x), ty),
        };
        let Type::Array { len, elem } = *self.m.under(array) else {
            return Loc::Blank;
        };
        let packed = self.m.packed(elem);
        let slots = self.m.repr(elem).slots;
        if let Some(i) = self.const_int(index)
            && !packed
        {
            let more = i as u32 * slots;
            match base {
                Loc::Mem {
                    p,
                    off,
                    frozen,
                    nil,
                } => {
                    return Loc::Mem {
                        p,
                        off: off + more,
                        frozen,
                        nil,
                    };
                }
                Loc::Global(k) => return Loc::Global(k + more),
                _ => {}
            }
        }
        let frozen = matches!(base, Loc::Mem { frozen: true, .. });
        let i = self.operand(index);
        self.at(e.pos);
        if self.const_int(index).is_none() {
            self.emit(Op::Bound {
                a: i,
                len: len.min(u64::from(u32::MAX)) as u32,
            });
        }
        let p = self.addr(base);
        if packed || slots == 1 {
            return Loc::Elem { p, i, packed };
        }
        let d = self.tmp(1);
        match u8::try_from(slots) {
            Ok(n) => self.emit(Op::AddrIdxP { d, p, i, n }),
            Err(_) => self.emit_arg(Op::AddrIdxPBig { d, p, i }, 0, slots),
        }
        Loc::Mem {
            p: d,
            off: 0,
            frozen,
            nil: false,
        }
    }

    pub(super) fn slice_elem(&mut self, s: Reg, i: Reg, elem: TypeId) -> Loc {
        let packed = self.m.packed(elem);
        let slots = self.m.repr(elem).slots;
        if packed || slots == 1 && !self.m.repr(elem).by_ref {
            return Loc::SliceElem { s, i, packed };
        }
        let d = self.tmp(1);
        match u8::try_from(slots) {
            Ok(n) if n > 0 => self.emit(Op::AddrIdx { d, s, i, n }),
            _ => self.emit_arg(Op::AddrIdxBig { d, s, i }, 0, slots),
        }
        Loc::mem(d)
    }

    /// The address of a location in memory.
    pub(super) fn addr(&mut self, loc: Loc) -> Reg {
        match loc {
            Loc::Mem { p, off: 0, nil, .. } => {
                if nil {
                    self.emit(Op::NilCheck { p });
                }
                p
            }
            Loc::Byte(p) => {
                self.emit(Op::NilCheck { p });
                p
            }
            _ => {
                let d = self.tmp(1);
                self.addr_into(loc, d);
                d
            }
        }
    }

    /// The same, into d.
    pub(super) fn addr_into(&mut self, loc: Loc, d: Reg) {
        match loc {
            Loc::Mem { off: 0, .. } | Loc::Byte(_) => {
                let p = self.addr(loc);
                if !self.retarget_addr(p, d) {
                    self.mov(d, p, 1);
                }
            }
            Loc::Mem { p, off, .. } => self.offset_addr(p, off, d),
            Loc::Global(k) => self.emit(Op::AddrG { d, k }),
            Loc::Elem { p, i, packed: true } => self.emit(Op::AddrIdxP8 { d, p, i }),
            Loc::Elem {
                p,
                i,
                packed: false,
            } => self.emit(Op::AddrIdxP { d, p, i, n: 1 }),
            Loc::SliceElem { s, i, packed } => {
                let n = u8::from(!packed);
                self.emit(Op::AddrIdx { d, s, i, n });
            }
            Loc::Regs(_) | Loc::MapElem { .. } | Loc::Blank => {
                let pos = self.pos;
                self.m.unsupported(pos, "the address of this operand");
            }
        }
    }

    fn offset_addr(&mut self, p: Reg, off: u32, d: Reg) {
        match u16::try_from(off) {
            Ok(off) => self.emit(Op::AddrOff { d, p, off }),
            Err(_) => {
                self.emit(Op::NilCheck { p });
                let i = self.tmp(1);
                self.emit(Op::Int { d: i, i: 1 });
                self.emit_arg(Op::AddrIdxPBig { d, p, i }, 0, off);
            }
        }
    }

    /// Base and offset that fit an instruction.
    fn reach(&mut self, p: Reg, off: u32) -> (Reg, u16) {
        match u16::try_from(off) {
            Ok(off) => (p, off),
            Err(_) => {
                let d = self.tmp(1);
                self.offset_addr(p, off, d);
                (d, 0)
            }
        }
    }

    /// The address of an operand of by-reference type, to be read at once.
    pub(super) fn borrow(&mut self, e: &'a Expr) -> Reg {
        let loc = self.loc(e);
        self.at(e.pos);
        match loc {
            Loc::MapElem { .. } | Loc::Blank => {
                let ty = self.ty(e);
                self.loc_operand(loc, ty)
            }
            _ => self.addr(loc),
        }
    }

    /// Reads a location of type `ty` into registers.
    pub(super) fn load(&mut self, loc: Loc, ty: TypeId, d: Reg) {
        let repr = self.m.repr(ty);
        let mark = self.mark();
        match loc {
            Loc::MapElem { m, k, ty: map } => {
                let map_ix = self.m.rtype(map);
                self.emit_arg(Op::MapGet { d, m, k }, 0, map_ix);
                self.or_zero(d, ty);
            }
            Loc::Blank => self.zero(d, repr.regs),
            _ if repr.by_ref => {
                let frozen = matches!(loc, Loc::Mem { frozen: true, .. });
                let p = self.addr(loc);
                if frozen {
                    self.mov(d, p, 1);
                } else {
                    self.clone_to(d, p, ty);
                }
            }
            Loc::Regs(r) => self.mov(d, r, repr.regs),
            Loc::Mem { p, nil, .. } if repr.regs == 0 => {
                if nil {
                    self.emit(Op::NilCheck { p });
                }
            }
            Loc::Mem { p, off, .. } => {
                let (p, off) = self.reach(p, off);
                self.load_slots(d, p, off, repr.regs);
            }
            _ if repr.regs == 0 => {}
            Loc::Byte(p) => self.emit(Op::Load8 { d, p }),
            Loc::Global(k) => match repr.regs {
                1 => self.emit(Op::LoadG { d, k }),
                n => {
                    let p = self.tmp(1);
                    self.emit(Op::AddrG { d: p, k });
                    self.load_slots(d, p, 0, n);
                }
            },
            Loc::Elem { p, i, packed } => self.emit(if packed {
                Op::IdxP8 { d, p, i }
            } else {
                Op::IdxP { d, p, i }
            }),
            Loc::SliceElem { s, i, packed } => self.emit(if packed {
                Op::Idx8 { d, s, i }
            } else {
                Op::Idx { d, s, i }
            }),
        }
        self.release(mark);
    }

    /// Reads a location into some registers: where it is, if it is in registers.
    pub(super) fn loc_operand(&mut self, loc: Loc, ty: TypeId) -> Reg {
        match loc {
            Loc::Regs(r) => r,
            Loc::Mem { frozen: true, .. } if self.m.repr(ty).by_ref => self.addr(loc),
            _ => {
                let d = self.tmp_of(ty);
                self.load(loc, ty, d);
                d
            }
        }
    }

    /// Writes the register form at `a` to a location of type `ty`.
    pub(super) fn store(&mut self, loc: Loc, ty: TypeId, a: Reg) {
        let repr = self.m.repr(ty);
        let mark = self.mark();
        match loc {
            Loc::Blank => {}
            Loc::MapElem { m, k, ty: map } => {
                let map_ix = self.m.rtype(map);
                self.emit_arg(Op::MapSet { m, k, v: a }, 0, map_ix);
            }
            _ if repr.by_ref => {
                let p = self.addr(loc);
                if repr.slots > 0 {
                    self.copy_slots(p, a, repr.slots);
                }
            }
            Loc::Regs(r) => self.mov(r, a, repr.regs),
            Loc::Mem { p, nil, .. } if repr.regs == 0 => {
                if nil {
                    self.emit(Op::NilCheck { p });
                }
            }
            Loc::Mem { p, off, .. } => {
                let (p, off) = self.reach(p, off);
                self.store_slots(p, off, a, repr.regs);
            }
            _ if repr.regs == 0 => {}
            Loc::Byte(p) => self.emit(Op::Store8 { p, a }),
            Loc::Global(k) => match repr.regs {
                1 => self.emit(Op::StoreG { a, k }),
                n => {
                    let p = self.tmp(1);
                    self.emit(Op::AddrG { d: p, k });
                    self.store_slots(p, 0, a, n);
                }
            },
            Loc::Elem { p, i, packed } => self.emit(if packed {
                Op::SetIdxP8 { p, i, a }
            } else {
                Op::SetIdxP { p, i, a }
            }),
            Loc::SliceElem { s, i, packed } => self.emit(if packed {
                Op::SetIdx8 { s, i, a }
            } else {
                Op::SetIdx { s, i, a }
            }),
        }
        self.release(mark);
    }
}
