//! One function under construction: emission, labels, prologue and the final pass over its code.

use super::escape::{Facts, Inner};
use super::generic::{Env, Inst};
use super::range_func::LoopBody;
use super::variables::Placed;
use super::{Job, Module};
use crate::bytecode::op::Reg;
use crate::bytecode::*;
use crate::check::info::ObjId;
use crate::check::types::{Signature, TypeId};
use crate::hash::HashMap;
use crate::source::Pos;
use crate::syntax::ast::*;
use std::rc::Rc;

/// A place in the code that branches name before or after it is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Label(pub u32);

/// Where a local variable is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Var {
    /// In registers from this one on.
    Reg(Reg),
    /// In memory whose address this register holds.
    Mem(Reg),
    /// A by-reference value that never changes, at the address in this register.
    Frozen(Reg),
}

/// A statement that break or continue may leave.
#[derive(Clone, Debug)]
pub(super) struct Leave {
    pub label: Option<Name>,
    pub on_break: Label,
    /// None: not a loop.
    pub on_continue: Option<Label>,
    /// Left by its label alone: a labelled block or if.
    pub named_only: bool,
}

/// What a function's code is made of.
#[derive(Clone)]
pub(super) struct Body<'a> {
    pub recv: Option<(&'a Field, TypeId)>,
    pub ty: &'a FuncType,
    pub sig: Signature,
    pub block: &'a Block,
    pub facts: Rc<Facts>,
    pub env: Rc<Env>,
    /// The function literal's expression; none for a declaration.
    pub lit: Option<ExprId>,
}

/// How to lower a function again, where the first try showed that it is worth it or must be.
#[derive(Clone, Default)]
pub(super) struct Retry {
    /// Fused branches reach only short distances: jump over a long branch instead.
    long: bool,
    /// Constants to keep in registers, because loops use them.
    pins: Vec<u64>,
}

impl Retry {
    /// Each turn may set `long` and the pins once, so these are enough.
    pub(super) const TURNS: u32 = 3;

    /// Whether to lower again, after a turn whose code did (not) fit and which wanted these constants.
    pub(super) fn again(&mut self, fits: bool, wanted: Vec<u64>) -> bool {
        if fits && (wanted.is_empty() || !self.pins.is_empty()) {
            return false;
        }
        self.long |= !fits;
        if self.pins.is_empty() {
            self.pins = wanted;
        }
        true
    }
}

/// At most this many constants of a function live in registers.
const MAX_PINS: usize = 24;

pub(super) struct Gen<'m, 'a> {
    pub m: &'m mut Module<'a>,
    pub code: Vec<Op>,
    pub lines: Vec<(u32, u32, u32)>,
    /// Branch instructions and where they go.
    pub fixes: Vec<(u32, Label)>,
    pub labels: Vec<Option<u32>>,
    /// Where a label was put last.
    last_bind: u32,
    /// The first free register.
    pub next: u32,
    pub max: u32,
    /// The source position of what is emitted now.
    pub pos: Pos,
    /// Nothing reaches the present point: emission is dropped.
    pub dead: bool,
    pub vars: HashMap<ObjId, Var>,
    /// Where variables have been so far, if somebody wants to know.
    pub placed: Vec<Placed>,
    pub facts: Rc<Facts>,
    pub env: Rc<Env>,
    pub name: String,
    /// This is a function literal, or in one.
    pub in_lit: bool,
    /// Types of the results, with their variables where they are named.
    pub results: Vec<(TypeId, Option<ObjId>)>,
    /// The same of the function that `return` leaves: in a loop's body, the one around.
    pub returns: Rc<[(TypeId, Option<ObjId>)]>,
    /// In the body of a loop over a function.
    pub body: Option<LoopBody>,
    pub result_slots: u16,
    pub param_slots: u16,
    pub has_defer: bool,
    /// Where a function that defers goes on after a recovered panic.
    pub epilogue: Option<Label>,
    pub leaves: Vec<Leave>,
    pub gotos: HashMap<Name, Label>,
    /// The label of the statement that comes next.
    pub label: Option<Name>,
    /// Where `fallthrough` goes.
    pub fall: Option<Label>,
    pub loops: u32,
    pub pins: HashMap<u64, Reg>,
    pub wanted: Vec<u64>,
    long: bool,
    /// Values that stand for expressions, where a statement evaluated these beforehand.
    pub given: HashMap<ExprId, Reg>,
}

