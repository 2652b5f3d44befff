//! `for … range`.

use super::compare::Test;
use super::func::{Gen, Label, Leave, Var};
use super::loc::Loc;
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::info::ObjId;
use crate::check::types::{Basic, Type, TypeId};
use crate::syntax::ast::*;

/// The labels of a loop under construction.
struct Loop {
    top: Label,
    on_continue: Label,
    end: Label,
}

impl<'a> Gen<'_, 'a> {
    pub(super) fn range_stmt(&mut self, range: &'a RangeStmt, label: Option<Name>) {
        let ty = self.ty(&range.x);
        if range.define && self.m.info.shares_loop_vars(range.body.lbrace) {
            for e in range.key.iter().chain(&range.value) {
                if let Some(obj) = self.declared(e.id) {
                    self.declare(obj, true);
                }
            }
        }
        match self.m.under(ty).clone() {
            Type::Basic(_) if self.m.basic(ty) == Basic::String => self.range_string(range, label),
            Type::Basic(_) => self.range_int(range, ty, label),
            Type::Slice(elem) => self.range_slice(range, elem, label),
            Type::Array { len, elem } => self.range_array(range, len, elem, label),
            Type::Pointer(array) => {
                if let Type::Array { len, elem } = *self.m.under(array) {
                    self.range_array(range, len, elem, label);
                }
            }
            Type::Map { key, value } => self.range_map(range, key, value, label),
            Type::Chan { elem, .. } => self.range_chan(range, elem, label),
            Type::Func(sig) => self.range_func(range, &sig, label),
            _ => {}
        }
    }

    /// The target of a key or value, unless it is absent or blank.
    pub(super) fn wanted_target(e: &'a Option<Expr>) -> Option<&'a Expr> {
        e.as_ref()
            .filter(|e| !matches!(&e.kind, ExprKind::Name(n) if &**n == "_"))
    }

    /// Opens a loop whose test is at the bottom. `first`: the test, where it is needed before the first turn too.
    fn begin(&mut self, label: Option<Name>, first: Option<Test>) -> Loop {
        let l = Loop {
            top: self.new_label(),
            on_continue: self.new_label(),
            end: self.new_label(),
        };
        let reachable = !self.dead;
        if let Some(test) = first {
            self.branch(test.negated(), l.end);
        }
        self.bind_head(l.top, reachable);
        self.loops += 1;
        let on_continue = Some(l.on_continue);
        self.leaves.push(Leave {
            label,
            on_break: l.end,
            on_continue,
            named_only: false,
        });
        l
    }

    /// Lowers the body, and puts the label of `continue` after it.
    fn body(&mut self, range: &'a RangeStmt, l: &Loop) {
        self.block(&range.body);
        self.leaves.pop();
        self.bind(l.on_continue);
        self.at(range.x.pos);
    }

    fn finish_loop(&mut self, l: &Loop) {
        self.loops -= 1;
        self.bind(l.end);
    }

    /// The loop of a counter from 0: increments, tests, closes.
    fn count(&mut self, range: &'a RangeStmt, l: &Loop, i: Reg, test: Test) {
        self.body(range, l);
        self.emit(Op::AddI { d: i, a: i, i: 1 });
        self.branch(test, l.top);
        self.finish_loop(l);
    }

    /// The hidden counter as the loop's variable: itself, if the body does not change that.
    fn bind_counter(&mut self, range: &'a RangeStmt, i: Reg, ty: TypeId) {
        let Some(key) = Self::wanted_target(&range.key) else {
            return;
        };
        if range.define
            && let Some(obj) = self.declared(key.id)
            && self.facts.var(obj).frozen()
        {
            self.put_var(obj, Var::Reg(i));
        } else {
            self.bind_value(range, key, i, ty, false);
        }
    }

    /// Gives a key or value its variable. `adopt`: the register is the variable's from now on.
    fn bind_value(&mut self, range: &'a RangeStmt, e: &'a Expr, a: Reg, from: TypeId, adopt: bool) {
        if range.define {
            let Some(obj) = self.declared(e.id) else {
                return;
            };
            // A variable of all iterations stands before the loop.
            match self.shared_var(range, obj) {
                Some(var) => {
                    let ty = self.obj_ty(obj);
                    self.give(var, ty, a, from);
                }
                None => self.init_from(obj, a, from, adopt),
            }
        } else {
            let mark = self.mark();
            let loc = self.place(e);
            self.assign_value(loc, e, a, from);
            self.release(mark);
        }
    }

    /// The variable that a loop's iterations share, in files of a Go that shares them.
    fn shared_var(&self, range: &RangeStmt, obj: ObjId) -> Option<Var> {
        let shares = self.m.info.shares_loop_vars(range.body.lbrace);
        self.vars.get(&obj).copied().filter(|_| shares)
    }

    /// Assigns key and value where both are assigned, rather than declared: the places first, as in any assignment.
    /// False where they are not.
    pub(super) fn assign_both(
        &mut self,
        range: &'a RangeStmt,
        (a, key_type): (Reg, TypeId),
        (b, value_type): (Reg, TypeId),
    ) -> bool {
        let (Some(key), Some(value), false) = (
            Self::wanted_target(&range.key),
            Self::wanted_target(&range.value),
            range.define,
        ) else {
            return false;
        };
        let mark = self.mark();
        let places = self.places([key, value]);
        self.assign_value(places[0], key, a, key_type);
        self.assign_value(places[1], value, b, value_type);
        self.release(mark);
        true
    }

    /// An element as key and value of a loop over `elem`s: the counter, and what is at a location.
    fn bind_elem(&mut self, range: &'a RangeStmt, i: Reg, loc: Option<Loc>, elem: TypeId) {
        let int = Basic::Int.id();
        let Some(loc) = loc else {
            return self.bind_counter(range, i, int);
        };
        if !range.define && Self::wanted_target(&range.key).is_some() {
            let mark = self.mark();
            let v = self.tmp_of(elem);
            self.load(loc, elem, v);
            self.assign_both(range, (i, int), (v, elem));
            return self.release(mark);
        }
        self.bind_counter(range, i, int);
        if let Some(value) = Self::wanted_target(&range.value) {
            self.bind_loc(range, value, loc, elem);
        }
    }

    /// The same of a value that is at a location.
    fn bind_loc(&mut self, range: &'a RangeStmt, e: &'a Expr, loc: Loc, ty: TypeId) {
        let obj: Option<ObjId> = if range.define {
            self.declared(e.id)
        } else {
            None
        };
        if range.define && obj.is_none() {
            return;
        }
        let d = self.tmp_of(ty);
        self.load(loc, ty, d);
        if let Some(obj) = obj
            && self.m.repr(ty).by_ref
            && self.shared_var(range, obj).is_none()
        {
            // Loaded as a copy of its own.
            let var = if self.facts.var(obj).frozen() {
                Var::Frozen(d)
            } else {
                Var::Mem(d)
            };
            self.put_var(obj, var);
            return;
        }
        self.bind_value(range, e, d, ty, true);
    }

    fn range_int(&mut self, range: &'a RangeStmt, ty: TypeId, label: Option<Name>) {
        let small = self.small(&range.x).filter(|&n| n > 0);
        let key_type = match Self::wanted_target(&range.key) {
            Some(key) => match self.object(key.id) {
                Some(obj) => self.obj_ty(obj),
                None => self.ty(key),
            },
            None => ty,
        };
        let i = self.tmp(1);
        let test = match small {
            Some(n) => Test::LtI(i, n),
            None => {
                let n = self.tmp(1);
                self.put(&range.x, n);
                let wide = matches!(
                    self.m.basic(ty),
                    Basic::Uint | Basic::Uint64 | Basic::Uintptr
                );
                if wide {
                    Test::LtU(i, n)
                } else {
                    Test::LtS(i, n)
                }
            }
        };
        self.emit(Op::Int { d: i, i: 0 });
        let l = self.begin(label, small.is_none().then_some(test));
        self.bind_counter(range, i, key_type);
        self.count(range, &l, i, test);
    }

    fn range_slice(&mut self, range: &'a RangeStmt, elem: TypeId, label: Option<Name>) {
        let s = self.tmp(1);
        self.put(&range.x, s);
        let (i, n) = (self.tmp(1), self.tmp(1));
        self.emit(Op::SliceLen { d: n, s });
        self.emit(Op::Int { d: i, i: 0 });
        let test = Test::LtS(i, n);
        let l = self.begin(label, Some(test));
        let value = Self::wanted_target(&range.value);
        let loc = value.map(|_| self.slice_elem(s, i, elem));
        self.bind_elem(range, i, loc, elem);
        self.count(range, &l, i, test);
    }

    fn range_array(&mut self, range: &'a RangeStmt, len: u64, elem: TypeId, label: Option<Name>) {
        let ty = self.ty(&range.x);
        let value = Self::wanted_target(&range.value);
        let mut p = 0;
        if self.m.pointee(ty).is_some() {
            p = self.tmp(1);
            self.put(&range.x, p);
            if value.is_some() && len > 0 {
                self.emit(Op::NilCheck { p });
            }
        } else if value.is_some() {
            // The elements are those of a copy, which a frozen array is already.
            p = self.tmp(1);
            self.put(&range.x, p);
        } else if self.has_call(&range.x) {
            self.discard(&range.x);
        }
        if len == 0 {
            return;
        }
        let (i, n) = (self.tmp(1), self.tmp(1));
        let test = match i16::try_from(len) {
            Ok(len) => Test::LtI(i, len),
            Err(_) => {
                self.bits_into(len, n);
                Test::LtS(i, n)
            }
        };
        self.emit(Op::Int { d: i, i: 0 });
        let l = self.begin(label, None);
        let loc = value.map(|_| {
            let packed = self.m.packed(elem);
            let repr = self.m.repr(elem);
            if packed || repr.slots == 1 && !repr.by_ref {
                Loc::Elem { p, i, packed }
            } else {
                let d = self.tmp(1);
                match u8::try_from(repr.slots) {
                    Ok(n) => self.emit(Op::AddrIdxP { d, p, i, n }),
                    Err(_) => self.emit_arg(Op::AddrIdxPBig { d, p, i }, 0, repr.slots),
                }
                Loc::mem(d)
            }
        });
        self.bind_elem(range, i, loc, elem);
        self.count(range, &l, i, test);
    }

    fn range_string(&mut self, range: &'a RangeStmt, label: Option<Name>) {
        let s = self.tmp(1);
        self.put(&range.x, s);
        let (i, n) = (self.tmp(1), self.tmp(1));
        self.emit(Op::StrLen { d: n, s });
        self.emit(Op::Int { d: i, i: 0 });
        let rune = self.tmp(2);
        let l = self.begin(label, Some(Test::LtS(i, n)));
        self.emit(Op::StrRune { d: rune, s, i });
        let (int, int32) = (Basic::Int.id(), Basic::Int32.id());
        if !self.assign_both(range, (i, int), (rune, int32)) {
            self.bind_counter(range, i, int);
            if let Some(value) = Self::wanted_target(&range.value) {
                self.bind_value(range, value, rune, int32, true);
            }
        }
        self.body(range, &l);
        self.mov(i, rune + 1, 1);
        self.branch(Test::LtS(i, n), l.top);
        self.finish_loop(&l);
    }

    fn range_map(&mut self, range: &'a RangeStmt, key: TypeId, value: TypeId, label: Option<Name>) {
        let it = self.tmp(1);
        let mark = self.mark();
        let m = self.operand(&range.x);
        self.at(range.x.pos);
        self.emit(Op::MapIter { d: it, m });
        self.release(mark);
        let keys = self.m.repr(key).regs;
        let d = self.tmp(keys);
        let v = self.tmp_of(value);
        let l = self.begin(label, None);
        self.emit_branch(Op::MapNext { d, it }, l.end);
        self.emit(Op::Arg { a: 0, k: 0 });
        if !self.assign_both(range, (d, key), (v, value)) {
            if let Some(e) = Self::wanted_target(&range.key) {
                self.bind_value(range, e, d, key, true);
            }
            if let Some(e) = Self::wanted_target(&range.value) {
                self.bind_value(range, e, v, value, true);
            }
        }
        self.body(range, &l);
        self.jump(l.top);
        self.finish_loop(&l);
    }

    fn range_chan(&mut self, range: &'a RangeStmt, elem: TypeId, label: Option<Name>) {
        let c = self.tmp(1);
        self.put(&range.x, c);
        let t = self.tmp(2);
        let regs = self.m.repr(elem).regs;
        let v = if regs == 1 { t } else { self.tmp(regs) };
        let l = self.begin(label, None);
        self.at(range.x.pos);
        self.emit(Op::RecvOk { d: t, c });
        self.jump_reg(t + 1, false, l.end);
        if let Some(e) = Self::wanted_target(&range.key) {
            self.or_zero(v, elem);
            self.unbox_elem(t, elem, v);
            self.bind_value(range, e, v, elem, true);
        }
        self.body(range, &l);
        self.jump(l.top);
        self.finish_loop(&l);
    }
}
