//! The ways that control can take through a function: blocks of steps, and what may come after each.
//!
//! Blocks are made in vet's order, so that of several ways the same one is found first.

use super::Vet;
use crate::check::info::*;
use crate::hash::HashMap;
use crate::source::Pos;
use crate::syntax::ast::*;

/// Something that is evaluated.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Stmt(&'a Stmt),
    Expr(&'a Expr),
    Var(&'a VarDecl),
    /// The function's end, where it returns without saying so.
    End(Pos),
}

#[derive(Default)]
pub(super) struct Flow<'a> {
    pub(super) steps: Vec<Step<'a>>,
    pub(super) next: Vec<usize>,
    /// It has a return, or a defer that may recover.
    returns: bool,
}

impl Flow<'_> {
    /// Where the return is that ends the block.
    pub(super) fn return_pos(&self) -> Option<Pos> {
        match self.steps.last()? {
            Step::Stmt(stmt) if matches!(stmt.kind, StmtKind::Return(_)) => Some(stmt.pos),
            Step::End(pos) => Some(*pos),
            _ => None,
        }
    }
}

/// Which functions come back to their callers, as far as it has been asked; while a function is looked at, it does.
#[derive(Default)]
pub(super) struct Returns {
    known: HashMap<ObjId, bool>,
    /// How many functions are being looked at, each called by the one before.
    depth: u32,
}

/// Functions further down a chain of calls are taken to come back.
const MAX_DEPTH: u32 = 40;

/// Functions of the library that never come back.
const FINAL: [(&str, &[&str]); 5] = [
    ("os", &["Exit"]),
    ("syscall", &["Exit"]),
    ("runtime", &["Goexit"]),
    (
        "log",
        &["Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"],
    ),
    (
        "testing",
        &["FailNow", "Fatal", "Fatalf", "Skip", "Skipf", "SkipNow"],
    ),
];

impl<'a> Vet<'a, '_> {
    /// The blocks of a function's body, and whether control can leave it other than by a panic.
    pub(super) fn flow(&mut self, body: &'a Block) -> (Vec<Flow<'a>>, bool) {
        let mut builder = Builder {
            vet: self,
            blocks: vec![Flow::default()],
            at: 0,
            targets: Vec::new(),
            labels: HashMap::new(),
        };
        builder.list(&body.stmts);
        let last = builder.at;
        let mut blocks = builder.blocks;
        let mut live = vec![false; blocks.len()];
        let mut rest = vec![0];
        while let Some(at) = rest.pop() {
            if !std::mem::replace(&mut live[at], true) {
                rest.extend(&blocks[at].next);
            }
        }
        if live[last] {
            blocks[last].returns = true;
            blocks[last].steps.push(Step::End(body.rbrace));
        }
        let returns = blocks.iter().zip(&live).any(|(b, live)| *live && b.returns);
        (blocks, returns)
    }

    /// Whether a call may come back.
    fn call_returns(&mut self, call: &Expr) -> bool {
        let ExprKind::Call { fun, .. } = &call.kind else {
            return true;
        };
        if self.builtin(fun) == Some(Builtin::Panic) {
            return false;
        }
        let Some(callee) = self.callee(fun) else {
            return true;
        };
        let is_final = FINAL
            .iter()
            .any(|(package, names)| callee.package == *package && names.contains(&callee.name));
        if is_final {
            return false;
        }
        let Some(obj) = callee.obj.filter(|_| !callee.variable) else {
            return true;
        };
        if let Some(&known) = self.returns.known.get(&obj) {
            return known;
        }
        self.returns.known.insert(obj, true);
        self.returns.depth += 1;
        let returns = match self.own_body(obj) {
            Some(body) if self.returns.depth <= MAX_DEPTH => self.flow(body).1,
            _ => true,
        };
        self.returns.depth -= 1;
        self.returns.known.insert(obj, returns);
        returns
    }

    /// The body of a function of the package at hand.
    fn own_body(&self, obj: ObjId) -> Option<&'a Block> {
        let decl = self.func_of(obj)?;
        decl.body.as_deref()
    }

    /// The declaration of a function of the package at hand.
    pub(super) fn func_of(&self, obj: ObjId) -> Option<&'a FuncDecl> {
        let info = self.info;
        let place = info.funcs.get(&obj)?;
        if place.package as usize != self.package {
            return None;
        }
        let file = info.packages[self.package].files.get(place.file as usize)?;
        match file.decls.get(place.decl as usize)? {
            Decl::Func(func) => Some(func),
            _ => None,
        }
    }
}

