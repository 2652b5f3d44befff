//! Composite literals.

use crate::check::checker::Checker;
use crate::check::constant::Const;
use crate::check::format::expr_str;
use crate::check::info::{Selection, SelectionKind};
use crate::check::lookup::{Found, Lookup, Member, Spelled, spelling};
use crate::check::operand::{INVALID, Kind, Operand, Want};
use crate::check::types::*;
use crate::hash::HashSet;
use crate::source::Pos;
use crate::syntax::ast::*;
use num_traits::ToPrimitive;
use std::collections::BTreeSet;

impl<'a> Checker<'a> {
    pub(super) fn composite(
        &mut self,
        e: &'a Expr,
        ty: Option<&'a Expr>,
        elems: &'a [Element],
        rbrace: Pos,
        want: Want,
    ) -> Operand<'a> {
        let hinted = ty.is_none();
        let mut open_array = None;
        let (ty, base) = match (ty, want.hint) {
            (Some(t), _) => {
                if let ExprKind::ArrayType { len: None, elem } = &t.kind {
                    let elem = self.var_type(elem);
                    open_array = Some((elem, t));
                    (INVALID, INVALID)
                } else {
                    let ty = self.typ(t);
                    (ty, ty)
                }
            }
            (None, Some(hint)) => {
                let elem = match self.core(hint) {
                    Type::Pointer(elem) => elem,
                    _ => hint,
                };
                (hint, elem)
            }
            (None, None) => {
                self.error_at(e, "UntypedLit", "missing type in composite literal");
                (INVALID, INVALID)
            }
        };
        if let Some((elem, t)) = open_array {
            let len = self.elements(elems, elem, None);
            if !self.valid(elem) {
                return Operand::invalid(e);
            }
            let ty = self.info.types.intern(Type::Array { len, elem });
            self.record(t.id, crate::check::info::Mode::Type, ty, None);
            return Operand::new(Kind::Value, ty, e);
        }
        let core = match self.is_type_param(base) {
            true => match self.common_under(base, |_, _| None) {
                Ok(core) => core,
                Err(_) => {
                    let text = self.ty_str(ty);
                    let why = "no common underlying type";
                    let what = if hinted { " element" } else { "" };
                    let message = format!("invalid composite literal{what} type {text} ({why})");
                    self.error_at(e, "InvalidLit", message);
                    return Operand::invalid(e);
                }
            },
            false => base,
        };
        match self.under(core).clone() {
            Type::Struct(fields) => {
                let strct = self.info.types.underlying_id(core);
                self.struct_literal(base, strct, &fields, elems, rbrace);
            }
            Type::Array { len, elem } => {
                self.elements(elems, elem, Some(len));
            }
            Type::Slice(elem) => {
                self.elements(elems, elem, None);
            }
            Type::Map { key, value } => self.map_literal(elems, key, value),
            _ => {
                for element in elems {
                    if let Some(key) = &element.key {
                        // A field name means nothing by itself.
                        if !matches!(key.kind, ExprKind::Name(_)) {
                            self.use_expr(key);
                        }
                    }
                    if !matches!(element.value.kind, ExprKind::Composite { ty: None, .. }) {
                        self.use_expr(&element.value);
                    }
                }
                if self.valid(base) && self.valid(self.info.types.underlying_id(base)) {
                    let qualifier = if ty != base { " element" } else { "" };
                    let text = self.ty_str(ty);
                    let message = format!("invalid composite literal{qualifier} type {text}");
                    self.error_at(e, "InvalidLit", message);
                }
                return Operand::invalid(e);
            }
        }
        Operand::new(Kind::Value, ty, e)
    }

    fn struct_literal(
        &mut self,
        base: TypeId,
        strct: TypeId,
        fields: &[StructField],
        elems: &'a [Element],
        rbrace: Pos,
    ) {
        let Some(first) = elems.first() else { return };
        let mixture = "mixture of field:value and value elements in struct literal";
        let start = |e: &Element| e.key.as_ref().map_or(e.value.start(), Expr::start);
        if first.key.is_some() {
            let mut seen = BTreeSet::new();
            for element in elems {
                let Some(key) = &element.key else {
                    self.error(start(element), "MixedStructLit", mixture);
                    self.use_expr(&element.value);
                    continue;
                };
                let ExprKind::Name(name) = &key.kind else {
                    let text = expr_str(key);
                    let message = format!("invalid field name {text} in struct literal");
                    self.error(start(element), "InvalidLitField", message);
                    self.use_expr(&element.value);
                    continue;
                };
                let package = self.package_path();
                let found = match self.find(strct, false, Some(&package), name, false) {
                    Lookup::Found(
                        found @ Found {
                            what: Member::Field { .. },
                            indirect: false,
                            ..
                        },
                    ) => found,
                    other => {
                        self.no_field(base, key, name, other);
                        self.use_expr(&element.value);
                        continue;
                    }
                };
                let Member::Field { ty, strct, index } = found.what else {
                    continue;
                };
                if let Some(obj) = self.field_obj(strct, index) {
                    self.record_use(key.id, obj);
                }
                if let Some(problem) = self.clash(&seen, &found.path, fields, name) {
                    self.error(start(element), "DuplicateLitField", problem);
                    self.use_expr(&element.value);
                    continue;
                }
                if found.path.len() > 1 {
                    let selection = Selection {
                        kind: SelectionKind::Field,
                        recv: base,
                        path: found.path.clone(),
                        ty,
                    };
                    self.info.selections.insert(key.id, selection);
                }
                seen.insert(found.path);
                let mut x = self.generic_expr(&element.value, Want::none());
                self.assign(&mut x, Some(ty), "struct literal");
            }
            return;
        }
        let text = self.ty_str(base);
        for (i, element) in elems.iter().enumerate() {
            if element.key.is_some() {
                self.error(start(element), "MixedStructLit", mixture);
                self.use_expr(&element.value);
                continue;
            }
            let mut x = self.generic_expr(&element.value, Want::none());
            let Some(field) = fields.get(i) else {
                let message = format!("too many values in struct literal of type {text}");
                self.error_at(&element.value, "InvalidStructLit", message);
                break;
            };
            let here = self.package_path();
            if field.package.as_ref().is_some_and(|p| *p != here) {
                let message = format!(
                    "implicit assignment to unexported field {} in struct literal of type {text}",
                    field.name
                );
                self.error_op(&x, "UnexportedLitField", message);
                continue;
            }
            self.assign(&mut x, Some(field.ty), "struct literal");
        }
        if elems.len() < fields.len() {
            let message = format!("too few values in struct literal of type {text}");
            self.error(rbrace, "InvalidStructLit", message);
        }
    }

    /// What is wrong with naming the field at `path`, where those in `seen` are named already.
    fn clash(
        &self,
        seen: &BTreeSet<Vec<u32>>,
        path: &[u32],
        fields: &[StructField],
        name: &str,
    ) -> Option<String> {
        if seen.contains(path) {
            return Some(format!("duplicate field name {name} in struct literal"));
        }
        if let Some(n) = (1..path.len()).find(|&n| seen.contains(&path[..n])) {
            let outer = self.field_name(fields, &path[..n])?;
            return Some(format!(
                "cannot specify promoted field {name} and enclosing embedded field {outer}"
            ));
        }
        let inner = seen.range(path.to_vec()..).next()?;
        if !inner.starts_with(path) {
            return None;
        }
        let inner = self.field_name(fields, inner)?;
        Some(format!(
            "cannot specify embedded field {name} and enclosed promoted field {inner}"
        ))
    }

    fn field_name(&self, fields: &[StructField], path: &[u32]) -> Option<Name> {
        let (&first, rest) = path.split_first()?;
        let field = fields.get(first as usize)?;
        match self.under(field.ty) {
            Type::Struct(inner) if !rest.is_empty() => self.field_name(inner, rest),
            _ => Some(field.name.clone()),
        }
    }

    /// Reports a key that names no field of the struct.
    fn no_field(&mut self, base: TypeId, key: &'a Expr, name: &str, found: Lookup) {
        match found {
            Lookup::Found(Found {
                what: Member::Field { .. },
                ..
            }) => {
                let message = format!("invalid implicit pointer indirection to reach {name}");
                self.error_at(key, "InvalidLitField", message);
            }
            Lookup::Found(_) => {
                self.error_at(key, "MissingLitField", format!("{name} is not a field"));
            }
            _ => {
                let message = self.unknown_field(base, name);
                self.error_at(key, "MissingLitField", message);
            }
        }
    }

    fn unknown_field(&mut self, base: TypeId, name: &str) -> String {
        let text = self.ty_str(base);
        let unknown = format!("unknown field {name} in struct literal of type {text}");
        let package = self.package_path();
        let found = match self.find(base, true, Some(&package), name, true) {
            Lookup::Found(found) => self.member_name(&found),
            _ => return unknown,
        };
        let (_, alt, foreign) = found;
        if *alt == *name && !foreign {
            return unknown;
        }
        match spelling(name, &alt, foreign) {
            Spelled::Other => unknown,
            Spelled::Differently => format!("{unknown}, but does have {alt}"),
            Spelled::Unexported => format!("{unknown}, but does have unexported {alt}"),
            Spelled::Inaccessible => {
                format!("cannot refer to unexported field {alt} in struct literal of type {text}")
            }
        }
    }

    /// The elements of an array or slice; gives the length that holds them all.
    fn elements(&mut self, elems: &'a [Element], ty: TypeId, len: Option<u64>) -> u64 {
        let mut seen = HashSet::new();
        let (mut index, mut max) = (0u64, 0u64);
        for element in elems {
            let at = element
                .key
                .as_ref()
                .map_or(element.value.start(), Expr::start);
            let mut valid = false;
            if let Some(key) = &element.key {
                match self.constant_index(key, len) {
                    Ok(Some(i)) => {
                        index = i;
                        valid = true;
                    }
                    Ok(None) => {
                        let text = expr_str(key);
                        let message = format!("index {text} must be integer constant");
                        self.error(at, "InvalidLitIndex", message);
                    }
                    Err(()) => {}
                }
            } else if len.is_some_and(|len| index >= len) {
                let len = len.unwrap_or(0);
                let message = format!("index {index} is out of bounds (>= {len})");
                self.error(at, "OversizeArrayLit", message);
            } else {
                valid = true;
            }
            if valid && !seen.insert(index) {
                let message = format!("duplicate index {index} in array or slice literal");
                self.error(at, "DuplicateLitKey", message);
            }
            index = index.saturating_add(1);
            max = max.max(index);
            let mut x = self.generic_expr(&element.value, Want { hint: Some(ty) });
            if self.valid(ty) {
                self.assign(&mut x, Some(ty), "array or slice literal");
            }
        }
        max
    }

    /// The index before an element: none where it is no constant; `Err` where that was reported.
    fn constant_index(&mut self, key: &'a Expr, len: Option<u64>) -> Result<Option<u64>, ()> {
        let x = self.index_value(key, len)?;
        Ok(x.value
            .as_ref()
            .and_then(Const::to_int)
            .and_then(|i| i.to_u64()))
    }

    fn map_literal(&mut self, elems: &'a [Element], key_ty: TypeId, value_ty: TypeId) {
        let mut seen: HashSet<(String, TypeId)> = HashSet::new();
        for element in elems {
            let Some(key) = &element.key else {
                let message = "missing key in map literal";
                self.error_at(&element.value, "MissingLitKey", message);
                self.use_expr(&element.value);
                continue;
            };
            let mut x = self.generic_expr(key, Want { hint: Some(key_ty) });
            self.assign(&mut x, Some(key_ty), "map literal");
            if let (false, Some(value)) = (x.is_invalid(), &x.value) {
                let ty = self.canon(x.ty);
                if !seen.insert((value.key(), ty)) {
                    let message = format!("duplicate key {value} in map literal");
                    self.error_op(&x, "DuplicateLitKey", message);
                    self.expr(
                        &element.value,
                        Want {
                            hint: Some(value_ty),
                        },
                    );
                    continue;
                }
            }
            let mut x = self.generic_expr(
                &element.value,
                Want {
                    hint: Some(value_ty),
                },
            );
            self.assign(&mut x, Some(value_ty), "map literal");
        }
    }
}
