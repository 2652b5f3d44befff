//! Calls of printing functions: verbs that do not fit their arguments, or text that looks like a format.

use super::directive::{self, Directive};
use super::wrappers::Kind;
use super::{Analyzer, Vet};
use crate::check::constant::Const;
use crate::check::types::*;
use crate::hash::HashSet;
use crate::source::Pos;
use crate::syntax::ast::*;

/// What a verb prints: a set.
type Kinds = u16;
const BOOL: Kinds = 1;
const BYTE: Kinds = 2;
const INT: Kinds = 4;
const RUNE: Kinds = 8;
const STRING: Kinds = 16;
const FLOAT: Kinds = 32;
const COMPLEX: Kinds = 64;
const POINTER: Kinds = 128;
const ERROR: Kinds = 256;
const ANY: Kinds = !0;

const NUMBERS: &str = " -+.0";
const ALL_FLAGS: &str = " -+.0#";

/// The flags and kinds of a verb; none for no verb.
fn verb(c: char) -> Option<(&'static str, Kinds)> {
    Some(match c {
        '%' => ("", 0),
        'b' => (ALL_FLAGS, INT | FLOAT | COMPLEX | POINTER),
        'c' => ("-", RUNE | INT),
        'd' => (NUMBERS, INT | POINTER),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => (ALL_FLAGS, FLOAT | COMPLEX),
        'o' | 'O' => (ALL_FLAGS, INT | POINTER),
        'p' => ("-#", POINTER),
        'q' => (ALL_FLAGS, RUNE | INT | STRING),
        's' => (NUMBERS, STRING),
        't' => ("-", BOOL),
        'T' => ("-", ANY),
        'U' => ("-#", RUNE | INT),
        'v' => (ALL_FLAGS, ANY),
        'w' => (ALL_FLAGS, ERROR),
        'x' | 'X' => (ALL_FLAGS, RUNE | INT | STRING | POINTER | FLOAT | COMPLEX),
        _ => return None,
    })
}

/// The versions of Go from which on vet knows better.
const CONSTANT_FORMATS: u32 = 24;
const NO_QUOTED_INTS: u32 = 26;
const NO_ERROR_POINTERS: u32 = 27;

/// A call that prints.
struct Printing<'a> {
    whole: &'a Expr,
    args: &'a [Expr],
    spread: bool,
    /// The function's name.
    name: String,
    /// The first argument after the format.
    first: usize,
}

