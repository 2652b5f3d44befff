//! Inference of type arguments: from the arguments of a call, from the type a function is assigned to,
//! from constraints with a common underlying type, and from methods that constraints want.

use super::checker::Checker;
use super::format::expr_str;
use super::generic::Generic;
use super::operand::{Kind, Operand};
use super::subst::Subst;
use super::types::*;
use super::unify::{Mode, Unifier};
use crate::hash::{HashMap, HashSet};
use crate::source::Pos;
use crate::syntax::ast::*;

/// A typed or untyped value that a parameter must take.
#[derive(Clone, Debug)]
pub(super) struct Given<'a> {
    pub ty: TypeId,
    pub nil: bool,
    pub valid: bool,
    pub pos: Pos,
    pub expr: Option<&'a Expr>,
    /// Words for it where it is no expression.
    pub words: Option<String>,
}

impl Given<'_> {
    fn text(&self) -> String {
        match (&self.words, self.expr) {
            (Some(words), _) => words.clone(),
            (None, Some(e)) => expr_str(e),
            _ => String::new(),
        }
    }
}

/// What is wrong, and where; none: it has been reported.
pub(super) type Failure = Option<(Pos, String)>;

impl<'a> Checker<'a> {
    pub(super) fn given(&self, x: &Operand<'a>, pos: Pos) -> Given<'a> {
        Given {
            ty: x.ty,
            nil: x.is_nil(),
            valid: !x.is_invalid(),
            pos: x.start().unwrap_or(pos),
            expr: x.expr,
            words: None,
        }
    }

    /// Fresh type parameters in place of `params`, with what replaces them.
    pub(super) fn rename(&mut self, params: &[TypeParamId]) -> (Vec<TypeParamId>, Subst) {
        let mut fresh = Vec::new();
        let mut subst = Subst::new();
        for &param in params {
            let name = self.info.types.params[param.0 as usize].name.clone();
            let id = self.new_type_param(name, super::operand::INVALID);
            if let Some(&obj) = self.param_objects.get(&param) {
                self.param_objects.insert(id, obj);
            }
            let ty = self.info.types.intern(Type::TypeParam(id));
            subst.insert(param, ty);
            fresh.push(id);
        }
        for (&param, &id) in params.iter().zip(&fresh) {
            let bound = self.constraint(param);
            let bound = self.subst_bound(bound, &subst);
            self.info.types.params[id.0 as usize].constraint = bound;
        }
        (fresh, subst)
    }

    /// Whether the type mentions one of the parameters.
    pub(super) fn mentions(&mut self, ty: TypeId, params: &[TypeParamId]) -> bool {
        self.mentions_within(ty, params, &mut HashSet::new())
    }

    fn mentions_within(
        &mut self,
        ty: TypeId,
        params: &[TypeParamId],
        seen: &mut HashSet<TypeId>,
    ) -> bool {
        if !self.info.types.mentions_params(ty) || !seen.insert(ty) {
            return false;
        }
        match self.info.types.get(ty) {
            Type::TypeParam(id) => params.contains(id),
            Type::Named(id) if !self.info.types.named(*id).params.is_empty() => {
                let own = &self.info.types.named(*id).params;
                own.iter().any(|p| params.contains(p))
            }
            _ => {
                let parts = self.info.types.parts(ty);
                parts
                    .into_iter()
                    .any(|p| self.mentions_within(p, params, seen))
            }
        }
    }

    /// The type arguments that make `args` go into parameters of types `params`. `reverse`: a function
    /// is assigned to a variable, whose type is the argument.
    pub(super) fn infer(
        &mut self,
        pos: Pos,
        tparams: &[TypeParamId],
        known: Vec<Option<TypeId>>,
        params: &[TypeId],
        args: &[Given<'a>],
        reverse: bool,
    ) -> Result<Vec<TypeId>, Failure> {
        if let Some(all) = known.iter().copied().collect::<Option<Vec<_>>>()
            && all.len() == tparams.len()
        {
            return Ok(all);
        }
        if args.iter().any(|a| !a.valid) {
            return Err(None);
        }
        let pairs = tparams.iter().zip(&known);
        let subst: Subst = pairs.filter_map(|(&p, a)| Some((p, (*a)?))).collect();
        let params: Vec<TypeId> = params.iter().map(|&p| self.subst(p, &subst)).collect();
        let mut u = Unifier::new(tparams, &known);

        let mut untyped: Vec<(TypeParamId, &Given<'a>)> = Vec::new();
        for (&param, arg) in params.iter().zip(args) {
            if !self.mentions(param, tparams) && !self.mentions(arg.ty, tparams) {
                continue;
            }
            if !self.is_untyped(arg.ty) {
                if !u.unify(self, param, arg.ty, Mode::ASSIGN) {
                    let message = self.mismatch(&u, tparams, param, arg, reverse);
                    return Err(Some((arg.pos, message)));
                }
            } else if let Some(id) = self.type_param(param)
                && !arg.nil
            {
                untyped.push((id, arg));
            }
        }
        self.infer_from_constraints(pos, tparams, &mut u)?;

        let mut widest: Vec<(TypeParamId, TypeId)> = Vec::new();
        for (param, arg) in untyped {
            if u.at(param).is_some() {
                continue;
            }
            match widest.iter_mut().find(|w| w.0 == param) {
                None => widest.push((param, arg.ty)),
                Some((_, ty)) => match self.wider(*ty, arg.ty) {
                    Some(max) => *ty = max,
                    None => {
                        let name = self.info.types.params[param.0 as usize].name.clone();
                        let message = format!(
                            "mismatched types {} and {} (cannot infer {name})",
                            self.ty_str(*ty),
                            self.ty_str(arg.ty)
                        );
                        return Err(Some((arg.pos, message)));
                    }
                },
            }
        }
        for (param, ty) in widest {
            let ty = self.default_type(ty);
            u.set(param, ty);
        }

        let mut inferred = u.inferred(tparams);
        self.kill_cycles(tparams, &mut inferred);
        // Arguments found in terms of other parameters are made concrete.
        for _ in 0..=tparams.len() {
            let pairs = tparams.iter().zip(&inferred);
            let subst: Subst = pairs.filter_map(|(&p, a)| Some((p, (*a)?))).collect();
            let mut changed = false;
            for (i, slot) in inferred.iter_mut().enumerate() {
                if known.get(i).copied().flatten().is_some() {
                    continue;
                }
                if let Some(ty) = *slot {
                    let next = self.subst(ty, &subst);
                    changed |= next != ty;
                    *slot = Some(next);
                }
            }
            if !changed {
                break;
            }
        }
        let mut result = Vec::new();
        for (&param, ty) in tparams.iter().zip(inferred) {
            match ty {
                Some(ty) if !self.mentions(ty, tparams) => result.push(ty),
                _ => {
                    let name = self.info.types.params[param.0 as usize].name.clone();
                    let at = self.param_objects.get(&param).map(|&o| self.obj(o).pos);
                    let place = self.place(at.unwrap_or(Pos::NONE));
                    let message = format!("cannot infer {name} (declared at {place})");
                    return Err(Some((pos, message)));
                }
            }
        }
        Ok(result)
    }

    fn infer_from_constraints(
        &mut self,
        pos: Pos,
        tparams: &[TypeParamId],
        u: &mut Unifier,
    ) -> Result<(), Failure> {
        loop {
            let before = u.unknowns();
            for &param in tparams {
                let known = u.at(param);
                let constraint = self.constraint(param);
                let set = self.type_set(constraint);
                let core = match set.terms.as_deref() {
                    Some(&[one]) => Some((one, true)),
                    _ => {
                        let ty = self.info.types.intern(Type::TypeParam(param));
                        let tilde = set.terms.iter().flatten().any(|t| t.0);
                        let common = self.common_under(ty, |_, _| None);
                        common.ok().map(|core| ((tilde, core), false))
                    }
                };
                let failed = |check: &Self, ty: TypeId, cause: &str| {
                    let name = &check.info.types.params[param.0 as usize].name;
                    let (ty, bound) = (check.ty_str(ty), check.ty_str(constraint));
                    let message = format!("{name} (type {ty}) does not satisfy {bound}{cause}");
                    Err(Some((pos, message)))
                };
                if let Some(((tilde, core), single)) = core {
                    match known {
                        Some(ty) if !u.unify(self, ty, core, Mode::INEXACT) => {
                            return failed(self, ty, "");
                        }
                        None if single && !tilde => u.set(param, core),
                        _ => {}
                    }
                }
                if let Some(ty) = known
                    && !self.mentions(ty, tparams)
                {
                    for m in &set.methods {
                        let sig = self.method_sig(ty, m.package.as_deref(), &m.name);
                        let fits = sig.is_some_and(|s| u.unify(self, s, m.sig, Mode::EXACT));
                        if !fits {
                            let cause = self.missing_method(ty, constraint, false);
                            let cause = cause.map_or(String::new(), |c| format!(" {c}"));
                            return failed(self, ty, &cause);
                        }
                    }
                }
            }
            if u.unknowns() == before {
                return Ok(());
            }
        }
    }

    fn mismatch(
        &mut self,
        u: &Unifier,
        tparams: &[TypeParamId],
        param: TypeId,
        arg: &Given<'a>,
        reverse: bool,
    ) -> String {
        let (p, a, text) = (self.ty_str(param), self.ty_str(arg.ty), arg.text());
        let inferred = u.inferred(tparams);
        if inferred.iter().all(Option::is_none) {
            let names = self.param_names(tparams);
            return format!("type {a} of {text} does not match {p} (cannot infer {names})");
        }
        let pairs = tparams.iter().zip(&inferred);
        let subst: Subst = pairs.filter_map(|(&p, a)| Some((p, (*a)?))).collect();
        let result = self.subst(param, &subst);
        if result == param {
            return format!("type {a} of {text} does not match {p}");
        }
        let result = self.ty_str(result);
        match reverse {
            true => format!("inferred type {result} for {p} does not match type {a} of {text}"),
            false => format!("type {a} of {text} does not match inferred type {result} for {p}"),
        }
    }

    /// `P`, `P and Q`, `P, Q, and R`
    fn param_names(&self, params: &[TypeParamId]) -> String {
        let names: Vec<&str> = params
            .iter()
            .map(|p| &*self.info.types.params[p.0 as usize].name)
            .collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => one.to_string(),
            [a, b] => format!("{a} and {b}"),
            [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
        }
    }

    /// The wider of two untyped types, which are numeric or the same.
    fn wider(&self, a: TypeId, b: TypeId) -> Option<TypeId> {
        if a == b {
            return Some(a);
        }
        match (self.info.types.get(a), self.info.types.get(b)) {
            (Type::Basic(x), Type::Basic(y)) if x.is_numeric() && y.is_numeric() => {
                Some((*x).max(*y).id())
            }
            _ => None,
        }
    }

    /// Forgets arguments that are found in terms of themselves.
    fn kill_cycles(&mut self, tparams: &[TypeParamId], inferred: &mut [Option<TypeId>]) {
        // Which parameters each argument mentions; a parameter that reaches itself has none.
        let n = tparams.len();
        let mut reaches = vec![vec![false; n]; n];
        for i in 0..n {
            let Some(ty) = inferred[i] else { continue };
            for j in 0..n {
                reaches[i][j] = self.mentions(ty, &tparams[j..=j]);
            }
        }
        for k in 0..n {
            for i in 0..n {
                for j in 0..n {
                    if reaches[i][k] && reaches[k][j] {
                        reaches[i][j] = true;
                    }
                }
            }
        }
        for i in 0..n {
            let itself = inferred[i].and_then(|t| self.type_param(t)) == Some(tparams[i]);
            if reaches[i][i] && !itself {
                inferred[i] = None;
            }
        }
    }

    /// Instantiates a generic function value as the type of its target wants it, or its constraints do.
    pub(super) fn infer_for_target(
        &mut self,
        x: &mut Operand<'a>,
        generic: &Generic,
        target: Option<(TypeId, &str)>,
    ) {
        let Some(e) = x.expr else { return };
        // gc's position of an instantiation is its bracket.
        let pos = match &e.unparen().kind {
            ExprKind::Index { x, .. } => x.end,
            _ => e.start(),
        };
        let given = self.partial.get(&e.unparen().id).cloned();
        let given = given.unwrap_or_default();
        let mut known: Vec<Option<TypeId>> = given.into_iter().map(Some).collect();
        known.resize(generic.params.len(), None);
        let (fresh, subst) = self.rename(&generic.params);
        let (mut params, mut args) = (Vec::new(), Vec::new());
        if let Some((ty, words)) = target {
            let plain = self.plain(x.ty);
            params.push(self.subst(plain, &subst));
            args.push(Given {
                ty: self.common_under(ty, |_, _| None).unwrap_or(ty),
                nil: false,
                valid: true,
                pos: e.start(),
                expr: None,
                words: Some(words.to_string()),
            });
        }
        match self.infer(pos, &fresh, known, &params, &args, true) {
            Ok(args) => {
                let at = match &e.unparen().kind {
                    ExprKind::Index { indices, .. } => indices.iter().map(Expr::start).collect(),
                    _ => Vec::new(),
                };
                x.ty = self.instantiate_func(pos, e, x.ty, &args, at);
                x.kind = Kind::Value;
            }
            Err(failure) => {
                if let Some((pos, message)) = failure {
                    self.error(pos, "CannotInferTypeArgs", message);
                }
                x.invalidate();
            }
        }
    }

    /// Infers the type arguments of a call: of the function (whose own arguments come first), and of
    /// generic functions among the arguments. Gives the call's signature and the arguments' parameters.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn infer_call(
        &mut self,
        pos: Pos,
        fun: &'a Expr,
        fun_ty: TypeId,
        given: &[TypeId],
        given_at: &[Pos],
        params: &mut [TypeId],
        args: &mut [Operand<'a>],
    ) -> Option<TypeId> {
        let own = self.generics.get(&fun_ty).cloned();
        let mut tparams: Vec<TypeParamId> = Vec::new();
        let mut known: Vec<Option<TypeId>> = Vec::new();
        let originals = params.to_vec();
        if let Some(generic) = &own {
            let (fresh, subst) = self.rename(&generic.params);
            for param in params.iter_mut() {
                *param = self.subst(*param, &subst);
            }
            known.extend(given.iter().map(|&t| Some(t)));
            known.resize(fresh.len(), None);
            tparams = fresh;
        }
        let count = tparams.len();
        let mut functions: Vec<(usize, usize)> = Vec::new();
        let mut list: Vec<Given<'a>> = Vec::new();
        for (i, arg) in args.iter().enumerate() {
            let mut value = self.given(arg, pos);
            if !arg.is_invalid()
                && let Some(generic) = self.generics.get(&arg.ty).cloned()
            {
                let (fresh, subst) = self.rename(&generic.params);
                let plain = self.plain(arg.ty);
                let renamed = self.subst(plain, &subst);
                let params = std::rc::Rc::new(fresh.clone());
                value.ty = self.generic_variant(renamed, Generic { params, ..generic });
                let partial = arg.expr.and_then(|e| self.partial.get(&e.id).cloned());
                known.extend(partial.unwrap_or_default().into_iter().map(Some));
                tparams.extend(&fresh);
                known.resize(tparams.len(), None);
                functions.push((i, fresh.len()));
            }
            list.push(value);
        }
        if tparams.is_empty() {
            return Some(fun_ty);
        }
        let targs = match self.infer(pos, &tparams, known, params, &list, false) {
            Ok(targs) => targs,
            Err(failure) => {
                if let Some((pos, message)) = failure {
                    let message = format!("in call to {}, {message}", expr_str(fun));
                    self.error(pos, "CannotInferTypeArgs", message);
                }
                return None;
            }
        };
        let mut ty = fun_ty;
        if let Some(generic) = &own {
            let subst: HashMap<_, _> = Types::subst(&generic.params, &targs[..count]);
            for (param, original) in params.iter_mut().zip(originals) {
                *param = self.subst(original, &subst);
            }
            ty = self.instantiate_func(pos, fun, fun_ty, &targs[..count], given_at.to_vec());
        }
        let mut from = count;
        for (i, n) in functions {
            let arg = &mut args[i];
            if let Some(e) = arg.expr {
                let pos = e.start();
                let own = targs[from..from + n].to_vec();
                arg.ty = self.instantiate_func(pos, e, arg.ty, &own, Vec::new());
                arg.kind = Kind::Value;
            }
            from += n;
        }
        Some(ty)
    }
}
