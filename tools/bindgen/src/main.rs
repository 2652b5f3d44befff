//! `raceway-bindgen module.wasm out-folder`: writes `raceway.js`, `raceway_bg.wasm` and their snippets.
//!
//! The library behind the `wasm-bindgen` command does the work: it builds in a tenth of the command's time, and its
//! version is pinned beside the one that the module was compiled with.
#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The call by which a pool worker of wasm-bindgen-rayon 1.3 enters its module, and the one that wasm-bindgen now asks
/// for; the older form logs a warning in each worker.
const OLD_INIT: &str = "pkg.default(data.module, data.memory)";
const NEW_INIT: &str = "pkg.default({ module_or_path: data.module, memory: data.memory })";

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(module), Some(out)) = (args.next(), args.next()) else {
        eprintln!("usage: raceway-bindgen module.wasm out-folder");
        return ExitCode::from(2);
    };
    let done = wasm_bindgen_cli_support::Bindgen::new()
        .input_path(&module)
        .out_name("raceway")
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(&out)
        })
        .map_err(|error| format!("{error:#}"))
        .and_then(|()| modernise(&out.join("snippets")).map_err(|error| error.to_string()));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("raceway-bindgen: {}: {error}", module.display());
            ExitCode::FAILURE
        }
    }
}

/// Replaces [`OLD_INIT`] in all snippets below `folder`, which need not exist.
fn modernise(folder: &Path) -> std::io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            modernise(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "js") {
            let text = std::fs::read_to_string(&path)?;
            if text.contains(OLD_INIT) {
                std::fs::write(&path, text.replace(OLD_INIT, NEW_INIT))?;
            }
        }
    }
    Ok(())
}
