//! The lines of a group of imports, sorted by path from empty line to empty line, each once.
//!
//! The sorted imports take over the positions of those that stood there, and comments move with their import.

use super::decl::{Declaration, Group, Import, Spec};
use super::layout::Layout;
use crate::source::Pos;

pub(super) fn sort<'a>(
    layout: &mut Layout<'a>,
    mut declarations: Vec<Declaration<'a>>,
) -> Vec<Declaration<'a>> {
    for declaration in &mut declarations {
        let Declaration::Group(group) = declaration else {
            break;
        };
        if group.keyword != "import" {
            break;
        }
        if let Some(open) = group.open {
            let close = layout.pos_of(layout.partner(open));
            sort_group(layout, group, close);
        }
    }
    declarations
}

fn sort_group<'a>(layout: &mut Layout<'a>, group: &mut Group<'a>, close: Pos) {
    let imports = group.specs.drain(..).filter_map(|spec| match spec {
        Spec::Import(import) => Some(import),
        _ => None,
    });
    let mut runs: Vec<Vec<Import<'a>>> = Vec::new();
    for import in imports {
        match runs.last_mut() {
            Some(run)
                if run
                    .last()
                    .is_some_and(|last| layout.line(import.pos) <= 1 + layout.line(last.end)) =>
            {
                run.push(import)
            }
            _ => runs.push(vec![import]),
        }
    }
    for run in runs {
        let sorted = sort_run(layout, run, close);
        group.specs.extend(sorted.into_iter().map(Spec::Import));
    }
    // Imports that were there twice leave no empty line at the end.
    if let Some(Spec::Import(last)) = group.specs.last() {
        let last_line = layout.line(last.pos);
        let mut close_line = layout.line(close);
        while close_line > last_line + 1 {
            close_line -= 1;
            layout.merge_line(close_line);
        }
    }
}

fn sort_run<'a>(layout: &mut Layout<'a>, mut run: Vec<Import<'a>>, close: Pos) -> Vec<Import<'a>> {
    if run.len() <= 1 {
        return run;
    }
    let places: Vec<(Pos, Pos)> = run.iter().map(|i| (i.pos, i.end)).collect();
    let comments = comments_of(layout, &places);
    // For each comment the import it belongs to, by its first position, and whether it stands before it.
    let mut owner = 0;
    let mut owners = Vec::new();
    for index in comments.clone() {
        let pos = layout.groups[index].pos();
        while owner + 1 < places.len() && places[owner + 1].0 <= pos {
            owner += 1;
        }
        let before = if owner == 0 && places[0].0 > pos {
            true
        } else if owner + 1 < places.len() && layout.line(places[owner].0) + 1 == layout.line(pos) {
            owner += 1;
            true
        } else {
            false
        };
        owners.push((index, places[owner].0, before));
    }

    let comment_text = |layout: &Layout, import: &Import| {
        import.comment.map_or(String::new(), |group| {
            let remarks = &layout.groups[group].remarks;
            remarks.iter().map(|r| &r.text[2..]).collect::<String>()
        })
    };
    run.sort_by_cached_key(|import| {
        (
            import.path.clone(),
            import.name.unwrap_or(""),
            comment_text(layout, import),
        )
    });
    let mut kept: Vec<Import<'a>> = Vec::new();
    let mut rest = run.into_iter().peekable();
    while let Some(import) = rest.next() {
        let again = rest.peek().is_some_and(|next| {
            next.path == import.path && next.name == import.name && import.comment.is_none()
        });
        if !again {
            kept.push(import);
            continue;
        }
        let line = layout.line(import.pos);
        if line != layout.line(close) {
            layout.merge_line(line);
        }
    }
    for (import, &(start, end)) in kept.iter_mut().zip(&places) {
        for &(group, of, before) in &owners {
            if of == import.first_pos {
                for remark in &mut layout.groups[group].remarks {
                    remark.pos = if before { Pos(start.0 - 1) } else { end };
                }
            }
        }
        import.pos = start;
        import.end = end;
        import.moved = true;
    }
    layout.groups[comments].sort_by_key(|group| group.pos());
    kept
}

/// The comments on the lines of the imports.
fn comments_of(layout: &Layout, places: &[(Pos, Pos)]) -> std::ops::Range<usize> {
    let (start, last) = (places[0].0, places[places.len() - 1].1);
    let begin = layout.line_start(layout.line(start)).unwrap_or(start);
    let end = layout.line_start(layout.line(last) + 1).unwrap_or(last);
    let inside = |group: &super::layout::Group| begin <= group.pos() && group.end() < end;
    let first = layout.groups.iter().position(inside);
    match first {
        Some(first) => {
            let count = layout.groups[first..]
                .iter()
                .take_while(|g| g.end() < end)
                .count();
            first..first + count
        }
        None => 0..0,
    }
}
