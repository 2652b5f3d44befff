//! In which order package-level variables are initialised.
//!
//! A variable is ready when all variables that its initialiser mentions, directly or through
//! functions, are initialised; the earliest declared of those ready is next. That is the language's
//! rule to the letter; a depth-first walk would give a different order.

use super::checker::{Checker, DeclIx, DeclKind};
use super::info::*;
use crate::hash::{HashMap, HashSet};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

impl<'a> Checker<'a> {
    /// The initialisation steps of the package whose objects were just checked; reports cycles.
    pub(super) fn init_order(&mut self, objects: &[ObjId]) -> Vec<InitStep> {
        // One node per declaration of variables, in source order, with its first name.
        let mut nodes: Vec<(DeclIx, ObjId)> = Vec::new();
        let mut node_of: HashMap<ObjId, usize> = HashMap::new();
        for &obj in objects {
            let Some(ix) = self.meta[obj.0 as usize].decl else {
                continue;
            };
            if !matches!(
                self.decls[ix.0].kind,
                DeclKind::Var { .. } | DeclKind::Const(_)
            ) {
                continue;
            }
            // Names that share a declaration follow each other.
            if nodes.last().is_none_or(|n| n.0 != ix) {
                nodes.push((ix, obj));
            }
            let node = nodes.len() - 1;
            node_of.insert(obj, node);
        }
        let needs: Vec<HashSet<usize>> = nodes
            .iter()
            .map(|&(ix, _)| {
                let reached = self.reachable(&self.decls[ix.0].deps);
                reached
                    .iter()
                    .filter_map(|o| node_of.get(o).copied())
                    .collect()
            })
            .collect();
        let mut waiting: Vec<usize> = Vec::new();
        let mut dependents: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
        for (node, needs) in needs.iter().enumerate() {
            waiting.push(needs.iter().filter(|&&n| n != node).count());
            for &need in needs.iter().filter(|&&n| n != node) {
                dependents[need].push(node);
            }
        }
        let mut ready: BinaryHeap<Reverse<usize>> = (0..nodes.len())
            .filter(|&n| waiting[n] == 0)
            .map(Reverse)
            .collect();
        let mut steps = Vec::new();
        let mut done = vec![false; nodes.len()];
        loop {
            let node = match ready.pop() {
                Some(Reverse(node)) => node,
                // The rest waits for each other: begin with what waits for the fewest.
                None => match (0..nodes.len())
                    .filter(|&n| !done[n])
                    .min_by_key(|&n| (waiting[n], n))
                {
                    Some(node) => node,
                    None => break,
                },
            };
            if std::mem::replace(&mut done[node], true) {
                continue;
            }
            if waiting[node] > 0 || needs[node].contains(&node) {
                self.report_init_cycle(nodes[node].0, objects);
            }
            steps.extend(self.init_step(nodes[node]));
            for &next in &dependents[node] {
                waiting[next] = waiting[next].saturating_sub(1);
                if waiting[next] == 0 && !done[next] {
                    ready.push(Reverse(next));
                }
            }
        }
        steps
    }

    fn init_step(&self, (ix, first): (DeclIx, ObjId)) -> Option<InitStep> {
        let info = &self.decls[ix.0];
        let DeclKind::Var {
            lhs,
            init: Some(_),
            value,
            ..
        } = &info.kind
        else {
            return None;
        };
        let named = |o: ObjId| {
            if &*self.obj(o).name == "_" {
                None
            } else {
                Some(o)
            }
        };
        let lhs = if lhs.is_empty() {
            vec![named(first)]
        } else {
            lhs.iter().map(|o| o.and_then(named)).collect()
        };
        let rhs = GlobalValue {
            package: info.package,
            file: info.file,
            decl: info.decl,
            value: *value,
        };
        Some(InitStep { lhs, rhs })
    }

    /// The declarations reached from `from`: functions are passed through, others end the way.
    fn reachable(&self, from: &[ObjId]) -> HashSet<ObjId> {
        let mut seen: HashSet<ObjId> = HashSet::new();
        let mut todo: Vec<ObjId> = from.to_vec();
        while let Some(obj) = todo.pop() {
            if seen.insert(obj)
                && matches!(self.obj(obj).kind, ObjKind::Func)
                && let Some(ix) = self.meta[obj.0 as usize].decl
            {
                todo.extend(&self.decls[ix.0].deps);
            }
        }
        seen
    }

    /// Reports the cycle that the declaration is part of, if it is.
    fn report_init_cycle(&mut self, ix: DeclIx, objects: &[ObjId]) {
        let own = objects
            .iter()
            .copied()
            .filter(|o| self.meta[o.0 as usize].decl == Some(ix));
        let found = own.into_iter().find_map(|obj| {
            let mut path = vec![obj];
            self.path_to(obj, obj, &mut HashSet::new(), &mut path)
                .then_some((obj, path))
        });
        let Some((obj, cycle)) = found else { return };
        let (name, pos) = (self.obj(obj).name.clone(), self.obj(obj).pos);
        let code = "InvalidInitCycle";
        if cycle.len() == 1 {
            self.error(
                pos,
                code,
                format!("initialization cycle: {name} refers to itself"),
            );
            return;
        }
        let mut message = format!("initialization cycle for {name}");
        for i in 0..cycle.len() {
            let from = self.obj(cycle[i]);
            let to = self.obj(cycle[(i + 1) % cycle.len()]);
            let place = self.place(from.pos);
            message.push_str(&format!("\n\t{place}: {} refers to {}", from.name, to.name));
        }
        self.error(pos, code, message);
    }

    /// Extends `path` by a way through dependencies from `from` to `to`, if there is one.
    fn path_to(
        &self,
        from: ObjId,
        to: ObjId,
        seen: &mut HashSet<ObjId>,
        path: &mut Vec<ObjId>,
    ) -> bool {
        if !seen.insert(from) || path.len() > 500 {
            return false;
        }
        let Some(ix) = self.meta[from.0 as usize].decl else {
            return false;
        };
        let mut deps = self.decls[ix.0].deps.clone();
        deps.sort();
        for dep in deps {
            if dep == to {
                return true;
            }
            path.push(dep);
            if self.path_to(dep, to, seen, path) {
                return true;
            }
            path.pop();
        }
        false
    }
}
