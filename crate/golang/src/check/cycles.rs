//! Declarations that need each other: which circles are allowed, and types that wait for others.

use super::checker::Checker;
use super::info::*;
use super::operand::INVALID;
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
            self.do_later(move |check| check.check_finite(id));
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
        let next = |check: &Self, id: NamedId| {
            let (_, p) = pending.iter().find(|(i, _)| *i == id)?;
            let next = match p {
                Pending::Type(ty) => check.named_id(*ty)?,
                Pending::Interface(other, ..) => *other,
            };
            // An instance waits for its generic type.
            Some(check.info.types.named(next).origin.unwrap_or(next))
        };
        let mut reported: Vec<NamedId> = Vec::new();
        for &(start, _) in &pending {
            let mut chain = vec![start];
            while let Some(to) = next(self, chain[chain.len() - 1]) {
                if let Some(at) = chain.iter().position(|&c| c == to) {
                    let cycle = chain.split_off(at);
                    if !cycle.iter().any(|c| reported.contains(c)) {
                        reported.extend(&cycle);
                        let objs: Vec<ObjId> = cycle
                            .iter()
                            .map(|&c| self.info.types.named(c).obj)
                            .collect();
                        self.report_cycle(&objs);
                    }
                    break;
                }
                chain.push(to);
            }
        }
    }

    /// Reports a type whose values would contain themselves.
    pub(super) fn check_finite(&mut self, id: NamedId) {
        let mut path = Vec::new();
        self.finite(self.info.types.named(id).underlying, id, &mut path);
    }

    pub(super) fn finite(&mut self, ty: TypeId, named: NamedId, path: &mut Vec<NamedId>) -> bool {
        if self.broken.contains(&named) {
            return false;
        }
        if let Some(at) = path.iter().position(|&n| n == named) {
            let cycle = path[at..].to_vec();
            self.broken.extend(&cycle);
            let objs: Vec<ObjId> = cycle
                .iter()
                .map(|&c| self.info.types.named(c).obj)
                .collect();
            self.report_cycle(&objs);
            // What uses the type that the report is about says nothing more about it.
            if let Some(&first) = objs.iter().min_by_key(|&&obj| self.obj(obj).pos) {
                self.set_type(first, INVALID);
            }
            return false;
        }
        if self.known_finite.contains(&named) || path.len() > 300 {
            return true;
        }
        path.push(named);
        let ok = self.finite_parts(ty, path, 0);
        path.pop();
        if ok {
            self.known_finite.insert(named);
        }
        ok
    }

    fn finite_parts(&mut self, ty: TypeId, path: &mut Vec<NamedId>, depth: u32) -> bool {
        // A literal type is looked at once: aliases can make it huge when written out.
        let literal = !matches!(self.info.types.get(ty), Type::Named(_) | Type::Basic(_));
        if depth > 300 || literal && !self.known_finite_literals.insert(ty) {
            return true;
        }
        match self.info.types.get(ty).clone() {
            Type::Named(id) => {
                let underlying = self.info.types.named(id).underlying;
                self.finite(underlying, id, path)
            }
            Type::Array { elem, .. } => self.finite_parts(elem, path, depth + 1),
            Type::Struct(fields) => {
                // Every field is looked at: each may have a cycle of its own.
                let mut ok = true;
                for field in fields {
                    ok &= self.finite_parts(field.ty, path, depth + 1);
                }
                ok
            }
            _ => true,
        }
    }
}
