//! Goroutines and timers in the wrong place: loop variables that all iterations share, `Add` that comes too late,
//! times taken too early, tickers made again and again.

use super::walk::{Node, stmts, walk};
use super::{Analyzer, Vet};
use crate::check::info::*;
use crate::source::Pos;
use crate::syntax::ast::*;

/// Before this version all iterations of a loop share its variables.
const OWN_VARIABLES: u32 = 22;
/// From this version on, tickers that nothing refers to are collected.
const COLLECTED_TICKERS: u32 = 23;

impl<'a> Vet<'a, '_> {
    pub(super) fn captured_in_range(&mut self, range: &'a RangeStmt) {
        let vars = [&range.key, &range.value];
        let vars = vars.into_iter().flatten().collect();
        self.captured(vars, &range.body);
    }

    pub(super) fn captured_in_for(&mut self, post: Option<&'a Stmt>, body: &'a Block) {
        let vars = match post.map(|s| &s.kind) {
            Some(StmtKind::Assign { lhs, .. }) => lhs.iter().collect(),
            Some(StmtKind::IncDec { x, .. }) => vec![x],
            _ => return,
        };
        self.captured(vars, body);
    }

    /// Looks for function literals that outlive the iteration and use the loop's variables.
    fn captured(&mut self, vars: Vec<&'a Expr>, body: &'a Block) {
        if self.version >= OWN_VARIABLES {
            return;
        }
        let (defs, uses) = (&self.info.defs, &self.info.uses);
        let vars: Vec<ObjId> = vars
            .into_iter()
            .filter(|x| matches!(x.kind, ExprKind::Name(_)))
            .filter_map(|x| defs.get(&x.id).or(uses.get(&x.id)).copied())
            .collect();
        if vars.is_empty() {
            return;
        }
        let mut bodies: Vec<&'a [Stmt]> = Vec::new();
        last_statements(&body.stmts, &mut |last| {
            let lit = match &last.kind {
                StmtKind::Go(call) | StmtKind::Defer(call) => match &call.kind {
                    ExprKind::Call { fun, .. } => Some(&**fun),
                    _ => None,
                },
                StmtKind::Expr(call) => self.group_go(call),
                _ => None,
            };
            if let Some(ExprKind::Func(lit)) = lit.map(|x| &x.kind) {
                bodies.push(&lit.body.stmts);
            }
        });
        for s in &body.stmts {
            if let StmtKind::Expr(call) = &s.kind {
                bodies.extend(self.parallel_subtest(call));
            }
        }
        for body in bodies {
            let mut found = Vec::new();
            stmts(body, &mut |node| {
                if let Node::Expr(x) = node
                    && let ExprKind::Name(name) = &x.kind
                    && let Some(obj) = self.info.uses.get(&x.id)
                    && vars.contains(obj)
                {
                    found.push((x, name));
                }
                true
            });
            for (x, name) in found {
                let message = format!("loop variable {name} captured by func literal");
                self.report_expr(Analyzer::LoopClosure, x, message);
            }
        }
    }

    /// The function that an errgroup starts.
    fn group_go(&self, call: &'a Expr) -> Option<&'a Expr> {
        let ExprKind::Call { fun, args, .. } = &call.kind else {
            return None;
        };
        let callee = self.callee(fun)?;
        callee
            .is_method("golang.org/x/sync/errgroup", "Group", &["Go"])
            .then(|| args.first())?
    }

    /// The statements of a subtest after it has said that it runs in parallel.
    fn parallel_subtest(&self, call: &'a Expr) -> Option<&'a [Stmt]> {
        let ExprKind::Call { fun, args, .. } = &call.kind else {
            return None;
        };
        let [
            _,
            Expr {
                kind: ExprKind::Func(lit),
                ..
            },
        ] = &args[..]
        else {
            return None;
        };
        if !self.callee(fun)?.is_method("testing", "T", &["Run"]) {
            return None;
        }
        let t = lit.ty.params.first()?.name.as_ref()?;
        let t = self.info.defs.get(&t.id)?;
        let after = lit.body.stmts.iter().position(|s| match &s.kind {
            StmtKind::Expr(Expr {
                kind: ExprKind::Call { fun, .. },
                ..
            }) => match &fun.kind {
                ExprKind::Selector { x, sel } => {
                    &*sel.name == "Parallel" && self.info.uses.get(&x.id) == Some(t)
                }
                _ => false,
            },
            _ => false,
        })?;
        Some(&lit.body.stmts[after + 1..])
    }

    /// `go func() { wg.Add(1) … }()`: Wait may come before the goroutine runs.
    pub(super) fn add_in_goroutine(&mut self, call: &'a Expr) {
        let ExprKind::Call { fun, .. } = &call.kind else {
            return;
        };
        let ExprKind::Func(lit) = &fun.kind else {
            return;
        };
        if let Some(Stmt {
            kind: StmtKind::Expr(first),
            ..
        }) = lit.body.stmts.first()
            && let ExprKind::Call { fun, .. } = &first.kind
            && let Some(callee) = self.callee(fun)
            && callee.is_method("sync", "WaitGroup", &["Add"])
        {
            let open = self.text.token_at(fun.end);
            let message = "WaitGroup.Add called from inside new goroutine".to_string();
            self.report(Analyzer::WaitGroup, open, Pos::NONE, message);
        }
    }

    /// `defer f(time.Since(start))`: the arguments are evaluated at once.
    pub(super) fn since_in_defer(&mut self, call: &'a Expr) {
        let mut found = Vec::new();
        walk(Node::Expr(call), &mut |node| match node {
            Node::Expr(x) => match &x.kind {
                ExprKind::Func(_) => false,
                ExprKind::Call { fun, .. } => {
                    if let Some(callee) = self.callee(fun)
                        && callee.is_func("time", &["Since"])
                    {
                        found.push(x);
                    }
                    true
                }
                _ => true,
            },
            _ => true,
        });
        for x in found {
            let message = "call to time.Since is not deferred".to_string();
            self.report_expr(Analyzer::Defers, x, message);
        }
    }

    /// Tickers cannot be stopped where only their channel is known.
    pub(super) fn ticks(&mut self, body: &'a Block, is_main: bool) {
        let mut found: Vec<(&'a Expr, bool)> = Vec::new();
        self.ticks_in(&body.stmts, false, &mut found);
        if found.is_empty() {
            return;
        }
        let leaks = self.version < COLLECTED_TICKERS && !is_main && self.flow(body).1;
        for (x, again) in found {
            let message = if again {
                "time.Tick in a loop makes a new ticker each time: its first tick is a full interval away, and nothing can stop the ticker; make it before the loop"
            } else if leaks {
                "time.Tick leaks its ticker when the function returns: nothing can stop it; use time.NewTicker and Stop"
            } else {
                continue;
            };
            self.report_expr(Analyzer::Tick, x, message.to_string());
        }
    }

    fn ticks_in(&self, list: &'a [Stmt], again: bool, found: &mut Vec<(&'a Expr, bool)>) {
        stmts(list, &mut |node| {
            match node {
                Node::Expr(x) => match &x.kind {
                    ExprKind::Func(_) => return false,
                    ExprKind::Call { fun, .. } => {
                        if let Some(callee) = self.callee(fun)
                            && callee.is_func("time", &["Tick"])
                        {
                            found.push((x, again));
                        }
                    }
                    _ => {}
                },
                Node::Stmt(s) if !again => match &s.kind {
                    StmtKind::For { init, body, .. } => {
                        if let Some(init) = init {
                            self.ticks_in(std::slice::from_ref(&**init), false, found);
                        }
                        self.ticks_in(&body.stmts, true, found);
                        return false;
                    }
                    StmtKind::Range(range) => {
                        walk(Node::Expr(&range.x), &mut |node| {
                            if let Node::Expr(x) = node
                                && let ExprKind::Call { fun, .. } = &x.kind
                                && let Some(callee) = self.callee(fun)
                                && callee.is_func("time", &["Tick"])
                            {
                                found.push((x, false));
                            }
                            true
                        });
                        self.ticks_in(&range.body.stmts, true, found);
                        return false;
                    }
                    _ => {}
                },
                _ => {}
            }
            true
        });
    }
}

/// The statements that may be an iteration's last.
fn last_statements<'a>(list: &'a [Stmt], found: &mut dyn FnMut(&'a Stmt)) {
    let Some(last) = list.last() else { return };
    match &last.kind {
        StmtKind::If { .. } => {
            let mut at = Some(last);
            while let Some(s) = at.take() {
                match &s.kind {
                    StmtKind::If { then, other, .. } => {
                        last_statements(&then.stmts, found);
                        at = other.as_deref();
                    }
                    StmtKind::Block(block) => last_statements(&block.stmts, found),
                    _ => {}
                }
            }
        }
        StmtKind::For { body, .. } => last_statements(&body.stmts, found),
        StmtKind::Range(range) => last_statements(&range.body.stmts, found),
        StmtKind::Switch { cases, .. } | StmtKind::TypeSwitch { cases, .. } => {
            cases.iter().for_each(|c| last_statements(&c.body, found));
        }
        StmtKind::Select { cases, .. } => {
            cases.iter().for_each(|c| last_statements(&c.body, found));
        }
        _ => found(last),
    }
}
