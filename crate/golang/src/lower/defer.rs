//! `go` and `defer`: the function value and the arguments are evaluated now, the call comes later.
//!
//! `go` starts a function with its arguments in a window, as a call has them. A deferred function has no
//! parameters: where there is something to pass, a closure holds the evaluated slots and a thunk passes them on.

use super::Target;
use super::call::Callee;
use super::func::Gen;
use super::methods::Thunk;
use crate::bytecode::op::Reg;
use crate::bytecode::{FRAME_HEADER, FuncIx, Op};
use crate::syntax::ast::*;

impl<'a> Gen<'_, 'a> {
    pub(super) fn go_stmt(&mut self, e: &'a Expr) {
        let e = e.unparen();
        let ExprKind::Call {
            fun, args, spread, ..
        } = &e.kind
        else {
            return;
        };
        if self.builtin_of(fun).is_some() {
            let func = self.builtin_func(e, args);
            let w = self.tmp(FRAME_HEADER);
            self.builtin_args(args);
            self.at(e.pos);
            return self.emit(Op::Go { w, func });
        }
        let fun_type = self.ty(fun);
        let sig = self.m.signature(fun_type);
        let callee = self.callee(fun);
        let (results, params) = self.m.sig_slots(&sig, 0);
        self.calls_first(&args.iter().collect::<Vec<_>>());
        let w = self.tmp(FRAME_HEADER);
        self.tmp(results);
        self.passed_receiver(&callee);
        self.args(&sig, args, spread.is_some());
        self.at(e.pos);
        match self.callee_func(&callee, params, results) {
            Some(func) => self.emit(Op::Go { w, func }),
            None => {
                if let Callee::Value(f) = callee {
                    self.emit(Op::GoClosure { w, f });
                }
            }
        }
    }

    pub(super) fn defer_stmt(&mut self, e: &'a Expr) {
        let e = e.unparen();
        let ExprKind::Call {
            fun, args, spread, ..
        } = &e.kind
        else {
            return;
        };
        let f = self.tmp(1);
        if self.builtin_of(fun).is_some() {
            let func = self.builtin_func(e, args);
            let a = self.next as Reg;
            self.builtin_args(args);
            let captured = (self.next - u32::from(a)) as u16;
            return self.defer_closure(
                e,
                f,
                a,
                Thunk::Bound {
                    func,
                    captured,
                    params: 0,
                    results: 0,
                },
            );
        }
        let fun_type = self.ty(fun);
        let sig = self.m.signature(fun_type);
        let callee = self.callee(fun);
        let (results, params) = self.m.sig_slots(&sig, 0);
        self.calls_first(&args.iter().collect::<Vec<_>>());
        let a = self.next as Reg;
        if let Callee::Value(value) = callee {
            if params == 0 && results == 0 {
                self.at(e.pos);
                return self.emit_defer(value);
            }
            let d = self.tmp(1);
            self.mov(d, value, 1);
        }
        self.passed_receiver(&callee);
        self.args(&sig, args, spread.is_some());
        let captured = (self.next - u32::from(a)) as u16;
        let thunk = match self.callee_func(&callee, params, results) {
            Some(func) => Thunk::Bound {
                func,
                captured,
                params: 0,
                results,
            },
            None => Thunk::BoundValue {
                captured: captured - 1,
                params: 0,
                results,
            },
        };
        self.defer_closure(e, f, a, thunk);
    }

    fn defer_closure(&mut self, e: &Expr, f: Reg, a: Reg, thunk: Thunk) {
        self.at(e.pos);
        match thunk {
            Thunk::Bound {
                func,
                captured: 0,
                results: 0,
                ..
            } => {
                self.emit(Op::FuncVal { d: f, func });
            }
            Thunk::Bound { captured: n, .. } => {
                let func = self.m.thunk(thunk);
                if n == 0 {
                    self.emit(Op::FuncVal { d: f, func });
                } else {
                    self.make_closure(f, a, n, func);
                }
            }
            Thunk::BoundValue { captured, .. } => {
                let func = self.m.thunk(thunk);
                self.make_closure(f, a, captured + 1, func);
            }
            _ => {}
        }
        self.emit_defer(f);
    }

    /// The receiver, where there is one, as the first parameter.
    fn passed_receiver(&mut self, callee: &Callee<'a>) {
        match *callee {
            Callee::Method {
                x,
                ref selection,
                pointer,
                ..
            } => {
                let n = self.receiver_regs(selection, pointer);
                let d = self.tmp(n);
                self.receiver(x, selection, pointer, d);
            }
            Callee::Iface { i, .. } => {
                self.emit(Op::NilCheck { p: i });
                let d = self.tmp(1);
                self.mov(d, i, 1);
            }
            _ => {}
        }
    }

    /// The function to call with all operands as parameters; none for a function value.
    fn callee_func(&mut self, callee: &Callee<'a>, params: u16, results: u16) -> Option<FuncIx> {
        Some(match *callee {
            Callee::Func(func)
            | Callee::Method {
                target: Target::Func(func),
                ..
            } => func,
            Callee::Native(native)
            | Callee::Method {
                target: Target::Native(native),
                ..
            } => self.m.thunk(Thunk::Native { native }),
            Callee::Iface { method, .. } => self.m.thunk(Thunk::Iface {
                method,
                params: params + 1,
                results,
            }),
            Callee::Value(_) => return None,
        })
    }

    fn builtin_args(&mut self, args: &'a [Expr]) {
        for arg in args {
            let n = self.regs_of(arg).max(1);
            let d = self.tmp(n);
            if self.is_nil(arg) {
                self.emit(Op::Int { d, i: 0 });
            } else {
                self.put(arg, d);
            }
        }
    }

    /// A function that does what the built-in call `e` does, with the arguments' values as parameters.
    fn builtin_func(&mut self, e: &'a Expr, args: &'a [Expr]) -> FuncIx {
        if let Some(&ix) = self.m.lits.get(&(e.id, self.env.inst)) {
            return ix;
        }
        let name = format!("{}.wrap", self.name);
        let ix = self.m.new_func(name, e.pos);
        self.m.lits.insert((e.id, self.env.inst), ix);
        let facts = self.facts.clone();
        let regs: Vec<u16> = args.iter().map(|arg| self.regs_of(arg).max(1)).collect();
        let mut g = Gen::new(self.m, ix, facts, self.env.clone());
        let mut at = g.frame(0, regs.iter().sum());
        for (arg, n) in args.iter().zip(regs) {
            g.given.insert(arg.id, at);
            at += n;
        }
        g.at(e.pos);
        g.discard(e);
        g.close();
        g.finish(ix, true);
        ix
    }
}
