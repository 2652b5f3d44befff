//! Types whose values would contain themselves.
//!
//! A generic type's right side is looked at as it is written, with its parameters standing for the
//! arguments of the instance around it: so expansions without end are found as well.

use super::checker::Checker;
use super::operand::INVALID;
use super::types::*;
use crate::source::Pos;

/// How many types are looked at from one declaration.
const MAX_STEPS: u32 = 20_000;
const MAX_DEPTH: usize = 300;

/// A defined type on the way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Visit {
    id: NamedId,
    /// An instance, where the type is generic; else its declaration.
    instance: bool,
}

impl<'a> Checker<'a> {
    /// Reports a type whose values would contain themselves.
    pub(super) fn check_finite(&mut self, id: NamedId) {
        let start = Visit {
            id,
            instance: false,
        };
        let (mut nest, mut path, mut steps) = (Vec::new(), Vec::new(), 0);
        self.finite_named(start, &mut nest, &mut path, &mut steps);
    }

    fn finite_named(
        &mut self,
        visit: Visit,
        nest: &mut Vec<Visit>,
        path: &mut Vec<Visit>,
        steps: &mut u32,
    ) -> bool {
        if self.broken.contains(&visit.id) {
            return false;
        }
        if nest.contains(&visit) {
            let start = path.iter().position(|&p| p == visit).unwrap_or(0);
            self.report_infinite(&path[start..]);
            return false;
        }
        let origin = self.info.types.named(visit.id).origin.unwrap_or(visit.id);
        let ty = self.info.types.intern(Type::Named(visit.id));
        let closed = !self.info.types.mentions_params(ty);
        if self.known_finite.contains(&visit.id) || nest.len() > MAX_DEPTH {
            return true;
        }
        nest.push(visit);
        path.push(visit);
        let underlying = self.info.types.named(origin).underlying;
        let ok = self.finite_type(underlying, nest, path, steps);
        nest.pop();
        path.pop();
        if ok && closed {
            self.known_finite.insert(visit.id);
        }
        ok
    }

    fn finite_type(
        &mut self,
        ty: TypeId,
        nest: &mut Vec<Visit>,
        path: &mut Vec<Visit>,
        steps: &mut u32,
    ) -> bool {
        *steps += 1;
        if *steps > MAX_STEPS || path.len() > MAX_DEPTH {
            return true;
        }
        match self.info.types.get(ty).clone() {
            Type::Named(id) => {
                let named = self.info.types.named(id);
                let local = self.meta[named.obj.0 as usize].decl.is_none();
                let instance = named.origin.is_some() || !named.params.is_empty() && !local;
                self.finite_named(Visit { id, instance }, nest, path, steps)
            }
            Type::TypeParam(param) => {
                let Some(&top) = nest.last() else { return true };
                let named = self.info.types.named(top.id);
                let Some(origin) = named.origin else {
                    return true;
                };
                let params = &self.info.types.named(origin).params;
                let at = params.iter().position(|&p| p == param);
                let Some(&arg) = at.and_then(|i| named.args.get(i)) else {
                    return true;
                };
                // The argument belongs to where the instance stands.
                nest.pop();
                let ok = self.finite_type(arg, nest, path, steps);
                nest.push(top);
                ok
            }
            Type::Array { elem, .. } => self.finite_literal(ty, &[elem], nest, path, steps),
            Type::Struct(fields) => {
                let parts: Vec<TypeId> = fields.iter().map(|f| f.ty).collect();
                self.finite_literal(ty, &parts, nest, path, steps)
            }
            Type::Interface(iface) => {
                let parts: Vec<TypeId> = iface.unions.iter().flatten().map(|t| t.1).collect();
                self.finite_literal(ty, &parts, nest, path, steps)
            }
            _ => true,
        }
    }

    fn finite_literal(
        &mut self,
        ty: TypeId,
        parts: &[TypeId],
        nest: &mut Vec<Visit>,
        path: &mut Vec<Visit>,
        steps: &mut u32,
    ) -> bool {
        // A literal type is looked at once: aliases can make it huge when written out.
        let closed = !self.info.types.mentions_params(ty);
        if closed && self.known_finite_literals.contains(&ty) {
            return true;
        }
        // Every part is looked at: each may have a cycle of its own.
        let mut ok = true;
        for &part in parts {
            ok &= self.finite_type(part, nest, path, steps);
        }
        if ok && closed {
            self.known_finite_literals.insert(ty);
        }
        ok
    }

    fn report_infinite(&mut self, cycle: &[Visit]) {
        let mut list = Vec::new();
        for visit in cycle {
            let origin = self.info.types.named(visit.id).origin.unwrap_or(visit.id);
            self.broken.insert(visit.id);
            self.broken.insert(origin);
            list.push(self.cycle_entry(visit.id, visit.instance));
        }
        // A cycle of plain types begins with the first in the source.
        if cycle.iter().all(|v| !v.instance)
            && let Some(first) = (0..list.len()).min_by_key(|&i| list[i].0)
        {
            list.rotate_left(first);
        }
        self.report_types(&list);
        // What uses the type that the report is about says nothing more about it.
        let plain = cycle.iter().filter(|v| !v.instance);
        let objs = plain.map(|v| self.info.types.named(v.id).obj);
        if let Some(first) = objs.min_by_key(|&obj| self.obj(obj).pos) {
            self.set_type(first, INVALID);
        }
    }

    /// A type on a cycle: its position and name. An instance is where it is written.
    pub(super) fn cycle_entry(&mut self, id: NamedId, instance: bool) -> (Pos, String) {
        let ty = self.info.types.intern(Type::Named(id));
        let obj = self.info.types.named(id).obj;
        match self.instance_pos.get(&id).filter(|_| instance) {
            Some(&pos) => (pos, self.ty_str(ty)),
            None if instance => (self.obj(obj).pos, self.ty_str(ty)),
            None => (self.obj(obj).pos, self.obj(obj).name.to_string()),
        }
    }

    /// Reports a cycle of types, beginning at the first.
    pub(super) fn report_types(&mut self, cycle: &[(Pos, String)]) {
        let Some((pos, name)) = cycle.first() else {
            return;
        };
        let code = "InvalidDeclCycle";
        if cycle.len() == 1 {
            let message = format!("invalid recursive type: {name} refers to itself");
            self.error(*pos, code, message);
            return;
        }
        let mut message = format!("invalid recursive type {name}");
        for (i, (pos, name)) in cycle.iter().enumerate() {
            let next = &cycle[(i + 1) % cycle.len()].1;
            let place = self.place(*pos);
            message.push_str(&format!("\n\t{place}: {name} refers to {next}"));
        }
        self.error(*pos, code, message);
    }
}
