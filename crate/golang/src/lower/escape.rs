//! Which variables need memory, and what closures capture: one pass over a function with the function
//! literals inside it, before it is lowered.

use super::generic::Env;
use crate::check::info::{Info, ObjId, ObjKind, SelectionKind, VarKind};
use crate::check::types::{Type, TypeId, Types};
use crate::hash::HashMap;
use crate::syntax::ast::*;

/// What happens to a local variable.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct VarFacts {
    /// The inner function (0: the outermost function) that declares it.
    owner: u32,
    /// Used by a function inside its owner.
    pub captured: bool,
    /// Its address, or that of a part of it, is taken.
    pub addr: bool,
    /// Assigned after its declaration, wholly or in part.
    pub assigned: bool,
    /// Mentioned at all.
    pub used: bool,
}

impl VarFacts {
    /// Must be shared between functions or with pointers, so lives in memory.
    pub(super) fn on_heap(self) -> bool {
        self.addr || self.captured && self.assigned
    }

    /// Never changes after its declaration.
    pub(super) fn frozen(self) -> bool {
        !self.addr && !self.assigned
    }
}

/// A function inside another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Inner {
    /// A function literal.
    Func(ExprId),
    /// The body of a loop over the function that this expression is.
    Loop(ExprId),
}

/// What is known of one outermost function.
#[derive(Default, Debug)]
pub(super) struct Facts {
    vars: HashMap<ObjId, VarFacts>,
    /// The variables that an inner function captures, in order of first use.
    pub captures: HashMap<Inner, Vec<ObjId>>,
    /// The loop bodies with a defer statement in them or in bodies inside.
    defers_inside: Vec<Inner>,
    /// Functions with a defer statement of their own; none is the outermost function.
    defers: Vec<Option<ExprId>>,
}

impl Facts {
    pub(super) fn var(&self, obj: ObjId) -> VarFacts {
        self.vars.get(&obj).copied().unwrap_or_default()
    }

    /// Whether the body of a loop over a function, or one inside it, defers.
    pub(super) fn defers_inside(&self, body: Inner) -> bool {
        self.defers_inside.contains(&body)
    }

    pub(super) fn has_defer(&self, lit: Option<ExprId>) -> bool {
        self.defers.contains(&lit)
    }

    /// The facts of a declared function.
    pub(super) fn of_decl(info: &Info, types: &Types, env: &Env, decl: &FuncDecl) -> Facts {
        let mut scan = Scan::new(info, types, env);
        scan.fields(decl.recv.as_slice(), false);
        scan.fields(&decl.ty.params, false);
        scan.fields(&decl.ty.results, true);
        if let Some(body) = &decl.body {
            scan.block(&body.stmts);
        }
        scan.facts
    }

    /// The facts of the function that initialises package-level variables with these expressions.
    pub(super) fn of_exprs<'e>(
        info: &Info,
        types: &Types,
        exprs: impl Iterator<Item = &'e Expr>,
    ) -> Facts {
        let env = Env::default();
        let mut scan = Scan::new(info, types, &env);
        for e in exprs {
            scan.expr(e);
        }
        scan.facts
    }
}

struct Scan<'i> {
    info: &'i Info,
    types: &'i Types,
    env: &'i Env,
    facts: Facts,
    /// The inner functions around the present point, outermost first, with their numbers.
    stack: Vec<(u32, Inner)>,
    /// The named results of the functions around the present point that are no loop bodies.
    results: Vec<Vec<ObjId>>,
    lits: u32,
}