impl<'a> Module<'a> {
    pub(super) fn lower_decl(&mut self, ix: FuncIx, decl: &'a FuncDecl, inst: Inst) {
        let Some(block) = &decl.body else { return };
        if block.is_unread() {
            return self.unreached(decl.name.pos);
        }
        let obj = self.info.defs.get(&decl.name.id).copied();
        let env = self.env(obj, decl, inst);
        let sig = match obj {
            Some(obj) => {
                let ty = self.obj_type(obj, inst);
                self.signature(ty)
            }
            None => Signature {
                params: Vec::new(),
                results: Vec::new(),
                variadic: false,
            },
        };
        let recv = decl.recv.as_ref().map(|field| {
            let ty = self.info.expr(field.ty.id).map_or(TypeId(0), |tv| tv.ty);
            (field, env.ty(ty))
        });
        let facts = Rc::new(Facts::of_decl(self.info, &self.types, &env, decl));
        self.lower_body(
            ix,
            Body {
                recv,
                ty: &decl.ty,
                sig,
                block,
                facts,
                env,
                lit: None,
            },
        );
    }

    pub(super) fn lower_lit(
        &mut self,
        ix: FuncIx,
        id: ExprId,
        lit: &'a FuncLit,
        facts: Rc<Facts>,
        env: Rc<Env>,
    ) {
        let ty = self.info.expr(id).map_or(TypeId(0), |tv| env.ty(tv.ty));
        let sig = self.signature(ty);
        let body = Body {
            recv: None,
            ty: &lit.ty,
            sig,
            block: &lit.body,
            facts,
            env,
            lit: Some(id),
        };
        self.lower_body(ix, body);
    }

    fn lower_body(&mut self, ix: FuncIx, body: Body<'a>) {
        let mut retry = Retry::default();
        for _ in 0..Retry::TURNS {
            let errors = self.errors.len();
            let mut g = Gen::new(self, ix, body.facts.clone(), body.env.clone());
            g.prologue(&body, &retry);
            g.block(body.block);
            g.at(body.block.rbrace);
            g.close();
            let wanted = std::mem::take(&mut g.wanted);
            let fits = g.finish(ix, false);
            if !retry.again(fits, wanted) || self.errors.len() > errors {
                return;
            }
        }
        self.unsupported(body.block.lbrace, "a function of this size");
    }
}

impl<'m, 'a> Gen<'m, 'a> {
    pub(super) fn new(
        m: &'m mut Module<'a>,
        ix: FuncIx,
        facts: Rc<Facts>,
        env: Rc<Env>,
    ) -> Gen<'m, 'a> {
        let func = &m.program.funcs[ix as usize];
        let (name, pos) = (func.name.clone(), func.pos);
        Gen {
            m,
            code: Vec::new(),
            lines: Vec::new(),
            fixes: Vec::new(),
            labels: Vec::new(),
            last_bind: 0,
            next: u32::from(FRAME_HEADER),
            max: u32::from(FRAME_HEADER),
            pos,
            dead: false,
            vars: HashMap::new(),
            placed: Vec::new(),
            facts,
            env,
            name,
            in_lit: false,
            results: Vec::new(),
            returns: Rc::new([]),
            body: None,
            result_slots: 0,
            param_slots: 0,
            has_defer: false,
            epilogue: None,
            leaves: Vec::new(),
            gotos: HashMap::new(),
            label: None,
            fall: None,
            loops: 0,
            pins: HashMap::new(),
            wanted: Vec::new(),
            long: false,
            given: HashMap::new(),
        }
    }

    /// Declares a frame of so many result and parameter slots; gives the first parameter's register.
    pub(super) fn frame(&mut self, result_slots: u16, param_slots: u16) -> Reg {
        (self.result_slots, self.param_slots) = (result_slots, param_slots);
        self.tmp(result_slots);
        self.tmp(param_slots)
    }

