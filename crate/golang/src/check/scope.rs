//! Scopes: names to objects, inside out.

use super::checker::Checker;
use super::info::ObjId;
use crate::hash::HashMap;
use crate::source::Pos;
use crate::syntax::ast::{Ident, Name};

/// A name that no program has: the editor puts it where it asks for what is visible.
pub const PLACEHOLDER: &str = "raceway_placeholder";

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct ScopeId(pub usize);

#[derive(Debug)]
pub(super) struct Scope {
    pub parent: Option<ScopeId>,
    pub names: HashMap<Name, ObjId>,
}

impl<'a> Checker<'a> {
    /// The object that `name` means at `pos` of the present scope.
    pub(super) fn lookup(&self, name: &str, pos: Pos) -> Option<ObjId> {
        // An expression that a line of constants repeats means what it would mean written there.
        let pos = self.env.errpos.unwrap_or(pos);
        let mut scope = Some(self.env.scope);
        while let Some(id) = scope {
            let s = &self.scopes[id.0];
            if let Some(&obj) = s.names.get(name)
                && self.meta[obj.0 as usize].scope_pos <= pos
            {
                return Some(obj);
            }
            scope = s.parent;
        }
        if name == PLACEHOLDER {
            self.note_visible(pos);
        }
        None
    }

    /// Notes all that a name at `pos` of the present scope can mean, for the editor.
    fn note_visible(&self, pos: Pos) {
        let mut visible = self.visible.borrow_mut();
        let mut scope = Some(self.env.scope).filter(|_| visible.is_empty());
        while let Some(id) = scope {
            let s = &self.scopes[id.0];
            let here = s
                .names
                .values()
                .filter(|o| self.meta[o.0 as usize].scope_pos <= pos);
            let mut here: Vec<ObjId> = here.copied().collect();
            here.sort_by(|a, b| self.obj(*a).name.cmp(&self.obj(*b).name));
            visible.extend(here);
            scope = s.parent;
        }
    }

    pub(super) fn lookup_in(&self, scope: ScopeId, name: &str) -> Option<ObjId> {
        self.scopes[scope.0].names.get(name).copied()
    }

    /// Enters `obj` into `scope`, visible from `scope_pos` on, or reports the name's other declaration.
    pub(super) fn declare(&mut self, scope: ScopeId, ident: &Ident, obj: ObjId, scope_pos: Pos) {
        self.meta(obj).scope_pos = scope_pos;
        if &*ident.name == "_" {
            return;
        }
        match self.lookup_in(scope, &ident.name) {
            Some(other) => self.report_redeclared(ident, other),
            None => {
                self.scopes[scope.0].names.insert(ident.name.clone(), obj);
            }
        }
    }

    pub(super) fn report_redeclared(&mut self, ident: &Ident, other: ObjId) {
        let message = format!(
            "{} redeclared in this block{}",
            ident.name,
            self.other_declaration(other)
        );
        self.error(ident.pos, "DuplicateDecl", message);
    }

    /// The second line of a report about two declarations of a name.
    pub(super) fn other_declaration(&self, other: ObjId) -> String {
        let object = self.obj(other);
        if !object.pos.is_some() {
            return String::new();
        }
        format!(
            "\n\t{}: other declaration of {}",
            self.place(object.pos),
            object.name
        )
    }
}
