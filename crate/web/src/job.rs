//! What the page asks for, in the page's words (`www/engine/api.ts`), and the answers.

use lab::{Experiment, Limits, Located, Plan, Policy, Reason, Report, Settings, Source, Trial};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// `Settings` of the page.
#[derive(Deserialize)]
pub(crate) struct PageSettings {
    workers: usize,
    policy: Policy,
    /// Microseconds.
    quantum: f64,
    seed: Option<f64>,
    pub(crate) processors: usize,
    pub(crate) parameters: HashMap<String, f64>,
    #[serde(default)]
    pub(crate) race: bool,
    #[serde(default)]
    leaks: bool,
    #[serde(default)]
    pub(crate) args: Vec<String>,
    #[serde(default)]
    pub(crate) stdin: String,
}

/// More than that the page does not give a program, in bytes.
const LONGEST_INPUT: usize = 16 << 20;
const LONGEST_ARGS: usize = 64 << 10;

/// The page's files as the stages take them.
pub(crate) fn sources(files: JsValue) -> Result<Vec<Source>, JsError> {
    Ok(serde_wasm_bindgen::from_value(files)?)
}

pub(crate) fn page_settings(settings: JsValue) -> Result<PageSettings, JsError> {
    let page: PageSettings = serde_wasm_bindgen::from_value(settings)?;
    if page.stdin.len() > LONGEST_INPUT
        || page.args.iter().map(String::len).sum::<usize>() > LONGEST_ARGS
    {
        return Err(JsError::new(
            "the program's input or its arguments are too long",
        ));
    }
    Ok(page)
}

/// The trials of a job. No experiment: one run, which is a trial too.
pub(crate) fn plan(
    files: JsValue,
    settings: JsValue,
    memory: f64,
    experiment: JsValue,
) -> Result<Plan, JsError> {
    let page = page_settings(settings)?;
    let experiment: Option<Experiment> = serde_wasm_bindgen::from_value(experiment)?;
    let settings = Settings {
        workers: page.workers.clamp(1, trace::board::MAX_WORKERS),
        policy: page.policy,
        quantum: Duration::from_nanos((page.quantum.max(1.0) * 1e3) as u64),
        seed: page.seed.map(|seed| seed as u64),
        processors: page.processors,
        race: page.race,
        leaks: page.leaks,
        args: page.args,
        stdin: page.stdin.into_bytes(),
        limits: Limits {
            memory: memory as usize,
            ..Limits::default()
        },
        ..Settings::default()
    };
    let experiment = experiment.unwrap_or(Experiment {
        trials: 1,
        sweep: None,
    });
    Ok(Plan::new(
        sources(files)?,
        page.parameters,
        settings,
        experiment,
    ))
}

/// For the page: maps become objects.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    Ok(value.serialize(&serializer)?)
}

/// The trial of a program that does not compile, as `go run` reports it.
pub(crate) fn broken_source(sources: &[Source], errors: &[Located]) -> Trial {
    let stderr = lab::listing(sources, errors);
    let report = Report {
        status: 1,
        reason: Reason::Exit,
        elapsed: Duration::ZERO,
        stdout: String::new(),
        stderr,
        cut: 0,
        counters: Default::default(),
        results: Default::default(),
        leaks: Vec::new(),
        races: Vec::new(),
    };
    Trial {
        value: None,
        report,
    }
}