/// Where `break`, `continue` and `fallthrough` go.
#[derive(Clone, Copy)]
struct Target {
    leave: usize,
    again: Option<usize>,
    fall: Option<usize>,
}

/// What a label stands for.
#[derive(Clone, Copy)]
struct Label {
    start: usize,
    leave: Option<usize>,
    again: Option<usize>,
}

struct Builder<'v, 'a, 'w> {
    vet: &'v mut Vet<'a, 'w>,
    blocks: Vec<Flow<'a>>,
    /// The block at hand.
    at: usize,
    targets: Vec<Target>,
    labels: HashMap<&'a str, Label>,
}

impl<'a> Builder<'_, 'a, '_> {
    fn block(&mut self) -> usize {
        self.blocks.push(Flow::default());
        self.blocks.len() - 1
    }

    fn add(&mut self, step: Step<'a>) {
        self.blocks[self.at].steps.push(step);
    }

    fn jump(&mut self, to: usize) {
        self.blocks[self.at].next.push(to);
    }

    fn list(&mut self, list: &'a [Stmt]) {
        list.iter().for_each(|s| self.stmt(s, None));
    }

    /// A list that `break` leaves to `target`.
    fn within(&mut self, target: Target, list: &'a [Stmt]) {
        self.targets.push(target);
        self.list(list);
        self.targets.pop();
    }

    fn label(&mut self, name: &'a str) -> Label {
        if let Some(&label) = self.labels.get(name) {
            return label;
        }
        let label = Label {
            start: self.block(),
            leave: None,
            again: None,
        };
        self.labels.insert(name, label);
        label
    }

    /// Tells where `break` and `continue` with the label go.
    fn set_label(&mut self, label: Option<&'a str>, leave: usize, again: Option<usize>) {
        if let Some(label) = label.and_then(|name| self.labels.get_mut(name)) {
            label.leave = Some(leave);
            label.again = again;
        }
    }

    fn stmt(&mut self, s: &'a Stmt, label: Option<&'a str>) {
        match &s.kind {
            StmtKind::Block(block) => self.list(&block.stmts),
            StmtKind::Defer(_) => {
                self.add(Step::Stmt(s));
                self.blocks[self.at].returns = true;
            }
            StmtKind::Expr(x) => {
                self.add(Step::Stmt(s));
                if !self.vet.call_returns(x) {
                    self.at = self.block();
                }
            }
            StmtKind::Decl(decls) => {
                for decl in decls {
                    if let Decl::Var(decl) = decl {
                        self.add(Step::Var(decl));
                    }
                }
            }
            StmtKind::Labeled { label, stmt } => {
                let start = self.label(&label.name).start;
                self.jump(start);
                self.at = start;
                self.stmt(stmt, Some(&label.name));
            }
            StmtKind::Return(_) => {
                self.blocks[self.at].returns = true;
                self.add(Step::Stmt(s));
                self.at = self.block();
            }
            StmtKind::Break(label) => {
                let to = match label {
                    Some(label) => self.label(&label.name).leave,
                    None => self.targets.last().map(|t| t.leave),
                };
                self.branch(to);
            }
            StmtKind::Continue(label) => {
                let to = match label {
                    Some(label) => self.label(&label.name).again,
                    None => self.targets.iter().rev().find_map(|t| t.again),
                };
                self.branch(to);
            }
            StmtKind::Fallthrough => {
                let to = self.targets.iter().rev().find_map(|t| t.fall);
                self.branch(to);
            }
            StmtKind::Goto(label) => {
                let to = self.label(&label.name).start;
                self.branch(Some(to));
            }
            StmtKind::If {
                init,
                cond,
                then,
                other,
            } => {
                self.init(init);
                let (yes, done) = (self.block(), self.block());
                let no = match other {
                    Some(_) => self.block(),
                    None => done,
                };
                self.add(Step::Expr(cond));
                self.jump(yes);
                self.jump(no);
                self.at = yes;
                self.list(&then.stmts);
                self.jump(done);
                if let Some(other) = other {
                    self.at = no;
                    self.stmt(other, None);
                    self.jump(done);
                }
                self.at = done;
            }
            StmtKind::For {
                init,
                cond,
                post,
                body,
            } => {
                self.init(init);
                self.for_loop(cond.as_ref(), post.as_deref(), body, label);
            }
            StmtKind::Range(range) => self.range(range, label),
            StmtKind::Switch {
                init, tag, cases, ..
            } => {
                self.init(init);
                if let Some(tag) = tag {
                    self.add(Step::Expr(tag));
                }
                self.switch(cases, label);
            }
            StmtKind::TypeSwitch { init, x, cases, .. } => {
                self.init(init);
                self.add(Step::Expr(x));
                self.type_switch(cases, label);
            }
            StmtKind::Select { cases, .. } => self.select(cases, label),
            _ => self.add(Step::Stmt(s)),
        }
    }

