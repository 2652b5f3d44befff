//! Reports for other programs (`-json`): graders, editors, scripts.

use lab::json::Json;
use lab::{Leak, Located, Parameter, Reason, Report};

/// A run that came to its end.
pub(crate) fn run(report: &Report) -> String {
    Json::object(|json| {
        json.text("reason", reason(report.reason));
        json.number("status", report.status);
        json.number("elapsed", report.elapsed.as_nanos() as f64);
        json.text("stdout", &report.stdout);
        json.text("stderr", &report.stderr);
        json.number("cut", report.cut as f64);
        json.member("counters", |json| {
            for (name, value) in &report.counters {
                json.number(name, *value as f64);
            }
        });
        json.member("results", |json| {
            for (name, value) in &report.results {
                json.number(name, *value);
            }
        });
        json.list("leaks", &report.leaks, leak);
        lab::race::list(json, &report.races);
    })
}

/// A program that does not compile, so it did not run.
pub(crate) fn broken_source(found: &[Located], status: u8) -> String {
    Json::object(|json| {
        json.text("reason", "compile");
        json.number("status", status);
        diagnostics(json, found);
    })
}

/// What `check` and `vet` say.
pub(crate) fn check(found: &[Located], parameters: &[Parameter]) -> String {
    Json::object(|json| {
        diagnostics(json, found);
        json.list("parameters", parameters, |json, parameter| {
            json.text("name", &parameter.name);
            json.number("value", parameter.value);
            json.number("min", parameter.min);
            json.number("max", parameter.max);
            json.number("step", parameter.step);
        });
    })
}

fn leak(json: &mut Json, leak: &Leak) {
    json.number("goroutine", leak.goroutine as f64);
    json.text("reason", leak.reason);
    json.text("func", &leak.func);
    json.text("file", &leak.file);
    json.number("line", leak.line);
    json.text("text", &leak.text);
}

/// Columns count bytes, as gc's do.
fn diagnostics(json: &mut Json, found: &[Located]) {
    json.list("diagnostics", found, |json, d| {
        json.text("file", &d.file);
        json.number("line", d.line);
        json.number("column", d.byte_column);
        json.text("severity", d.severity);
        json.text("code", &d.code);
        json.text("message", &d.message);
    });
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Exit => "exit",
        Reason::Panic => "panic",
        Reason::Deadlock => "deadlock",
        Reason::Fatal => "fatal",
        Reason::Stopped => "stopped",
        Reason::Limit => "limit",
        Reason::Broken => "broken",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lab::{Run, Settings, Source};
    use std::collections::HashMap;
    use std::sync::Arc;

    fn ran(text: &str, settings: &Settings) -> String {
        let sources = [Source {
            name: "main.go".into(),
            text: text.into(),
        }];
        let compiled =
            Arc::new(lab::compile(&sources, &HashMap::new()).expect("the program compiles"));
        let board = Arc::from(trace::Board::boxed());
        run(&Run::new(&compiled, settings, board, None).block_on_threads())
    }

    #[test]
    fn a_run_tells_its_end_its_output_and_its_results() {
        let text = ran(
            "package main\n\nfunc main() {\n\tprintln(\"to \\\"err\\\"\")\n\tvar m map[string]int\n\tm[\"a\"] = 1\n}\n",
            &Settings::default(),
        );
        assert!(
            text.starts_with("{\"reason\":\"panic\",\"status\":2,"),
            "{text}"
        );
        assert!(
            text.contains("\"stderr\":\"to \\\"err\\\"\\npanic: assignment to entry in nil map"),
            "{text}"
        );
        assert!(
            text.contains("\"races\":[]") && text.contains("\"leaks\":[]"),
            "{text}"
        );
    }

    #[test]
    fn a_run_tells_its_leaks() {
        let settings = Settings {
            leaks: true,
            ..Settings::default()
        };
        let text = ran(
            "package main\n\nimport \"runtime\"\n\nfunc main() {\n\tgo func() { make(chan int) <- 1 }()\n\truntime.Gosched()\n}\n",
            &settings,
        );
        assert!(text.contains("\"leaks\":[{\"goroutine\":"), "{text}");
        assert!(text.contains("\"reason\":\"chan send\""), "{text}");
    }

    #[test]
    fn a_broken_program_tells_gcs_places() {
        let sources = [Source {
            name: "main.go".into(),
            text: "package main\n\nfunc main() {\n\tx := 1\n}\n".into(),
        }];
        let errors = lab::compile(&sources, &HashMap::new()).expect_err("x is not used");
        let text = broken_source(&errors, 1);
        assert_eq!(
            text,
            "{\"reason\":\"compile\",\"status\":1,\"diagnostics\":[{\"file\":\"main.go\",\"line\":4,\"column\":2,\
             \"severity\":\"error\",\"code\":\"UnusedVar\",\"message\":\"declared and not used: x\"}]}"
        );
    }
}
