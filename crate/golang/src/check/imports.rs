//! Why an import path names no package, in go's words; and what Raceway has in its stead.

use crate::library;

/// What the program needs to know of itself to say it.
pub(super) struct Words<'m> {
    /// The module's path.
    pub module: &'m str,
}

/// The first elements of Go's own packages' paths.
const STANDARD: &[&str] = &[
    "archive",
    "bufio",
    "builtin",
    "bytes",
    "cmp",
    "compress",
    "container",
    "context",
    "crypto",
    "database",
    "debug",
    "embed",
    "encoding",
    "errors",
    "expvar",
    "flag",
    "fmt",
    "go",
    "hash",
    "html",
    "image",
    "index",
    "internal",
    "io",
    "iter",
    "log",
    "maps",
    "math",
    "mime",
    "net",
    "os",
    "path",
    "plugin",
    "reflect",
    "regexp",
    "runtime",
    "slices",
    "sort",
    "strconv",
    "strings",
    "structs",
    "sync",
    "syscall",
    "testing",
    "text",
    "time",
    "unicode",
    "unique",
    "unsafe",
    "weak",
];

/// Packages that Raceway lacks, with the nearest that it has; the first that is the path, or a folder of it, counts.
const NEAREST: &[(&str, &str)] = &[
    ("crypto/rand", "math/rand"),
    ("encoding/binary", "math/bits"),
    ("encoding/json", "fmt"),
    ("golang.org/x/exp/constraints", "cmp"),
    ("golang.org/x/exp/maps", "maps"),
    ("golang.org/x/exp/rand", "math/rand/v2"),
    ("golang.org/x/exp/slices", "slices"),
    ("golang.org/x/net/context", "context"),
    ("golang.org/x/sync", "golang.org/x/sync/errgroup"),
    ("hash/maphash", "maps"),
    ("io/ioutil", "io"),
    ("log/slog", "log"),
    ("math/big", "math/bits"),
    ("regexp", "strings"),
    ("runtime/pprof", "runtime"),
    ("runtime/trace", "runtime"),
    ("sync/errgroup", "golang.org/x/sync/errgroup"),
    ("text/template", "fmt"),
    ("unicode/utf16", "unicode/utf8"),
    ("go.uber.org/atomic", "sync/atomic"),
    ("github.com/pkg/errors", "errors"),
    ("github.com/stretchr/testify", "testing"),
];

/// Longer paths are cut in messages.
const LONGEST: usize = 200;

/// What is wrong with an import path that names neither a package of the library nor one of the program.
pub(super) fn missing(path: &str, words: &Words<'_>) -> String {
    if path.len() > LONGEST {
        return "invalid import path: it is too long".into();
    }
    if path.starts_with("./") || path.starts_with("../") || matches!(path, "." | "..") {
        return format!(
            "\"{path}\" is relative, but relative import paths are not supported in module mode"
        );
    }
    if path.starts_with('/') {
        return format!("\"{path}\" is not a package path; see 'go help packages'");
    }
    let fits = |c: char| c.is_alphanumeric() || "-._~/+".contains(c);
    if path.is_empty() || !path.chars().all(fits) {
        return format!("invalid import path: {path}");
    }
    let folder = path
        .strip_prefix(words.module)
        .and_then(|rest| rest.strip_prefix('/'));
    let first = path.split('/').next().unwrap_or(path);
    if let (Some(folder), true) = (folder, first.contains('.')) {
        return format!(
            "no required module provides package {path}; to add it:\n\tadd a file in the folder {folder}"
        );
    }
    if library::paths().any(|known| known == path) {
        return format!("package {path} could not be loaded; is there no network?");
    }
    let standard = STANDARD.contains(&first);
    let near = nearest(path);
    if !standard && !first.contains('.') && path != "C" {
        return match near {
            Some(near) => format!("package {path} is not in std; did you mean {near}?"),
            None => format!("package {path} is not in std"),
        };
    }
    match near {
        Some(near) => format!("package {path} is not available in Raceway; the nearest is {near}"),
        None => format!("package {path} is not available in Raceway"),
    }
}

/// The package of the library that comes nearest: by purpose, or a misspelt one.
fn nearest(path: &str) -> Option<&'static str> {
    let is = |name: &str| {
        path == name
            || path
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('/'))
    };
    let known = NEAREST.iter().find(|(name, _)| is(name)).map(|n| n.1);
    let known = known.filter(|near| library::paths().any(|path| path == *near));
    known.or_else(|| library::paths().find(|near| one_edit_apart(path, near)))
}

/// Whether one letter more, less, other or swapped with its neighbour makes one of the other.
fn one_edit_apart(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 1 || a.len() < 3 {
        return false;
    }
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    match (a, b) {
        ([x, y], [v, w]) => x == w && y == v,
        _ => a.len() <= 1 && b.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_path_gets_its_words() {
        let words = Words {
            module: "play.ground",
        };
        for (path, message) in [
            ("net/http", "package net/http is not available in Raceway"),
            (
                "math/big",
                "package math/big is not available in Raceway; the nearest is math/bits",
            ),
            (
                "github.com/a/b",
                "package github.com/a/b is not available in Raceway",
            ),
            ("nosuch/pkg", "package nosuch/pkg is not in std"),
            (
                "string",
                "package string is not in std; did you mean strings?",
            ),
            ("fmt ", "invalid import path: fmt "),
            ("", "invalid import path: "),
            (
                "./a",
                "\"./a\" is relative, but relative import paths are not supported in module mode",
            ),
            ("/a", "\"/a\" is not a package path; see 'go help packages'"),
            (
                "play.ground/b/c",
                "no required module provides package play.ground/b/c; to add it:\n\tadd a file in the folder b/c",
            ),
        ] {
            assert_eq!(missing(path, &words), message);
        }
        assert!(missing(&"a".repeat(10_000), &words).len() < 100);
    }

    #[test]
    fn misspelt_names_are_recognised() {
        for (a, b, near) in [
            ("string", "strings", true),
            ("stirngs", "strings", true),
            ("tine", "time", true),
            ("strings", "strings", true),
            ("os", "io", false),
            ("sorting", "sort", false),
        ] {
            assert_eq!(one_edit_apart(a, b), near, "{a} {b}");
        }
    }
}
