//! Package unsafe: what its names are, and the sizes of types as gc has them on amd64.

use super::checker::Checker;
use super::constant::Const;
use super::format::expr_str;
use super::info::*;
use super::operand::Operand;
use super::scope::ScopeId;
use super::types::*;
use crate::source::Pos;
use crate::syntax::ast::*;
use num_bigint::BigInt;

/// The functions of package unsafe.
pub(super) const FUNCTIONS: [(&str, Builtin); 3] = [
    ("Alignof", Builtin::Alignof),
    ("Offsetof", Builtin::Offsetof),
    ("Sizeof", Builtin::Sizeof),
];

/// Larger types than this are no program's.
const LARGEST: u64 = 1 << 50;

impl<'a> Checker<'a> {
    /// Declares the names of package unsafe.
    pub(super) fn declare_unsafe(&mut self, scope: ScopeId, package: u32) {
        let functions = FUNCTIONS.map(|(name, f)| (name, ObjKind::Builtin(f), Basic::Invalid));
        let pointer = ("Pointer", ObjKind::TypeName, Basic::UnsafePointer);
        for (name, kind, basic) in functions.into_iter().chain([pointer]) {
            let object = Object {
                name: name.into(),
                pos: Pos::NONE,
                ty: basic.id(),
                kind,
                package: Some(package),
            };
            let id = self.new_object(object);
            self.scopes[scope.0].names.insert(name.into(), id);
        }
    }

    /// `unsafe.Sizeof(x)` and its like: constants of type uintptr.
    pub(super) fn unsafe_call(
        &mut self,
        e: &'a Expr,
        builtin: Builtin,
        args: &'a [Expr],
    ) -> Operand<'a> {
        let [arg] = args else {
            for arg in args {
                self.use_expr(arg);
            }
            let wrong = if args.is_empty() {
                "not enough"
            } else {
                "too many"
            };
            let message = format!(
                "invalid operation: {wrong} arguments for {} (expected 1, found {})",
                expr_str(e),
                args.len()
            );
            self.error(e.start(), "WrongArgCount", message);
            return Operand::invalid(e);
        };
        let x = self.value(arg);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        self.update_default(x.expr);
        let ty = self.default_type(x.ty);
        let value = match builtin {
            Builtin::Sizeof => self.size_of(ty, 0).map(|s| s.0),
            Builtin::Alignof => self.size_of(ty, 0).map(|s| s.1),
            _ => match self.info.selections.get(&arg.unparen().id).cloned() {
                Some(Selection {
                    kind: SelectionKind::Field,
                    recv,
                    path,
                    ..
                }) => self.offset_of(recv, &path),
                _ => {
                    let text = expr_str(arg);
                    let message = format!("invalid argument: {text} is not a selector expression");
                    self.error_at(arg, "BadOffsetofSyntax", message);
                    return Operand::invalid(e);
                }
            },
        };
        match value {
            Some(value) => {
                Operand::constant(Const::Int(BigInt::from(value)), Basic::Uintptr.id(), e)
            }
            None => {
                let message = format!("{} is not constant in Raceway", expr_str(e));
                self.error(e.start(), "TypeTooLarge", message);
                Operand::invalid(e)
            }
        }
    }

    /// The field's offset in the struct that `path` starts from, or in the last one that a pointer leads to.
    fn offset_of(&self, mut ty: TypeId, path: &[u32]) -> Option<u64> {
        let mut offset = 0;
        for &index in path {
            if let Type::Pointer(base) = self.under(ty) {
                (ty, offset) = (*base, 0);
            }
            let Type::Struct(fields) = self.under(ty) else {
                return None;
            };
            let mut at = 0u64;
            for (i, field) in fields.iter().enumerate() {
                let (size, align) = self.size_of(field.ty, 0)?;
                at = at.next_multiple_of(align);
                if i == index as usize {
                    break;
                }
                at += size;
            }
            offset += at;
            ty = fields.get(index as usize)?.ty;
        }
        Some(offset)
    }

    /// Bytes and alignment; none of type parameters and of types that are too large or without end.
    fn size_of(&self, ty: TypeId, depth: u32) -> Option<(u64, u64)> {
        if depth > 100 {
            return None;
        }
        let plain = |n| Some((n, n));
        match self.under(ty) {
            Type::Basic(basic) => match basic {
                Basic::Bool | Basic::Int8 | Basic::Uint8 => plain(1),
                Basic::Int16 | Basic::Uint16 => plain(2),
                Basic::Int32 | Basic::Uint32 | Basic::Float32 => plain(4),
                Basic::Complex64 => Some((8, 4)),
                Basic::Complex128 | Basic::String => Some((16, 8)),
                _ => plain(8),
            },
            Type::Interface(_) => Some((16, 8)),
            Type::Slice(_) => Some((24, 8)),
            Type::Array { len, elem } => {
                let (size, align) = self.size_of(*elem, depth + 1)?;
                let size = size.checked_mul(*len).filter(|&size| size < LARGEST)?;
                Some((size, align))
            }
            Type::Struct(fields) => {
                let (mut size, mut align, mut last) = (0u64, 1, 1);
                for field in fields {
                    let (bytes, aligned) = self.size_of(field.ty, depth + 1)?;
                    size = size.next_multiple_of(aligned) + bytes;
                    align = align.max(aligned);
                    last = bytes;
                }
                // A pointer to a last field without size must not point behind the struct.
                if last == 0 && size > 0 {
                    size += 1;
                }
                let size = size.next_multiple_of(align);
                (size < LARGEST).then_some((size, align))
            }
            Type::TypeParam(_) | Type::Tuple(_) => None,
            _ => plain(8),
        }
    }

    /// Whether package unsafe's rules allow a conversion: between Pointer and pointers, and between Pointer and uintptr.
    pub(super) fn converts_unsafely(&self, from: TypeId, to: TypeId) -> bool {
        let is = |ty, wanted| matches!(self.under(ty), Type::Basic(b) if *b == wanted);
        let pointer = |ty| matches!(self.under(ty), Type::Pointer(_));
        let raw = |ty| is(ty, Basic::UnsafePointer);
        let fits = |ty| pointer(ty) || raw(ty) || is(ty, Basic::Uintptr);
        raw(from) && fits(to) || raw(to) && fits(from)
    }
}
