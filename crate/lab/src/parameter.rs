//! Parameters: package-level `const` and `var` lines that a comment makes into sliders.
//!
//! `var buffer = 16 //raceway:slider min=0 max=1024 step=1 log` leaves the program valid Go.

use golang::source::{Place, Pos, SourceMap};
use golang::syntax::ast::{Decl, Expr, ExprKind, File, Ident, LiteralKind, UnaryOp};
use serde::Serialize;

const DIRECTIVE: &str = "//raceway:slider";

/// A slider of the program.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Parameter {
    pub name: String,
    /// The value in the source text.
    pub value: f64,
    pub min: f64,
    pub max: f64,
    pub step: f64,
    /// Positions spread by powers of two.
    pub log: bool,
    pub line: u32,
    /// The file that it stands in.
    pub file: String,
    /// The literal is an integer; so must be any value that replaces it.
    #[serde(skip)]
    pub integer: bool,
}

/// A directive that does not make sense, at its comment.
#[derive(Clone, PartialEq, Debug)]
pub struct BadDirective {
    pub pos: Pos,
    pub message: String,
}

/// The parameters of a file, in order.
pub fn parameters(map: &SourceMap, file: &File) -> (Vec<Parameter>, Vec<BadDirective>) {
    let mut found = Vec::new();
    let mut bad = Vec::new();
    for comment in &file.comments {
        let Some(options) = comment.text.strip_prefix(DIRECTIVE) else {
            continue;
        };
        let Some(place) = map.place(comment.pos) else {
            continue;
        };
        let parsed = declaration_on(map, file, place.line)
            .and_then(|(name, value)| parameter(name, value, options, &place));
        match parsed {
            Ok(parameter) => found.push(parameter),
            Err(message) => bad.push(BadDirective {
                pos: comment.pos,
                message,
            }),
        }
    }
    (found, bad)
}

/// The single name and value declared at package level on `line`.
fn declaration_on<'a>(
    map: &SourceMap,
    file: &'a File,
    line: u32,
) -> Result<(&'a Ident, &'a Expr), String> {
    let on_line = |names: &[Ident]| {
        names
            .first()
            .and_then(|n| map.place(n.pos))
            .is_some_and(|p| p.line == line)
    };
    let declared = file.decls.iter().find_map(|decl| match decl {
        Decl::Var(var) if on_line(&var.names) => Some((&var.names, &var.values)),
        Decl::Const(constant) if on_line(&constant.names) => {
            Some((&constant.names, &constant.values))
        }
        _ => None,
    });
    match declared {
        Some((names, values)) if names.len() == 1 && values.len() == 1 => {
            Ok((&names[0], &values[0]))
        }
        Some(_) => Err("raceway:slider needs one name and one value on its line".into()),
        None => {
            Err("raceway:slider belongs at the end of a package-level var or const line".into())
        }
    }
}

fn parameter(
    name: &Ident,
    value: &Expr,
    options: &str,
    place: &Place,
) -> Result<Parameter, String> {
    let (value, integer) = number(value)
        .ok_or("raceway:slider needs a number as the value, such as `var buffer = 16`")?;
    let mut parameter = Parameter {
        name: name.name.to_string(),
        value,
        min: 0.0,
        max: (value.abs() * 4.0).max(10.0),
        step: if integer { 1.0 } else { 0.01 },
        log: false,
        line: place.line,
        file: place.file.to_string(),
        integer,
    };
    for option in options.split_whitespace() {
        let (key, text) = option.split_once('=').unwrap_or((option, ""));
        let mut set =
            |field: fn(&mut Parameter) -> &mut f64| match text.replace('_', "").parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    *field(&mut parameter) = number;
                    Ok(())
                }
                _ => Err(format!(
                    "raceway:slider: {key} needs a number, not {text:?}"
                )),
            };
        match key {
            "min" => set(|p| &mut p.min)?,
            "max" => set(|p| &mut p.max)?,
            "step" => set(|p| &mut p.step)?,
            "log" => parameter.log = true,
            _ => {
                return Err(format!(
                    "raceway:slider knows min, max, step and log, not {key:?}"
                ));
            }
        }
    }
    if parameter.min >= parameter.max || parameter.step <= 0.0 {
        return Err("raceway:slider needs min < max and step > 0".into());
    }
    Ok(parameter)
}

/// A number literal's value, and whether it is an integer.
fn number(expr: &Expr) -> Option<(f64, bool)> {
    match &expr.unparen().kind {
        ExprKind::Literal(LiteralKind::Int, text) => {
            let text = text.replace('_', "");
            let value = match text.get(..2) {
                Some("0x" | "0X") => i64::from_str_radix(&text[2..], 16).ok()?,
                Some("0b" | "0B") => i64::from_str_radix(&text[2..], 2).ok()?,
                Some("0o" | "0O") => i64::from_str_radix(&text[2..], 8).ok()?,
                _ if text.len() > 1 && text.starts_with('0') => {
                    i64::from_str_radix(&text, 8).ok()?
                }
                _ => text.parse().ok()?,
            };
            Some((value as f64, true))
        }
        ExprKind::Literal(LiteralKind::Float, text) => {
            Some((text.replace('_', "").parse().ok()?, false))
        }
        ExprKind::Unary {
            op: UnaryOp::Neg,
            x,
        } => number(x).map(|(value, integer)| (-value, integer)),
        _ => None,
    }
}

impl Parameter {
    /// The literal that stands for `value` in the program: in range, an integer where the source has one.
    pub fn literal(&self, value: f64) -> String {
        let value = if value.is_nan() {
            self.value
        } else {
            value.clamp(self.min, self.max)
        };
        if self.integer {
            format!("{}", value.round() as i64)
        } else {
            format!("{value:?}")
        }
    }
}
