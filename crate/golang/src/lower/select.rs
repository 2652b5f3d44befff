//! `select`.

use super::compare::Test;
use super::func::{Gen, Label, Leave};
use crate::bytecode::Op;
use crate::bytecode::op::Reg;
use crate::check::types::{Basic, Type, TypeId};
use crate::syntax::ast::*;

/// What a case does with its channel.
enum Comm<'a> {
    Send {
        ch: &'a Expr,
        value: &'a Expr,
    },
    Recv {
        ch: &'a Expr,
        lhs: &'a [Expr],
        define: bool,
    },
}

impl<'a> Gen<'_, 'a> {
    /// The type of a channel's elements.
    pub(super) fn elem_type(&self, chan: TypeId) -> TypeId {
        match self.m.under(chan) {
            Type::Chan { elem, .. } => *elem,
            _ => chan,
        }
    }

    fn comm(stmt: &'a Stmt) -> Option<Comm<'a>> {
        fn channel(e: &Expr) -> Option<&Expr> {
            match &e.unparen().kind {
                ExprKind::Unary {
                    op: UnaryOp::Recv,
                    x,
                } => Some(x),
                _ => None,
            }
        }
        Some(match &stmt.kind {
            StmtKind::Send { ch, value } => Comm::Send { ch, value },
            StmtKind::Expr(e) => Comm::Recv {
                ch: channel(e)?,
                lhs: &[],
                define: false,
            },
            StmtKind::Assign { lhs, rhs, op: None } => Comm::Recv {
                ch: channel(rhs.first()?)?,
                lhs,
                define: false,
            },
            StmtKind::Define { lhs, rhs } => Comm::Recv {
                ch: channel(rhs.first()?)?,
                lhs,
                define: true,
            },
            _ => return None,
        })
    }

    pub(super) fn select_stmt(&mut self, label: Option<Name>, cases: &'a [CommCase]) {
        let pos = self.pos;
        let end = self.new_label();
        let comms: Vec<(usize, Comm<'a>)> = cases
            .iter()
            .enumerate()
            .filter_map(|(i, case)| Some((i, Self::comm(case.comm.as_deref()?)?)))
            .collect();
        let default = cases.iter().position(|c| c.comm.is_none());
        let n = comms.len() as u16;
        let d = self.tmp(3);
        let a = self.tmp(2 * n);
        let mut sends = vec![0u32; comms.len().div_ceil(32)];
        for (i, (_, comm)) in comms.iter().enumerate() {
            let at = a + 2 * i as Reg;
            let mark = self.mark();
            match comm {
                Comm::Send { ch, value } => {
                    sends[i / 32] |= 1 << (i % 32);
                    let ty = self.ty(ch);
                    let elem = self.elem_type(ty);
                    self.put(ch, at);
                    if self.m.repr(elem).regs == 1 {
                        self.put_as(value, elem, at + 1);
                    } else {
                        let v = self.operand_as(value, elem);
                        let v = self.box_elem(v, elem);
                        self.mov(at + 1, v, 1);
                    }
                }
                Comm::Recv { ch, .. } => self.put(ch, at),
            }
            self.release(mark);
        }
        self.at(pos);
        self.emit(Op::Select { d, a, n });
        self.emit(Op::Arg {
            a: u16::from(default.is_some()),
            k: 0,
        });
        for k in sends {
            self.emit(Op::Arg { a: 0, k });
        }
        if cases.is_empty() {
            // Nothing ever wakes it.
            return self.emit(Op::Fault {
                k: crate::bytecode::FaultKind::Unreachable as u16,
            });
        }
        let bodies: Vec<Label> = cases.iter().map(|_| self.new_label()).collect();
        for (i, &(case, _)) in comms.iter().enumerate() {
            if i + 1 == comms.len() && default.is_none() {
                self.jump(bodies[case]);
            } else {
                self.branch(Test::EqI(d, i as i16), bodies[case]);
            }
        }
        if let Some(default) = default {
            self.jump(bodies[default]);
        }
        self.leaves.push(Leave {
            label,
            on_break: end,
            on_continue: None,
            named_only: false,
        });
        for (i, case) in cases.iter().enumerate() {
            self.bind(bodies[i]);
            let mark = self.mark();
            if let Some(comm) = &case.comm {
                self.at(comm.pos);
                self.received(comm, d + 1);
            }
            self.stmts(&case.body);
            self.release(mark);
            self.jump(end);
        }
        self.leaves.pop();
        self.bind(end);
    }

    /// Gives the received value and `ok`, at t and t + 1, to the left sides of a receive.
    fn received(&mut self, stmt: &'a Stmt, t: Reg) {
        let Some(Comm::Recv { ch, lhs, define }) = Self::comm(stmt) else {
            return;
        };
        let ty = self.ty(ch);
        let elem = self.elem_type(ty);
        for (i, x) in lhs.iter().enumerate() {
            if matches!(&x.kind, ExprKind::Name(n) if &**n == "_") {
                continue;
            }
            let (a, from) = if i == 1 {
                (t + 1, Basic::Bool.id())
            } else {
                let v = if self.m.repr(elem).regs == 1 {
                    t
                } else {
                    self.tmp_of(elem)
                };
                self.or_zero(v, elem);
                self.unbox_elem(t, elem, v);
                (v, elem)
            };
            match self.declared(x.id).filter(|_| define) {
                Some(obj) => self.init_from(obj, a, from, true),
                None => {
                    let mark = self.mark();
                    let loc = self.place(x);
                    self.assign_value(loc, x, a, from);
                    self.release(mark);
                }
            }
        }
    }
}
