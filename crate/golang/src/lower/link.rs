//! The end of a function's code: labels become offsets.

use super::func::{Gen, Label};
use crate::bytecode::*;
use crate::hash::HashMap;

/// Registers that a frame may have.
const MAX_REGS: u32 = 60_000;

impl Gen<'_, '_> {
    /// Resolves labels, drops jumps to the next instruction, and stores the function. False: a branch
    /// reaches too far, and nothing is stored.
    pub(super) fn finish(mut self, ix: FuncIx, wrapper: bool) -> bool {
        let end = self.code.len() as u32;
        let unbound = self.fixes.iter().any(|&(_, l)| !self.is_bound(l));
        let target = |labels: &[Option<u32>], l: Label| labels[l.0 as usize].unwrap_or(end);
        if unbound
            || self
                .fixes
                .iter()
                .any(|&(_, l)| target(&self.labels, l) >= end)
        {
            // A label at the very end, where only unreachable code leads.
            self.dead = false;
            self.emit(Op::Fault {
                k: FaultKind::Unreachable as u16,
            });
        }
        let mut labels: Vec<u32> = self.labels.iter().map(|l| l.unwrap_or(end)).collect();
        let goal: HashMap<u32, Label> = self.fixes.iter().copied().collect();
        // A forward branch to a jump goes where that goes. Jumps only lead forward, so this ends.
        let mut fixes: Vec<(u32, u32)> = Vec::with_capacity(self.fixes.len());
        for &(pc, label) in &self.fixes {
            let mut to = labels[label.0 as usize];
            while to > pc && matches!(self.code.get(to as usize), Some(Op::Jmp { .. })) {
                match goal.get(&to) {
                    Some(next) => to = labels[next.0 as usize],
                    None => break,
                }
            }
            fixes.push((pc, to));
        }
        // New places of instructions once jumps to the next one are gone.
        let mut gone = vec![false; self.code.len()];
        for &(pc, to) in &fixes {
            gone[pc as usize] = matches!(self.code[pc as usize], Op::Jmp { .. }) && to == pc + 1;
        }
        let mut moved = Vec::with_capacity(self.code.len() + 1);
        let mut at = 0;
        for &g in &gone {
            moved.push(at);
            at += u32::from(!g);
        }
        moved.push(at);
        for (pc, to) in fixes {
            if gone[pc as usize] {
                continue;
            }
            let off = i64::from(moved[to as usize]) - i64::from(moved[pc as usize]);
            let at = match self.code[pc as usize] {
                Op::MapNext { .. } => pc + 1,
                _ => pc,
            };
            if !set_offset(&mut self.code[at as usize], off) {
                return false;
            }
        }
        for label in &mut labels {
            *label = moved[*label as usize];
        }
        let mut keep = gone.iter();
        self.code.retain(|_| !keep.next().copied().unwrap_or(false));
        let mut lines: Vec<(u32, u32, u32)> = Vec::with_capacity(self.lines.len());
        for (pc, file, line) in self.lines {
            let pc = moved[pc as usize];
            if lines.last().is_some_and(|l| l.0 == pc) {
                lines.pop();
            }
            lines.push((pc, file, line));
        }
        let placed = std::mem::take(&mut self.placed);
        self.m.keep_variables(ix, placed, &moved);
        if self.max > MAX_REGS {
            self.m
                .unsupported(self.pos, "a function with so many variables");
        }
        let func = &mut self.m.program.funcs[ix as usize];
        func.code = self.code;
        func.lines = lines;
        func.result_slots = self.result_slots;
        func.param_slots = self.param_slots;
        func.frame_slots = self.max.min(MAX_REGS) as u16;
        func.has_defer = self.has_defer;
        func.recover_pc = self.epilogue.map(|l| labels[l.0 as usize]);
        func.wrapper = wrapper;
        true
    }
}

/// Sets a branch's offset; false where it does not fit.
fn set_offset(op: &mut Op, to: i64) -> bool {
    match op {
        Op::Jmp { off }
        | Op::JmpIf { off, .. }
        | Op::JmpIfNot { off, .. }
        | Op::Loop { off }
        | Op::LoopIf { off, .. }
        | Op::LoopIfNot { off, .. } => {
            *off = to as i32;
            true
        }
        Op::Arg { k, .. } => {
            *k = to as i32 as u32;
            true
        }
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
        | Op::StepLoopLeSI { off, .. } => match i16::try_from(to) {
            Ok(to) => {
                *off = to;
                true
            }
            Err(_) => false,
        },
        _ => true,
    }
}
