//! Declarations that need each other: which circles are allowed, and types that wait for others.

use super::checker::Checker;
use super::info::*;
use super::scope::ScopeId;
use super::types::*;
use crate::syntax::ast::*;

/// What a defined type still waits for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pending<'a> {
    /// The underlying type of this one.
    Type(TypeId),
    /// An interface that it embeds; then this declaration is checked again.
    Interface(NamedId, &'a Expr, ScopeId),
}

impl<'a> Checker<'a> {
    /// Whether the cycle of declarations that starts at `at` of the path is one Go allows; reports it
    /// if not.
    pub(super) fn valid_cycle(&mut self, at: usize) -> bool {
        let cycle: Vec<ObjId> = self.path[at..].to_vec();
        let (mut values, mut definitions) = (0, 0);
        for &obj in &cycle {
            match self.obj(obj).kind {
                ObjKind::Const(_) | ObjKind::Var(_) => values += 1,
                ObjKind::TypeName if !self.meta[obj.0 as usize].alias => definitions += 1,
                _ => {}
            }
        }
        // Cycles of constants and variables alone are found when initialisation is ordered.
        if values == cycle.len() || values == 0 && definitions > 0 {
            return true;
        }
        self.report_cycle(&cycle);
        false
    }

    /// Reports a cycle of declarations, beginning at the one that comes first in the source.
    pub(super) fn report_cycle(&mut self, cycle: &[ObjId]) {
        let Some(start) = (0..cycle.len()).min_by_key(|&i| self.obj(cycle[i]).pos) else {
            return;
        };
        let first = self.obj(cycle[start]).clone();
        let is_type = matches!(first.kind, ObjKind::TypeName);
        let (name, pos) = (&first.name, first.pos);
        let code = "InvalidDeclCycle";
        if cycle.len() == 1 {
            let what = if is_type {
                "recursive type"
            } else {
                "cycle in declaration"
            };
            self.error(
                pos,
                code,
                format!("invalid {what}: {name} refers to itself"),
            );
            return;
        }
        let mut message = match is_type {
            true => format!("invalid recursive type {name}"),
            false => format!("invalid cycle in declaration of {name}"),
        };
        for i in 0..cycle.len() {
            let from = self.obj(cycle[(start + i) % cycle.len()]);
            let to = self.obj(cycle[(start + i + 1) % cycle.len()]);
            let place = self.place(from.pos);
            message.push_str(&format!("\n\t{place}: {} refers to {}", from.name, to.name));
        }
        self.error(pos, code, message);
    }

    /// Gives the defined type its underlying type now or, where that is under way, later.
    pub(super) fn define_type(&mut self, id: NamedId, ty: TypeId, e: &'a Expr) {
        if let Some(other) = self.blocked.take() {
            let scope = self.env.scope;
            self.pending.push((id, Pending::Interface(other, e, scope)));
            return;
        }
        let underlying = self.info.types.underlying_id(ty);
        if self.valid(underlying) {
            self.info.types.define(id, underlying);
            self.settle();
        } else if self.valid(ty) {
            self.pending.push((id, Pending::Type(ty)));
        }
    }

    /// Defines the types that waited for one just defined.
    pub(super) fn settle(&mut self) {
        let mut again = true;
        while again {
            again = false;
            for (id, pending) in std::mem::take(&mut self.pending) {
                match pending {
                    Pending::Type(ty) => {
                        let underlying = self.info.types.underlying_id(ty);
                        if self.valid(underlying) {
                            self.info.types.define(id, underlying);
                            again = true;
                            continue;
                        }
                    }
                    Pending::Interface(other, e, scope) => {
                        if self.valid(self.info.types.named(other).underlying) {
                            let outer = self.env.clone();
                            self.env.scope = scope;
                            let ty = self.typ(e);
                            self.env = outer;
                            match self.blocked.take() {
                                Some(next) => {
                                    self.pending.push((id, Pending::Interface(next, e, scope)));
                                }
                                None => {
                                    let underlying = self.info.types.underlying_id(ty);
                                    self.info.types.define(id, underlying);
                                }
                            }
                            again = true;
                            continue;
                        }
                    }
                }
                self.pending.push((id, pending));
            }
        }
    }

    /// Reports the types that wait for each other in a circle.
    pub(super) fn report_pending(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        // An instance waits for its generic type.
        let next = |check: &Self, id: NamedId| {
            let (_, p) = pending.iter().find(|(i, _)| *i == id)?;
            let next = match p {
                Pending::Type(ty) => check.named_id(*ty)?,
                Pending::Interface(other, ..) => *other,
            };
            Some((next, check.info.types.named(next).origin.unwrap_or(next)))
        };
        let mut reported: Vec<NamedId> = Vec::new();
        for &(start, _) in &pending {
            // Each type with the instance of it that stands there.
            let mut chain = vec![(start, start)];
            while let Some((instance, to)) = next(self, chain[chain.len() - 1].1) {
                if let Some(at) = chain.iter().position(|&(_, c)| c == to) {
                    let mut cycle = chain.split_off(at);
                    cycle[0].0 = instance;
                    if !cycle.iter().any(|(_, c)| reported.contains(c)) {
                        reported.extend(cycle.iter().map(|&(_, c)| c));
                        self.report_waiting(&cycle);
                    }
                    break;
                }
                chain.push((instance, to));
            }
        }
    }

    fn report_waiting(&mut self, cycle: &[(NamedId, NamedId)]) {
        let mut list = Vec::new();
        let mut generic = false;
        for &(instance, origin) in cycle {
            let own = !self.info.types.named(origin).params.is_empty();
            generic |= own;
            list.push(self.cycle_entry(instance, own));
        }
        if !generic {
            let objs: Vec<ObjId> = cycle
                .iter()
                .map(|&(c, _)| self.info.types.named(c).obj)
                .collect();
            self.report_cycle(&objs);
            return;
        }
        // gc goes round once before it sees that instances repeat.
        list.rotate_left(1 % cycle.len());
        self.report_types(&list);
    }
}
