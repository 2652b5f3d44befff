//! Built-in functions.

use super::func::Gen;
use crate::bytecode::op::Reg;
use crate::bytecode::{FRAME_HEADER, LAYOUT_REFS, Op};
use crate::check::info::Builtin;
use crate::check::types::{Basic, Type, TypeId};
use crate::syntax::ast::*;

impl<'a> Gen<'_, 'a> {
    /// A built-in with a value, into d.
    pub(super) fn builtin(&mut self, e: &'a Expr, builtin: Builtin, args: &'a [Expr], d: Reg) {
        let ty = self.ty(e);
        match builtin {
            Builtin::Len | Builtin::Cap => self.length(builtin, &args[0], d),
            Builtin::Append => self.append(e, args, d),
            Builtin::Copy => self.copy(e, args, d),
            Builtin::Make => self.make(e, ty, args, d),
            Builtin::New => {
                let elem = self.m.pointee(ty).unwrap_or(ty);
                let layout = self.m.object_layout(elem);
                self.at(e.pos);
                // Since Go 1.26 the operand may be a value.
                if self.mode(&args[0]) == Some(crate::check::info::Mode::Type) {
                    self.emit(Op::New { d, layout });
                } else {
                    let a = self.operand_as(&args[0], elem);
                    let p = self.tmp(1);
                    self.emit(Op::New { d: p, layout });
                    self.store(super::loc::Loc::mem(p), elem, a);
                    self.mov(d, p, 1);
                }
            }
            Builtin::Min | Builtin::Max => self.min_max(builtin, ty, args, d),
            Builtin::Recover => {
                self.at(e.pos);
                self.emit(Op::Recover { d });
            }
            Builtin::Complex | Builtin::Real | Builtin::Imag => {
                self.complex_builtin(builtin, ty, args, d);
            }
            // Without a value, or a constant always.
            _ => {}
        }
    }

    /// A built-in as a statement.
    pub(super) fn builtin_stmt(&mut self, e: &'a Expr, fun: &'a Expr, args: &'a [Expr]) {
        let Some(builtin) = self.builtin_of(fun) else {
            return;
        };
        match builtin {
            Builtin::Panic => {
                let a = self.tmp(1);
                let any = self.m.any_type();
                self.put_as(&args[0], any, a);
                self.at(e.pos);
                self.emit(Op::Panic { a });
            }
            Builtin::Close => {
                let c = self.operand(&args[0]);
                self.at(e.pos);
                self.emit(Op::Close { c });
            }
            Builtin::Delete => {
                let spread = self.spread_call(args);
                let map = match &spread {
                    Some((_, types)) => types[0],
                    None => self.ty(&args[0]),
                };
                let Type::Map { key, .. } = *self.m.under(map) else {
                    return;
                };
                let (m, k) = match spread {
                    Some((regs, types)) => {
                        let k = self.tmp_of(key);
                        self.convert_value(regs[1], types[1], key, k);
                        (regs[0], k)
                    }
                    None => {
                        let m = self.operand(&args[0]);
                        (m, self.operand_as(&args[1], key))
                    }
                };
                self.at(e.pos);
                let ty = self.m.rtype(map);
                self.emit_arg(Op::MapDelete { m, k }, 0, ty);
            }
            Builtin::Clear => {
                let a = self.operand(&args[0]);
                self.at(e.pos);
                let ty = self.ty(&args[0]);
                self.emit(match self.m.under(ty) {
                    Type::Map { .. } => Op::MapClear { m: a },
                    _ => Op::ClearSlice { s: a },
                });
            }
            Builtin::Print | Builtin::Println => self.print(e, builtin, args),
            _ => {
                let n = self.regs_of(e).max(1);
                let d = self.tmp(n);
                self.builtin(e, builtin, args, d);
            }
        }
    }

    /// print and println: natives of one `[]any`.
    fn print(&mut self, e: &'a Expr, builtin: Builtin, args: &'a [Expr]) {
        let name = if builtin == Builtin::Print {
            "runtime.print"
        } else {
            "runtime.println"
        };
        let native = self.m.native(name, 0, 1);
        let w = self.tmp(FRAME_HEADER);
        let d = self.tmp(1);
        let any = self.m.any_type();
        let mut a = Vec::new();
        if let Some((regs, types)) = self.spread_call(args) {
            for (from, ty) in regs.into_iter().zip(types) {
                let v = self.tmp(1);
                self.convert_value(from, ty, any, v);
                a.push(v);
            }
        } else {
            for arg in args {
                let v = self.tmp(1);
                self.put_as(arg, any, v);
                a.push(v);
            }
        }
        self.emit(Op::Int { d, i: 0 });
        for v in a {
            self.emit_arg(
                Op::Append {
                    d,
                    s: d,
                    a: v,
                    n: 1,
                },
                1,
                LAYOUT_REFS,
            );
        }
        self.at(e.pos);
        self.emit(Op::CallNative { w, native });
    }

    /// The values of a call that gives all arguments of a built-in at once, and their types.
    fn spread_call(&mut self, args: &'a [Expr]) -> Option<(Vec<Reg>, Vec<TypeId>)> {
        let [call] = args else { return None };
        match self.m.types.get(self.ty(call)) {
            Type::Tuple(types) => {
                let n = types.len();
                Some(self.multi(call, n))
            }
            _ => None,
        }
    }

    fn length(&mut self, builtin: Builtin, x: &'a Expr, d: Reg) {
        let ty = self.ty(x);
        let len = builtin == Builtin::Len;
        let array = self.m.pointee(ty).unwrap_or(ty);
        if let Type::Array { len, .. } = *self.m.under(array) {
            // The operand is evaluated where it holds a call; otherwise this is a constant.
            self.discard(x);
            return self.bits_into(len, d);
        }
        let a = self.operand(x);
        self.at(x.pos);
        self.emit(match self.m.under(ty) {
            Type::Slice(_) if len => Op::SliceLen { d, s: a },
            Type::Slice(_) => Op::SliceCap { d, s: a },
            Type::Map { .. } => Op::MapLen { d, m: a },
            Type::Chan { .. } if len => Op::ChanLen { d, c: a },
            Type::Chan { .. } => Op::ChanCap { d, c: a },
            _ => Op::StrLen { d, s: a },
        });
    }

    fn append(&mut self, e: &'a Expr, args: &'a [Expr], d: Reg) {
        let ty = self.ty(e);
        let ExprKind::Call { spread, .. } = &e.kind else {
            return;
        };
        let Type::Slice(elem) = *self.m.under(ty) else {
            return;
        };
        let layout = self.m.elem_layout(elem);
        if let Some((regs, types)) = self.spread_call(args) {
            let width = self.m.append_width(elem);
            let s = regs[0];
            self.at(e.pos);
            for (&from, &ty) in regs.iter().zip(&types).skip(1) {
                let a = self.tmp_of(elem);
                self.convert_value(from, ty, elem, a);
                self.emit_arg(Op::Append { d: s, s, a, n: 1 }, width, layout);
            }
            return self.mov(d, s, 1);
        }
        let s = self.operand_as(&args[0], ty);
        if spread.is_some() {
            let from = self.ty(&args[1]);
            let t = self.operand(&args[1]);
            self.at(e.pos);
            return if self.is_nil(&args[1]) {
                self.mov(d, s, 1);
            } else if self.m.basic(from) == Basic::String {
                self.emit(Op::AppendStr { d, s, t });
            } else {
                self.emit_arg(Op::AppendSlice { d, s, t }, 0, layout);
            };
        }
        let rest = &args[1..];
        let regs = self.m.repr(elem).regs;
        let width = self.m.append_width(elem);
        if rest.is_empty() {
            return self.mov(d, s, 1);
        }
        if let [one] = rest {
            let a = self.stored_operand(one, elem);
            self.at(e.pos);
            return self.emit_arg(Op::Append { d, s, a, n: 1 }, width, layout);
        }
        let Ok(n) = u8::try_from(rest.len()) else {
            // At once, from a slice of their own: how a slice grows can be seen.
            let t = self.tmp(1);
            self.gather(ty, rest, t);
            self.at(e.pos);
            return self.emit_arg(Op::AppendSlice { d, s, t }, 0, layout);
        };
        let a = self.tmp(regs * u16::from(n));
        for (i, arg) in rest.iter().enumerate() {
            self.put_as(arg, elem, a + regs * i as Reg);
        }
        self.at(e.pos);
        self.emit_arg(Op::Append { d, s, a, n }, width, layout);
    }

    fn copy(&mut self, e: &'a Expr, args: &'a [Expr], d: Reg) {
        let (p, a, from) = match self.spread_call(args) {
            Some((regs, types)) => (regs[0], regs[1], types[1]),
            None => {
                let p = self.operand(&args[0]);
                (p, self.operand(&args[1]), self.ty(&args[1]))
            }
        };
        self.at(e.pos);
        self.emit(if self.m.basic(from) == Basic::String {
            Op::CopyStr { d, p, a }
        } else {
            Op::CopySlice { d, p, a }
        });
    }

    fn make(&mut self, e: &'a Expr, ty: TypeId, args: &'a [Expr], d: Reg) {
        match *self.m.under(ty) {
            Type::Slice(elem) => {
                let layout = self.m.elem_layout(elem);
                let elem = self.m.index16(layout, "types");
                let a = self.tmp(2);
                self.size(args.get(1), a);
                if args.len() > 2 {
                    self.size(args.get(2), a + 1);
                } else {
                    self.mov(a + 1, a, 1);
                }
                self.at(e.pos);
                self.emit(Op::MakeSlice { d, a, elem });
            }
            Type::Map { .. } => {
                let a = self.tmp(1);
                self.size(args.get(1), a);
                self.at(e.pos);
                let ty = self.m.rtype16(ty);
                self.emit(Op::MakeMap { d, a, ty });
            }
            Type::Chan { elem, .. } => {
                let a = self.tmp(1);
                self.size(args.get(1), a);
                self.at(e.pos);
                let elem = self.m.rtype16(elem);
                self.emit(Op::MakeChan { d, a, elem });
            }
            _ => self.m.unsupported(e.pos, "make of this type"),
        }
    }

    /// A length or capacity; 0 where it is left out.
    fn size(&mut self, e: Option<&'a Expr>, d: Reg) {
        match e {
            None => self.emit(Op::Int { d, i: 0 }),
            // A constant such as 1e3 may be of an untyped float kind.
            Some(e) => self.put(e, d),
        }
    }

    fn min_max(&mut self, builtin: Builtin, ty: TypeId, args: &'a [Expr], d: Reg) {
        let min = builtin == Builtin::Min;
        let float = self.m.basic(ty).is_float();
        let t = self.tmp(1);
        self.put(&args[0], t);
        for arg in &args[1..] {
            let mark = self.mark();
            let b = self.operand(arg);
            if float {
                let (d, a) = (t, t);
                self.emit(if min {
                    Op::MinF { d, a, b }
                } else {
                    Op::MaxF { d, a, b }
                });
            } else {
                let keep = self.new_label();
                let less = self.tmp(1);
                let (x, y) = if min { (t, b) } else { (b, t) };
                self.compare_regs(BinaryOp::Le, ty, x, y, less);
                self.jump_reg(less, true, keep);
                self.mov(t, b, 1);
                self.bind(keep);
            }
            self.release(mark);
        }
        self.mov(d, t, 1);
    }
}
