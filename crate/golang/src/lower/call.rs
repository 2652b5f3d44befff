//! Calls: arguments are evaluated straight into the callee's window.

use super::func::Gen;
use super::generic::Chosen;
use super::{Target, loc::Loc};
use crate::bytecode::op::Reg;
use crate::bytecode::{FRAME_HEADER, FuncIx, Op};
use crate::check::info::{Builtin, Mode, ObjKind, SelectionKind};
use crate::check::types::{Signature, Type, TypeId};
use crate::syntax::ast::*;

/// Elements of a variadic argument that are gathered in registers at a time.
const GATHER: usize = 32;

/// What is called, its operands evaluated as far as they come before the arguments.
#[derive(Clone)]
pub(super) enum Callee<'a> {
    Func(FuncIx),
    Native(u16),
    /// A function value in a register.
    Value(Reg),
    /// A concrete method: the receiver is its first parameter.
    Method {
        target: Target,
        x: &'a Expr,
        selection: Chosen<'a>,
        pointer: bool,
    },
    /// A method of the interface value in register `i`.
    Iface {
        i: Reg,
        method: u16,
    },
}

impl<'a> Gen<'_, 'a> {
    /// The built-in function that `fun` names.
    pub(super) fn builtin_of(&self, fun: &Expr) -> Option<Builtin> {
        let fun = fun.unparen();
        if let Some(Mode::Builtin(builtin)) = self.mode(fun) {
            return Some(builtin);
        }
        match fun.kind {
            ExprKind::Name(_) => match self.m.info.object(self.object(fun.id)?).kind {
                ObjKind::Builtin(builtin) => Some(builtin),
                _ => None,
            },
            _ => None,
        }
    }

    /// A call of a function that is still to be made, rather than of a type or a built-in.
    pub(super) fn is_plain_call(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Call { fun, .. } => {
                self.mode(fun) != Some(Mode::Type)
                    && self.builtin_of(fun).is_none()
                    && self.root(e).is_none()
                    && !self.given.contains_key(&e.id)
            }
            _ => false,
        }
    }

    pub(super) fn callee(&mut self, fun: &'a Expr) -> Callee<'a> {
        let fun = fun.unparen();
        if let Some(func) = self.named_func(fun) {
            let inst = self.use_inst(func);
            return match self.func_object(func) {
                Some(obj) => self.direct(obj, inst),
                None => Callee::Func(0),
            };
        }
        // `x.Method[T]`: the arguments are those of the selector.
        let fun = match &fun.kind {
            ExprKind::Index { x, .. } if self.m.info.instances.contains_key(&x.unparen().id) => {
                x.unparen()
            }
            _ => fun,
        };
        match &fun.kind {
            ExprKind::Selector { x, .. } => {
                let selection = self.chosen(fun.id);
                match selection.as_ref().map(|s| &s.kind) {
                    Some(&SelectionKind::Method { method, pointer }) => {
                        let selection = selection.unwrap_or_default();
                        let inst = self.m.chosen_inst(&selection);
                        let target = self.m.target(method, inst);
                        return Callee::Method {
                            target,
                            x,
                            selection,
                            pointer,
                        };
                    }
                    Some(SelectionKind::InterfaceMethod { name }) => {
                        let name = name.clone();
                        let selection = selection.unwrap_or_default();
                        let base = self.loc(x);
                        let (loc, ty) = self.follow(base, selection.recv, &selection.path);
                        let i = self.loc_operand(loc, ty);
                        let method = self.iface_method(ty, &name);
                        return Callee::Iface { i, method };
                    }
                    _ => {}
                }
            }
            ExprKind::Func(lit) => {
                let captures = self.facts.captures.get(&super::escape::Inner::Func(fun.id));
                if captures.is_none_or(|c| c.is_empty()) {
                    return Callee::Func(self.lit_func(fun.id, lit));
                }
            }
            _ => {}
        }
        Callee::Value(self.operand(fun))
    }

    fn direct(&mut self, obj: crate::check::info::ObjId, inst: super::generic::Inst) -> Callee<'a> {
        match self.m.target(obj, inst) {
            Target::Func(func) => Callee::Func(func),
            Target::Native(native) => Callee::Native(native),
        }
    }

    /// The number of a method's name, in interface type `ty`.
    pub(super) fn iface_method(&mut self, ty: TypeId, name: &str) -> u16 {
        let package = match self.m.under(ty) {
            Type::Interface(iface) => iface
                .methods
                .iter()
                .find(|m| &*m.name == name)
                .and_then(|m| m.package.clone()),
            _ => None,
        };
        self.m.method_name(name, package.as_deref())
    }

    /// The receiver of a concrete method call, into registers from d.
    pub(super) fn receiver(&mut self, x: &'a Expr, s: &Chosen, pointer: bool, d: Reg) {
        let mark = self.mark();
        let base = self.loc(x);
        self.at(x.pos);
        let (loc, ty) = self.follow(base, s.recv, &s.path);
        self.receiver_from(loc, ty, pointer, d);
        self.release(mark);
    }

    /// The receiver of a method declared on T (or on *T: `pointer`), from a T or *T at `loc`.
    pub(super) fn receiver_from(&mut self, loc: Loc, ty: TypeId, pointer: bool, d: Reg) {
        match (self.m.pointee(ty), pointer) {
            (Some(_), true) => self.load(loc, ty, d),
            (None, true) => {
                let a = self.addr(loc);
                self.mov(d, a, 1);
            }
            (Some(elem), false) => {
                let p = self.loc_operand(loc, ty);
                let loc = self.pointee_loc(p, elem);
                self.load(loc, elem, d);
            }
            (None, false) => self.load(loc, ty, d),
        }
    }

    /// Registers of the receiver of a method.
    pub(super) fn receiver_regs(&mut self, s: &Chosen, pointer: bool) -> u16 {
        if pointer {
            return 1;
        }
        let ty = self.m.path_type(s.recv, &s.path);
        let ty = self.m.pointee(ty).unwrap_or(ty);
        self.m.repr(ty).regs
    }

    /// A call of a function or method; gives where its results start, in registers that the caller now
    /// holds as temporaries.
    pub(super) fn call(&mut self, e: &'a Expr) -> Reg {
        let ExprKind::Call {
            fun, args, spread, ..
        } = &e.kind
        else {
            return 0;
        };
        let fun_type = self.ty(fun);
        let sig = self.m.signature(fun_type);
        let callee = self.callee(fun);
        let (nres, _) = self.m.sig_slots(&sig, 0);
        self.calls_first(&args.iter().collect::<Vec<_>>());
        let w = self.tmp(FRAME_HEADER);
        let results = self.tmp(nres);
        match &callee {
            &Callee::Method {
                x,
                ref selection,
                pointer,
                ..
            } => {
                let n = self.receiver_regs(selection, pointer);
                let d = self.tmp(n);
                self.receiver(x, selection, pointer, d);
            }
            Callee::Iface { .. } => {
                self.tmp(1);
            }
            _ => {}
        }
        self.args(&sig, args, spread.is_some());
        // Traces name the line of the opening parenthesis, which is that of the function's end.
        self.at(fun.end);
        match callee {
            Callee::Func(func)
            | Callee::Method {
                target: Target::Func(func),
                ..
            } => {
                self.emit(Op::Call { w, func });
            }
            Callee::Native(native)
            | Callee::Method {
                target: Target::Native(native),
                ..
            } => {
                self.emit(Op::CallNative { w, native });
            }
            Callee::Value(f) => self.emit(Op::CallClosure { w, f }),
            Callee::Iface { i, method } => self.emit(Op::CallIface { w, i, method }),
        }
        self.release(u32::from(results + nres));
        results
    }

    /// Arguments into fresh registers, laid out as parameters.
    pub(super) fn args(&mut self, sig: &Signature, args: &'a [Expr], spread: bool) {
        if let [arg] = args {
            let ty = self.ty(arg);
            if let Type::Tuple(types) = self.m.types.get(ty) {
                let types = types.clone();
                return self.forwarded(sig, arg, &types);
            }
        }
        let fixed = if sig.variadic && !spread {
            sig.params.len() - 1
        } else {
            sig.params.len()
        };
        for (arg, &ty) in args.iter().zip(&sig.params[..fixed]) {
            let d = self.tmp_of(ty);
            self.put_as(arg, ty, d);
        }
        if sig.variadic && !spread {
            let ty = sig.params[fixed];
            let d = self.tmp(1);
            let mark = self.mark();
            self.gather(ty, args.get(fixed..).unwrap_or_default(), d);
            self.release(mark);
        }
    }

    /// d = a slice of type `ty` with these elements; nil where there are none.
    pub(super) fn gather(&mut self, ty: TypeId, args: &'a [Expr], d: Reg) {
        let Type::Slice(elem) = *self.m.under(ty) else {
            return;
        };
        let regs = self.m.repr(elem).regs;
        if args.is_empty() {
            return self.emit(Op::Int { d, i: 0 });
        }
        let layout = self.m.elem_layout(elem);
        let width = self.m.append_width(elem);
        self.emit(Op::Int { d, i: 0 });
        for chunk in args.chunks(GATHER) {
            let mark = self.mark();
            let a = self.tmp(regs * chunk.len() as u16);
            for (j, arg) in chunk.iter().enumerate() {
                self.put_as(arg, elem, a + regs * j as Reg);
            }
            let n = chunk.len() as u8;
            self.emit_arg(Op::Append { d, s: d, a, n }, width, layout);
            self.release(mark);
        }
    }

    /// f(g()), where g gives several values.
    fn forwarded(&mut self, sig: &Signature, call: &'a Expr, types: &[TypeId]) {
        let (_, slots) = self.m.sig_slots(sig, 0);
        let mut d = self.tmp(slots);
        let mark = self.mark();
        let mut a = self.call(call);
        let fixed = sig.params.len() - usize::from(sig.variadic);
        for (&from, &to) in types.iter().zip(&sig.params[..fixed]) {
            self.convert_value(a, from, to, d);
            a += self.m.repr(from).regs;
            d += self.m.repr(to).regs;
        }
        if let (true, Some(&last)) = (sig.variadic, sig.params.last())
            && let Type::Slice(elem) = *self.m.under(last)
        {
            self.emit(Op::Int { d, i: 0 });
            let layout = self.m.elem_layout(elem);
            for &from in types.iter().skip(fixed) {
                let v = self.tmp_of(elem);
                self.convert_value(a, from, elem, v);
                a += self.m.repr(from).regs;
                let width = self.m.append_width(elem);
                self.emit_arg(
                    Op::Append {
                        d,
                        s: d,
                        a: v,
                        n: 1,
                    },
                    width,
                    layout,
                );
            }
        }
        self.release(mark);
    }
}
