//! Which files of a folder belong to the program, and which version of Go each is written in.

use crate::syntax::ast::File;

/// The version of Go that Raceway speaks: 1.27.
pub(super) const LATEST: u32 = 27;
/// A `//go:build` line sets no older language than this.
pub(super) const OLDEST_OF_FILE: u32 = 21;
/// How deep a constraint nests before it counts as false.
const MAX_DEPTH: u32 = 64;

/// Operating systems and processors that end file names as constraints: `x_linux.go`, `x_arm64.go`.
const SYSTEMS: &[&str] = &[
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "illumos",
    "ios",
    "js",
    "linux",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
];
const PROCESSORS: &[&str] = &[
    "386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64",
    "ppc64le", "riscv64", "s390x", "wasm",
];

/// Whether a build tag holds: runtime.GOOS is js and runtime.GOARCH wasm.
fn tag_holds(tag: &str) -> bool {
    matches!(tag, "js" | "wasm" | "gc") || go_version(tag).is_some_and(|v| v <= LATEST)
}

/// The minor version of `go1.N`.
fn go_version(tag: &str) -> Option<u32> {
    let minor = tag.strip_prefix("go1.")?;
    minor.parse().ok().filter(|_| !minor.starts_with('+'))
}

/// Whether the name of a file lets it take part.
pub(super) fn name_fits(name: &str) -> bool {
    let stem = name
        .rsplit('/')
        .next()
        .unwrap_or(name)
        .trim_end_matches(".go");
    let stem = stem.strip_suffix("_test").unwrap_or(stem);
    let mut parts = stem
        .split('_')
        .skip(1)
        .collect::<Vec<_>>()
        .into_iter()
        .rev();
    let fits = |part: &str| matches!(part, "js" | "wasm");
    match (parts.next(), parts.next()) {
        (Some(cpu), os) if PROCESSORS.contains(&cpu) => {
            fits(cpu) && os.is_none_or(|os| !SYSTEMS.contains(&os) || fits(os))
        }
        (Some(os), _) if SYSTEMS.contains(&os) => fits(os),
        _ => true,
    }
}

/// What the `//go:build` line above a package clause says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Constraint {
    pub excluded: bool,
    /// The language version that the file asks for.
    pub version: Option<u32>,
}

/// The constraint of a parsed file.
pub(super) fn of_file(file: &File) -> Constraint {
    let lines = file.comments.iter().filter(|c| c.pos < file.package.pos);
    let mut lines = lines.filter_map(|c| c.text.strip_prefix("//go:build"));
    match lines.find(|rest| rest.starts_with([' ', '\t'])) {
        Some(text) => evaluate(text),
        None => Constraint::default(),
    }
}

fn evaluate(text: &str) -> Constraint {
    let mut parser = Parser {
        rest: text,
        broken: false,
    };
    let value = parser.or(0);
    parser.skip_blanks();
    if parser.broken || !parser.rest.is_empty() {
        return Constraint::default();
    }
    Constraint {
        excluded: !value.holds,
        version: value.version.map(|v| v.min(LATEST)),
    }
}

/// Whether a constraint holds, and the oldest version of Go in which it can.
#[derive(Clone, Copy)]
struct Value {
    holds: bool,
    version: Option<u32>,
}

/// `or = and { "||" and }`, `and = not { "&&" not }`, `not = "!" not | "(" or ")" | tag`
struct Parser<'t> {
    rest: &'t str,
    broken: bool,
}

impl<'t> Parser<'t> {
    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn eat(&mut self, sign: &str) -> bool {
        self.skip_blanks();
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn or(&mut self, depth: u32) -> Value {
        let mut value = self.and(depth);
        while self.eat("||") {
            let other = self.and(depth);
            value = Value {
                holds: value.holds || other.holds,
                version: value.version.zip(other.version).map(|(a, b)| a.min(b)),
            };
        }
        value
    }

    fn and(&mut self, depth: u32) -> Value {
        let mut value = self.not(depth);
        while self.eat("&&") {
            let other = self.not(depth);
            value = Value {
                holds: value.holds && other.holds,
                version: value.version.max(other.version),
            };
        }
        value
    }

    fn not(&mut self, depth: u32) -> Value {
        let nothing = Value {
            holds: false,
            version: None,
        };
        if depth > MAX_DEPTH {
            self.broken = true;
            return nothing;
        }
        if self.eat("!") {
            let value = self.not(depth + 1);
            return Value {
                holds: !value.holds,
                version: None,
            };
        }
        if self.eat("(") {
            let value = self.or(depth + 1);
            self.broken |= !self.eat(")");
            return value;
        }
        let is_tag = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
        let end = self.rest.find(|c| !is_tag(c)).unwrap_or(self.rest.len());
        let (tag, rest) = self.rest.split_at(end);
        self.broken |= tag.is_empty();
        self.rest = rest;
        Value {
            holds: tag_holds(tag),
            version: go_version(tag),
        }
    }
}

/// What a go.mod says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Module {
    pub path: String,
    pub version: u32,
}

