//! In which order package-level variables are initialised.
//!
//! A variable is ready when all variables that its initialiser mentions, directly or through
//! functions, are initialised; the earliest declared of those ready is next. That is the language's
//! rule to the letter; a depth-first walk would give a different order.

use super::checker::{Checker, DeclIx, DeclKind};
use super::info::*;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

impl<'a> Checker<'a> {
    /// The initialisation steps of the package whose objects were just checked; reports cycles.
    pub(super) fn init_order(&mut self, objects: &[ObjId]) -> Vec<InitStep> {
        // One node per declaration of variables, in source order.
        let mut nodes: Vec<DeclIx> = Vec::new();
        let mut node_of: HashMap<ObjId, usize> = HashMap::new();
        for &obj in objects {
            let Some(ix) = self.meta[obj.0 as usize].decl else {
                continue;
            };
            if !matches!(self.decls[ix.0].kind, DeclKind::Var { .. }) {
                continue;
            }
            let node = match nodes.iter().rposition(|&n| n == ix) {
                Some(node) => node,
                None => {
                    nodes.push(ix);
                    nodes.len() - 1
                }
            };
            node_of.insert(obj, node);
        }
        self.report_init_cycles(objects);
        let needs: Vec<HashSet<usize>> = nodes
            .iter()
            .map(|&ix| {
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
        while let Some(Reverse(node)) = ready.pop() {
            steps.extend(self.init_step(nodes[node], objects));
            for &next in &dependents[node] {
                waiting[next] -= 1;
                if waiting[next] == 0 {
                    ready.push(Reverse(next));
                }
            }
        }
        steps
    }

    fn init_step(&self, ix: DeclIx, objects: &[ObjId]) -> Option<InitStep> {
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
            let own = objects
                .iter()
                .find(|o| self.meta[o.0 as usize].decl == Some(ix));
            vec![own.and_then(|&o| named(o))]
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

    fn report_init_cycles(&mut self, objects: &[ObjId]) {
        let mut reported: HashSet<ObjId> = HashSet::new();
        for &obj in objects {
            if matches!(self.obj(obj).kind, ObjKind::Func | ObjKind::TypeName)
                || reported.contains(&obj)
            {
                continue;
            }
            let Some(cycle) = self.path_to_itself(obj) else {
                continue;
            };
            let unreported = !cycle.iter().any(|o| reported.contains(o));
            reported.extend(&cycle);
            if !unreported {
                continue;
            }
            let (name, pos) = (self.obj(obj).name.clone(), self.obj(obj).pos);
            let code = "InvalidInitCycle";
            if cycle.len() == 1 {
                let message = format!("initialization cycle: {name} refers to itself");
                self.error(pos, code, message);
                continue;
            }
            let mut message = format!("initialization cycle for {name}");
            for i in 0..cycle.len() {
                let from = self.obj(cycle[i]);
                let to = self.obj(cycle[(i + 1) % cycle.len()]);
                let place = self.place(from.pos);
                message.push_str(&format!("\n\t{place}: {} refers to {}", from.name, to.name));
            }
            self.error(pos, code, message);
            // One cycle at a time: the others often share its declarations.
            return;
        }
    }

    /// The declarations on a way from `start` back to it, `start` first.
    fn path_to_itself(&self, start: ObjId) -> Option<Vec<ObjId>> {
        let mut from: HashMap<ObjId, ObjId> = HashMap::new();
        let mut todo = std::collections::VecDeque::from([start]);
        while let Some(obj) = todo.pop_front() {
            let Some(ix) = self.meta[obj.0 as usize].decl else {
                continue;
            };
            for &next in &self.decls[ix.0].deps {
                if next == start {
                    let mut path = vec![obj];
                    let mut at = obj;
                    while at != start {
                        at = *from.get(&at)?;
                        path.push(at);
                    }
                    path.reverse();
                    return Some(path);
                }
                if next != obj && !from.contains_key(&next) {
                    from.insert(next, obj);
                    todo.push_back(next);
                }
            }
        }
        None
    }
}