    fn init(&mut self, init: &'a Option<Box<Stmt>>) {
        if let Some(init) = init {
            self.stmt(init, None);
        }
    }

    fn branch(&mut self, to: Option<usize>) {
        if let Some(to) = to {
            self.jump(to);
        }
        self.at = self.block();
    }

    fn for_loop(
        &mut self,
        cond: Option<&'a Expr>,
        post: Option<&'a Stmt>,
        body: &'a Block,
        label: Option<&'a str>,
    ) {
        let (inner, done) = (self.block(), self.block());
        let start = if cond.is_some() { self.block() } else { inner };
        let again = if post.is_some() { self.block() } else { start };
        self.set_label(label, done, Some(again));
        self.jump(start);
        self.at = start;
        if let Some(cond) = cond {
            self.add(Step::Expr(cond));
            self.jump(inner);
            self.jump(done);
            self.at = inner;
        }
        let target = Target {
            leave: done,
            again: Some(again),
            fall: None,
        };
        self.within(target, &body.stmts);
        self.jump(again);
        if let Some(post) = post {
            self.at = again;
            self.stmt(post, None);
            self.jump(start);
        }
        self.at = done;
    }

    fn range(&mut self, range: &'a RangeStmt, label: Option<&'a str>) {
        for x in [Some(&range.x), range.key.as_ref(), range.value.as_ref()] {
            self.blocks[self.at].steps.extend(x.map(Step::Expr));
        }
        let start = self.block();
        self.jump(start);
        self.at = start;
        let (inner, done) = (self.block(), self.block());
        self.jump(inner);
        self.jump(done);
        self.at = inner;
        self.set_label(label, done, Some(start));
        let target = Target {
            leave: done,
            again: Some(start),
            fall: None,
        };
        self.within(target, &range.body.stmts);
        self.jump(start);
        self.at = done;
    }

    fn switch(&mut self, cases: &'a [Case], label: Option<&'a str>) {
        let done = self.block();
        self.set_label(label, done, None);
        let mut default = None;
        let mut body = match cases.is_empty() {
            true => done,
            false => self.block(),
        };
        for (at, case) in cases.iter().enumerate() {
            let next = match at + 1 < cases.len() {
                true => self.block(),
                false => done,
            };
            let this = std::mem::replace(&mut body, next);
            let target = Target {
                leave: done,
                again: None,
                fall: Some(next),
            };
            if case.default {
                default = Some((this, target, &case.body));
                continue;
            }
            let mut other = self.at;
            for x in &case.exprs {
                other = self.block();
                self.add(Step::Expr(x));
                self.jump(this);
                self.jump(other);
                self.at = other;
            }
            self.at = this;
            self.within(target, &case.body);
            self.jump(done);
            self.at = other;
        }
        if let Some((block, target, list)) = default {
            self.jump(block);
            self.at = block;
            self.within(target, list);
        }
        self.jump(done);
        self.at = done;
    }

    fn type_switch(&mut self, cases: &'a [Case], label: Option<&'a str>) {
        let done = self.block();
        self.set_label(label, done, None);
        let target = Target {
            leave: done,
            again: None,
            fall: None,
        };
        let mut default = None;
        for case in cases {
            if case.default {
                default = Some(case);
                continue;
            }
            let body = self.block();
            let mut other = self.at;
            for _ in &case.exprs {
                other = self.block();
                self.jump(body);
                self.jump(other);
                self.at = other;
            }
            self.at = body;
            self.within(target, &case.body);
            self.jump(done);
            self.at = other;
        }
        if let Some(case) = default {
            self.within(target, &case.body);
        }
        self.jump(done);
        self.at = done;
    }

    fn select(&mut self, cases: &'a [CommCase], label: Option<&'a str>) {
        for comm in cases.iter().filter_map(|c| c.comm.as_deref()) {
            self.stmt(comm, None);
        }
        let done = self.block();
        self.set_label(label, done, None);
        let target = Target {
            leave: done,
            again: None,
            fall: None,
        };
        let mut default = None;
        for case in cases {
            if case.comm.is_none() {
                default = Some(case);
                continue;
            }
            let (body, other) = (self.block(), self.block());
            self.jump(body);
            self.jump(other);
            self.at = body;
            self.within(target, &case.body);
            self.jump(done);
            self.at = other;
        }
        if let Some(case) = default {
            self.within(target, &case.body);
            self.jump(done);
        }
        self.at = done;
    }
}
