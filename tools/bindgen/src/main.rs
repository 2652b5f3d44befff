//! `raceway-bindgen module.wasm out-folder`: writes `raceway.js`, `raceway_bg.wasm` and their snippets.
//!
//! The library behind the `wasm-bindgen` command does the work: it builds in a tenth of the command's time, and its
//! version is pinned beside the one that the module was compiled with.
#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What stands in for the pool's own start-up script, and the crate that brings that one.
const POOL_SCRIPT: &str = include_str!("pool.js");
const POOL_CRATE: &str = "wasm-bindgen-rayon-";

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
        .and_then(|()| {
            replace_pool_script(&out.join("snippets")).map_err(|error| error.to_string())
        });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("raceway-bindgen: {}: {error}", module.display());
            ExitCode::FAILURE
        }
    }
}

/// Puts [`POOL_SCRIPT`] where the pool's script is below `snippets`, which need not exist: one module has no pool.
fn replace_pool_script(snippets: &Path) -> std::io::Result<()> {
    if !snippets.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(snippets)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(POOL_CRATE) {
            for script in std::fs::read_dir(entry.path().join("src"))? {
                std::fs::write(script?.path(), POOL_SCRIPT)?;
            }
        }
    }
    Ok(())
}
