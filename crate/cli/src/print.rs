//! What the command prints.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use lab::experiment::Experiment;
use lab::{Located, Report, Source, Trial};

/// Diagnostics to standard error: gc's lines, or with their source where `pretty`.
pub(crate) fn diagnostics(sources: &[Source], diagnostics: &[Located], pretty: bool) {
    if !pretty && diagnostics.iter().any(|d| d.severity == "error") {
        eprint!("{}", lab::listing(sources, diagnostics));
        return;
    }
    for diagnostic in diagnostics {
        match sources.iter().find(|s| s.name == diagnostic.file) {
            Some(source) if pretty => eprintln!("{}", snippet(source, diagnostic)),
            _ => eprintln!("{diagnostic}"),
        }
    }
}

fn snippet(source: &Source, diagnostic: &Located) -> String {
    let line_start: usize = source
        .text
        .split_inclusive('\n')
        .take(diagnostic.line as usize - 1)
        .map(str::len)
        .sum();
    let start = (line_start + diagnostic.byte_column as usize - 1).min(source.text.len());
    let width = if diagnostic.end_line == diagnostic.line {
        diagnostic.end_column.saturating_sub(diagnostic.column)
    } else {
        1
    };
    let mut end = (start + width as usize).min(source.text.len());
    while !source.text.is_char_boundary(end) {
        end += 1;
    }
    let level = if diagnostic.severity == "error" {
        Level::ERROR
    } else {
        Level::WARNING
    };
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.as_str());
    let group = title.element(
        Snippet::source(source.text.as_str())
            .path(source.name.as_str())
            .annotation(AnnotationKind::Primary.span(start..end)),
    );
    Renderer::plain().render(&[group])
}

pub(crate) fn counters(report: &Report) {
    eprintln!("elapsed {:.3} ms", report.elapsed.as_secs_f64() * 1e3);
    for (name, value) in &report.counters {
        eprintln!("{name:12} {value}");
    }
}

/// One line a point: the median of the elapsed times, and of each `RESULT`.
pub(crate) fn table(experiment: &Experiment, trials: &[Trial]) {
    let names: std::collections::BTreeSet<&str> = trials
        .iter()
        .flat_map(|t| t.report.results.keys().map(String::as_str))
        .collect();
    let parameter = experiment.sweep.as_ref().map_or("", |s| &s.parameter);
    print!("{parameter:>12} {:>12}", "ms");
    names.iter().for_each(|name| print!(" {name:>16}"));
    println!();
    let mut rest = trials;
    while let Some(first) = rest.first() {
        let (point, others) =
            rest.split_at(rest.iter().take_while(|t| t.value == first.value).count());
        rest = others;
        print!(
            "{:>12}",
            first.value.map_or(String::new(), |v| v.to_string())
        );
        print!(
            " {:>12.3}",
            median(point.iter().map(|t| t.report.elapsed.as_secs_f64() * 1e3))
        );
        for name in &names {
            print!(
                " {:>16.3}",
                median(
                    point
                        .iter()
                        .filter_map(|t| t.report.results.get(*name).copied())
                )
            );
        }
        println!();
    }
}

/// The distinct outcomes with their counts.
pub(crate) fn histogram(trials: &[Trial]) {
    println!("\noutcomes of {} runs:", trials.len());
    for (outcome, count) in lab::experiment::histogram(trials) {
        println!("{count:>7}  {}", outcome.replace('\n', "\n         "));
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
