//! Checks a program's bytecode once, so that the interpreter need not: registers lie inside the frame,
//! indices inside their tables, branches inside the function, operand words where they must be.
//!
//! It does not check types: that an address register holds an address is lowering's promise.

use super::op::APPEND_BY_REF;
use super::{FRAME_HEADER, FaultKind, Func, Kind, LAYOUT_FIRST, Op, Program, RType};

/// Walks one function.
struct Walk<'a> {
    program: &'a Program,
    func: &'a Func,
    pc: usize,
}

type Checked = Result<(), String>;

/// Checks a whole program.
///
/// # Errors
/// Where and what the first thing wrong is.
pub fn verify(program: &Program) -> Checked {
    for (i, layout) in program.layouts.iter().enumerate() {
        if layout.refs.iter().any(|&slot| slot >= layout.slots) {
            return Err(format!("layout {i}: reference outside of the element"));
        }
    }
    if program.layouts.len() < LAYOUT_FIRST as usize {
        return Err("the built-in layouts are missing".into());
    }
    for ty in &program.types {
        types(program, ty).map_err(|what| format!("type {}: {what}", ty.name))?;
    }
    inside(
        program.globals,
        program.layouts.len(),
        "layout of the globals",
    )?;
    inside(program.entry, program.funcs.len(), "entry")?;
    for func in &program.funcs {
        let mut walk = Walk {
            program,
            func,
            pc: 0,
        };
        walk.walk()
            .map_err(|what| format!("{} at {}: {what}", func.name, walk.pc))?;
    }
    Ok(())
}

fn inside(ix: u32, len: usize, what: &str) -> Checked {
    if (ix as usize) < len {
        Ok(())
    } else {
        Err(format!("{what}: no index {ix} in {len}"))
    }
}

fn types(program: &Program, ty: &RType) -> Checked {
    inside(ty.layout, program.layouts.len(), "layout")?;
    if ty.repr.by_ref && ty.repr.regs != 1 {
        return Err("a value by reference has one register".into());
    }
    if !ty.repr.by_ref && u32::from(ty.repr.regs) != ty.repr.slots {
        return Err("a flat value has a register for each slot".into());
    }
    let fields = ty.fields.iter().map(|field| &field.ty);
    for &other in ty
        .elem
        .iter()
        .chain(&ty.key)
        .chain(&ty.params)
        .chain(&ty.results)
        .chain(fields)
    {
        inside(other, program.types.len(), "type")?;
    }
    for method in &ty.methods {
        inside(method.name, program.method_names.len(), "method name")?;
        if ty.kind != Kind::Interface {
            inside(method.func, program.funcs.len(), "method")?;
        }
    }
    if let (Some(key), Some(value)) = (ty.key, ty.elem) {
        inside(ty.entry, program.layouts.len(), "entry")?;
        let regs = |ty: u32| u32::from(program.types[ty as usize].repr.regs);
        if program.layouts[ty.entry as usize].slots != 1 + regs(key) + regs(value) {
            return Err("the entry's layout has another size".into());
        }
    }
    Ok(())
}

