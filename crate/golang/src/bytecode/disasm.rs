//! Bytecode as text, for tests and for people who look into a program.

use super::{Func, Op, Program};
use std::fmt::Write;

/// The whole program, its functions in order.
pub fn program(program: &Program) -> String {
    program
        .funcs
        .iter()
        .map(|f| func(program, f))
        .collect::<Vec<_>>()
        .join("\n")
}

/// One function: a line for each instruction, branches with their target, names for what indices mean.
pub fn func(program: &Program, func: &Func) -> String {
    let mut out = format!(
        "{}: {} results, {} params, {} registers{}\n",
        func.name,
        func.result_slots,
        func.param_slots,
        func.frame_slots,
        if func.has_defer { ", defers" } else { "" }
    );
    for (pc, op) in func.code.iter().enumerate() {
        let _ = writeln!(out, "{pc:5}  {}", line(program, func, pc, op));
    }
    out
}

/// One instruction without its address.
pub fn line(program: &Program, func: &Func, pc: usize, op: &Op) -> String {
    // `Add { d: 4, a: 2, b: 3 }` as `Add d4 a2 b3`.
    let plain = format!("{op:?}");
    let mut text: String = plain
        .chars()
        .filter(|c| !matches!(c, '{' | '}' | ':' | ','))
        .collect();
    text = text
        .split(' ')
        .filter(|w| !w.is_empty())
        .fold(String::new(), |mut text, word| {
            let operand = word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            if !text.is_empty() && !operand {
                text.push(' ');
            }
            if operand && text.ends_with(|c: char| c.is_ascii_digit()) {
                text.push('=');
            }
            text.push_str(word);
            text
        });
    let note = note(program, func, pc, op);
    if note.is_empty() {
        return text;
    }
    // The name says more than the index, and changes less.
    let index = |word: &str| {
        let digits = ["func", "native", "k"]
            .iter()
            .find_map(|name| word.strip_prefix(name));
        digits.is_some_and(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
    };
    let words: Vec<&str> = text.split(' ').filter(|word| !index(word)).collect();
    format!("{}  ; {note}", words.join(" "))
}

/// What an instruction's indices and offsets mean.
fn note(program: &Program, func: &Func, pc: usize, op: &Op) -> String {
    if let Some(off) = offset(op) {
        return format!("to {}", pc as i64 + i64::from(off));
    }
    let name = |ix: u32| {
        program
            .funcs
            .get(ix as usize)
            .map_or("?", |f| &f.name)
            .to_string()
    };
    let ty = |ix: u16| {
        program
            .types
            .get(usize::from(ix))
            .map_or("?", |t| &t.name)
            .to_string()
    };
    match *op {
        Op::Call { func, .. } | Op::Go { func, .. } | Op::FuncVal { func, .. } => name(func),
        Op::CallNative { native, .. } => program
            .natives
            .get(usize::from(native))
            .map_or("?", |n| &n.name)
            .to_string(),
        Op::CallIface { method, .. } => program
            .method_names
            .get(usize::from(method))
            .map_or("?", |n| n)
            .to_string(),
        Op::Str { k, .. } => program.strings.get(k as usize).map_or(String::new(), |s| {
            format!("{:?}", String::from_utf8_lossy(s))
        }),
        Op::Const { k, .. } => {
            let bits = program.consts.get(k as usize).copied().unwrap_or(0);
            format!("{bits} or {:?}", f64::from_bits(bits))
        }
        Op::MkIface { ty: t, .. }
        | Op::Assert { ty: t, .. }
        | Op::AssertOk { ty: t, .. }
        | Op::AssertIface { ty: t, .. }
        | Op::AssertIfaceOk { ty: t, .. }
        | Op::IfaceIs { ty: t, .. }
        | Op::IfaceImpl { ty: t, .. }
        | Op::Unbox { ty: t, .. }
        | Op::Unbox2 { ty: t, .. }
        | Op::Box { ty: t, .. }
        | Op::MakeMap { ty: t, .. }
        | Op::MakeChan { elem: t, .. } => ty(t),
        Op::LoadG { k, .. } | Op::StoreG { k, .. } | Op::AddrG { k, .. } => {
            let global = program.global_names.iter().rfind(|g| g.1 <= k);
            global.map_or(String::new(), |g| g.0.clone())
        }
        Op::Arg { k, .. } => match pc.checked_sub(1).and_then(|pc| func.code.get(pc)) {
            Some(Op::MkClosure { .. }) => name(k),
            Some(Op::MapNext { .. }) => format!("to {}", pc as i64 - 1 + i64::from(k as i32)),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// A branch's offset.
fn offset(op: &Op) -> Option<i32> {
    Some(match *op {
        Op::Jmp { off }
        | Op::JmpIf { off, .. }
        | Op::JmpIfNot { off, .. }
        | Op::Loop { off }
        | Op::LoopIf { off, .. }
        | Op::LoopIfNot { off, .. } => off,
        Op::JmpEq { off, .. }
        | Op::JmpNe { off, .. }
        | Op::JmpLtS { off, .. }
        | Op::JmpLeS { off, .. }
        | Op::JmpLtU { off, .. }
        | Op::JmpLeU { off, .. }
        | Op::JmpEqI { off, .. }
        | Op::JmpNeI { off, .. }
        | Op::JmpLtSI { off, .. }
        | Op::JmpLeSI { off, .. }
        | Op::JmpGtSI { off, .. }
        | Op::JmpGeSI { off, .. }
        | Op::JmpLtF { off, .. }
        | Op::JmpLeF { off, .. }
        | Op::JmpNotLtF { off, .. }
        | Op::JmpNotLeF { off, .. }
        | Op::LoopNe { off, .. }
        | Op::LoopLtS { off, .. }
        | Op::LoopLeS { off, .. }
        | Op::LoopLtSI { off, .. }
        | Op::LoopLeSI { off, .. }
        | Op::LoopGtSI { off, .. }
        | Op::LoopGeSI { off, .. }
        | Op::StepLoopLtS { off, .. }
        | Op::StepLoopLeS { off, .. }
        | Op::StepLoopLtSI { off, .. }
        | Op::StepLoopLeSI { off, .. } => i32::from(off),
        _ => return None,
    })
}
