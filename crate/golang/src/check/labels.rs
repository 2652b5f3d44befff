//! Labels and jumps: `break`, `continue`, `goto` and `fallthrough`.
//!
//! gc looks at them while it parses, before anything is known of types, so a program with a stray
//! `break` hears of nothing else. This is therefore a pass of its own over the tree. A `goto` may
//! neither enter a block nor jump over a variable declaration of its own block.

use super::format::expr_str;
use crate::hash::HashMap;
use crate::source::{Diagnostic, Pos, SourceMap};
use crate::syntax::ast::*;

/// Reports the misplaced jumps and labels of a file.
pub(super) fn check_branches(map: &SourceMap, file: &File, diagnostics: &mut Vec<Diagnostic>) {
    let mut bodies = Vec::new();
    for decl in &file.decls {
        super::walk::decl_bodies(decl, &mut bodies);
    }
    for body in bodies {
        let mut walk = Walk {
            map,
            diagnostics,
            labels: HashMap::new(),
            order: Vec::new(),
            blocks: Vec::new(),
        };
        walk.body(body);
    }
}

/// A declared label and the block it stands in.
#[derive(Debug)]
struct Label {
    block: usize,
    pos: Pos,
    used: bool,
    /// What it labels may be left by `break`, and continued.
    breakable: bool,
    is_loop: bool,
}

#[derive(Debug)]
struct Region {
    parent: Option<usize>,
    start: Pos,
    /// Where the label of the statement whose block this is stands.
    label: Option<Pos>,
}

/// What the statements around a jump allow.
#[derive(Clone, Copy, Debug, Default)]
struct Targets {
    can_break: bool,
    can_continue: bool,
    /// Inside a switch: whether of types.
    switch: Option<bool>,
    /// Directly inside a clause: whether it is the last one.
    clause: Option<bool>,
}

struct Walk<'a, 'd> {
    map: &'a SourceMap,
    diagnostics: &'d mut Vec<Diagnostic>,
    labels: HashMap<&'a Name, Label>,
    order: Vec<&'a Name>,
    blocks: Vec<Region>,
}

/// A `goto` whose label has not been met, and whether a variable was declared since.
#[derive(Clone, Copy, Debug)]
struct Forward<'a> {
    label: &'a Ident,
    jumps_over: bool,
}

