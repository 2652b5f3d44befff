//! Where variables are, for who looks at a run that stands still.

use super::Module;
use super::func::{Gen, Var};
use crate::bytecode::op::Reg;
use crate::bytecode::*;
use crate::check::info::ObjId;
use crate::check::types::TypeId;

/// Files of the library have names that begin so.
const LIBRARY: &str = "$GOROOT/";

/// A variable's place from one instruction on, and until which.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    obj: ObjId,
    ty: TypeId,
    var: Var,
    from: u32,
    to: Option<u32>,
}

impl Placed {
    fn reg(&self) -> Reg {
        match self.var {
            Var::Reg(reg) | Var::Mem(reg) | Var::Frozen(reg) => reg,
        }
    }
}

impl Gen<'_, '_> {
    /// Gives a variable its place.
    pub(super) fn put_var(&mut self, obj: ObjId, var: Var) {
        self.vars.insert(obj, var);
        if self.m.variables.is_some() {
            let from = self.code.len() as u32;
            // A loop's variable may get another place for each iteration.
            let before = self.placed.iter_mut();
            for placed in before.filter(|p| p.obj == obj && p.to.is_none()) {
                placed.to = Some(from);
            }
            self.placed.push(Placed {
                obj,
                ty: self.obj_ty(obj),
                var,
                from,
                to: None,
            });
        }
    }

    /// The registers from this one on are free again, so what variables they held are gone.
    pub(super) fn leave_vars(&mut self, mark: u32) {
        let at = self.code.len() as u32;
        for placed in self.placed.iter_mut().rev() {
            if placed.to.is_none() && u32::from(placed.reg()) >= mark {
                placed.to = Some(at);
            }
        }
    }
}

impl Module<'_> {
    /// Notes a function's variables; `moved` gives the place of each instruction now.
    pub(super) fn keep_variables(&mut self, ix: FuncIx, mut placed: Vec<Placed>, moved: &[u32]) {
        let (file, _) = self.program.funcs[ix as usize].decl;
        let own = self.program.files.get(file as usize);
        let own = own.is_some_and(|name| !name.starts_with(LIBRARY));
        let Some(kept) = self.variables.as_mut().filter(|_| own) else {
            return;
        };
        let end = moved.last().copied().unwrap_or(0);
        let at = |pc: u32| moved.get(pc as usize).copied().unwrap_or(end);
        for one in &mut placed {
            one.from = at(one.from);
            one.to = Some(one.to.map_or(end, at));
        }
        kept.push((ix, placed));
    }

    /// Enters the variables and their types, all of which come after those that code knows. Their methods stay out: nobody
    /// calls them.
    pub(super) fn describe_variables(&mut self) {
        let Some(all) = self.variables.take() else {
            return;
        };
        for (ix, placed) in all {
            let mut described = Vec::with_capacity(placed.len());
            for one in placed {
                let name = self.info.object(one.obj).name.to_string();
                let (from, to) = (one.from, one.to.unwrap_or(0));
                if from >= to || name == "_" || name.is_empty() {
                    continue;
                }
                let ty = self.rtype(one.ty);
                described.push(Variable {
                    name,
                    ty,
                    reg: one.reg(),
                    memory: !matches!(one.var, Var::Reg(_)),
                    from,
                    to,
                });
            }
            self.program.funcs[ix as usize].variables = described;
        }
        let globals: Vec<(ObjId, u32)> = self.globals.iter().map(|(&o, &slot)| (o, slot)).collect();
        for (obj, slot) in globals {
            let object = self.info.object(obj);
            let package = object
                .package
                .map(|p| &*self.info.packages[p as usize].path);
            if package == Some("main") {
                let ty = self.rtype(object.ty);
                self.program.global_types.push((slot, ty));
            }
        }
        self.program.global_types.sort_unstable();
        self.jobs.clear();
    }
}