    fn prologue(&mut self, body: &Body<'a>, retry: &Retry) {
        let recv_regs = body.recv.map_or(0, |(_, ty)| self.m.repr(ty).regs);
        let (results, params) = self.m.sig_slots(&body.sig, recv_regs);
        let mut at = self.frame(results, params);
        self.in_lit = body.lit.is_some();
        self.has_defer = body.facts.has_defer(body.lit);
        if self.has_defer {
            self.epilogue = Some(self.new_label());
        }
        let fields = body.recv.map(|(f, ty)| (Some(f), ty)).into_iter();
        let params =
            (0..body.sig.params.len()).map(|i| (body.ty.params.get(i), body.sig.params[i]));
        for (field, ty) in fields.chain(params) {
            let obj = field
                .and_then(|f| f.name.as_ref())
                .and_then(|n| self.m.info.defs.get(&n.id));
            if let Some(&obj) = obj {
                self.param(obj, ty, at);
            }
            at += self.m.repr(ty).regs;
        }
        if let Some(lit) = body.lit {
            let mut slot = 0;
            for obj in self.captures(Inner::Func(lit)) {
                slot += self.captured(obj, slot);
            }
        }
        let mut at = FRAME_HEADER;
        let named = body.ty.results.iter().any(|f| f.name.is_some());
        for (i, &ty) in body.sig.results.iter().enumerate() {
            let name = body.ty.results.get(i).and_then(|f| f.name.as_ref());
            let obj = name.and_then(|n| self.m.info.defs.get(&n.id)).copied();
            self.results.push((ty, obj));
            let repr = self.m.repr(ty);
            match obj {
                Some(obj) if repr.by_ref || self.facts.var(obj).on_heap() => {
                    let d = self.tmp(1);
                    let layout = self.m.object_layout(ty);
                    self.emit(Op::New { d, layout });
                    self.put_var(obj, Var::Mem(d));
                }
                _ => {
                    if named || self.has_defer {
                        self.zero_value(at, ty);
                    }
                    if let Some(obj) = obj {
                        self.put_var(obj, Var::Reg(at));
                    }
                }
            }
            at += repr.regs;
        }
        self.returns = self.results.as_slice().into();
        self.pin(retry);
    }

    /// Heeds what the turn before has taught.
    pub(super) fn pin(&mut self, retry: &Retry) {
        self.long = retry.long;
        for &bits in retry.pins.iter().take(MAX_PINS) {
            let d = self.tmp(1);
            self.bits_into(bits, d);
            self.pins.insert(bits, d);
        }
    }

    pub(super) fn param(&mut self, obj: ObjId, ty: TypeId, at: Reg) {
        let facts = self.facts.var(obj);
        let repr = self.m.repr(ty);
        let var = if repr.by_ref {
            if facts.frozen() {
                Var::Frozen(at)
            } else {
                self.clone_to(at, at, ty);
                Var::Mem(at)
            }
        } else if facts.on_heap() {
            let d = self.tmp(1);
            let layout = self.m.object_layout(ty);
            self.emit(Op::New { d, layout });
            self.store_slots(d, 0, at, repr.regs);
            Var::Mem(d)
        } else {
            Var::Reg(at)
        };
        self.put_var(obj, var);
    }

    /// Fetches a captured variable from the closure's slots; gives how many it takes.
    pub(super) fn captured(&mut self, obj: ObjId, slot: u16) -> u16 {
        let n = self.capture_slots(obj);
        let d = self.tmp(n);
        for i in 0..n {
            self.emit(Op::Cap {
                d: d + i,
                i: slot + i,
            });
        }
        let facts = self.facts.var(obj);
        let ty = self.obj_ty(obj);
        let by_ref = self.m.repr(ty).by_ref;
        let var = match (by_ref, facts.on_heap()) {
            (true, _) if facts.frozen() => Var::Frozen(d),
            (true, _) | (_, true) => Var::Mem(d),
            _ => Var::Reg(d),
        };
        self.put_var(obj, var);
        n
    }