impl<'a> Vet<'a, '_> {
    pub(super) fn printing_call(
        &mut self,
        whole: &'a Expr,
        fun: &'a Expr,
        args: &'a [Expr],
        spread: bool,
    ) {
        let Some(callee) = self.callee(fun) else {
            return;
        };
        let kind = self.kind(&callee);
        if kind == Kind::None {
            return;
        }
        let sig = self.info.expr(fun.id).and_then(|v| self.signature(v.ty));
        let Some(sig) = sig.filter(|sig| sig.variadic) else {
            return;
        };
        let mut call = Printing {
            whole,
            args,
            spread,
            name: self.full_name(&callee),
            first: sig.params.len() - 1,
        };
        if kind == Kind::Print {
            self.check_print(&call);
        } else if let Some(format) = sig.params.len().checked_sub(2)
            && format < args.len()
        {
            call.first = format + 1;
            self.check_printf(&call, kind, &args[format]);
        }
    }

    fn constant_text(&self, x: &Expr) -> Option<String> {
        match &self.info.expr(x.id)?.value {
            Some(Const::Str(bytes)) => Some(String::from_utf8_lossy(bytes).into_owned()),
            _ => None,
        }
    }

    fn say(&mut self, pos: Pos, end: Pos, message: String) {
        self.report(Analyzer::Printf, pos, end, message);
    }

    fn check_printf(&mut self, call: &Printing<'a>, kind: Kind, format_arg: &'a Expr) {
        let name = &call.name;
        let (start, end) = (format_arg.start(), format_arg.end);
        let Some(format) = self.constant_text(format_arg) else {
            if call.first == call.args.len() && self.version >= CONSTANT_FORMATS {
                let message = format!("non-constant format string in call to {name}");
                self.say(start, end, message);
            }
            return;
        };
        if !format.contains('%') {
            if let Some(extra) = call.args.get(call.first) {
                let message = format!("{name} call has arguments but no formatting directives");
                self.say(extra.start(), extra.end, message);
            }
            return;
        }
        let directives = match directive::parse(&format, call.first) {
            Ok(directives) => directives,
            Err(error) => return self.say(start, end, format!("{name} {error}")),
        };
        let mut used = call.first - 1;
        let mut indexed = false;
        for directive in &directives {
            indexed |= directive.is_indexed();
            let place = self.place_of(format_arg, directive);
            if directive.verb == 'w' && kind != Kind::Errorf {
                let message = format!("{name} does not support error-wrapping directive %w");
                return self.say(place.0, place.1, message);
            }
            match self.check_directive(call, directive, &mut used) {
                Ok(()) => {}
                Err(Some(message)) => return self.say(place.0, place.1, message),
                Err(None) => return,
            }
        }
        if indexed || call.spread && used + 2 >= call.args.len() {
            return;
        }
        if used + 1 < call.args.len() {
            let message = format!(
                "{name} call needs {} but has {}",
                count(used + 1 - call.first),
                count(call.args.len() - call.first)
            );
            self.say(call.whole.start(), call.whole.end, message);
        }
    }

    /// Where a directive is: in the literal, or the whole of a format that is no literal.
    fn place_of(&self, format: &Expr, directive: &Directive) -> (Pos, Pos) {
        let ExprKind::Literal(LiteralKind::String, source) = &format.kind else {
            return (format.start(), format.end);
        };
        let start = offset_in(source, directive.start);
        let end = offset_in(source, directive.start + directive.text.len());
        match (start, end) {
            (Some(start), Some(end)) => (format.pos.plus(start), format.pos.plus(end)),
            _ => (format.start(), format.end),
        }
    }

    /// Checks one directive against its arguments.
    ///
    /// # Errors
    /// What is wrong; none if nothing can be said, of this and what comes after it.
    fn check_directive(
        &self,
        call: &Printing<'a>,
        directive: &Directive,
        used: &mut usize,
    ) -> Result<(), Option<String>> {
        let Printing { name, args, .. } = call;
        let text = directive.text;
        let known = verb(directive.verb);
        let (flags, mut kinds) = known.unwrap_or(("", 0));
        if directive.verb == 'q' && self.version >= NO_QUOTED_INTS {
            kinds = RUNE | BYTE | STRING;
        }
        let formatter = kinds != ERROR
            && args
                .get(directive.argument)
                .and_then(|x| self.type_of(x))
                .is_some_and(|ty| self.is_formatter(ty));
        if !formatter {
            if known.is_none() {
                let verb = directive.verb;
                return Err(Some(format!(
                    "{name} format {text} has unknown verb {verb}"
                )));
            }
            let strange = directive
                .flags
                .chars()
                .find(|&flag| flag != '0' && !flags.contains(flag));
            if let Some(flag) = strange {
                return Err(Some(format!(
                    "{name} format {text} has unrecognized flag {flag}"
                )));
            }
        }
        let takes = directive.verb != '%';
        for star in directive.stars() {
            self.argument(call, star, text)?;
            let mut matcher = Matcher::new(INT);
            if let Some(ty) = self.type_of(&args[star])
                && !self.fits(&mut matcher, ty, true)
            {
                let arg = self.written(&args[star]);
                let details = matcher.details();
                return Err(Some(format!(
                    "{name} format {text} uses non-int {arg}{details} as argument of *"
                )));
            }
            *used = (*used).max(star);
        }
        if takes {
            *used = (*used).max(directive.argument);
        }
        if !takes || formatter {
            return Ok(());
        }
        self.argument(call, directive.argument, text)?;
        let arg = &args[directive.argument];
        let Some(ty) = self.type_of(arg) else {
            return Ok(());
        };
        if directive.verb == 'w'
            && self.version >= NO_ERROR_POINTERS
            && let Type::Pointer(elem) = self.under(ty)
            && self.is_error(*elem)
        {
            return Err(Some(format!(
                "%w wants operand of error type {}, not pointer type {} (defeats errors.Is)",
                self.short_type_text(*elem),
                self.short_type_text(ty)
            )));
        }
        let written = || self.written(arg);
        if self.is_func(ty) && !matches!(directive.verb, 'p' | 'T') {
            return Err(Some(format!(
                "{name} format {text} arg {} is a func value, not called",
                written()
            )));
        }
        let mut matcher = Matcher::new(kinds);
        if kinds != ANY && !self.fits(&mut matcher, ty, true) {
            return Err(Some(format!(
                "{name} format {text} has arg {} of wrong type {}{}",
                written(),
                self.type_text(ty),
                matcher.details()
            )));
        }
        let prints_text = kinds & STRING != 0 && directive.verb != 'T';
        let through_methods =
            !directive.flags.contains('#') || matches!(directive.verb, 'q' | 'x' | 'X');
        if prints_text
            && through_methods
            && let Some(method) = self.recursive_method(arg, ty)
        {
            return Err(Some(format!(
                "{name} format {text} with arg {} causes recursive {method} method call",
                written()
            )));
        }
        Ok(())
    }

    /// Whether the call has the argument.
    fn argument(&self, call: &Printing, index: usize, text: &str) -> Result<(), Option<String>> {
        let count_args = call.args.len();
        if index + 1 < count_args || index < count_args && !call.spread {
            return Ok(());
        }
        if call.spread {
            return Err(None);
        }
        Err(Some(format!(
            "{} format {text} reads arg #{}, but call has {}",
            call.name,
            index + 1 - call.first,
            count(count_args - call.first)
        )))
    }

    fn is_func(&self, ty: TypeId) -> bool {
        matches!(self.info.types.get(ty), Type::Func(_))
    }

    /// Whether values of the type may have a Format method, and print what they like.
    fn is_formatter(&self, ty: TypeId) -> bool {
        if self.is_interface(ty) && !self.is_type_param(ty) {
            return true;
        }
        self.method(ty, "Format")
            .and_then(|found| self.signature(found.sig))
            .is_some_and(|sig| match sig.params[..] {
                [state, verb] => {
                    self.is_named(state, "fmt", "State")
                        && verb == Basic::Int32.id()
                        && sig.results.is_empty()
                }
                _ => false,
            })
    }

    /// Whether the value is printed by its Error or String method.
    fn has_text(&self, ty: TypeId) -> bool {
        ty != Basic::UntypedNil.id()
            && (self.is_error(ty) || self.has_method(ty, "String", &[Basic::String.id()]))
    }

    fn fits(&self, m: &mut Matcher, ty: TypeId, top: bool) -> bool {
        if m.kinds == ERROR {
            return ty == Basic::UntypedNil.id() || self.is_error(ty);
        }
        // In Go a pointer to a type's description, whatever ours holds.
        if self.is_named(ty, "reflect", "Value") {
            return m.kinds & STRING != 0;
        }
        if self.is_formatter(ty) || m.kinds & STRING != 0 && self.has_text(ty) {
            return true;
        }
        let types = &self.info.types;
        if self.is_type_param(ty) {
            if !m.seen.insert(ty) {
                return true;
            }
            let terms = self.terms(ty);
            let outermost = m.seen.len() == 1;
            let wrong = terms.iter().find(|&&(_, term)| !self.fits(m, term, top));
            if let Some(&(tilde, term)) = wrong
                && outermost
            {
                let mark = if tilde { "~" } else { "" };
                m.reason = format!("contains {mark}{}", self.type_text(term));
            }
            return !terms.is_empty() && wrong.is_none();
        }
        let under = types.underlying_id(ty);
        if !m.seen.insert(under) {
            return true;
        }
        let bytes =
            |elem: TypeId| m.kinds & STRING != 0 && types.underlying_id(elem) == Basic::Uint8.id();
        match types.get(under) {
            Type::Func(_) => m.kinds == POINTER,
            Type::Map { key, value } => {
                m.kinds == POINTER || self.fits(m, *key, false) && self.fits(m, *value, false)
            }
            Type::Chan { .. } => m.kinds & POINTER != 0,
            Type::Array { elem, .. } => bytes(*elem) || self.fits(m, *elem, false),
            Type::Slice(elem) => bytes(*elem) || m.kinds == POINTER || self.fits(m, *elem, false),
            Type::Pointer(elem) => {
                if m.kinds == POINTER || self.is_type_param(*elem) {
                    return true;
                }
                let inner = types.underlying_id(*elem);
                match types.get(inner) {
                    Type::Struct(_) | Type::Array { .. } | Type::Slice(_) | Type::Map { .. } => {
                        top && self.fits(m, inner, false)
                    }
                    _ => m.kinds & POINTER != 0,
                }
            }
            Type::Struct(fields) => fields.iter().all(|field| {
                // What is not exported cannot be asked for its text.
                self.fits(m, field.ty, false)
                    && !(m.kinds & STRING != 0
                        && field.package.is_some()
                        && self.has_text(field.ty))
            }),
            Type::Interface(_) | Type::Tuple(_) | Type::Named(_) | Type::TypeParam(_) => true,
            Type::Basic(basic) => m.kinds & kinds_of(*basic) != 0,
        }
    }

    /// The name of the method around, if `x` is its receiver and printing it calls the method.
    fn recursive_method(&self, x: &Expr, ty: TypeId) -> Option<String> {
        if self.is_formatter(ty) {
            return None;
        }
        let inner = match &x.kind {
            ExprKind::Unary {
                op: UnaryOp::Addr,
                x,
            } => x,
            _ => x,
        };
        let obj = *self.info.uses.get(&inner.id)?;
        ["String", "Error"].into_iter().find_map(|name| {
            let method = self.method(ty, name)?.obj?;
            let decl = self.func_of(method)?;
            let body = decl.body.as_ref()?;
            if !(decl.pos <= x.pos && x.pos <= body.rbrace) {
                return None;
            }
            let sig = self.signature(self.info.object(method).ty)?;
            let recv = decl.recv.as_ref()?.name.as_ref()?;
            let plain = sig.params.is_empty() && sig.results == [Basic::String.id()];
            if !plain || self.info.defs.get(&recv.id) != Some(&obj) {
                return None;
            }
            let place = self.info.funcs.get(&method)?;
            let (named, pointer) = place.recv?;
            let star = if pointer { "*" } else { "" };
            let named = self.info.types.named(named);
            let package = self.path(named.package.as_deref().unwrap_or(""));
            Some(format!("({star}{package}.{}).{name}", named.name))
        })
    }

    fn check_print(&mut self, call: &Printing<'a>) {
        let Printing { whole, name, .. } = call;
        let (start, end) = (whole.start(), whole.end);
        let Some((first, _)) = call.args.get(call.first..).and_then(<[Expr]>::split_first) else {
            return;
        };
        if call.first == 0
            && let ExprKind::Selector { x, sel } = &first.kind
            && matches!(&x.kind, ExprKind::Name(package) if &**package == "os")
            && sel.name.starts_with("Std")
        {
            let arg = self.written(first);
            let message = format!("{name} does not take io.Writer but has first arg {arg}");
            self.say(start, end, message);
        }
        if let Some(text) = self.constant_text(first)
            && let Some(found) = directive::stray(text.strip_suffix('%').unwrap_or(&text))
        {
            let message = format!("{name} call has possible Printf formatting directive {found}");
            self.say(start, end, message);
        }
        let args = &call.args[call.first..];
        if name.ends_with("ln")
            && let Some(text) = args.last().and_then(|x| self.constant_text(x))
            && text.ends_with('\n')
        {
            let message = format!("{name} arg list ends with redundant newline");
            self.say(start, end, message);
        }
        for x in args {
            let Some(ty) = self.type_of(x) else { continue };
            if self.is_func(ty) {
                let arg = self.written(x);
                let message = format!("{name} arg {arg} is a func value, not called");
                self.say(start, end, message);
            }
            if let Some(method) = self.recursive_method(x, ty) {
                let arg = self.written(x);
                let message = format!("{name} arg {arg} causes recursive call to {method} method");
                self.say(start, end, message);
            }
        }
    }
}

