//! Expression switches and type switches: a chain of tests, then the bodies in order.

use super::compare::Test;
use super::func::{Gen, Label, Leave};
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::types::TypeId;
use crate::syntax::ast::*;

impl<'a> Gen<'_, 'a> {
    pub(super) fn switch_stmt(
        &mut self,
        label: Option<Name>,
        tag: Option<&'a Expr>,
        cases: &'a [Case],
    ) {
        let end = self.new_label();
        let bodies: Vec<Label> = cases.iter().map(|_| self.new_label()).collect();
        let tag = tag.map(|tag| (self.operand(tag), tag));
        let mut default = end;
        for (case, &body) in cases.iter().zip(&bodies) {
            if case.default {
                default = body;
            }
            for e in &case.exprs {
                self.at(e.start());
                let mark = self.mark();
                match tag {
                    None => self.jump_if(e, true, body),
                    Some((a, tag)) => {
                        let test = self.case_test(a, tag, e);
                        self.branch(test, body);
                    }
                }
                self.release(mark);
            }
        }
        self.jump(default);
        self.leaves.push(Leave {
            label,
            on_break: end,
            on_continue: None,
            named_only: false,
        });
        let outer = self.fall;
        for (i, case) in cases.iter().enumerate() {
            self.bind(bodies[i]);
            self.fall = bodies.get(i + 1).copied();
            self.stmts(&case.body);
            self.fall = outer;
            self.jump(end);
        }
        self.leaves.pop();
        self.bind(end);
    }

    /// The test of the tag, in register a, against one case.
    fn case_test(&mut self, a: Reg, tag: &'a Expr, e: &'a Expr) -> Test {
        let tag_type = self.ty(tag);
        if self.is_nil(e) {
            return Test::EqI(a, 0);
        }
        let basic = self.m.basic(tag_type);
        if let Some(i) = self.small(e).filter(|_| basic.is_integer()) {
            return Test::EqI(a, i);
        }
        let ty = self.ty(e);
        let (a, common) = if self.m.is_interface(ty) && !self.m.is_interface(tag_type) {
            let d = self.tmp(1);
            self.make_iface(a, tag_type, d);
            (d, ty)
        } else {
            (a, tag_type)
        };
        let b = self.operand_as(e, common);
        self.at(e.pos);
        if self.m.basic(common).is_integer() {
            return Test::Eq(a, b);
        }
        let d = self.tmp(1);
        self.compare_regs(BinaryOp::Eq, common, a, b, d);
        Test::True(d)
    }

    pub(super) fn type_switch(
        &mut self,
        label: Option<Name>,
        bind: Option<&'a Ident>,
        x: &'a Expr,
        cases: &'a [Case],
    ) {
        let end = self.new_label();
        let bodies: Vec<Label> = cases.iter().map(|_| self.new_label()).collect();
        let subject = match &x.unparen().kind {
            ExprKind::Assert { x, ty: None } => x,
            _ => x,
        };
        let from = self.ty(subject);
        let a = self.operand(subject);
        let mut default = end;
        for (case, &body) in cases.iter().zip(&bodies) {
            if case.default {
                default = body;
            }
            for e in &case.exprs {
                self.at(e.start());
                let mark = self.mark();
                if self.is_nil(e) {
                    self.branch(Test::EqI(a, 0), body);
                } else {
                    let goal = self.ty(e);
                    let ty = self.m.rtype16(goal);
                    let d = self.tmp(1);
                    self.emit(if self.m.is_interface(goal) {
                        Op::IfaceImpl { d, a, ty }
                    } else {
                        Op::IfaceIs { d, a, ty }
                    });
                    self.jump_reg(d, true, body);
                }
                self.release(mark);
            }
        }
        self.jump(default);
        self.leaves.push(Leave {
            label,
            on_break: end,
            on_continue: None,
            named_only: false,
        });
        for (i, case) in cases.iter().enumerate() {
            self.bind(bodies[i]);
            let mark = self.mark();
            if let Some(bind) = bind {
                self.bind_clause(bind, i as u32, case, a, from);
            }
            self.stmts(&case.body);
            self.release(mark);
            self.jump(end);
        }
        self.leaves.pop();
        self.bind(end);
    }

    /// The variable of one clause: the value itself where the clause names one type.
    fn bind_clause(&mut self, bind: &Ident, i: u32, case: &'a Case, a: Reg, from: TypeId) {
        let Some(&obj) = self.m.info.clause_vars.get(&(bind.id, i)) else {
            return;
        };
        if !self.facts.var(obj).used {
            return;
        }
        match &case.exprs[..] {
            [e] if !self.is_nil(e) && !self.m.is_interface(self.ty(e)) => {
                let goal = self.ty(e);
                let ty = self.m.rtype16(goal);
                let d = self.tmp_of(goal);
                self.emit(Op::Unbox { d, a, ty });
                self.init_from(obj, d, goal, true);
            }
            _ => self.init_from(obj, a, from, false),
        }
    }
}
