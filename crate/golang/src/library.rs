//! The library packages' Go sources, which are compiled with each program that imports them.
//!
//! One file a package, under `std/` at its import path. A function without body is native: the virtual
//! machine has it under its qualified name (`fmt.render`, `sync.(*Mutex).Lock`).

use std::sync::OnceLock;

/// A package that few programs need: its text is no part of the page's modules, which get it when a program imports
/// such a one ([`add`]).
macro_rules! later {
    ($file:literal) => {
        if cfg!(target_family = "wasm") {
            ""
        } else {
            include_str!($file)
        }
    };
}

/// Every package's import path with its source, sorted by path. What is there at once imports nothing that comes later.
#[rustfmt::skip]
const SOURCES: &[(&str, &str)] = &[
    ("bufio", later!("../std/bufio.go")),
    ("bytes", later!("../std/bytes.go")),
    ("cmp", later!("../std/cmp.go")),
    ("container/heap", later!("../std/container/heap.go")),
    ("container/list", later!("../std/container/list.go")),
    ("container/ring", later!("../std/container/ring.go")),
    ("context", include_str!("../std/context.go")),
    ("errors", include_str!("../std/errors.go")),
    ("flag", later!("../std/flag.go")),
    ("fmt", include_str!("../std/fmt.go")),
    ("golang.org/x/sync/errgroup", later!("../std/golang.org/x/sync/errgroup.go")),
    ("golang.org/x/sync/semaphore", later!("../std/golang.org/x/sync/semaphore.go")),
    ("golang.org/x/sync/singleflight", later!("../std/golang.org/x/sync/singleflight.go")),
    ("io", include_str!("../std/io.go")),
    ("iter", include_str!("../std/iter.go")),
    ("log", later!("../std/log.go")),
    ("maps", later!("../std/maps.go")),
    ("math", include_str!("../std/math.go")),
    ("math/bits", later!("../std/math/bits.go")),
    ("math/cmplx", later!("../std/math/cmplx.go")),
    ("math/rand", include_str!("../std/math/rand.go")),
    ("math/rand/v2", later!("../std/math/rand/v2.go")),
    ("os", include_str!("../std/os.go")),
    ("os/signal", later!("../std/os/signal.go")),
    ("reflect", later!("../std/reflect.go")),
    ("runtime", include_str!("../std/runtime.go")),
    ("runtime/debug", later!("../std/runtime/debug.go")),
    ("slices", later!("../std/slices.go")),
    ("sort", include_str!("../std/sort.go")),
    ("strconv", include_str!("../std/strconv.go")),
    ("strings", include_str!("../std/strings.go")),
    ("sync", include_str!("../std/sync.go")),
    ("sync/atomic", include_str!("../std/sync/atomic.go")),
    ("syscall", include_str!("../std/syscall.go")),
    ("testing", later!("../std/testing.go")),
    ("text/tabwriter", later!("../std/text/tabwriter.go")),
    ("time", include_str!("../std/time.go")),
    ("unicode", later!("../std/unicode.go")),
    ("unicode/utf8", later!("../std/unicode/utf8.go")),
    ("unsafe", include_str!("../std/unsafe.go")),
];

/// The packages that come later.
#[rustfmt::skip]
const LATER: &[&str] = &[
    "bufio",
    "bytes",
    "cmp",
    "container/heap",
    "container/list",
    "container/ring",
    "flag",
    "golang.org/x/sync/errgroup",
    "golang.org/x/sync/semaphore",
    "golang.org/x/sync/singleflight",
    "log",
    "maps",
    "math/bits",
    "math/cmplx",
    "math/rand/v2",
    "os/signal",
    "reflect",
    "runtime/debug",
    "slices",
    "testing",
    "text/tabwriter",
    "unicode",
    "unicode/utf8",
];

/// The texts of the packages that came later, in the order of [`LATER`].
static ADDED: OnceLock<Vec<&'static str>> = OnceLock::new();

/// The source of the library package at this import path; none if there is no such package, or if it has not come yet.
pub fn source(path: &str) -> Option<&'static str> {
    let ix = SOURCES
        .binary_search_by_key(&path, |&(path, _)| path)
        .ok()?;
    match SOURCES[ix].1 {
        "" => {
            let at = LATER.binary_search(&path).ok()?;
            ADDED.get()?.get(at).copied()
        }
        text => Some(text),
    }
}

/// The import paths of all library packages, sorted, whether their texts have come or not.
pub fn paths() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().map(|&(path, _)| path)
}

/// The import paths of the packages that come later, sorted.
pub fn later() -> &'static [&'static str] {
    LATER
}

/// Between two texts of [`rest`]; no Go source has it.
const SEPARATOR: char = '\0';

/// The texts of the packages that come later, for [`add`].
pub fn rest() -> String {
    let texts: Vec<_> = LATER.iter().filter_map(|path| source(path)).collect();
    texts.join(&SEPARATOR.to_string())
}

/// Takes in what [`rest`] gave. It stays until the process ends; a second time does nothing. False where the text is another
/// version's.
pub fn add(rest: &str) -> bool {
    let texts: Vec<&str> = rest.split(SEPARATOR).collect();
    if texts.len() != LATER.len() {
        return false;
    }
    ADDED.get_or_init(|| {
        let leak = |text: &&str| &*Box::leak(text.to_string().into_boxed_str());
        texts.iter().map(leak).collect()
    });
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_is_found() {
        assert!(paths().is_sorted());
        for path in paths() {
            let path_of_name = path.strip_suffix("/v2").unwrap_or(path);
            let name = path_of_name.rsplit('/').next().unwrap_or(path);
            assert!(
                source(path).is_some_and(|text| text.contains(&format!("\npackage {name}\n"))),
                "{path}"
            );
        }
        assert_eq!(source("no/such"), None);
    }

    #[test]
    fn what_is_there_at_once_needs_nothing_that_comes_later() {
        assert!(later().is_sorted());
        for path in paths().filter(|path| !later().contains(path)) {
            let text = source(path).expect("it is there");
            let head = text.split("\nfunc ").next().unwrap_or(text);
            for other in later() {
                assert!(
                    !head.contains(&format!("\"{other}\"")),
                    "{path} imports {other}"
                );
            }
        }
    }

    #[test]
    fn the_rest_is_taken_in_whole() {
        assert!(!add("package a\0package b"));
        assert!(add(&rest()));
        let added = ADDED.get().expect("it was added");
        for (path, text) in later().iter().zip(added) {
            assert_eq!(Some(*text), source(path));
        }
    }
}
