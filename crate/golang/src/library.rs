//! The library packages' Go sources, which are compiled with each program that imports them.
//!
//! One file a package, under `std/` at its import path. A function without body is native: the virtual
//! machine has it under its qualified name (`fmt.render`, `sync.(*Mutex).Lock`).

/// Every package's import path with its source, sorted by path.
const SOURCES: &[(&str, &str)] = &[
    ("bufio", include_str!("../std/bufio.go")),
    ("bytes", include_str!("../std/bytes.go")),
    ("cmp", include_str!("../std/cmp.go")),
    ("container/heap", include_str!("../std/container/heap.go")),
    ("container/list", include_str!("../std/container/list.go")),
    ("container/ring", include_str!("../std/container/ring.go")),
    ("context", include_str!("../std/context.go")),
    ("errors", include_str!("../std/errors.go")),
    ("flag", include_str!("../std/flag.go")),
    ("fmt", include_str!("../std/fmt.go")),
    (
        "golang.org/x/sync/errgroup",
        include_str!("../std/golang.org/x/sync/errgroup.go"),
    ),
    (
        "golang.org/x/sync/semaphore",
        include_str!("../std/golang.org/x/sync/semaphore.go"),
    ),
    (
        "golang.org/x/sync/singleflight",
        include_str!("../std/golang.org/x/sync/singleflight.go"),
    ),
    ("io", include_str!("../std/io.go")),
    ("iter", include_str!("../std/iter.go")),
    ("log", include_str!("../std/log.go")),
    ("maps", include_str!("../std/maps.go")),
    ("math", include_str!("../std/math.go")),
    ("math/bits", include_str!("../std/math/bits.go")),
    ("math/cmplx", include_str!("../std/math/cmplx.go")),
    ("math/rand", include_str!("../std/math/rand.go")),
    ("math/rand/v2", include_str!("../std/math/rand/v2.go")),
    ("os", include_str!("../std/os.go")),
    ("os/signal", include_str!("../std/os/signal.go")),
    ("reflect", include_str!("../std/reflect.go")),
    ("runtime", include_str!("../std/runtime.go")),
    ("runtime/debug", include_str!("../std/runtime/debug.go")),
    ("slices", include_str!("../std/slices.go")),
    ("sort", include_str!("../std/sort.go")),
    ("strconv", include_str!("../std/strconv.go")),
    ("strings", include_str!("../std/strings.go")),
    ("sync", include_str!("../std/sync.go")),
    ("sync/atomic", include_str!("../std/sync/atomic.go")),
    ("syscall", include_str!("../std/syscall.go")),
    ("testing", include_str!("../std/testing.go")),
    ("text/tabwriter", include_str!("../std/text/tabwriter.go")),
    ("time", include_str!("../std/time.go")),
    ("unicode", include_str!("../std/unicode.go")),
    ("unicode/utf8", include_str!("../std/unicode/utf8.go")),
    ("unsafe", include_str!("../std/unsafe.go")),
];

/// The source of the library package at this import path; none if there is no such package.
pub fn source(path: &str) -> Option<&'static str> {
    let ix = SOURCES
        .binary_search_by_key(&path, |&(path, _)| path)
        .ok()?;
    Some(SOURCES[ix].1)
}

/// The import paths of all library packages, sorted.
pub fn paths() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().map(|&(path, _)| path)
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
}
