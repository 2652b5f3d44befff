//! `for … range f`, where f is a function: the body becomes a function of its own, which f calls.
//!
//! Body and loop share a *control object*, one for each execution of the loop:
//!
//! | slots | what |
//! |---|---|
//! | 0 | the loop's [`State`] |
//! | 1 | how the body left: 0 by itself, else 1 + the index of its [`Exit`] |
//! | 2, 3 | the frame of the function around, for `defer` ([`Op::DeferToken`]) |
//! | 4 … | the function's unnamed results, in memory form, where the body returns |
//!
//! `break` and `continue` of the loop itself are returns of the body. Anything that leads further out is an exit: the
//! body notes it and returns false, and when f has returned, the loop goes on from there as the statement would have in
//! its place, which in a body around is an exit of that one. Named results are variables, captured as others are.

use super::escape::Inner;
use super::func::{Gen, Label, Leave, Retry, Var};
use super::loc::Loc;
use crate::bytecode::op::Reg;
use crate::bytecode::*;
use crate::check::info::ObjId;
use crate::check::types::{Basic, Signature, TypeId};
use crate::hash::HashSet;
use crate::syntax::ast::*;
use std::rc::Rc;

/// What a loop's body may do next; anything but `Ready` when it is called is a fault.
#[derive(Clone, Copy)]
enum State {
    /// The body has said that it wants no more.
    Done,
    /// The body may be called.
    Ready,
    /// The body runs, or has panicked.
    Running,
    /// The loop has ended.
    Exhausted,
}

/// The control object's slots.
const STATE: u16 = 0;
const EXIT: u16 = 1;
const TOKEN: u16 = 2;
const RESULTS: u32 = 4;

/// How a body is left for a place outside of the loop.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Exit {
    Break(Name),
    Continue(Name),
    Goto(Name),
    Return,
}

/// What a body knows of the loop around it.
pub(super) struct LoopBody {
    /// The control object.
    control: Reg,
    /// Where `break` of the loop goes.
    on_break: Label,
    exits: Vec<Exit>,
    /// Labels inside the body.
    labels: HashSet<Name>,
}

/// A lowered body: its function, and its exits.
pub(super) type Lowered = (FuncIx, Rc<[Exit]>);