impl<'a> Walk<'a, '_> {
    fn error(&mut self, pos: Pos, code: &'static str, message: String) {
        self.diagnostics.push(Diagnostic::error(pos, code, message));
    }

    fn place(&self, pos: Pos) -> String {
        self.map
            .place(pos)
            .map(|p| format!("{}:{}:{}", p.file, p.line, p.column))
            .unwrap_or_default()
    }

    fn body(&mut self, body: &'a Block) {
        let forwards = self.block(None, Targets::default(), None, body.lbrace, &body.stmts, 0);
        for forward in forwards {
            let (name, pos) = (&forward.label.name, forward.label.pos);
            match self.labels.get_mut(name) {
                Some(label) => {
                    label.used = true;
                    let start = self.blocks[label.block].start;
                    let start = self.place(start);
                    let message = format!("goto {name} jumps into block starting at {start}");
                    self.error(pos, "JumpIntoBlock", message);
                }
                None => self.error(pos, "UndeclaredLabel", format!("label {name} not defined")),
            }
        }
        for name in std::mem::take(&mut self.order) {
            if let Some(label) = self.labels.get(name)
                && !label.used
            {
                let message = format!("label {name} defined and not used");
                self.error(label.pos, "UnusedLabel", message);
            }
        }
    }

    /// Walks a statement list; gives the gotos whose labels it does not hold.
    fn block(
        &mut self,
        parent: Option<usize>,
        targets: Targets,
        label: Option<Pos>,
        start: Pos,
        stmts: &'a [Stmt],
        depth: u32,
    ) -> Vec<Forward<'a>> {
        let mut forwards = Vec::new();
        if depth > 500 {
            return forwards;
        }
        self.blocks.push(Region {
            parent,
            start,
            label,
        });
        let here = self.blocks.len() - 1;
        // A trailing empty statement does not keep a fallthrough from being the last.
        let count = stmts
            .iter()
            .rposition(|s| !matches!(s.kind, StmtKind::Empty));
        let mut declared: Option<(String, Pos)> = None;
        for (i, s) in stmts.iter().enumerate() {
            let last = Some(i) == count;
            self.stmt(
                s,
                here,
                targets,
                last,
                None,
                &mut forwards,
                &mut declared,
                depth,
            );
        }
        forwards
    }

    #[allow(clippy::too_many_arguments)]
    fn stmt(
        &mut self,
        s: &'a Stmt,
        here: usize,
        targets: Targets,
        last: bool,
        label: Option<Pos>,
        forwards: &mut Vec<Forward<'a>>,
        declared: &mut Option<(String, Pos)>,
        depth: u32,
    ) {
        let plain = Targets {
            clause: None,
            switch: None,
            ..targets
        };
        let mut inner = |walk: &mut Self, targets: Targets, start: Pos, stmts: &'a [Stmt]| {
            let found = walk.block(Some(here), targets, label, start, stmts, depth + 1);
            forwards.extend(found);
        };
        match &s.kind {
            StmtKind::Labeled { label, stmt } => {
                if &*label.name != "_" {
                    self.declare(label, here, stmt);
                    if let Some(l) = self.labels.get_mut(&label.name) {
                        l.used |= forwards.iter().any(|f| f.label.name == label.name);
                    }
                    for forward in forwards.iter().filter(|f| f.label.name == label.name) {
                        if let (true, Some((vars, pos))) = (forward.jumps_over, &*declared) {
                            let message = format!(
                                "goto {} jumps over declaration of {vars} at {}",
                                label.name,
                                self.place(*pos)
                            );
                            self.error(forward.label.pos, "JumpOverDecl", message);
                        }
                    }
                    forwards.retain(|f| f.label.name != label.name);
                }
                self.stmt(
                    stmt,
                    here,
                    targets,
                    last,
                    Some(label.pos),
                    forwards,
                    declared,
                    depth,
                );
            }
            StmtKind::Decl(decls) => {
                let var = decls.iter().find_map(|d| match d {
                    Decl::Var(var) => var.names.first(),
                    _ => None,
                });
                if let Some(name) = var {
                    *declared = Some((name.name.to_string(), name.pos));
                    forwards.iter_mut().for_each(|f| f.jumps_over = true);
                }
            }
            StmtKind::Define { lhs, .. } => {
                let names = lhs.iter().map(expr_str).collect::<Vec<_>>().join(", ");
                *declared = Some((names, s.pos));
                forwards.iter_mut().for_each(|f| f.jumps_over = true);
            }
            StmtKind::Break(None) if !targets.can_break => {
                let message = "break is not in a loop, switch, or select";
                self.error(s.pos, "MisplacedBreak", message.into());
            }
            StmtKind::Continue(None) if !targets.can_continue => {
                self.error(
                    s.pos,
                    "MisplacedContinue",
                    "continue is not in a loop".into(),
                );
            }
            StmtKind::Fallthrough => {
                let message = match (targets.switch, targets.clause) {
                    (Some(true), _) => "cannot fallthrough in type switch",
                    (Some(false), Some(true)) if last => "cannot fallthrough final case in switch",
                    (Some(false), Some(false)) if last => return,
                    _ => "fallthrough statement out of place",
                };
                self.error(s.pos, "MisplacedFallthrough", message.into());
            }
            StmtKind::Break(Some(label)) => self.labeled_jump(label, here, true),
            StmtKind::Continue(Some(label)) => self.labeled_jump(label, here, false),
            StmtKind::Goto(label) => {
                // Backwards: the label is in this block or one around it.
                let mut at = Some(here);
                let target = self.labels.get(&label.name).map(|l| l.block);
                while at.is_some() && at != target {
                    at = at.and_then(|b| self.blocks[b].parent);
                }
                match self.labels.get_mut(&label.name) {
                    Some(l) if at.is_some() => l.used = true,
                    _ => forwards.push(Forward {
                        label,
                        jumps_over: false,
                    }),
                }
            }
            StmtKind::Block(block) => {
                // A fallthrough nested in a block of a clause is out of place, in a type switch too.
                let targets = Targets {
                    clause: None,
                    ..targets
                };
                inner(self, targets, block.lbrace, &block.stmts);
            }
            StmtKind::If { then, other, .. } => {
                let targets = Targets {
                    clause: None,
                    ..targets
                };
                inner(self, targets, then.lbrace, &then.stmts);
                if let Some(other) = other {
                    let start = match &other.kind {
                        StmtKind::Block(block) => block.lbrace,
                        _ => other.pos,
                    };
                    inner(self, targets, start, std::slice::from_ref(other));
                }
            }
            StmtKind::For { body, .. } => {
                let targets = Targets {
                    can_break: true,
                    can_continue: true,
                    ..plain
                };
                inner(self, targets, body.lbrace, &body.stmts);
            }
            StmtKind::Range(range) => {
                let targets = Targets {
                    can_break: true,
                    can_continue: true,
                    ..plain
                };
                inner(self, targets, range.body.lbrace, &range.body.stmts);
            }
            StmtKind::Switch { cases, .. } | StmtKind::TypeSwitch { cases, .. } => {
                let types = matches!(s.kind, StmtKind::TypeSwitch { .. });
                for (i, case) in cases.iter().enumerate() {
                    let targets = Targets {
                        can_break: true,
                        switch: Some(types),
                        clause: Some(i + 1 == cases.len()),
                        ..targets
                    };
                    inner(self, targets, case.pos, &case.body);
                }
            }
            StmtKind::Select { cases, .. } => {
                for case in cases {
                    inner(
                        self,
                        Targets {
                            can_break: true,
                            ..plain
                        },
                        case.pos,
                        &case.body,
                    );
                }
            }
            _ => {}
        }
    }

    fn declare(&mut self, label: &'a Ident, block: usize, stmt: &Stmt) {
        let name = &label.name;
        if let Some(other) = self.labels.get(name) {
            let other = self.place(other.pos);
            let message = format!("label {name} already defined at {other}");
            self.error(label.pos, "DuplicateLabel", message);
            return;
        }
        let is_loop = matches!(stmt.kind, StmtKind::For { .. } | StmtKind::Range(_));
        let breakable = is_loop
            || matches!(
                stmt.kind,
                StmtKind::Switch { .. } | StmtKind::TypeSwitch { .. } | StmtKind::Select { .. }
            );
        let entry = Label {
            block,
            pos: label.pos,
            used: false,
            breakable,
            is_loop,
        };
        self.labels.insert(name, entry);
        self.order.push(name);
    }

    fn labeled_jump(&mut self, label: &'a Ident, here: usize, is_break: bool) {
        let word = if is_break { "break" } else { "continue" };
        let name = &label.name;
        let Some(target) = self.labels.get_mut(name) else {
            let message = format!("{word} label not defined: {name}");
            self.error(label.pos, "UndeclaredLabel", message);
            return;
        };
        target.used = true;
        let (declared, breakable, is_loop) = (target.pos, target.breakable, target.is_loop);
        // The labeled statement must be around the jump, declared in the block around its own.
        let mut at = Some(here);
        let mut around = false;
        while let Some(b) = at {
            let region = &self.blocks[b];
            around |= region.label == Some(declared);
            at = region.parent;
        }
        if !(around && if is_break { breakable } else { is_loop }) {
            let message = format!("invalid {word} label {name}");
            self.error(label.pos, "MisplacedLabel", message);
        }
    }
}
