//! Scheduled runs, stepping and exploring. Answers are JSON as `lab` writes it: the page parses what it reads anyway, and the module
//! needs no code for each answer's shape.

use crate::job;
use lab::exploration::Exploration;
use lab::explore::{Choosing, Gates, Options, RaceConfig, RunLimits, Schedule, Subject, Timers};
use lab::json::Json;
use lab::stepping::{Action, Stand, Stepping};
use serde::Deserialize;
use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::prelude::*;

/// What is explored, in the page's words (`ExploreOptions`).
#[derive(Deserialize)]
struct PageExplore {
    /// Memory accesses are switch points.
    accesses: bool,
    /// Timers fire at any time.
    timers: bool,
    schedules: f64,
    steps: f64,
    random: f64,
    seed: f64,
    preemptions: Option<f64>,
    seconds: Option<f64>,
}

/// A scheduled run, or a look at one (`Asked`).
#[derive(Deserialize)]
struct PageAsk {
    /// `robin`, `walk`, `pct`, `schedule`; or what to do in a run by a schedule before looking.
    action: String,
    accesses: bool,
    seed: f64,
    schedule: String,
    step: u32,
    /// A step, a goroutine, or a line.
    number: f64,
    file: String,
    listed: bool,
}

/// Bytes of heap of a run that is stepped through: the checker's memory is small.
const STEPPED_HEAP: u64 = 64 << 20;
/// Steps of a scheduled run at most: whoever waits for it sees the page stand still.
const STEPS: u32 = 100_000;
/// PCT's: orderings that a bug needs, steps expected.
const DEPTH: u32 = 3;
const EXPECTED: u32 = 100;

thread_local! {
    static STEPPING: RefCell<Stepping> = RefCell::default();
}

fn options(settings: job::PageSettings, limits: RunLimits) -> Options {
    Options {
        args: std::iter::once("prog".to_string())
            .chain(settings.args)
            .collect(),
        input: settings.stdin.into_bytes(),
        limits,
        // The answers list them.
        races: settings.race.then_some(RaceConfig {
            print: false,
            all: false,
        }),
        ..Options::default()
    }
}

/// Runs a program by a strategy, or steps through it: `Scheduled` or `Stepped`.
#[wasm_bindgen]
pub fn schedule(files: JsValue, settings: JsValue, asked: JsValue) -> Result<String, JsError> {
    let sources = job::sources(files)?;
    let mut settings = job::page_settings(settings)?;
    let asked: PageAsk = serde_wasm_bindgen::from_value(asked)?;
    let values = std::mem::take(&mut settings.parameters);
    let limits = RunLimits {
        memory: STEPPED_HEAP,
        ..RunLimits::default()
    };
    let seed = asked.seed as u64;
    let mut options = options(settings, limits);
    options.steps = STEPS;
    options.setting.seed = seed;
    options.setting.timers = Timers::Idle;
    options.setting.gates = gates(asked.accesses);
    let number = asked.number;
    let action = match asked.action.as_str() {
        "robin" | "walk" | "pct" | "schedule" => {
            let choosing = match asked.action.as_str() {
                "robin" => Choosing::RoundRobin(1),
                "walk" => Choosing::Walk(seed),
                "pct" => Choosing::Pct(seed, DEPTH, EXPECTED),
                _ => match asked.schedule.parse::<Schedule>() {
                    Ok(schedule) => Choosing::Schedule(schedule),
                    Err(error) => return Ok(failure(&error.to_string())),
                },
            };
            return Ok(STEPPING.with_borrow_mut(|s| s.run(sources, values, &options, choosing)));
        }
        "forward" => Action::Forward,
        "back" => Action::Back,
        "operation" => Action::Operation,
        "end" => Action::End,
        "choose" => Action::Choose(number as u64),
        "line" => Action::Line(asked.file, number as u32),
        _ => Action::GoTo(number as u32),
    };
    let stand = Stand {
        schedule: asked.schedule,
        step: asked.step,
    };
    Ok(STEPPING
        .with_borrow_mut(|s| s.step(sources, values, &options, &stand, &action, asked.listed)))
}

fn gates(accesses: bool) -> Gates {
    match accesses {
        true => Gates::Accesses,
        false => Gates::Operations,
    }
}

fn failure(text: &str) -> String {
    Json::object(|json| json.text("failure", text))
}

