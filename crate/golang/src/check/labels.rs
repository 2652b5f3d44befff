//! Labels and the jumps to them.
//!
//! One walk over a function's body, without its function literals, which have labels of their own.
//! A goto may not enter a block, nor jump over a variable declaration of its own block.

use super::checker::Checker;
use crate::source::Pos;
use crate::syntax::ast::*;
use std::collections::HashMap;

/// A label, where it is declared, in which block, and how many variables that block had before it.
#[derive(Debug)]
struct Label {
    pos: Pos,
    block: usize,
    used: bool,
}

/// A statement list: its parent and where it declares variables.
#[derive(Debug)]
struct Region {
    parent: Option<usize>,
    vars: Vec<Pos>,
}

/// An enclosing labeled statement: its name and whether it is a loop.
#[derive(Clone, Copy, Debug)]
struct Enclosing<'a> {
    name: &'a Name,
    breakable: bool,
    is_loop: bool,
}

#[derive(Debug, Default)]
struct Walk<'a> {
    labels: HashMap<&'a Name, Label>,
    order: Vec<&'a Name>,
    gotos: Vec<(&'a Ident, usize)>,
    regions: Vec<Region>,
    duplicates: Vec<(&'a Ident, Pos)>,
    /// Labeled breaks and continues, with the labels around them.
    jumps: Vec<(&'a Ident, bool, Vec<Enclosing<'a>>)>,
}

impl<'a> Checker<'a> {
    pub(super) fn check_labels(&mut self, body: &'a Block) {
        let mut walk = Walk::default();
        walk.list(&body.stmts, None, &mut Vec::new());
        for (ident, first) in std::mem::take(&mut walk.duplicates) {
            let name = &ident.name;
            let other = self.place(first);
            let message =
                format!("label {name} already declared\n\t{other}: other declaration of {name}");
            self.error(ident.pos, "DuplicateLabel", message);
        }
        for (ident, is_break, around) in std::mem::take(&mut walk.jumps) {
            let name = &ident.name;
            let Some(label) = walk.labels.get_mut(name) else {
                self.undeclared_label(ident);
                continue;
            };
            label.used = true;
            let target = around.iter().find(|l| l.name == name);
            let fits = target.is_some_and(|l| if is_break { l.breakable } else { l.is_loop });
            if !fits {
                let word = if is_break { "break" } else { "continue" };
                let message = format!("invalid {word} label {name}");
                self.error(ident.pos, "MisplacedLabel", message);
            }
        }
        for (ident, from) in std::mem::take(&mut walk.gotos) {
            let Some(label) = walk.labels.get_mut(&ident.name) else {
                self.undeclared_label(ident);
                continue;
            };
            label.used = true;
            let (block, pos) = (label.block, label.pos);
            self.check_goto(&walk, ident, from, block, pos);
        }
        for name in &walk.order {
            if let Some(label) = walk.labels.get(*name)
                && !label.used
            {
                let message = format!("label {name} declared and not used");
                self.error(label.pos, "UnusedLabel", message);
            }
        }
    }

    fn undeclared_label(&mut self, ident: &Ident) {
        self.error(
            ident.pos,
            "UndeclaredLabel",
            format!("label {} not declared", ident.name),
        );
    }

    fn check_goto(&mut self, walk: &Walk<'a>, ident: &Ident, from: usize, to: usize, pos: Pos) {
        let name = &ident.name;
        let mut at = Some(from);
        while at.is_some_and(|b| b != to) {
            at = at.and_then(|b| walk.regions[b].parent);
        }
        if at.is_none() {
            let message = format!("goto {name} jumps into block");
            self.error(ident.pos, "JumpIntoBlock", message);
            return;
        }
        let jumped = walk.regions[to]
            .vars
            .iter()
            .find(|&&v| ident.pos < v && v < pos);
        if let Some(&var) = jumped {
            let line = self.map.place(var).map_or(0, |p| p.line);
            let message = format!("goto {name} jumps over variable declaration at line {line}");
            self.error(ident.pos, "JumpOverDecl", message);
        }
    }
}

impl<'a> Walk<'a> {
    fn list(&mut self, stmts: &'a [Stmt], parent: Option<usize>, around: &mut Vec<Enclosing<'a>>) {
        self.regions.push(Region {
            parent,
            vars: Vec::new(),
        });
        let region = self.regions.len() - 1;
        for s in stmts {
            self.stmt(s, region, None, around);
        }
    }

    fn stmt(
        &mut self,
        s: &'a Stmt,
        region: usize,
        label: Option<&'a Name>,
        around: &mut Vec<Enclosing<'a>>,
    ) {
        if around.len() > 4000 {
            return;
        }
        let enter = |around: &mut Vec<Enclosing<'a>>, breakable: bool, is_loop: bool| {
            if let Some(name) = label {
                around.push(Enclosing {
                    name,
                    breakable,
                    is_loop,
                });
            }
        };
        let depth = around.len();
        match &s.kind {
            StmtKind::Labeled { label, stmt } => {
                if &*label.name == "_" {
                    // The blank label declares nothing.
                } else if let Some(first) = self.labels.get(&label.name) {
                    self.duplicates.push((label, first.pos));
                } else {
                    let entry = Label {
                        pos: label.pos,
                        block: region,
                        used: false,
                    };
                    self.labels.insert(&label.name, entry);
                    self.order.push(&label.name);
                }
                self.stmt(stmt, region, Some(&label.name), around);
            }
            StmtKind::Goto(label) => self.gotos.push((label, region)),
            StmtKind::Break(Some(label)) => self.jumps.push((label, true, around.clone())),
            StmtKind::Continue(Some(label)) => self.jumps.push((label, false, around.clone())),
            StmtKind::Decl(decls) => {
                for decl in decls {
                    if let Decl::Var(var) = decl {
                        self.regions[region].vars.push(var.pos);
                    }
                }
            }
            StmtKind::Define { .. } => self.regions[region].vars.push(s.pos),
            StmtKind::Block(block) => {
                enter(around, false, false);
                self.list(&block.stmts, Some(region), around);
            }
            StmtKind::If { then, other, .. } => {
                enter(around, false, false);
                self.list(&then.stmts, Some(region), around);
                if let Some(other) = other {
                    self.regions.push(Region {
                        parent: Some(region),
                        vars: Vec::new(),
                    });
                    let inner = self.regions.len() - 1;
                    self.stmt(other, inner, None, around);
                }
            }
            StmtKind::For { body, .. } => {
                enter(around, true, true);
                self.list(&body.stmts, Some(region), around);
            }
            StmtKind::Range(range) => {
                enter(around, true, true);
                self.list(&range.body.stmts, Some(region), around);
            }
            StmtKind::Switch { cases, .. } | StmtKind::TypeSwitch { cases, .. } => {
                enter(around, true, false);
                for case in cases {
                    self.list(&case.body, Some(region), around);
                }
            }
            StmtKind::Select { cases, .. } => {
                enter(around, true, false);
                for case in cases {
                    self.list(&case.body, Some(region), around);
                }
            }
            _ => {}
        }
        around.truncate(depth);
    }
}
