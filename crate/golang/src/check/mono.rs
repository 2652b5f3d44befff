//! Instantiation cycles: generic code that would need instances without end, as `f[T]` that calls
//! `f[*T]`. A graph says which type parameter flows into which other one; a cycle on which the type
//! grows is an error.

use super::checker::Checker;
use super::types::*;
use crate::hash::{HashMap, HashSet};
use crate::source::Pos;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Node {
    Param(TypeParamId),
    /// A type declared inside generic functions.
    Local(NamedId),
}

#[derive(Debug)]
struct Edge {
    to: usize,
    from: usize,
    /// Whether the argument is more than the parameter itself.
    grows: bool,
    pos: Pos,
    ty: TypeId,
}

#[derive(Clone, Debug)]
struct Vertex {
    node: Node,
    weight: u32,
    before: usize,
    len: usize,
}

/// How type parameters flow into each other in the package at hand.
#[derive(Debug, Default)]
pub(super) struct Flow {
    edges: Vec<Edge>,
    vertices: Vec<Vertex>,
    index: HashMap<Node, usize>,
    /// The type's parameter that a receiver's parameter stands for.
    pub canon: HashMap<TypeParamId, TypeParamId>,
}

impl Flow {
    fn vertex(&mut self, node: Node) -> usize {
        let node = match node {
            Node::Param(p) => Node::Param(self.canon.get(&p).copied().unwrap_or(p)),
            local => local,
        };
        let next = self.vertices.len();
        let at = *self.index.entry(node).or_insert(next);
        if at == next {
            self.vertices.push(Vertex {
                node,
                weight: 0,
                before: 0,
                len: 0,
            });
        }
        at
    }
}

impl<'a> Checker<'a> {
    /// Notes that `arg` is put in place of `param`.
    pub(super) fn note_flow(&mut self, pos: Pos, param: TypeParamId, arg: TypeId) {
        if !self.info.types.mentions_params(arg) {
            return;
        }
        let mut sources = Vec::new();
        let whole = self.canon(arg);
        self.flow_sources(whole, &mut sources, &mut HashSet::new(), 0);
        for (node, itself) in sources {
            let to = self.flow.vertex(Node::Param(param));
            let from = self.flow.vertex(node);
            self.flow.edges.push(Edge {
                to,
                from,
                grows: itself != whole,
                pos,
                ty: arg,
            });
        }
    }

    fn flow_sources(
        &mut self,
        ty: TypeId,
        out: &mut Vec<(Node, TypeId)>,
        seen: &mut HashSet<TypeId>,
        depth: u32,
    ) {
        if depth > 200 || !self.info.types.mentions_params(ty) || !seen.insert(ty) {
            return;
        }
        match self.info.types.get(ty) {
            Type::TypeParam(id) => out.push((Node::Param(*id), ty)),
            Type::Named(id) => {
                let origin = self.info.types.named(*id).origin.unwrap_or(*id);
                let obj = self.info.types.named(origin).obj;
                if self.meta[obj.0 as usize].decl.is_none() {
                    let known = self.flow.index.contains_key(&Node::Local(origin));
                    let to = self.flow.vertex(Node::Local(origin));
                    if !known {
                        let pos = self.obj(obj).pos;
                        for param in self.info.types.named(origin).params.clone() {
                            let from = self.flow.vertex(Node::Param(param));
                            let ty = self.info.types.intern(Type::TypeParam(param));
                            self.flow.edges.push(Edge {
                                to,
                                from,
                                grows: true,
                                pos,
                                ty,
                            });
                        }
                    }
                    out.push((Node::Local(origin), ty));
                }
                for part in self.info.types.parts(ty) {
                    self.flow_sources(part, out, seen, depth + 1);
                }
            }
            _ => {
                for part in self.info.types.parts(ty) {
                    self.flow_sources(part, out, seen, depth + 1);
                }
            }
        }
    }

    /// Reports a cycle on which types grow, and forgets what was noted.
    pub(super) fn report_growth(&mut self) {
        let Flow {
            edges,
            mut vertices,
            ..
        } = std::mem::take(&mut self.flow);
        let mut again = self.diagnostics.is_empty();
        while again {
            again = false;
            for (i, edge) in edges.iter().enumerate() {
                let (weight, len) = (vertices[edge.from].weight, vertices[edge.from].len);
                let weight = weight + u32::from(edge.grows);
                let to = &mut vertices[edge.to];
                if weight <= to.weight {
                    continue;
                }
                (to.weight, to.before, to.len) = (weight, i, len + 1);
                if to.len == vertices.len() {
                    self.report_instance_loop(&edges, &vertices, edge.to);
                    return;
                }
                again = true;
            }
        }
    }

    fn report_instance_loop(&mut self, edges: &[Edge], vertices: &[Vertex], at: usize) {
        let mut at = at;
        let mut stack = Vec::new();
        let mut seen = vec![false; vertices.len()];
        while !std::mem::replace(&mut seen[at], true) {
            stack.push(at);
            at = edges[vertices[at].before].from;
        }
        let start = stack.iter().position(|&v| v == at).unwrap_or(0);
        let object = |check: &Self, node: Node| match node {
            Node::Param(p) => check.param_objects.get(&p).copied(),
            Node::Local(id) => Some(check.info.types.named(id).obj),
        };
        let Some(first) = object(self, vertices[at].node) else {
            return;
        };
        let mut message = String::from("instantiation cycle:");
        for &v in &stack[start..] {
            let edge = &edges[vertices[v].before];
            let node = vertices[edge.to].node;
            let name = object(self, node).map_or("".into(), |o| self.obj(o).name.clone());
            let how = match node {
                Node::Param(_) => "instantiated as",
                Node::Local(_) => "implicitly parameterized by",
            };
            message.push_str(&format!(
                "\n\t{}: {name} {how} {}",
                self.place(edge.pos),
                self.ty_str(edge.ty)
            ));
        }
        let pos = self.obj(first).pos;
        self.error(pos, "InvalidInstanceCycle", message);
    }
}
