//! The module with threads: a pool of workers, each of which is one of a run's workers.
//!
//! The page starts the workers, and each spends its life in [`serve`]. The pool only hands every worker the same piece of
//! work; who runs which goroutine is the runtime's affair. The host thread stays outside of the pool: it passes the page's
//! wishes on, and waits.

use crate::{guard, job, shared_board};
use lab::{Compiled, Report, Run, Settings, Trial};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// How often the host thread looks at the control words: well within the tenth of a second that a stop may take.
const LOOK: Duration = Duration::from_millis(4);

/// What all workers do at once, each with its index.
type Work = Arc<dyn Fn(usize) + Send + Sync>;

/// The present piece of work, and how many there have been: so each worker takes each once.
struct Desk {
    count: u64,
    work: Option<Work>,
}

static DESK: Mutex<Desk> = Mutex::new(Desk {
    count: 0,
    work: None,
});
static NEWS: Condvar = Condvar::new();
static WORKERS: AtomicUsize = AtomicUsize::new(0);

/// Says how many workers the page starts: each will call [`serve`], perhaps later than the first run.
#[wasm_bindgen]
pub fn start_pool(workers: usize) {
    guard::install_panic_hook();
    WORKERS.store(workers, Ordering::Relaxed);
}

/// A pool worker's whole life; `index` counts from 0.
#[wasm_bindgen]
pub fn serve(index: usize) {
    let mut served = 0;
    loop {
        let work = {
            let mut desk = desk();
            while desk.count == served {
                desk = NEWS.wait(desk).unwrap_or_else(PoisonError::into_inner);
            }
            served = desk.count;
            desk.work.clone()
        };
        if let Some(work) = work {
            guard::guarded(&mut || work(index));
        }
    }
}

fn desk() -> MutexGuard<'static, Desk> {
    DESK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many workers the page has started.
#[cfg(feature = "explore")]
pub(crate) fn size() -> usize {
    WORKERS.load(Ordering::Relaxed).max(1)
}

/// Has every worker do `work`, and `meanwhile` called over and over until all have done it.
pub(crate) fn broadcast(work: impl Fn(usize) + Send + Sync + 'static, mut meanwhile: impl FnMut()) {
    let left = Arc::new(AtomicUsize::new(WORKERS.load(Ordering::Relaxed)));
    {
        let (left, host) = (left.clone(), std::thread::current());
        let mut desk = desk();
        desk.count += 1;
        desk.work = Some(Arc::new(move |index| {
            work(index);
            // Release: the host, which reads it with Acquire, sees all that the worker did.
            left.fetch_sub(1, Ordering::Release);
            host.unpark();
        }));
        NEWS.notify_all();
    }
    while left.load(Ordering::Acquire) > 0 {
        meanwhile();
        std::thread::park_timeout(LOOK);
    }
    desk().work = None;
}

/// Runs a job to its end; `on_trial` gets each `Trial` as it ends.
#[wasm_bindgen]
pub fn run(
    files: JsValue,
    settings: JsValue,
    memory: f64,
    experiment: JsValue,
    on_trial: &js_sys::Function,
) -> Result<(), JsError> {
    let mut plan = job::plan(files, settings, memory, experiment)?;
    while let Some(planned) = plan.next_trial() {
        let (trial, last) = match planned {
            Ok((value, compiled, settings)) => {
                let report = run_on_pool(&compiled, &settings);
                let last = matches!(report.reason, lab::Reason::Stopped | lab::Reason::Broken);
                (Trial { value, report }, last)
            }
            Err(errors) => (job::broken_source(plan.sources(), &errors), true),
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
    let workers_run = run.clone();
    broadcast(
        move |index| workers_run.run_worker(index),
        || {
            run.tend();
        },
    );
    run.report()
}
