//! Statements.

use super::func::{Gen, Label, Leave, Var};
use super::range_func::Exit;
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::info::ObjId;
use crate::check::types::TypeId;
use crate::syntax::ast::*;

impl<'a> Gen<'_, 'a> {
    pub(super) fn block(&mut self, block: &'a Block) {
        self.stmts(&block.stmts);
    }

    pub(super) fn stmts(&mut self, stmts: &'a [Stmt]) {
        let mark = self.mark();
        for stmt in stmts {
            self.stmt(stmt);
        }
        self.release(mark);
    }

    pub(super) fn stmt(&mut self, stmt: &'a Stmt) {
        let label = self.label.take();
        self.at(stmt.pos);
        // Statements that declare keep what they took; the others' registers are temporaries.
        let mark = self.mark();
        let declares = match &stmt.kind {
            StmtKind::Define { lhs, rhs } => {
                self.define(lhs, rhs);
                true
            }
            StmtKind::Decl(decls) => {
                for decl in decls {
                    if let Decl::Var(var) = decl {
                        self.at(var.pos);
                        self.var_decl(var);
                    }
                }
                true
            }
            StmtKind::Labeled { label, stmt } => {
                let target = self.user_label(&label.name);
                self.bind_head(target, true);
                self.label = Some(label.name.clone());
                self.stmt(stmt);
                self.label = None;
                true
            }
            _ => {
                self.plain_stmt(stmt, label);
                false
            }
        };
        if !declares {
            self.release(mark);
        }
    }

    fn plain_stmt(&mut self, stmt: &'a Stmt, label: Option<Name>) {
        match &stmt.kind {
            StmtKind::Expr(e) => self.discard(e),
            StmtKind::Send { ch, value } => {
                let ty = self.ty(ch);
                let elem = self.elem_type(ty);
                let c = self.operand(ch);
                let v = self.operand_as(value, elem);
                let v = self.box_elem(v, elem);
                self.at(stmt.pos);
                self.emit(Op::Send { c, v });
            }
            StmtKind::IncDec { x, inc } => self.inc_dec(stmt.pos, x, *inc),
            StmtKind::Assign { lhs, op, rhs } => match op {
                Some(op) => self.op_assign(stmt.pos, &lhs[0], *op, &rhs[0]),
                None => self.assign(lhs, rhs),
            },
            StmtKind::Go(e) => self.go_stmt(e),
            StmtKind::Defer(e) => self.defer_stmt(e),
            StmtKind::Return(values) => self.return_stmt(values),
            StmtKind::Break(to) => self.break_to(to),
            StmtKind::Continue(to) => self.continue_to(to),
            StmtKind::Goto(label) => self.go_to(&label.name),
            StmtKind::Fallthrough => {
                if let Some(label) = self.fall {
                    self.jump(label);
                }
            }
            StmtKind::Block(block) => {
                let end = self.open(label);
                self.block(block);
                self.shut(end);
            }
            StmtKind::If {
                init,
                cond,
                then,
                other,
            } => {
                let out = self.open(label);
                self.optional(init);
                if let ([only], None) = (&then.stmts[..], other)
                    && let Some(target) = self.jump_target(only)
                {
                    self.jump_if(cond, true, target);
                    return self.shut(out);
                }
                let end = self.new_label();
                let otherwise = self.new_label();
                self.jump_if(cond, false, otherwise);
                self.block(then);
                if let Some(other) = other {
                    self.jump(end);
                    self.bind(otherwise);
                    self.stmt(other);
                    self.bind(end);
                } else {
                    self.bind(otherwise);
                }
                self.shut(out);
            }
            StmtKind::For {
                init,
                cond,
                post,
                body,
            } => {
                self.for_stmt(label, init, cond.as_ref(), post, body);
            }
            StmtKind::Range(range) => self.range_stmt(range, label),
            StmtKind::Switch {
                init, tag, cases, ..
            } => {
                self.optional(init);
                self.switch_stmt(label, tag.as_ref(), cases);
            }
            StmtKind::TypeSwitch {
                init,
                bind,
                x,
                cases,
                ..
            } => {
                self.optional(init);
                self.type_switch(label, bind.as_ref(), x, cases);
            }
            StmtKind::Select { cases, .. } => self.select_stmt(label, cases),
            StmtKind::Bad
            | StmtKind::Empty
            | StmtKind::Define { .. }
            | StmtKind::Decl(_)
            | StmtKind::Labeled { .. } => {}
        }
    }

    pub(super) fn break_to(&mut self, to: &Option<Ident>) {
        match (self.find_leave(to, false), to) {
            (Some(leave), _) => self.jump(leave.on_break),
            (None, Some(label)) => self.exit(Exit::Break(label.name.clone())),
            (None, None) => {}
        }
    }

    pub(super) fn continue_to(&mut self, to: &Option<Ident>) {
        match (self.find_leave(to, true).and_then(|l| l.on_continue), to) {
            (Some(label), _) => self.jump(label),
            (None, Some(label)) => self.exit(Exit::Continue(label.name.clone())),
            (None, None) => {}
        }
    }

    pub(super) fn go_to(&mut self, label: &Name) {
        if self.is_outside(label) {
            return self.exit(Exit::Goto(label.clone()));
        }
        let label = self.user_label(label);
        self.jump(label);
    }

    /// A labelled statement that is no loop or switch: `break Label` leaves it.
    fn open(&mut self, label: Option<Name>) -> Option<Label> {
        let label = label?;
        let end = self.new_label();
        let label = Some(label);
        self.leaves.push(Leave {
            label,
            on_break: end,
            on_continue: None,
            named_only: true,
        });
        Some(end)
    }

    fn shut(&mut self, end: Option<Label>) {
        if let Some(end) = end {
            self.leaves.pop();
            self.bind(end);
        }
    }

    pub(super) fn optional(&mut self, stmt: &'a Option<Box<Stmt>>) {
        if let Some(stmt) = stmt {
            self.stmt(stmt);
        }
    }

    /// Where a statement that is only a jump goes.
    fn jump_target(&mut self, stmt: &Stmt) -> Option<Label> {
        match &stmt.kind {
            StmtKind::Break(to) => Some(self.find_leave(to, false)?.on_break),
            StmtKind::Continue(to) => self.find_leave(to, true)?.on_continue,
            StmtKind::Goto(label) if !self.is_outside(&label.name) => {
                Some(self.user_label(&label.name))
            }
            _ => None,
        }
    }

    fn user_label(&mut self, name: &Name) -> Label {
        if let Some(&label) = self.gotos.get(name) {
            return label;
        }
        let label = self.new_label();
        self.gotos.insert(name.clone(), label);
        label
    }

    fn find_leave(&self, to: &Option<Ident>, looping: bool) -> Option<Leave> {
        let fits = |leave: &&Leave| match to {
            Some(label) => leave.label.as_ref() == Some(&label.name),
            None if looping => leave.on_continue.is_some(),
            None => !leave.named_only,
        };
        self.leaves.iter().rev().find(fits).cloned()
    }

    /// A variable's declaration: gives it a place. `zero`: it starts as its zero value.
    pub(super) fn declare(&mut self, obj: ObjId, zero: bool) -> Var {
        let ty = self.obj_ty(obj);
        let facts = self.facts.var(obj);
        let repr = self.m.repr(ty);
        let var = if repr.by_ref && facts.frozen() && !zero {
            Var::Frozen(self.tmp(1))
        } else if repr.by_ref || facts.on_heap() {
            let d = self.tmp(1);
            let layout = self.m.object_layout(ty);
            self.emit(Op::New { d, layout });
            Var::Mem(d)
        } else {
            let d = self.tmp(repr.regs);
            if zero {
                self.zero(d, repr.regs);
            }
            Var::Reg(d)
        };
        self.put_var(obj, var);
        var
    }

    /// The object that a name on the left of `:=` or in `var` declares; none for `_` and for names that
    /// it only assigns.
    pub(super) fn declared(&self, id: ExprId) -> Option<ObjId> {
        self.m.info.defs.get(&id).copied()
    }

    fn var_decl(&mut self, var: &'a VarDecl) {
        let names: Vec<Option<ObjId>> = var.names.iter().map(|n| self.declared(n.id)).collect();
        if var.values.is_empty() {
            for obj in names.into_iter().flatten() {
                self.declare(obj, true);
            }
        } else if var.values.len() == names.len() {
            self.init_vars(&names, &var.values, var.ty.as_ref());
        } else {
            let (regs, types) = self.multi(&var.values[0], names.len());
            for (i, obj) in names.into_iter().enumerate() {
                if let Some(obj) = obj {
                    self.init_from(obj, regs[i], types[i], true);
                }
            }
        }
    }

    /// A variable declared with a value that is in registers. `adopt`: they may become the variable's own.
    pub(super) fn init_from(&mut self, obj: ObjId, a: Reg, from: TypeId, adopt: bool) {
        let ty = self.obj_ty(obj);
        let boxes = self.m.is_interface(ty) && !self.m.is_interface(from);
        if adopt && !boxes && !self.m.repr(ty).by_ref && !self.facts.var(obj).on_heap() {
            self.put_var(obj, Var::Reg(a));
            return;
        }
        let var = self.declare(obj, false);
        self.give(var, ty, a, from);
    }

    /// Gives a variable a value of type `from`.
    pub(super) fn give(&mut self, var: Var, ty: TypeId, a: Reg, from: TypeId) {
        let boxes = self.m.is_interface(ty) && !self.m.is_interface(from);
        match var {
            Var::Reg(d) => self.convert_value(a, from, ty, d),
            Var::Frozen(d) => self.mov(d, a, 1),
            Var::Mem(p) => {
                let mark = self.mark();
                let v = if boxes {
                    let v = self.tmp(1);
                    self.convert_value(a, from, ty, v);
                    v
                } else {
                    a
                };
                self.store(super::loc::Loc::mem(p), ty, v);
                self.release(mark);
            }
        }
    }

    fn return_stmt(&mut self, values: &'a [Expr]) {
        let pos = self.pos;
        if self.body.is_some() {
            return self.return_from_body(values);
        }
        if !values.is_empty() {
            self.set_results(values);
        }
        self.at(pos);
        self.leave();
    }

    /// Puts a return statement's values into the results.
    fn set_results(&mut self, values: &'a [Expr]) {
        self.calls_first(&values.iter().collect::<Vec<_>>());
        let results = self.results.clone();
        if values.len() == 1 && results.len() > 1 {
            let (regs, types) = self.multi(&values[0], results.len());
            for (i, a) in regs.into_iter().enumerate() {
                self.set_result(i, a, types[i]);
            }
            return;
        }
        // Values may be evaluated in place where no later one can see that.
        let named = results.iter().any(|r| r.1.is_some());
        let partial = self.has_defer && values.iter().any(|v| self.has_call(v));
        let plain = !named && !partial;
        if plain || !named && values.len() == 1 && self.regs_of(&values[0]) <= 1 {
            let mut at = crate::bytecode::FRAME_HEADER;
            for (value, &(ty, _)) in values.iter().zip(&results) {
                self.put_as(value, ty, at);
                at += self.m.repr(ty).regs;
            }
            return;
        }
        if let ([value], [(ty, Some(obj))]) = (values, &results[..])
            && let Some(&Var::Reg(d)) = self.vars.get(obj)
            && !(self.mentions(value, *obj) || self.has_defer)
        {
            return self.put_as(value, *ty, d);
        }
        let regs: Vec<_> = values
            .iter()
            .zip(&results)
            .map(|(value, &(ty, _))| {
                let a = self.operand_as(value, ty);
                // A result that another value is about to change.
                let own = results.len() > 1 && (a as u32) < self.results_end();
                if own {
                    let d = self.tmp_of(ty);
                    let n = self.m.repr(ty).regs;
                    self.mov(d, a, n);
                    d
                } else {
                    a
                }
            })
            .collect();
        for (i, a) in regs.into_iter().enumerate() {
            self.set_result(i, a, results[i].0);
        }
    }

    fn set_result(&mut self, i: usize, a: Reg, from: TypeId) {
        let mut at = crate::bytecode::FRAME_HEADER;
        for j in 0..i {
            let ty = self.results[j].0;
            at += self.m.repr(ty).regs;
        }
        let (ty, obj) = self.results[i];
        let memory = match obj.and_then(|o| self.vars.get(&o)) {
            Some(&Var::Mem(p)) => Some(p),
            _ => None,
        };
        let Some(p) = memory else {
            return self.convert_value(a, from, ty, at);
        };
        let mark = self.mark();
        let v = self.tmp_of(ty);
        self.convert_value(a, from, ty, v);
        self.store(super::loc::Loc::mem(p), ty, v);
        self.release(mark);
    }

    /// The register after the results.
    fn results_end(&mut self) -> u32 {
        let mut end = u32::from(crate::bytecode::FRAME_HEADER);
        for i in 0..self.results.len() {
            let ty = self.results[i].0;
            end += u32::from(self.m.repr(ty).regs);
        }
        end
    }

    fn for_stmt(
        &mut self,
        label: Option<Name>,
        init: &'a Option<Box<Stmt>>,
        cond: Option<&'a Expr>,
        post: &'a Option<Box<Stmt>>,
        body: &'a Block,
    ) {
        self.optional(init);
        let (top, test) = (self.new_label(), self.new_label());
        let mut bottom_only = true;
        let (on_continue, end) = (self.new_label(), self.new_label());
        let reachable = !self.dead;
        let length = self.hoist_length(cond, post, body);
        if let Some(cond) = cond
            && self.const_slot(cond) != Some(1)
        {
            if self.cheap(cond) {
                // Once more here, so that the increment and the test at the bottom can be one instruction.
                self.at(cond.pos);
                self.jump_if(cond, false, end);
            } else {
                self.jump(test);
                bottom_only = false;
            }
        }
        self.bind_head(top, reachable);
        self.loops += 1;
        let leave = Leave {
            label,
            on_break: end,
            on_continue: Some(on_continue),
            named_only: false,
        };
        self.leaves.push(leave);
        self.block(body);
        self.leaves.pop();
        self.bind(on_continue);
        if !self.m.info.shares_loop_vars(body.lbrace) {
            for obj in self.loop_vars(init) {
                self.renew(obj);
            }
        }
        self.optional(post);
        if !bottom_only {
            self.bind(test);
        }
        match cond {
            Some(cond) => {
                self.at(cond.pos);
                self.jump_if(cond, true, top);
            }
            None => self.jump(top),
        }
        self.loops -= 1;
        if let Some(id) = length {
            self.given.remove(&id);
        }
        self.bind(end);
    }

    /// Whether a condition compares nothing but constants, variables and lengths that are known.
    fn cheap(&self, cond: &'a Expr) -> bool {
        let known = |e: &Expr| {
            matches!(e.kind, ExprKind::Name(_))
                || self.const_of(e).is_some()
                || self.given.contains_key(&e.id)
        };
        matches!(&cond.kind, ExprKind::Binary { x, y, .. } if known(x) && known(y))
    }

    /// The variables that a for clause declares in memory: each iteration has its own.
    fn loop_vars(&self, init: &Option<Box<Stmt>>) -> Vec<ObjId> {
        let Some(StmtKind::Define { lhs, .. }) = init.as_ref().map(|s| &s.kind) else {
            return Vec::new();
        };
        let objs = lhs.iter().filter_map(|e| self.declared(e.id));
        objs.filter(|&o| {
            let facts = self.facts.var(o);
            matches!(self.vars.get(&o), Some(Var::Mem(_))) && (facts.addr || facts.captured)
        })
        .collect()
    }

    /// Moves a variable in memory to a copy of its memory.
    fn renew(&mut self, obj: ObjId) {
        let ty = self.obj_ty(obj);
        if let Some(&Var::Mem(p)) = self.vars.get(&obj) {
            self.clone_to(p, p, ty);
        }
    }

    /// In `for …; i < len(x); …` where nothing in the loop assigns x, evaluates len(x) once. Slice headers
    /// do not change, so a variable that is not assigned keeps its length.
    fn hoist_length(
        &mut self,
        cond: Option<&'a Expr>,
        post: &'a Option<Box<Stmt>>,
        body: &'a Block,
    ) -> Option<ExprId> {
        use crate::check::info::Builtin;
        let ExprKind::Binary { op, x, y } = &cond?.kind else {
            return None;
        };
        let call = match op {
            BinaryOp::Lt | BinaryOp::Le | BinaryOp::Ne => y,
            BinaryOp::Gt | BinaryOp::Ge => x,
            _ => return None,
        };
        let ExprKind::Call { fun, args, .. } = &call.kind else {
            return None;
        };
        if self.builtin_of(fun) != Some(Builtin::Len) || self.const_of(call).is_some() {
            return None;
        }
        let arg = args.first()?;
        let ExprKind::Name(_) = arg.kind else {
            return None;
        };
        let obj = self.object(arg.id)?;
        let ty = self.ty(arg);
        let fixed = matches!(
            self.m.under(ty),
            crate::check::types::Type::Slice(_) | crate::check::types::Type::Basic(_)
        );
        if !fixed || !matches!(self.vars.get(&obj), Some(Var::Reg(_))) {
            return None;
        }
        if self.assigns(&body.stmts, obj)
            || post.as_ref().is_some_and(|p| self.stmt_assigns(p, obj))
        {
            return None;
        }
        let d = self.operand(call);
        self.given.insert(call.id, d);
        Some(call.id)
    }
}
