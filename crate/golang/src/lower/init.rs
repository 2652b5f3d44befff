//! The entry function: package variables in their order, `init` functions, `main.main`.

use super::escape::Facts;
use super::func::Gen;
use super::generic::Inst;
use super::loc::Loc;
use super::{Job, Module, Target};
use crate::bytecode::*;
use crate::check::info::{GlobalValue, InitStep};
use crate::source::Pos;
use crate::syntax::ast::{Decl, Expr};
use std::rc::Rc;

impl<'a> Module<'a> {
    pub(super) fn entry(&mut self) {
        let info = self.info;
        let entry = self.new_func("runtime.main".to_string(), Pos::NONE);
        self.program.entry = entry;
        let mut calls = Vec::new();
        for (p, package) in info.packages.iter().enumerate() {
            if let Some(steps) = info.init_order.get(p).filter(|steps| !steps.is_empty()) {
                let ix = self.new_func(format!("{}.init", package.path), Pos::NONE);
                self.init_func(ix, steps);
                calls.push(ix);
            }
            for (i, &(file, decl)) in package.inits.iter().enumerate() {
                if let Decl::Func(decl) = self.decl_at(p as u32, file, decl) {
                    let name = format!("{}.init.{i}", package.path);
                    let ix = self.new_func(name, decl.name.pos);
                    self.jobs.push(Job::Decl {
                        ix,
                        decl,
                        inst: Inst::NONE,
                    });
                    calls.push(ix);
                }
            }
        }
        if let Some(main) = info.main
            && let Target::Func(func) = self.target(main, Inst::NONE)
        {
            calls.push(func);
        }
        let mut g = Gen::new(self, entry, Rc::default(), Rc::default());
        g.frame(0, 0);
        let w = g.tmp(FRAME_HEADER);
        for func in calls {
            g.emit(Op::Call { w, func });
        }
        g.emit(Op::Ret);
        g.finish(entry, true);
    }

    fn global_value(&self, at: GlobalValue) -> Option<&'a Expr> {
        match self.decl_at(at.package, at.file, at.decl) {
            Decl::Var(var) => var.values.get(at.value as usize),
            _ => None,
        }
    }

    fn init_func(&mut self, ix: FuncIx, steps: &'a [InitStep]) {
        let info = self.info;
        let values: Vec<&Expr> = steps
            .iter()
            .filter_map(|s| self.global_value(s.rhs))
            .collect();
        let values = values.into_iter();
        let facts = Rc::new(Facts::of_exprs(info, &self.types, values));
        let mut g = Gen::new(self, ix, facts, Rc::default());
        g.frame(0, 0);
        g.far();
        for step in steps {
            g.init_step(step);
        }
        g.close();
        g.finish(ix, false);
    }
}

impl<'a> Gen<'_, 'a> {
    fn init_step(&mut self, step: &'a InitStep) {
        let Some(value) = self.m.global_value(step.rhs) else {
            return;
        };
        self.at(value.start());
        let mark = self.mark();
        match &step.lhs[..] {
            [None] => self.discard(value),
            [Some(obj)] => {
                let ty = self.obj_ty(*obj);
                let a = self.stored_operand(value, ty);
                let slot = self.m.global(*obj);
                self.store(Loc::Global(slot), ty, a);
            }
            many => {
                let (regs, types) = self.multi(value, many.len());
                for (i, obj) in many.iter().enumerate() {
                    let Some(obj) = obj else { continue };
                    let ty = self.obj_ty(*obj);
                    let slot = self.m.global(*obj);
                    let inner = self.mark();
                    let a = if self.m.is_interface(ty) && !self.m.is_interface(types[i]) {
                        let d = self.tmp(1);
                        self.make_iface(regs[i], types[i], d);
                        d
                    } else {
                        regs[i]
                    };
                    self.store(Loc::Global(slot), ty, a);
                    self.release(inner);
                }
            }
        }
        self.release(mark);
    }
}
