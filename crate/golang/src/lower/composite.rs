//! Composite literals.

use super::func::Gen;
use super::loc::Loc;
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::types::{Type, TypeId};
use crate::syntax::ast::*;

impl<'a> Gen<'_, 'a> {
    /// `Type{…}`, or an elided `{…}` that stands for `&Type{…}`, into d.
    pub(super) fn composite(&mut self, e: &'a Expr, elems: &'a [Element], d: Reg) {
        let ty = self.ty(e);
        self.calls_first(&elems.iter().map(|el| &el.value).collect::<Vec<_>>());
        self.at(e.pos);
        if let Some(elem) = self.m.pointee(ty) {
            return self.new_object(elem, elems, d);
        }
        match self.m.under(ty).clone() {
            Type::Slice(elem) => self.slice_literal(elem, elems, d),
            Type::Map { key, value } => self.map_literal(ty, key, value, elems, d),
            _ if self.m.repr(ty).by_ref => self.new_object(ty, elems, d),
            _ => self.flat_literal(ty, elems, d),
        }
    }

    /// `&Type{…}` into d.
    pub(super) fn new_composite(&mut self, e: &'a Expr, elems: &'a [Element], d: Reg) {
        let ty = self.ty(e);
        self.calls_first(&elems.iter().map(|el| &el.value).collect::<Vec<_>>());
        self.at(e.pos);
        match self.m.under(ty) {
            Type::Struct(_) | Type::Array { .. } => self.new_object(ty, elems, d),
            _ => {
                // A pointer to a slice or map.
                let a = self.operand(e);
                let layout = self.m.object_layout(ty);
                let p = self.tmp(1);
                self.emit(Op::New { d: p, layout });
                self.emit(Op::Store { p, a, off: 0 });
                self.mov(d, p, 1);
            }
        }
    }

    /// A new struct or array, filled.
    fn new_object(&mut self, ty: TypeId, elems: &'a [Element], d: Reg) {
        let layout = self.m.object_layout(ty);
        // The elements may read what d holds now.
        let p = self.tmp(1);
        self.emit(Op::New { d: p, layout });
        self.fill(p, 0, ty, elems);
        self.mov(d, p, 1);
    }

    /// Struct fields of a literal with the way to each: more than one step where it is promoted.
    fn struct_fields(&self, ty: TypeId, elems: &'a [Element]) -> Vec<(Vec<u32>, &'a Expr)> {
        let Type::Struct(fields) = self.m.under(ty) else {
            return Vec::new();
        };
        let place = |(i, element): (usize, &'a Element)| {
            let own = vec![i as u32];
            let Some(key) = &element.key else {
                return (own, &element.value);
            };
            if let Some(selection) = self.m.info.selections.get(&key.id) {
                return (selection.path.clone(), &element.value);
            }
            let index = match &key.kind {
                ExprKind::Name(name) => fields.iter().position(|f| f.name == *name),
                _ => None,
            };
            (index.map_or(own, |i| vec![i as u32]), &element.value)
        };
        elems.iter().enumerate().map(place).collect()
    }

    /// The offset and type of the field that a way through embedded structs leads to.
    fn field_at(&mut self, ty: TypeId, path: &[u32]) -> (u32, TypeId) {
        path.iter().fold((0, ty), |(offset, ty), &index| {
            let (further, ty) = self.m.field(ty, index);
            (offset + further, ty)
        })
    }

    /// Elements of an array or slice literal with their indices, and the length.
    fn indexed(&self, elems: &'a [Element]) -> (Vec<(u32, &'a Expr)>, u32) {
        let (mut out, mut next, mut len) = (Vec::new(), 0, 0);
        for element in elems {
            if let Some(index) = element.key.as_ref().and_then(|k| self.const_int(k)) {
                next = index as u32;
            }
            out.push((next, &element.value));
            next += 1;
            len = len.max(next);
        }
        (out, len)
    }

    /// A flat struct, in registers.
    fn flat_literal(&mut self, ty: TypeId, elems: &'a [Element], d: Reg) {
        let fields = self.struct_fields(ty, elems);
        let Type::Struct(all) = self.m.under(ty).clone() else {
            return;
        };
        // Zero the gaps between the fields given, in runs.
        let mut run: Option<(Reg, u16)> = None;
        let mut at = d;
        for (i, field) in all.iter().enumerate() {
            let n = self.m.repr(field.ty).regs;
            if fields.iter().any(|(path, _)| path[..] == [i as u32]) {
                if let Some((start, len)) = run.take() {
                    self.zero(start, len);
                }
            } else {
                run = Some(run.map_or((at, n), |(start, len)| (start, len + n)));
            }
            at += n;
        }
        if let Some((start, len)) = run {
            self.zero(start, len);
        }
        for (path, value) in fields {
            let (offset, field) = self.field_at(ty, &path);
            let mark = self.mark();
            self.put_as(value, field, d + offset as Reg);
            self.release(mark);
        }
    }

    /// Fills zeroed memory of struct or array type, `off` slots from p.
    fn fill(&mut self, p: Reg, off: u32, ty: TypeId, elems: &'a [Element]) {
        match *self.m.under(ty) {
            Type::Array { elem, .. } => {
                let (elems, _) = self.indexed(elems);
                if self.m.packed(elem) {
                    let base = Loc::Mem {
                        p,
                        off,
                        frozen: false,
                        nil: false,
                    };
                    let p = self.addr(base);
                    for (index, value) in elems {
                        let mark = self.mark();
                        if self.const_slot(value) != Some(0) {
                            let a = self.operand(value);
                            let i = self.tmp(1);
                            self.emit(Op::Int {
                                d: i,
                                i: index as i32,
                            });
                            self.emit(Op::SetIdxP8 { p, i, a });
                        }
                        self.release(mark);
                    }
                    return;
                }
                let slots = self.m.repr(elem).slots;
                for (index, value) in elems {
                    self.fill_one(p, off + index * slots, elem, value);
                }
            }
            _ => {
                for (path, value) in self.struct_fields(ty, elems) {
                    let (offset, field) = self.field_at(ty, &path);
                    self.fill_one(p, off + offset, field, value);
                }
            }
        }
    }

    fn fill_one(&mut self, p: Reg, off: u32, ty: TypeId, value: &'a Expr) {
        let mark = self.mark();
        let inner = value.unparen();
        let inline = matches!(self.m.under(ty), Type::Struct(_) | Type::Array { .. });
        match &inner.kind {
            ExprKind::Composite { elems, .. } if inline => self.fill(p, off, ty, elems),
            // The memory is zero already.
            _ if self.const_slot(value) == Some(0) && !self.m.is_interface(ty) => {}
            _ if self.is_nil(value) => {}
            _ => {
                let a = self.stored_operand(value, ty);
                self.at(value.pos);
                self.store(
                    Loc::Mem {
                        p,
                        off,
                        frozen: false,
                        nil: false,
                    },
                    ty,
                    a,
                );
            }
        }
        self.release(mark);
    }

    /// A value that is about to be copied into memory: by-reference ones need no copy of their own.
    pub(super) fn stored_operand(&mut self, e: &'a Expr, ty: TypeId) -> Reg {
        if self.m.repr(ty).by_ref {
            self.borrow(e)
        } else {
            self.operand_as(e, ty)
        }
    }

    fn slice_literal(&mut self, elem: TypeId, elems: &'a [Element], d: Reg) {
        let (elems, len) = self.indexed(elems);
        let layout = self.m.elem_layout(elem);
        let layout = self.m.index16(layout, "types");
        let a = self.tmp(2);
        self.emit(Op::Int {
            d: a,
            i: len as i32,
        });
        self.emit(Op::Int {
            d: a + 1,
            i: len as i32,
        });
        let s = self.tmp(1);
        self.emit(Op::MakeSlice {
            d: s,
            a,
            elem: layout,
        });
        if self.m.packed(elem) {
            for (index, value) in elems {
                let mark = self.mark();
                if self.const_slot(value) != Some(0) {
                    let v = self.operand(value);
                    self.emit(Op::Int {
                        d: a,
                        i: index as i32,
                    });
                    self.emit(Op::SetIdx8 { s, i: a, a: v });
                }
                self.release(mark);
            }
        } else if !elems.is_empty() {
            let slots = self.m.repr(elem).slots;
            self.emit(Op::Int { d: a, i: 0 });
            let p = self.tmp(1);
            match u8::try_from(slots) {
                Ok(n) if n > 0 => self.emit(Op::AddrIdx { d: p, s, i: a, n }),
                _ => self.emit_arg(Op::AddrIdxBig { d: p, s, i: a }, 0, slots),
            }
            for (index, value) in elems {
                self.fill_one(p, index * slots, elem, value);
            }
        }
        self.mov(d, s, 1);
    }

    fn map_literal(
        &mut self,
        map: TypeId,
        key: TypeId,
        value: TypeId,
        elems: &'a [Element],
        d: Reg,
    ) {
        let ty = self.m.rtype16(map);
        let m = self.tmp(1);
        let hint = self.tmp(1);
        self.emit(Op::Int {
            d: hint,
            i: elems.len() as i32,
        });
        self.emit(Op::MakeMap { d: m, a: hint, ty });
        for element in elems {
            let mark = self.mark();
            let Some(k) = &element.key else { continue };
            let k = self.operand_as(k, key);
            let v = self.operand_as(&element.value, value);
            self.at(element.value.pos);
            self.emit_arg(Op::MapSet { m, k, v }, 0, u32::from(ty));
            self.release(mark);
        }
        self.mov(d, m, 1);
    }
}