impl Walk<'_> {
    fn walk(&mut self) -> Checked {
        let (func, last) = (self.func, self.func.code.last());
        let header = u32::from(FRAME_HEADER);
        let own = header + u32::from(func.result_slots) + u32::from(func.param_slots);
        if u32::from(func.frame_slots) < own {
            return Err("the frame is too small".into());
        }
        if let Some(pc) = func.recover_pc {
            inside(pc, func.code.len(), "recover_pc")?;
        }
        if func.lines.windows(2).any(|pair| pair[0].0 > pair[1].0) {
            return Err("lines are out of order".into());
        }
        let ends = [Op::Ret, Op::Fault { k: 0 }];
        let ended = last.is_some_and(|op| {
            let same = |end: &Op| std::mem::discriminant(end) == std::mem::discriminant(op);
            ends.iter().any(same)
                || matches!(op, Op::Jmp { .. } | Op::Loop { .. } | Op::Panic { .. })
        });
        if !ended {
            return Err("the function does not end in Ret, a jump or a fault".into());
        }
        while self.pc < func.code.len() {
            self.op(func.code[self.pc])?;
            self.pc += 1;
        }
        Ok(())
    }

    /// `n` registers from `reg` on.
    fn regs(&self, reg: u16, n: u32) -> Checked {
        if reg >= FRAME_HEADER && u32::from(reg) + n <= u32::from(self.func.frame_slots) {
            return Ok(());
        }
        if n == 0 {
            return Ok(());
        }
        Err(format!(
            "registers {reg} and {n} more are outside of the frame"
        ))
    }

    fn all(&self, regs: &[u16]) -> Checked {
        regs.iter().try_for_each(|&reg| self.regs(reg, 1))
    }

    fn branch(&self, off: i32) -> Checked {
        let target = self.pc as i64 + i64::from(off);
        let at = usize::try_from(target)
            .ok()
            .and_then(|pc| self.func.code.get(pc));
        match at {
            None => Err(format!("branch to {target}")),
            Some(Op::Arg { .. }) => Err(format!("branch to the operand word {target}")),
            Some(_) => Ok(()),
        }
    }

    /// A branch without a safepoint must go forward, or a loop could not be stopped.
    fn forward(&self, off: i32) -> Checked {
        if off <= 0 {
            return Err("a branch backwards without a safepoint".into());
        }
        self.branch(off)
    }

    /// A back edge: it has a safepoint, which costs, so it leads nowhere else.
    fn backward(&self, off: i32) -> Checked {
        if off > 0 {
            return Err("a back edge that leads forward".into());
        }
        self.branch(off)
    }

    /// The operand word `i` after the instruction.
    fn arg(&self, i: usize) -> Result<(u16, u32), String> {
        match self.func.code.get(self.pc + i) {
            Some(&Op::Arg { a, k }) => Ok((a, k)),
            _ => Err("an operand word is missing".into()),
        }
    }

    fn layout(&self, ix: u32) -> Checked {
        inside(ix, self.program.layouts.len(), "layout")
    }

    fn ty(&self, ix: u32) -> Result<u32, String> {
        inside(ix, self.program.types.len(), "type")?;
        Ok(u32::from(self.program.types[ix as usize].repr.regs))
    }

    /// Registers of the key and the value of the map type in the operand word.
    fn map(&self) -> Result<(u32, u32), String> {
        let ty = self.arg(1)?.1;
        self.ty(ty)?;
        let ty = &self.program.types[ty as usize];
        match (ty.key, ty.elem) {
            (Some(key), Some(value)) => Ok((self.ty(key)?, self.ty(value)?)),
            _ => Err(format!("{} is no map", ty.name)),
        }
    }

    fn window(&self, w: u16, results: u16, params: u16) -> Checked {
        self.regs(
            w,
            u32::from(FRAME_HEADER) + u32::from(results) + u32::from(params),
        )
    }

    fn func(&self, ix: u32) -> Result<&Func, String> {
        inside(ix, self.program.funcs.len(), "func")?;
        Ok(&self.program.funcs[ix as usize])
    }

    /// A slot of the globals.
    fn global(&self, k: u32) -> Checked {
        inside(
            k,
            self.program.layouts[self.program.globals as usize].slots as usize,
            "global",
        )
    }

    fn op(&self, op: Op) -> Checked {
        match op {
            Op::Arg { .. } | Op::Nop | Op::Ret | Op::RunDefers => Ok(()),
            Op::Fault { k } if k <= FaultKind::RangeMissedPanic as u16 => Ok(()),
            Op::Fault { k } => Err(format!("fault {k}")),
            Op::Mov { d, a }
            | Op::Neg { d, a }
            | Op::Not { d, a }
            | Op::BoolNot { d, a }
            | Op::Sext8 { d, a }
            | Op::Sext16 { d, a }
            | Op::Sext32 { d, a }
            | Op::Zext8 { d, a }
            | Op::Zext16 { d, a }
            | Op::Zext32 { d, a }
            | Op::NegF { d, a }
            | Op::SqrtF { d, a }
            | Op::RoundF32 { d, a }
            | Op::IntToF { d, a }
            | Op::UintToF { d, a }
            | Op::FToInt { d, a }
            | Op::FToUint { d, a }
            | Op::AddI { d, a, .. }
            | Op::MulI { d, a, .. }
            | Op::AndI { d, a, .. }
            | Op::ShlI { d, a, .. }
            | Op::ShrSI { d, a, .. }
            | Op::ShrUI { d, a, .. }
            | Op::StrFromRune { d, a }
            | Op::StrFromBytes { d, a }
            | Op::BytesFromStr { d, a }
            | Op::StrFromRunes { d, a }
            | Op::RunesFromStr { d, a } => self.all(&[d, a]),
            Op::DivSI { d, a, i } | Op::RemSI { d, a, i } => {
                if i == 0 {
                    return Err("division by the constant 0".into());
                }
                self.all(&[d, a])
            }
            Op::MovN { d, a, n } => self.regs(d, n.into()).and(self.regs(a, n.into())),
            Op::Int { d, .. } => self.all(&[d]),
            Op::Const { d, k } => {
                inside(k, self.program.consts.len(), "constant").and(self.all(&[d]))
            }
            Op::Str { d, k } => inside(k, self.program.strings.len(), "string").and(self.all(&[d])),
            Op::Zero { d, n } => self.regs(d, n.into()),
            Op::FuncVal { d, func } => self.func(func).map(|_| ()).and(self.all(&[d])),
            Op::Add { d, a, b }
            | Op::Sub { d, a, b }
            | Op::Mul { d, a, b }
            | Op::DivS { d, a, b }
            | Op::DivU { d, a, b }
            | Op::RemS { d, a, b }
            | Op::RemU { d, a, b }
            | Op::And { d, a, b }
            | Op::Or { d, a, b }
            | Op::Xor { d, a, b }
            | Op::AndNot { d, a, b }
            | Op::Shl { d, a, b }
            | Op::ShrS { d, a, b }
            | Op::ShrU { d, a, b }
            | Op::AddF { d, a, b }
            | Op::SubF { d, a, b }
            | Op::MulF { d, a, b }
            | Op::DivF { d, a, b }
            | Op::MinF { d, a, b }
            | Op::MaxF { d, a, b }
            | Op::Eq { d, a, b }
            | Op::Ne { d, a, b }
            | Op::LtS { d, a, b }
            | Op::LeS { d, a, b }
            | Op::LtU { d, a, b }
            | Op::LeU { d, a, b }
            | Op::EqF { d, a, b }
            | Op::NeF { d, a, b }
            | Op::LtF { d, a, b }
            | Op::LeF { d, a, b }
            | Op::EqStr { d, a, b }
            | Op::LtStr { d, a, b }
            | Op::LeStr { d, a, b }
            | Op::EqIface { d, a, b }
            | Op::Concat { d, a, b } => self.all(&[d, a, b]),
            Op::DivC { d, a, b } => self.regs(d, 2).and(self.regs(a, 2)).and(self.regs(b, 2)),
            Op::EqVal { d, a, b } => {
                let regs = self.ty(self.arg(1)?.1)?;
                self.all(&[d])
                    .and(self.regs(a, regs))
                    .and(self.regs(b, regs))
            }
            Op::ShiftCheck { a } => self.all(&[a]),
            Op::Jmp { off } => self.forward(off),
            Op::JmpIf { a, off } | Op::JmpIfNot { a, off } => self.all(&[a]).and(self.forward(off)),
            Op::JmpEq { a, b, off }
            | Op::JmpNe { a, b, off }
            | Op::JmpLtS { a, b, off }
            | Op::JmpLeS { a, b, off }
            | Op::JmpLtU { a, b, off }
            | Op::JmpLeU { a, b, off }
            | Op::JmpLtF { a, b, off }
            | Op::JmpLeF { a, b, off }
            | Op::JmpNotLtF { a, b, off }
            | Op::JmpNotLeF { a, b, off } => self.all(&[a, b]).and(self.forward(off.into())),
            Op::JmpEqI { a, off, .. }
            | Op::JmpNeI { a, off, .. }
            | Op::JmpLtSI { a, off, .. }
            | Op::JmpLeSI { a, off, .. }
            | Op::JmpGtSI { a, off, .. }
            | Op::JmpGeSI { a, off, .. } => self.all(&[a]).and(self.forward(off.into())),
            Op::Loop { off } => self.backward(off),
            Op::LoopIf { a, off } | Op::LoopIfNot { a, off } => {
                self.all(&[a]).and(self.backward(off))
            }
            Op::LoopNe { a, b, off }
            | Op::LoopLtS { a, b, off }
            | Op::LoopLeS { a, b, off }
            | Op::StepLoopLtS { a, b, off }
            | Op::StepLoopLeS { a, b, off } => self.all(&[a, b]).and(self.backward(off.into())),
            Op::LoopLtSI { a, off, .. }
            | Op::StepLoopLtSI { a, off, .. }
            | Op::StepLoopLeSI { a, off, .. }
            | Op::LoopLeSI { a, off, .. }
            | Op::LoopGtSI { a, off, .. }
            | Op::LoopGeSI { a, off, .. } => self.all(&[a]).and(self.backward(off.into())),
            Op::Load { d: a, p, .. }
            | Op::Store { p, a, .. }
            | Op::Load8 { d: a, p }
            | Op::Store8 { p, a }
            | Op::AddrOff { d: a, p, .. } => self.all(&[a, p]),
            Op::AddFL { d, a, p, .. } | Op::SubFL { d, a, p, .. } | Op::MulFL { d, a, p, .. } => {
                self.all(&[d, a, p])
            }
            Op::AddFM { p, a, .. } | Op::SubFM { p, a, .. } => self.all(&[p, a]),
            Op::LoadN { d: a, p, n, .. } | Op::StoreN { p, a, n, .. } => {
                self.all(&[p]).and(self.regs(a, n.into()))
            }
            Op::CopySlots { p, a, .. } => self.all(&[p, a]),
            Op::CopySlotsBig { p, a } => self.arg(1).map(|_| ()).and(self.all(&[p, a])),
            Op::NilCheck { p } => self.all(&[p]),
            Op::New { d, layout } | Op::OrZero { d, layout } => {
                self.layout(layout).and(self.all(&[d]))
            }
            Op::Clone { d, p, layout } => self.layout(layout.into()).and(self.all(&[d, p])),
            Op::LoadG { d: a, k } | Op::StoreG { a, k } | Op::AddrG { d: a, k } => {
                self.global(k).and(self.all(&[a]))
            }
            Op::Bound { a, .. } => self.all(&[a]),
            Op::IdxP { d: a, p, i }
            | Op::SetIdxP { p, i, a }
            | Op::IdxP8 { d: a, p, i }
            | Op::SetIdxP8 { p, i, a }
            | Op::AddrIdxP { d: a, p, i, .. }
            | Op::AddrIdxP8 { d: a, p, i }
            | Op::Idx { d: a, s: p, i }
            | Op::SetIdx { s: p, i, a }
            | Op::Idx8 { d: a, s: p, i }
            | Op::SetIdx8 { s: p, i, a }
            | Op::AddrIdx { d: a, s: p, i, .. }
            | Op::StrIdx { d: a, s: p, i } => self.all(&[a, p, i]),
            Op::AddrIdxPBig { d, p: s, i } | Op::AddrIdxBig { d, s, i } => {
                self.arg(1).map(|_| ()).and(self.all(&[d, s, i]))
            }
            Op::SliceLen { d, s } | Op::SliceCap { d, s } | Op::StrLen { d, s } => {
                self.all(&[d, s])
            }
            Op::MakeSlice { d, a, elem } => self
                .layout(elem.into())
                .and(self.all(&[d]))
                .and(self.regs(a, 2)),
            Op::Append { d, s, a, n } => {
                let (width, layout) = self.arg(1)?;
                let regs = width & !APPEND_BY_REF;
                self.layout(layout)?;
                self.all(&[d, s])
                    .and(self.regs(a, u32::from(regs) * u32::from(n)))
            }
            Op::AppendSlice { d, s, t } => self.layout(self.arg(1)?.1).and(self.all(&[d, s, t])),
            Op::AppendStr { d, s, t } => self.all(&[d, s, t]),
            Op::CopySlice { d, p, a } | Op::CopyStr { d, p, a } => self.all(&[d, p, a]),
            Op::Reslice { d, s, a, n } | Op::SubStr { d, s, a, n } => {
                self.all(&[d, s]).and(self.bounds(a, n))
            }
            Op::SliceArr { d, p, a, n } => {
                self.arg(1)?;
                self.layout(self.arg(2)?.1)?;
                self.all(&[d, p]).and(self.bounds(a, n))
            }
            Op::ClearSlice { s } => self.all(&[s]),
            Op::SliceToArr { d, s } => self.arg(1).map(|_| ()).and(self.all(&[d, s])),
            Op::ConcatN { d, a, n } => self.all(&[d]).and(self.regs(a, n.into())),
            Op::StrRune { d, s, i } => self.regs(d, 2).and(self.all(&[s, i])),
            Op::MakeMap { d, a, ty } => {
                self.ty(ty.into())?;
                if self.program.types[ty as usize].key.is_none() {
                    return Err("no map type".into());
                }
                self.all(&[d, a])
            }
            Op::MapGet { d, m, k } => {
                let (key, value) = self.map()?;
                self.all(&[m])
                    .and(self.regs(k, key))
                    .and(self.regs(d, value))
            }
            Op::MapGetOk { d, m, k } => {
                let (key, value) = self.map()?;
                self.all(&[m])
                    .and(self.regs(k, key))
                    .and(self.regs(d, value + 1))
            }
            Op::MapSet { m, k, v } => {
                let (key, value) = self.map()?;
                self.all(&[m])
                    .and(self.regs(k, key))
                    .and(self.regs(v, value))
            }
            Op::MapDelete { m, k } => self.regs(k, self.map()?.0).and(self.all(&[m])),
            Op::MapLen { d, m } | Op::MapIter { d, m } => self.all(&[d, m]),
            Op::MapClear { m } => self.all(&[m]),
            Op::MapNext { d, it } => {
                // What key and value need is known at run time only; `map_next` checks it.
                let (_, off) = self.arg(1)?;
                self.branch(off as i32).and(self.all(&[d, it]))
            }
            Op::MkIface { d, a, ty } => self.all(&[d]).and(self.regs(a, self.ty(ty.into())?)),
            Op::Assert { d, a, ty } => {
                self.ty(self.arg(1)?.1)?;
                self.all(&[a]).and(self.regs(d, self.ty(ty.into())?))
            }
            Op::AssertOk { d, a, ty } => self.all(&[a]).and(self.regs(d, self.ty(ty.into())? + 1)),
            Op::AssertIface { d, a, ty } => {
                self.ty(self.arg(1)?.1)?;
                self.ty(ty.into())?;
                self.all(&[d, a])
            }
            Op::AssertIfaceOk { d, a, ty } => {
                self.ty(ty.into())?;
                self.all(&[a]).and(self.regs(d, 2))
            }
            Op::IfaceIs { d, a, ty } | Op::IfaceImpl { d, a, ty } => {
                self.ty(ty.into())?;
                self.all(&[d, a])
            }
            Op::Unbox { d, a, ty } | Op::Unbox2 { d, a, ty } => {
                self.all(&[a]).and(self.regs(d, self.ty(ty.into())?))
            }
            Op::Box { d, a, ty } => self.all(&[d]).and(self.regs(a, self.ty(ty.into())?)),
            Op::Call { w, func } | Op::Go { w, func } => {
                let callee = self.func(func)?;
                self.window(w, callee.result_slots, callee.param_slots)
            }
            Op::CallClosure { w, f } | Op::GoClosure { w, f } => {
                self.window(w, 0, 0).and(self.all(&[f]))
            }
            Op::CallIface { w, i, method } => {
                inside(
                    method.into(),
                    self.program.method_names.len(),
                    "method name",
                )?;
                self.window(w, 0, 0).and(self.all(&[i]))
            }
            Op::AtomicAdd { .. } | Op::Sync { .. } => Err("an instruction of the VM's own".into()),
            Op::CallNative { w, native } => {
                inside(native.into(), self.program.natives.len(), "native")?;
                let native = &self.program.natives[native as usize];
                self.window(w, native.result_slots, native.param_slots)
            }
            Op::MkClosure { d, a, n } => {
                let (high, func) = self.arg(1)?;
                self.func(func)?;
                let n = u32::from(n) + 256 * u32::from(high);
                self.all(&[d]).and(self.regs(a, n))
            }
            Op::Cap { d, .. } => self.all(&[d]),
            Op::Defer { f } => {
                if self.func.recover_pc.is_none() {
                    return Err("Defer in a function without recover_pc".into());
                }
                self.all(&[f])
            }
            Op::DeferToken { d } => {
                if self.func.recover_pc.is_none() {
                    return Err("DeferToken in a function without recover_pc".into());
                }
                self.regs(d, 2)
            }
            Op::DeferAt { f, t } => self.all(&[f]).and(self.regs(t, 2)),
            Op::Recover { d } => self.all(&[d]),
            Op::Panic { a } => self.all(&[a]),
            Op::MakeChan { d, a, elem } => {
                self.ty(elem.into())?;
                self.all(&[d, a])
            }
            Op::Send { c, v } => self.all(&[c, v]),
            Op::Recv { d, c } | Op::ChanLen { d, c } | Op::ChanCap { d, c } => self.all(&[d, c]),
            Op::RecvOk { d, c } => self.regs(d, 2).and(self.all(&[c])),
            Op::Close { c } => self.all(&[c]),
            Op::Select { d, a, n } => {
                for i in 0..1 + usize::from(n).div_ceil(32) {
                    self.arg(1 + i)?;
                }
                self.regs(d, 3).and(self.regs(a, 2 * u32::from(n)))
            }
        }
    }

    /// The registers of a slice expression's bounds.
    fn bounds(&self, a: u16, n: u8) -> Checked {
        match n {
            0 => Ok(()),
            1..=7 => self.regs(a, u8::BITS - n.leading_zeros()),
            _ => Err("unknown bounds".into()),
        }
    }
}
