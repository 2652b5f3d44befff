//! A run repeated, or swept over a parameter's values: a table and a histogram of outcomes.

use crate::report::Report;
use crate::settings::Settings;
use crate::source::{Compiled, Located, Source, compile};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

/// What to repeat.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Experiment {
    /// Runs of each point, at least 1.
    pub trials: u32,
    /// None: one point, the settings as they are.
    pub sweep: Option<Sweep>,
}

/// A parameter and its values: `workers`, `quantum` (microseconds), or a slider's name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sweep {
    pub parameter: String,
    pub values: Vec<f64>,
}

/// One run of an experiment.
#[derive(Clone, Debug, Serialize)]
pub struct Trial {
    /// The swept parameter's value; none without a sweep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    pub report: Report,
}

/// The trials of an experiment, one after another. A program is compiled once for each point; each trial has a
/// seed of its own, derived from the settings' one where there is one.
#[derive(Debug)]
pub struct Plan {
    sources: Vec<Source>,
    values: HashMap<String, f64>,
    settings: Settings,
    experiment: Experiment,
    point: usize,
    trial: u32,
    /// The present point's program.
    compiled: Option<Arc<Compiled>>,
}

/// A trial to run: the swept parameter's value, the program, and how to run it.
pub type Planned = (Option<f64>, Arc<Compiled>, Settings);

impl Plan {
    /// `values` are the sliders' by name.
    pub fn new(
        sources: Vec<Source>,
        values: HashMap<String, f64>,
        settings: Settings,
        experiment: Experiment,
    ) -> Plan {
        Plan {
            sources,
            values,
            settings,
            experiment,
            point: 0,
            trial: 0,
            compiled: None,
        }
    }

    /// The program's files.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The next trial; the diagnostics if the program does not compile; none when all have been given.
    pub fn next_trial(&mut self) -> Option<Result<Planned, Vec<Located>>> {
        if self.trial >= self.experiment.trials.max(1) {
            self.trial = 0;
            self.point += 1;
            self.compiled = None;
        }
        let value = match &self.experiment.sweep {
            Some(sweep) => Some(*sweep.values.get(self.point)?),
            None if self.point > 0 => return None,
            None => None,
        };
        let mut settings = self.settings.clone();
        let mut values = self.values.clone();
        if let (Some(sweep), Some(value)) = (&self.experiment.sweep, value) {
            match sweep.parameter.as_str() {
                "workers" => {
                    settings.workers = (value as usize).clamp(1, trace::board::MAX_WORKERS)
                }
                "quantum" => settings.quantum = Duration::from_micros(value.max(1.0) as u64),
                name => drop(values.insert(name.to_string(), value)),
            }
        }
        settings.seed = settings
            .seed
            .map(|seed| seed.wrapping_add(u64::from(self.trial)));
        let compiled = match &self.compiled {
            Some(compiled) => compiled.clone(),
            None => match compile(&self.sources, &values) {
                Ok(compiled) => self.compiled.insert(Arc::new(compiled)).clone(),
                Err(errors) => return Some(Err(errors)),
            },
        };
        self.trial += 1;
        Some(Ok((value, compiled, settings)))
    }
}

/// Distinct outcomes with their counts, most frequent first. An outcome is what a student would compare: the
/// standard output without `RESULT` lines, and the exit status where it is not 0.
pub fn histogram(trials: &[Trial]) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::<String, usize>::new();
    for trial in trials {
        let report = &trial.report;
        let mut outcome: String = report
            .stdout
            .lines()
            .filter(|line| !line.starts_with("RESULT "))
            .collect::<Vec<_>>()
            .join("\n");
        if report.status != 0 {
            outcome = format!(
                "{outcome} [{} exit status {}]",
                first_line(&report.stderr),
                report.status
            );
        }
        *counts.entry(outcome.trim().to_string()).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}
