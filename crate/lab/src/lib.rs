//! Compile, run, experiment, sweep: the one API that the command and the page share.

pub mod source;
pub mod parameter;
pub mod settings;
pub mod output;
pub mod report;
pub mod run;
pub mod experiment;

pub use experiment::{Experiment, Plan, Planned, Sweep, Trial};
pub use output::{Capture, Sink};
pub use parameter::Parameter;
pub use report::{Reason, Report};
pub use run::{Run, Step};
pub use settings::{Limits, Policy, Settings};
pub use source::{CheckResult, Compiled, Located, Source, check, compile};
