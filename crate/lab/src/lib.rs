//! Compile, run, experiment, sweep: the one API that the command and the page share.

pub mod directive;
pub mod experiment;
pub mod explain;
pub mod exploration;
pub mod explore;
pub mod json;
pub mod output;
pub mod parameter;
pub mod query;
pub mod race;
pub mod report;
pub mod run;
pub mod settings;
pub mod source;
pub mod stepping;
pub mod timeline;

pub use directive::{Directives, Verdict};
pub use experiment::{Experiment, Plan, Planned, Sweep, Trial};
pub use output::{Capture, Sink};
pub use parameter::Parameter;
pub use race::Race;
pub use report::{Leak, Reason, Report};
pub use run::{Run, Step};
pub use settings::{Limits, Policy, Settings};
pub use source::{CheckResult, Compiled, Located, Source, check, compile, files, listing};
