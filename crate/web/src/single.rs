//! The module without threads: one worker, which the host drives in slices so that it hears the page between them.

use crate::{job, shared_board};
use lab::{Plan, Reason, Run, Step, Trial};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// The job under way.
struct Session {
    plan: Plan,
    /// The trial that runs, with its swept value.
    run: Option<(Option<f64>, Run)>,
    ended: bool,
}

thread_local! {
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// Takes a job; the one before is dropped.
#[wasm_bindgen]
pub fn begin(
    files: JsValue,
    settings: JsValue,
    memory: f64,
    experiment: JsValue,
) -> Result<(), JsError> {
    crate::guard::install_panic_hook();
    let plan = job::plan(files, settings, memory, experiment)?;
    SESSION.set(Some(Session {
        plan,
        run: None,
        ended: false,
    }));
    Ok(())
}

/// Runs for about so many milliseconds. Gives a `Trial` that has ended, or how many milliseconds nothing will happen,
/// or undefined when the job is done.
#[wasm_bindgen]
pub fn slice(milliseconds: f64) -> Result<JsValue, JsError> {
    SESSION.with_borrow_mut(|session| match session {
        Some(session) => session.slice(Duration::from_micros((milliseconds * 1e3) as u64)),
        None => Ok(JsValue::UNDEFINED),
    })
}

impl Session {
    fn slice(&mut self, budget: Duration) -> Result<JsValue, JsError> {
        if self.ended {
            return Ok(JsValue::UNDEFINED);
        }
        if self.run.is_none() {
            match self.plan.next_trial() {
                None => {
                    self.ended = true;
                    return Ok(JsValue::UNDEFINED);
                }
                Some(Ok((value, compiled, settings))) => {
                    self.run = Some((value, Run::new(&compiled, &settings, shared_board(), None)));
                }
                Some(Err(errors)) => {
                    self.ended = true;
                    return job::to_js(&job::broken_source(self.plan.sources(), &errors));
                }
            }
        }
        let Some((_, run)) = &self.run else {
            return Ok(JsValue::UNDEFINED);
        };
        match run.drive(budget) {
            Step::Progress => return Ok(JsValue::from_f64(0.0)),
            // With no timer set only the page can make something happen, and it is heard between slices.
            Step::Idle(wait) => {
                return Ok(JsValue::from_f64(
                    wait.map_or(f64::MAX, |w| w.as_secs_f64() * 1e3),
                ));
            }
            Step::Done => {}
        }
        let Some((value, run)) = self.run.take() else {
            return Ok(JsValue::UNDEFINED);
        };
        let report = run.report();
        self.ended = matches!(report.reason, Reason::Stopped | Reason::Broken);
        job::to_js(&Trial { value, report })
    }
}
