//! The module with threads: rayon's pool, one of whose threads is each of a run's workers.
//!
//! rayon only starts the workers and hands each its loop (`spawn_broadcast`); who runs which goroutine is the runtime's
//! affair. The host thread stays outside of the pool: it passes the page's wishes on, and waits.

use crate::{guard, job, shared_board};
use lab::{Compiled, Report, Run, Settings, Trial};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// How often the host thread looks at the control words: well within the tenth of a second that a stop may take.
const LOOK: Duration = Duration::from_millis(4);

/// Starts the pool, at its full size: it cannot be resized.
#[wasm_bindgen]
pub fn start_pool(workers: usize) -> js_sys::Promise {
    guard::install_panic_hook();
    wasm_bindgen_rayon::init_thread_pool(workers)
}

/// Runs a job to its end; `on_trial` gets each `Trial` as it ends.
#[wasm_bindgen]
pub fn run(
    source: &str,
    settings: JsValue,
    memory: f64,
    experiment: JsValue,
    on_trial: &js_sys::Function,
) -> Result<(), JsError> {
    let mut plan = job::plan(source, settings, memory, experiment)?;
    while let Some(planned) = plan.next_trial() {
        let (trial, last) = match planned {
            Ok((value, compiled, settings)) => {
                let report = run_on_pool(&compiled, &settings);
                let last = matches!(report.reason, lab::Reason::Stopped | lab::Reason::Broken);
                (Trial { value, report }, last)
            }
            Err(errors) => (job::broken_source(&errors), true),
        };
        // The page's function posts a message; there is nothing to do about one that throws.
        let _ = on_trial.call1(&JsValue::NULL, &job::to_js(&trial)?);
        if last {
            break;
        }
    }
    Ok(())
}

/// A run on the pool's workers. They all take part from the start, and those beyond GOMAXPROCS park, so that it can be
/// raised while the program runs.
fn run_on_pool(compiled: &Arc<Compiled>, settings: &Settings) -> Report {
    let run = Arc::new(Run::new(compiled, settings, shared_board(), None));
    let left = Arc::new(AtomicUsize::new(rayon::current_num_threads()));
    {
        let (run, left, host) = (run.clone(), left.clone(), std::thread::current());
        rayon::spawn_broadcast(move |context| {
            if let Err(message) = guard::guard(|| run.run_worker(context.index())) {
                run.abort(message);
            }
            // Release: the host, which reads it with Acquire, sees all that the worker did.
            left.fetch_sub(1, Ordering::Release);
            host.unpark();
        });
    }
    while left.load(Ordering::Acquire) > 0 {
        run.tend();
        std::thread::park_timeout(LOOK);
    }
    run.report()
}