impl<'i> Scan<'i> {
    fn new(info: &'i Info, types: &'i Types, env: &'i Env) -> Scan<'i> {
        Scan {
            info,
            types,
            env,
            facts: Facts::default(),
            stack: Vec::new(),
            results: vec![Vec::new()],
            lits: 0,
        }
    }

    fn enter(&mut self, inner: Inner) {
        self.lits += 1;
        self.stack.push((self.lits, inner));
        self.facts.captures.entry(inner).or_default();
    }

    fn type_of(&self, e: &Expr) -> Option<TypeId> {
        self.info.expr(e.id).map(|tv| self.env.ty(tv.ty))
    }

    fn current(&self) -> u32 {
        self.stack.last().map_or(0, |&(n, _)| n)
    }

    fn declare(&mut self, obj: ObjId) {
        let owner = self.current();
        self.facts.vars.insert(
            obj,
            VarFacts {
                owner,
                ..VarFacts::default()
            },
        );
    }

    fn define(&mut self, id: ExprId) {
        if let Some(&obj) = self.info.defs.get(&id) {
            self.declare(obj);
        }
    }

    fn fields(&mut self, fields: &[Field], results: bool) {
        for field in fields {
            if let Some(name) = &field.name {
                self.define(name.id);
                // Every return statement assigns the results.
                if results && let Some(&obj) = self.info.defs.get(&name.id) {
                    self.facts.vars.entry(obj).or_default().assigned = true;
                    if let Some(own) = self.results.last_mut() {
                        own.push(obj);
                    }
                }
            }
        }
    }

    fn local(&self, id: ExprId) -> Option<ObjId> {
        let obj = *self.info.uses.get(&id)?;
        match self.info.object(obj).kind {
            ObjKind::Var(VarKind::Global | VarKind::Field) => None,
            ObjKind::Var(_) => Some(obj),
            _ => None,
        }
    }

    fn use_var(&mut self, obj: ObjId) {
        let Some(facts) = self.facts.vars.get_mut(&obj) else {
            return;
        };
        facts.used = true;
        let owner = facts.owner;
        if owner == self.stack.last().map_or(0, |&(n, _)| n) {
            return;
        }
        facts.captured = true;
        // Every inner function between the owner and here hands it on.
        for &(number, id) in self.stack.iter().rev() {
            if number == owner {
                break;
            }
            let captures = self.facts.captures.entry(id).or_default();
            if !captures.contains(&obj) {
                captures.push(obj);
            }
        }
    }

    /// The variable whose own memory `e` denotes a part of.
    fn root(&self, e: &Expr) -> Option<ObjId> {
        match &e.kind {
            ExprKind::Paren(x) => self.root(x),
            ExprKind::Name(_) => self.local(e.id),
            ExprKind::Selector { x, .. } => {
                let selection = self.info.selections.get(&e.id)?;
                let SelectionKind::Field = selection.kind else {
                    return None;
                };
                let steps = selection.path.len() - 1;
                if self.through_pointer(self.env.ty(selection.recv), &selection.path[..steps]) {
                    return None;
                }
                self.root(x)
            }
            ExprKind::Index { x, .. } => match self.types.underlying(self.type_of(x)?) {
                Type::Array { .. } => self.root(x),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether following `path` from a value of type `ty` and then using the result's fields passes a pointer.
    fn through_pointer(&self, mut ty: TypeId, path: &[u32]) -> bool {
        for &index in path {
            match self.types.underlying(ty) {
                Type::Struct(fields) => match fields.get(index as usize) {
                    Some(field) => ty = field.ty,
                    None => return true,
                },
                _ => return true,
            }
        }
        matches!(self.types.underlying(ty), Type::Pointer(_))
    }

    fn assign(&mut self, e: &Expr) {
        if let Some(obj) = self.root(e) {
            self.facts.vars.entry(obj).or_default().assigned = true;
        }
        self.expr(e);
    }

    fn take_address(&mut self, e: &Expr) {
        if let Some(obj) = self.root(e) {
            self.facts.vars.entry(obj).or_default().addr = true;
        }
    }

    fn block(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            self.stmt(stmt);
        }
    }

    fn exprs(&mut self, exprs: &[Expr]) {
        for e in exprs {
            self.expr(e);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Bad
            | StmtKind::Empty
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Goto(_)
            | StmtKind::Fallthrough => {}
            StmtKind::Expr(e) | StmtKind::Go(e) => self.expr(e),
            StmtKind::Defer(e) => {
                let mut func = None;
                for &(_, inner) in self.stack.iter().rev() {
                    match inner {
                        Inner::Func(id) => {
                            func = Some(id);
                            break;
                        }
                        Inner::Loop(_) => self.facts.defers_inside.push(inner),
                    }
                }
                if !self.facts.defers.contains(&func) {
                    self.facts.defers.push(func);
                }
                self.expr(e);
            }
            StmtKind::Send { ch, value } => {
                self.expr(ch);
                self.expr(value);
            }
            StmtKind::IncDec { x, .. } => self.assign(x),
            StmtKind::Assign { lhs, rhs, .. } => {
                for e in lhs {
                    self.assign(e);
                }
                self.exprs(rhs);
            }
            StmtKind::Define { lhs, rhs } => {
                self.exprs(rhs);
                for e in lhs {
                    if self.info.defs.contains_key(&e.id) {
                        self.define(e.id);
                    } else {
                        self.assign(e);
                    }
                }
            }
            StmtKind::Decl(decls) => {
                for decl in decls {
                    if let Decl::Var(var) = decl {
                        self.exprs(&var.values);
                        for name in &var.names {
                            self.define(name.id);
                        }
                    }
                }
            }
            StmtKind::Return(values) => {
                if let (Some((_, Inner::Loop(_))), Some(results), false) =
                    (self.stack.last(), self.results.last(), values.is_empty())
                {
                    for obj in results.clone() {
                        self.use_var(obj);
                    }
                }
                self.exprs(values);
            }
            StmtKind::Block(block) => self.block(&block.stmts),
            StmtKind::If {
                init,
                cond,
                then,
                other,
            } => {
                self.optional(init);
                self.expr(cond);
                self.block(&then.stmts);
                self.optional(other);
            }
            StmtKind::For {
                init,
                cond,
                post,
                body,
            } => {
                self.optional(init);
                if let Some(cond) = cond {
                    self.expr(cond);
                }
                self.optional(post);
                self.block(&body.stmts);
            }
            StmtKind::Range(range) => {
                self.expr(&range.x);
                let over_func = self
                    .type_of(&range.x)
                    .is_some_and(|ty| matches!(self.types.underlying(ty), Type::Func(_)));
                if over_func {
                    self.enter(Inner::Loop(range.x.id));
                }
                for e in range.key.iter().chain(&range.value) {
                    if range.define {
                        self.define(e.id);
                        // A shared variable is assigned in each iteration but the first.
                        if self.info.shares_loop_vars(e.pos)
                            && let Some(&obj) = self.info.defs.get(&e.id)
                        {
                            self.facts.vars.entry(obj).or_default().assigned = true;
                        }
                    } else {
                        self.assign(e);
                    }
                }
                self.block(&range.body.stmts);
                if over_func {
                    self.stack.pop();
                }
            }
            StmtKind::Switch {
                init, tag, cases, ..
            } => {
                self.optional(init);
                if let Some(tag) = tag {
                    self.expr(tag);
                }
                for case in cases {
                    self.exprs(&case.exprs);
                    self.block(&case.body);
                }
            }
            StmtKind::TypeSwitch {
                init,
                bind,
                x,
                cases,
                ..
            } => {
                self.optional(init);
                self.expr(x);
                for (i, case) in cases.iter().enumerate() {
                    if let Some(bind) = bind
                        && let Some(&obj) = self.info.clause_vars.get(&(bind.id, i as u32))
                    {
                        self.declare(obj);
                    }
                    self.block(&case.body);
                }
            }
            StmtKind::Select { cases, .. } => {
                for case in cases {
                    self.optional(&case.comm);
                    self.block(&case.body);
                }
            }
            StmtKind::Labeled { stmt, .. } => self.stmt(stmt),
        }
    }

    fn optional(&mut self, stmt: &Option<Box<Stmt>>) {
        if let Some(stmt) = stmt {
            self.stmt(stmt);
        }
    }

    fn expr(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Name(_) => {
                if let Some(obj) = self.local(e.id) {
                    self.use_var(obj);
                }
            }
            ExprKind::Composite { elems, .. } => {
                let keyed = self.type_of(e).is_some_and(|ty| {
                    let ty = match self.types.underlying(ty) {
                        Type::Pointer(elem) => self.types.underlying(*elem),
                        ty => ty,
                    };
                    !matches!(ty, Type::Struct(_))
                });
                for element in elems {
                    if let (Some(key), true) = (&element.key, keyed) {
                        self.expr(key);
                    }
                    self.expr(&element.value);
                }
            }
            ExprKind::Func(lit) => {
                self.enter(Inner::Func(e.id));
                self.results.push(Vec::new());
                self.fields(&lit.ty.params, false);
                self.fields(&lit.ty.results, true);
                self.block(&lit.body.stmts);
                self.results.pop();
                self.stack.pop();
            }
            ExprKind::Paren(x) | ExprKind::Star(x) => self.expr(x),
            ExprKind::Selector { x, .. } => {
                if let Some(selection) = self.info.selections.get(&e.id)
                    && let SelectionKind::Method { pointer: true, .. } = selection.kind
                    && !self.through_pointer(self.env.ty(selection.recv), &selection.path)
                {
                    self.take_address(x);
                }
                self.expr(x);
            }
            ExprKind::Index { x, indices } => {
                self.expr(x);
                self.exprs(indices);
            }
            ExprKind::Slice { x, lo, hi, max } => {
                let array = self
                    .type_of(x)
                    .is_some_and(|ty| matches!(self.types.underlying(ty), Type::Array { .. }));
                if array {
                    self.take_address(x);
                }
                self.expr(x);
                for bound in [lo, hi, max].into_iter().flatten() {
                    self.expr(bound);
                }
            }
            ExprKind::Assert { x, .. } => self.expr(x),
            ExprKind::Call { fun, args, .. } => {
                self.expr(fun);
                self.exprs(args);
            }
            ExprKind::Unary { op, x } => {
                if *op == UnaryOp::Addr {
                    self.take_address(x);
                }
                self.expr(x);
            }
            ExprKind::Binary { x, y, .. } => {
                self.expr(x);
                self.expr(y);
            }
            ExprKind::Bad
            | ExprKind::Literal(..)
            | ExprKind::ArrayType { .. }
            | ExprKind::SliceType(_)
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::MapType { .. }
            | ExprKind::ChanType { .. }
            | ExprKind::Ellipsis(_) => {}
        }
    }
}