/// Readies an exploration; text: the answer where there is nothing to explore.
pub(crate) fn exploration(
    files: JsValue,
    settings: JsValue,
    memory: f64,
    asked: JsValue,
    workers: usize,
) -> Result<Result<Arc<Exploration>, String>, JsError> {
    let sources = job::sources(files)?;
    let mut settings = job::page_settings(settings)?;
    let asked: PageExplore = serde_wasm_bindgen::from_value(asked)?;
    let values = std::mem::take(&mut settings.parameters);
    let limits = RunLimits {
        memory: memory as u64 / (workers as u64 + 1),
        ..RunLimits::default()
    };
    let mut options = options(settings, limits);
    options.schedules = asked.schedules as u64;
    options.steps = asked.steps as u32;
    options.random = asked.random as u64;
    options.preemptions = asked.preemptions.map(|n| n as u32);
    options.time = asked
        .seconds
        .map(|s| Duration::from_millis((s * 1e3) as u64));
    options.setting.seed = asked.seed as u64;
    options.setting.gates = gates(asked.accesses);
    options.setting.timers = match asked.timers {
        true => Timers::Any,
        false => Timers::Idle,
    };
    let subject = match Subject::new(&sources, &values) {
        Ok(subject) => subject,
        Err(errors) => {
            let text = lab::listing(&sources, &errors);
            return Ok(Err(Json::object(|json| json.text("broken", &text))));
        }
    };
    Ok(Exploration::new(&subject, &options, workers)
        .map(Arc::new)
        .map_err(|message| failure(&message)))
}

/// An exploration as it stands: `Explored`.
pub(crate) fn answer(exploration: &Exploration) -> String {
    match exploration.failure() {
        Some(message) => failure(&message),
        None => exploration.explored().json(),
    }
}

/// How many explore, and how long they do before they look whether they still should.
#[cfg(feature = "threads")]
pub mod parallel {
    use super::{Exploration, answer, exploration};
    use crate::{job, pool, shared_board};
    use std::sync::Arc;
    use std::sync::atomic::Ordering;
    use std::time::Duration;
    use wasm_bindgen::prelude::*;
    use web_time::Instant;

    const SLICE: Duration = Duration::from_millis(20);
    /// Between two answers to the page.
    const TELL: Duration = Duration::from_millis(120);

    /// Explores a program on all of the pool's workers that the machine has processors for; `tell` gets an `Explored` now and
    /// then, and at the end. The board's control words steer it: `stop`, and `workers`, of which 0 is a pause.
    #[wasm_bindgen]
    pub fn explore(
        files: JsValue,
        settings: JsValue,
        memory: f64,
        asked: JsValue,
        tell: &js_sys::Function,
    ) -> Result<(), JsError> {
        let most = job::page_settings(settings.clone())?.processors;
        let workers = most.clamp(1, pool::size());
        let tell = |text: String| {
            // The page's function posts a message; there is nothing to do about one that throws.
            let _ = tell.call1(&JsValue::NULL, &JsValue::from_str(&text));
        };
        let exploration = match exploration(files, settings, memory, asked, workers)? {
            Ok(exploration) => exploration,
            Err(text) => {
                tell(text);
                return Ok(());
            }
        };
        shared_board()
            .control
            .workers
            .store(workers as u32, Ordering::Relaxed);
        let shared = exploration.clone();
        let mut told = Instant::now();
        pool::broadcast(
            move |index| work(&shared, index, workers),
            || {
                if told.elapsed() >= TELL {
                    told = Instant::now();
                    tell(answer(&exploration));
                }
            },
        );
        tell(answer(&exploration));
        Ok(())
    }

    /// A worker's share.
    fn work(exploration: &Arc<Exploration>, index: usize, workers: usize) {
        if index >= workers {
            return;
        }
        let board = shared_board();
        let mut hand = exploration.hand();
        while board.control.stop.load(Ordering::Relaxed) == 0 {
            if board.control.workers.load(Ordering::Relaxed) == 0 {
                std::thread::sleep(SLICE);
            } else if !hand.advance(SLICE) {
                break;
            }
        }
    }
}

/// The same without threads: the host gives it the thread in slices.
#[cfg(not(feature = "threads"))]
pub mod slices {
    use super::{answer, exploration};
    use lab::exploration::{Exploration, Hand};
    use std::cell::RefCell;
    use std::sync::Arc;
    use std::time::Duration;
    use wasm_bindgen::prelude::*;

    thread_local! {
        static UNDER_WAY: RefCell<Option<(Arc<Exploration>, Hand)>> = const { RefCell::new(None) };
    }

    /// Takes a program to be explored; an `Explored` where there is nothing to explore.
    #[wasm_bindgen]
    pub fn begin_exploring(
        files: JsValue,
        settings: JsValue,
        memory: f64,
        asked: JsValue,
    ) -> Result<Option<String>, JsError> {
        crate::guard::install_panic_hook();
        UNDER_WAY.set(None);
        Ok(match exploration(files, settings, memory, asked, 1)? {
            Ok(exploration) => {
                let hand = exploration.hand();
                UNDER_WAY.set(Some((exploration, hand)));
                None
            }
            Err(text) => Some(text),
        })
    }

    /// Explores on for about so many milliseconds; whether there is more to do.
    #[wasm_bindgen]
    pub fn explore_slice(milliseconds: f64) -> bool {
        UNDER_WAY.with_borrow_mut(|under_way| match under_way {
            Some((_, hand)) => hand.advance(Duration::from_micros((milliseconds * 1e3) as u64)),
            None => false,
        })
    }

    /// What has been found so far: an `Explored`.
    #[wasm_bindgen]
    pub fn explored() -> String {
        UNDER_WAY.with_borrow(|under_way| {
            under_way
                .as_ref()
                .map_or(String::new(), |(all, _)| answer(all))
        })
    }
}