/// A go.mod without a `go` line is as old as this.
const OLDEST: u32 = 16;
/// Directives that mean nothing here.
const IGNORED: &[&str] = &[
    "require",
    "replace",
    "exclude",
    "retract",
    "toolchain",
    "tool",
    "godebug",
    "ignore",
    ")",
];

/// Reads a go.mod. What is wrong comes as the line's start in bytes, and in go's words.
pub(super) fn parse_module(text: &str) -> Result<Module, (usize, String)> {
    let mut module = Module {
        path: String::new(),
        version: OLDEST,
    };
    let mut at = 0;
    let mut in_block = false;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        let line = line.split("//").next().unwrap_or("").trim();
        let mut words = line.split_whitespace();
        let Some(word) = words.next() else { continue };
        if in_block {
            in_block = word != ")";
            continue;
        }
        let value = words.next().unwrap_or("").trim_matches('"');
        match word {
            "module" if !value.is_empty() => module.path = value.to_string(),
            "go" => {
                let minor = value
                    .strip_prefix("1.")
                    .and_then(|v| v.split('.').next()?.parse().ok());
                let Some(minor) = minor else {
                    let message = format!(
                        "go: errors parsing go.mod:\ngo.mod:{}: invalid go version '{value}': must match format 1.23",
                        number + 1
                    );
                    return Err((start, message));
                };
                if minor > LATEST {
                    return Err((
                        start,
                        format!("go: go.mod requires go >= {value} (running go 1.{LATEST})"),
                    ));
                }
                module.version = minor;
            }
            word if IGNORED.contains(&word) => in_block = value == "(",
            word => {
                let message = format!(
                    "go: errors parsing go.mod:\ngo.mod:{}: unknown directive: {word}",
                    number + 1
                );
                return Err((start, message));
            }
        }
    }
    if module.path.is_empty() {
        let message = "go: error reading go.mod: missing module declaration. To specify the module path:\n\
             \tgo mod edit -module=example.com/mod";
        return Err((0, message.into()));
    }
    Ok(module)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constraints_say_whether_and_in_which_version() {
        for (text, excluded, version) in [
            (" go1.21", false, Some(21)),
            (" go1.18", false, Some(18)),
            (" go1.22 && js", false, Some(22)),
            (" go1.22 || go1.25", false, Some(22)),
            (" go1.99", true, Some(27)),
            (" ignore", true, None),
            (" !ignore", false, None),
            (" !go1.21", true, None),
            (" linux || (js && !(amd64))", false, None),
            (" (js", false, None),
            (" js wasm", false, None),
        ] {
            assert_eq!(evaluate(text), Constraint { excluded, version }, "{text}");
        }
        let deep = format!(" {}", "!".repeat(100_000));
        assert_eq!(evaluate(&deep), Constraint::default());
    }

    #[test]
    fn names_of_other_systems_do_not_fit() {
        for (name, fits) in [
            ("x.go", true),
            ("linux.go", true),
            ("a/x_linux.go", false),
            ("x_js.go", true),
            ("x_js_wasm.go", true),
            ("x_linux_wasm.go", false),
            ("x_js_arm64.go", false),
            ("x_windows_test.go", false),
            ("x_foo_wasm.go", true),
        ] {
            assert_eq!(name_fits(name), fits, "{name}");
        }
    }

    #[test]
    fn modules_have_a_path_and_a_version() {
        let good = |text, path: &str, version| {
            assert_eq!(
                parse_module(text),
                Ok(Module {
                    path: path.into(),
                    version
                }),
                "{text}"
            );
        };
        good("module m\n", "m", 16);
        good(
            "module \"a.b/c\" // x\n\ngo 1.21.3\nrequire (\n\tx v1\n)\nrequire y v2\n",
            "a.b/c",
            21,
        );
        let bad = |text, at, words: &str| {
            let (found, message) = parse_module(text).expect_err(text);
            assert!(
                found == at && message.contains(words),
                "{text}: {found} {message}"
            );
        };
        bad("", 0, "missing module declaration");
        bad("module m\nhello\n", 9, "go.mod:2: unknown directive: hello");
        bad(
            "module m\ngo 1.28\n",
            9,
            "go.mod requires go >= 1.28 (running go 1.27)",
        );
        bad("module m\ngo fish\n", 9, "invalid go version 'fish'");
    }
}