impl<'a> Gen<'_, 'a> {
    pub(super) fn range_func(
        &mut self,
        range: &'a RangeStmt,
        sig: &Signature,
        label: Option<Name>,
    ) {
        let Some(&yields) = sig.params.first() else {
            return;
        };
        let yields = self.m.signature(yields);
        let pos = self.pos;
        let f = self.tmp(1);
        self.put(&range.x, f);
        let c = self.tmp(1);
        let layout = self.control_layout();
        self.emit(Op::New { d: c, layout });
        let t = self.tmp(2);
        self.set_state(c, State::Ready, t);
        if self.facts.defers_inside(Inner::Loop(range.x.id)) {
            match &self.body {
                None => self.emit(Op::DeferToken { d: t }),
                Some(body) => {
                    let p = body.control;
                    self.load_slots(t, p, TOKEN, 2);
                }
            }
            self.store_slots(c, TOKEN, t, 2);
        }
        let (func, exits) = self.range_body(range, &yields, label);
        let closure = self.tmp(1);
        self.body_closure(range, c, closure, func);
        self.at(pos);
        let w = self.tmp(FRAME_HEADER + 1);
        self.mov(w + FRAME_HEADER, closure, 1);
        self.emit(Op::CallClosure { w, f });
        self.emit(Op::Load {
            d: t,
            p: c,
            off: STATE,
        });
        self.fault_unless(t, State::Running, false, FaultKind::RangeMissedPanic);
        self.set_state(c, State::Exhausted, t);
        if exits.is_empty() {
            return;
        }
        self.emit(Op::Load {
            d: t,
            p: c,
            off: EXIT,
        });
        for (i, exit) in exits.iter().enumerate() {
            let skip = self.new_label();
            let i = i as i16 + 1;
            self.branch(super::compare::Test::NeI(t, i), skip);
            self.take_exit(exit, c);
            self.bind(skip);
        }
    }

    fn set_state(&mut self, c: Reg, state: State, t: Reg) {
        self.emit(Op::Int {
            d: t,
            i: state as i32,
        });
        self.emit(Op::Store {
            p: c,
            a: t,
            off: STATE,
        });
    }

    /// Raises the fault if the state in register t is `state` (`is`) or is not.
    fn fault_unless(&mut self, t: Reg, state: State, is: bool, fault: FaultKind) {
        use super::compare::Test;
        let fine = self.new_label();
        let i = state as i16;
        self.branch(if is { Test::EqI(t, i) } else { Test::NeI(t, i) }, fine);
        self.emit(Op::Fault { k: fault as u16 });
        self.bind(fine);
    }

    /// The control object's layout, with room for the results of the function around.
    fn control_layout(&mut self) -> LayoutIx {
        let (mut slots, mut refs) = (RESULTS, Vec::new());
        for &(ty, obj) in self.returns.clone().iter() {
            if obj.is_none() {
                self.m.memory_refs(ty, slots, &mut refs);
                slots += self.m.repr(ty).slots;
            }
        }
        self.m.intern_layout(Layout { slots, refs })
    }

    /// d = the body as a function value, over the control object and what it captures.
    fn body_closure(&mut self, range: &'a RangeStmt, c: Reg, d: Reg, func: FuncIx) {
        let captures = self.captures(Inner::Loop(range.x.id));
        let a = self.tmp(1);
        self.mov(a, c, 1);
        let n = self.captured_slots(range.x.pos, &captures);
        self.make_closure(d, a, n + 1, func);
    }

    /// The body's function, lowered at once: the loop must know its exits.
    fn range_body(
        &mut self,
        range: &'a RangeStmt,
        yields: &Signature,
        label: Option<Name>,
    ) -> Lowered {
        let key = (range.x.id, self.env.inst);
        if let Some((func, exits)) = self.m.bodies.get(&key) {
            return (*func, exits.clone());
        }
        let count = self
            .m
            .lit_counts
            .entry((format!("{}-range", self.name), self.env.inst))
            .or_insert(0);
        *count += 1;
        let name = format!("{}-range{count}", self.name);
        let ix = self.m.new_func(name, self.pos);
        let (facts, env) = (self.facts.clone(), self.env.clone());
        let (returns, pos) = (self.returns.clone(), self.pos);
        let mut retry = Retry::default();
        for _ in 0..Retry::TURNS {
            let errors = self.m.errors.len();
            let mut g = Gen::new(self.m, ix, facts.clone(), env.clone());
            g.returns = returns.clone();
            g.at(pos);
            g.range_body_code(range, yields, label.clone(), &retry);
            let exits = g.body.take().map_or(Vec::new(), |body| body.exits);
            let wanted = std::mem::take(&mut g.wanted);
            let fits = g.finish(ix, false);
            if !retry.again(fits, wanted) || self.m.errors.len() > errors {
                let lowered: Lowered = (ix, exits.into());
                self.m.bodies.insert(key, lowered.clone());
                return lowered;
            }
        }
        self.m.unsupported(pos, "a loop of this size");
        (ix, Rc::new([]))
    }

    fn range_body_code(
        &mut self,
        range: &'a RangeStmt,
        yields: &Signature,
        label: Option<Name>,
        retry: &Retry,
    ) {
        self.in_lit = true;
        let (results, params) = self.m.sig_slots(yields, 0);
        let first = self.frame(results, params);
        self.results = vec![(Basic::Bool.id(), None)];
        let control = self.tmp(1);
        self.emit(Op::Cap { d: control, i: 0 });
        let t = self.tmp(1);
        self.emit(Op::Load {
            d: t,
            p: control,
            off: STATE,
        });
        let ready = self.new_label();
        self.branch(super::compare::Test::EqI(t, State::Ready as i16), ready);
        self.fault_unless(t, State::Done, false, FaultKind::RangeDone);
        self.fault_unless(t, State::Exhausted, false, FaultKind::RangeExhausted);
        self.emit(Op::Fault {
            k: FaultKind::RangePanicked as u16,
        });
        self.bind(ready);
        self.set_state(control, State::Running, t);
        let mut slot = 1;
        for obj in self.captures(Inner::Loop(range.x.id)) {
            slot += self.captured(obj, slot);
        }
        self.pin(retry);
        let (on_break, on_continue) = (self.new_label(), self.new_label());
        let mut labels = HashSet::new();
        labels_of(&range.body.stmts, &mut labels);
        self.body = Some(LoopBody {
            control,
            on_break,
            exits: Vec::new(),
            labels,
        });
        // One after the other, as gc does it here.
        let mut at = first;
        for (e, &ty) in [&range.key, &range.value].into_iter().zip(&yields.params) {
            if let Some(e) = Self::wanted_target(e) {
                match self.declared(e.id).filter(|_| range.define) {
                    Some(obj) => self.param(obj, ty, at),
                    None if range.define => {}
                    None => {
                        let mark = self.mark();
                        let loc = self.place(e);
                        self.assign_value(loc, e, at, ty);
                        self.release(mark);
                    }
                }
            }
            at += self.m.repr(ty).regs;
        }
        self.leaves.push(Leave {
            label,
            on_break,
            on_continue: Some(on_continue),
            named_only: false,
        });
        self.block(&range.body);
        self.leaves.pop();
        self.at(range.body.rbrace);
        for (label, state) in [(on_continue, State::Ready), (on_break, State::Done)] {
            self.bind(label);
            self.set_state(control, state, t);
            self.emit(Op::Int {
                d: FRAME_HEADER,
                i: matches!(state, State::Ready).into(),
            });
            self.emit(Op::Ret);
        }
    }

    /// Whether a label lies outside of the loop whose body this is.
    pub(super) fn is_outside(&self, label: &Name) -> bool {
        self.body
            .as_ref()
            .is_some_and(|b| !b.labels.contains(label))
    }

    /// Leaves the body for a place outside; nothing where this is no body.
    pub(super) fn exit(&mut self, exit: Exit) {
        let Some(body) = &mut self.body else { return };
        let i = body.exits.iter().position(|e| *e == exit);
        let i = i.unwrap_or_else(|| {
            body.exits.push(exit);
            body.exits.len() - 1
        });
        let (p, on_break) = (body.control, body.on_break);
        let a = self.bits_operand(i as u64 + 1);
        self.emit(Op::Store { p, a, off: EXIT });
        self.jump(on_break);
    }

    /// Goes on where a body has left to, `c` being its control object.
    fn take_exit(&mut self, exit: &Exit, c: Reg) {
        let ident = |name: &Name| {
            Some(Ident {
                id: ExprId(u32::MAX),
                pos: crate::source::Pos::NONE,
                name: name.clone(),
            })
        };
        match exit {
            Exit::Break(label) => self.break_to(&ident(label)),
            Exit::Continue(label) => self.continue_to(&ident(label)),
            Exit::Goto(label) => self.go_to(label),
            Exit::Return => {
                let mut off = RESULTS;
                let mut at = FRAME_HEADER;
                for &(ty, obj) in self.returns.clone().iter() {
                    let repr = self.m.repr(ty);
                    if obj.is_none() {
                        let from = Loc::Mem {
                            p: c,
                            off,
                            // Nothing writes it any more.
                            frozen: true,
                            nil: false,
                        };
                        match &self.body {
                            Some(body) => {
                                let p = body.control;
                                let mark = self.mark();
                                let a = self.loc_operand(from, ty);
                                self.store(control_loc(p, off), ty, a);
                                self.release(mark);
                            }
                            None => self.load(from, ty, at),
                        }
                        off += repr.slots;
                    }
                    at += repr.regs;
                }
                match self.body {
                    Some(_) => self.exit(Exit::Return),
                    None => self.leave(),
                }
            }
        }
    }

    /// `return values` in the body: they go to the control object or to the named results.
    pub(super) fn return_from_body(&mut self, values: &'a [Expr]) {
        let returns = self.returns.clone();
        if !values.is_empty() {
            self.calls_first(&values.iter().collect::<Vec<_>>());
            let (regs, types): (Vec<Reg>, Vec<TypeId>) = match values {
                [call] if returns.len() > 1 => self.multi(call, returns.len()),
                _ => {
                    let values = values.iter().zip(returns.iter());
                    values
                        .map(|(e, &(ty, _))| (self.operand_as(e, ty), ty))
                        .unzip()
                }
            };
            let mut off = RESULTS;
            for (i, &(ty, obj)) in returns.iter().enumerate() {
                let mark = self.mark();
                let loc = self.return_loc(obj, off);
                let a = match self.m.is_interface(ty) && !self.m.is_interface(types[i]) {
                    true => {
                        let d = self.tmp(1);
                        self.make_iface(regs[i], types[i], d);
                        d
                    }
                    false => regs[i],
                };
                self.store(loc, ty, a);
                self.release(mark);
                if obj.is_none() {
                    off += self.m.repr(ty).slots;
                }
            }
        }
        self.exit(Exit::Return);
    }

    /// Where a result is written: its variable, or its place in the control object.
    fn return_loc(&self, obj: Option<ObjId>, off: u32) -> Loc {
        match (obj.and_then(|obj| self.vars.get(&obj)), &self.body) {
            (Some(&(Var::Mem(p) | Var::Frozen(p))), _) => Loc::mem(p),
            (Some(&Var::Reg(r)), _) => Loc::Regs(r),
            (None, Some(body)) => control_loc(body.control, off),
            (None, None) => Loc::Blank,
        }
    }

    /// Defers function value f to the end of the function around.
    pub(super) fn emit_defer(&mut self, f: Reg) {
        match &self.body {
            None => self.emit(Op::Defer { f }),
            Some(body) => {
                let p = body.control;
                let t = self.tmp(2);
                self.load_slots(t, p, TOKEN, 2);
                self.emit(Op::DeferAt { f, t });
            }
        }
    }
}

