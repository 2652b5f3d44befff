//! Declarations inside functions.

use super::assign::Target;
use super::checker::*;
use super::constant::Const;
use super::info::*;
use super::operand::INVALID;
use crate::source::Pos;
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    /// `var`, `const` and `type` inside a function.
    pub(super) fn local_decls(&mut self, decls: &'a [Decl]) {
        let mut previous = None;
        for decl in decls {
            match decl {
                Decl::Const(decl) => {
                    let sources = self.const_sources(decl, &mut previous);
                    let mut objs = Vec::new();
                    for (name, source) in sources {
                        let kind = ObjKind::Const(Const::Bool(false));
                        let obj = self.object(name, kind, INVALID);
                        self.const_decl(obj, source);
                        objs.push((name, obj));
                    }
                    let end = decl_end(decl.names.last(), decl.ty.as_ref(), decl.values.last());
                    for (name, obj) in objs {
                        let scope = self.env.scope;
                        self.declare(scope, name, obj, end);
                    }
                }
                Decl::Var(decl) => self.local_var(decl),
                Decl::Type(decl) => {
                    let obj = self.object(&decl.name, ObjKind::TypeName, INVALID);
                    self.meta(obj).alias = decl.alias;
                    let scope = self.env.scope;
                    self.declare(scope, &decl.name, obj, decl.name.pos);
                    self.meta(obj).color = Color::Grey(self.path.len());
                    self.path.push(obj);
                    self.type_decl(obj, decl);
                    self.path.pop();
                    self.meta(obj).color = Color::Black;
                    if self.path.is_empty() || !self.pending.is_empty() {
                        self.report_pending();
                    }
                }
                Decl::Import(_) | Decl::Func(_) => {}
            }
        }
    }

    fn local_var(&mut self, decl: &'a VarDecl) {
        let declared = decl.ty.as_ref().map(|e| self.var_type(e));
        let objs: Vec<ObjId> = decl
            .names
            .iter()
            .map(|name| {
                let kind = ObjKind::Var(VarKind::Local);
                self.object(name, kind, declared.unwrap_or(INVALID))
            })
            .collect();
        let target = |obj: &ObjId| Target {
            obj: Some(*obj),
            ty: declared,
        };
        if decl.values.len() == 1 && objs.len() > 1 {
            let targets: Vec<Target> = objs.iter().map(target).collect();
            self.init_vars(&targets, &decl.values[..1], None);
        } else {
            for (i, obj) in objs.iter().enumerate() {
                if let Some(value) = decl.values.get(i) {
                    self.single_init(target(obj), value);
                }
            }
            for extra in decl.values.iter().skip(objs.len()) {
                self.use_expr(extra);
            }
        }
        self.var_arity(decl);
        let end = decl_end(decl.names.last(), decl.ty.as_ref(), decl.values.last());
        for (name, obj) in decl.names.iter().zip(objs) {
            let scope = self.env.scope;
            self.declare(scope, name, obj, end);
            self.local(obj);
        }
    }
}

/// Where the scope of a local declaration's names begins.
fn decl_end(name: Option<&Ident>, ty: Option<&Expr>, value: Option<&Expr>) -> Pos {
    let name = name.map_or(Pos::NONE, |n| n.pos.plus(n.name.len()));
    name.max(ty.map_or(Pos::NONE, |e| e.end))
        .max(value.map_or(Pos::NONE, |e| e.end))
}