/// Matches a type against kinds.
struct Matcher {
    kinds: Kinds,
    seen: HashSet<TypeId>,
    /// Why a type parameter does not fit.
    reason: String,
}

impl Matcher {
    fn new(kinds: Kinds) -> Matcher {
        Matcher {
            kinds,
            seen: HashSet::new(),
            reason: String::new(),
        }
    }

    fn details(&self) -> String {
        if self.reason.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.reason)
        }
    }
}

fn kinds_of(basic: Basic) -> Kinds {
    match basic {
        Basic::Invalid => ANY,
        Basic::UntypedNil => 0,
        Basic::Uint8 => INT | BYTE,
        Basic::Int32 | Basic::UntypedRune => INT | RUNE,
        Basic::UnsafePointer => POINTER | INT,
        basic if basic.is_boolean() => BOOL,
        basic if basic.is_integer() => INT,
        basic if basic.is_float() => FLOAT,
        basic if basic.is_complex() => COMPLEX,
        _ => STRING,
    }
}

fn count(n: usize) -> String {
    match n {
        1 => "1 arg".to_string(),
        n => format!("{n} args"),
    }
}

/// Where in a literal's source the byte `wanted` of its value is.
fn offset_in(source: &str, wanted: usize) -> Option<usize> {
    if source.starts_with('`') {
        // Carriage returns are no part of the value.
        let mut left = wanted;
        for (at, b) in source.bytes().enumerate().skip(1) {
            if left == 0 {
                return Some(at);
            }
            left -= usize::from(b != b'\r');
        }
        return None;
    }
    let mut at = 1;
    let mut value = 0;
    while value < wanted {
        let rest = source.get(at..)?;
        let mut chars = rest.chars();
        let (len, bytes) = match (chars.next()?, chars.next()) {
            ('\\', Some(escape)) => match escape {
                'x' => (4, 1),
                '0'..='7' => (4, 1),
                'u' => (6, utf8_len(rest.get(2..6)?)),
                'U' => (10, utf8_len(rest.get(2..10)?)),
                _ => (2, 1),
            },
            (c, _) => (c.len_utf8(), c.len_utf8()),
        };
        at += len;
        value += bytes;
    }
    (at < source.len()).then_some(at)
}

/// The length in UTF-8 of the character with the hexadecimal number.
fn utf8_len(number: &str) -> usize {
    u32::from_str_radix(number, 16)
        .ok()
        .and_then(char::from_u32)
        .map_or(3, char::len_utf8)
}