fn control_loc(p: Reg, off: u32) -> Loc {
    Loc::Mem {
        p,
        off,
        frozen: false,
        nil: false,
    }
}

/// The labels in a list of statements, function literals aside.
fn labels_of(stmts: &[Stmt], out: &mut HashSet<Name>) {
    stmts.iter().for_each(|s| labels_in(s, out));
}

fn labels_in(stmt: &Stmt, out: &mut HashSet<Name>) {
    match &stmt.kind {
        StmtKind::Labeled { label, stmt } => {
            out.insert(label.name.clone());
            labels_in(stmt, out);
        }
        StmtKind::Block(block) => labels_of(&block.stmts, out),
        StmtKind::If { then, other, .. } => {
            labels_of(&then.stmts, out);
            other.iter().for_each(|s| labels_in(s, out));
        }
        StmtKind::For { body, .. } => labels_of(&body.stmts, out),
        StmtKind::Range(range) => labels_of(&range.body.stmts, out),
        StmtKind::Switch { cases, .. } | StmtKind::TypeSwitch { cases, .. } => {
            cases.iter().for_each(|c| labels_of(&c.body, out));
        }
        StmtKind::Select { cases, .. } => cases.iter().for_each(|c| labels_of(&c.body, out)),
        _ => {}
    }
}