    pub(super) fn new_label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() as u32 - 1)
    }

    /// Puts a label here. Code is reachable after it if it was before, or if a branch names the label.
    pub(super) fn bind(&mut self, label: Label) {
        self.last_bind = self.code.len() as u32;
        self.labels[label.0 as usize] = Some(self.last_bind);
        if self.dead && self.fixes.iter().any(|&(_, l)| l == label) {
            self.dead = false;
        }
    }

    /// Puts a label here that branches further down will name.
    pub(super) fn bind_head(&mut self, label: Label, reachable: bool) {
        self.bind(label);
        self.dead &= !reachable;
    }

    pub(super) fn is_bound(&self, label: Label) -> bool {
        self.labels[label.0 as usize].is_some()
    }

    /// What follows stands at `pos` in the source.
    pub(super) fn at(&mut self, pos: Pos) {
        if pos.is_some() {
            self.pos = pos;
        }
    }

    pub(super) fn emit(&mut self, op: Op) {
        if self.dead {
            return;
        }
        let (file, line) = self.m.line(self.pos);
        if self
            .lines
            .last()
            .is_none_or(|&(_, f, l)| (f, l) != (file, line))
        {
            self.lines.push((self.code.len() as u32, file, line));
        }
        self.code.push(op);
        if matches!(
            op,
            Op::Ret | Op::Jmp { .. } | Op::Loop { .. } | Op::Panic { .. } | Op::Fault { .. }
        ) {
            self.dead = true;
        }
    }

    pub(super) fn emit_arg(&mut self, op: Op, a: u16, k: u32) {
        self.emit(op);
        self.emit(Op::Arg { a, k });
    }

    /// Where the last instruction computed an element's address into the temporary `from`, makes it `to`.
    pub(super) fn retarget_addr(&mut self, from: Reg, to: Reg) -> bool {
        // A branch may lead to this point past the instruction.
        if self.dead || self.last_bind == self.code.len() as u32 {
            return false;
        }
        match self.code.last_mut() {
            Some(Op::AddrIdx { d, .. } | Op::AddrIdxP { d, .. }) if *d == from => {
                *d = to;
                true
            }
            _ => false,
        }
    }

    /// A back edge, merged with the increment of its counter where that is the last instruction.
    fn stepping(&mut self, op: Op) -> Op {
        let (counter, off) = match op {
            Op::LoopLtS { a, .. } | Op::LoopLeS { a, .. } => (a, 0),
            Op::LoopLtSI { a, .. } | Op::LoopLeSI { a, .. } => (a, 0),
            _ => return op,
        };
        let increment = Op::AddI {
            d: counter,
            a: counter,
            i: 1,
        };
        // A branch may lead to this point past the increment.
        if self.last_bind == self.code.len() as u32 || self.code.last() != Some(&increment) {
            return op;
        }
        self.code.pop();
        match op {
            Op::LoopLtS { a, b, .. } => Op::StepLoopLtS { a, b, off },
            Op::LoopLeS { a, b, .. } => Op::StepLoopLeS { a, b, off },
            Op::LoopLtSI { a, i, .. } => Op::StepLoopLtSI { a, i, off },
            Op::LoopLeSI { a, i, .. } => Op::StepLoopLeSI { a, i, off },
            other => other,
        }
    }

    /// Emits a branch whose offset is still to come.
    pub(super) fn emit_branch(&mut self, op: Op, label: Label) {
        if !self.dead {
            let op = self.stepping(op);
            self.fixes.push((self.code.len() as u32, label));
            self.emit(op);
        }
    }

    pub(super) fn jump(&mut self, label: Label) {
        let back = self.is_bound(label);
        self.emit_branch(
            if back {
                Op::Loop { off: 0 }
            } else {
                Op::Jmp { off: 0 }
            },
            label,
        );
    }

    pub(super) fn is_long(&self) -> bool {
        self.long
    }

    /// Takes branches to be long from the start.
    pub(super) fn far(&mut self) {
        self.long = true;
    }

    /// Returns, the results being in place: in their registers or variables.
    pub(super) fn leave(&mut self) {
        if self.has_defer {
            self.emit(Op::RunDefers);
        }
        self.ret();
    }

    /// Loads results that are in memory, and returns.
    fn ret(&mut self) {
        let mut at = FRAME_HEADER;
        for (ty, obj) in self.results.clone() {
            let repr = self.m.repr(ty);
            if let Some(obj) = obj
                && let Some(&Var::Mem(p)) = self.vars.get(&obj)
            {
                if repr.by_ref {
                    self.clone_to(at, p, ty);
                } else {
                    self.load_slots(at, p, 0, repr.regs);
                }
            }
            at += repr.regs;
        }
        self.emit(Op::Ret);
    }

    /// Ends the function's code.
    pub(super) fn close(&mut self) {
        if !self.dead {
            if self.results.is_empty() || self.results.iter().any(|r| r.1.is_some()) {
                self.leave();
            } else {
                self.emit(Op::Fault {
                    k: FaultKind::Unreachable as u16,
                });
            }
        }
        if let Some(epilogue) = self.epilogue {
            self.bind_head(epilogue, true);
            self.leave();
        }
    }

    /// Notes that registers below `end` are used.
    pub(super) fn reserve(&mut self, end: u32) {
        self.max = self.max.max(end);
    }

    /// Arranges the lowering of a function literal.
    pub(super) fn lit_func(&mut self, id: ExprId, lit: &'a FuncLit) -> FuncIx {
        if let Some(&ix) = self.m.lits.get(&(id, self.env.inst)) {
            return ix;
        }
        let count = self
            .m
            .lit_counts
            .entry((self.name.clone(), self.env.inst))
            .or_insert(0);
        *count += 1;
        // Literals inside literals are numbered after a dot alone.
        let kind = if self.in_lit { "" } else { "func" };
        let name = format!("{}.{kind}{count}", self.name);
        let ix = self.m.new_func(name, lit.ty.pos);
        self.m.lits.insert((id, self.env.inst), ix);
        self.m.jobs.push(Job::Lit {
            ix,
            id,
            lit,
            facts: self.facts.clone(),
            env: self.env.clone(),
        });
        ix
    }
}
