//! Traces: a goroutine's frames as Go prints them.

use crate::goroutine::{Goroutine, link};
use crate::host::Host;
use crate::image::Image;
use golang::bytecode::FuncIx;
use std::fmt::Write;

/// One line pair of a goroutine's trace.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FrameInfo {
    /// As Go names it, with `()` where the function has no parameters and `(...)` where it has.
    pub func: String,
    pub file: String,
    /// 0: none, for the frames of `panic` itself.
    pub line: u32,
}

/// Frames that a trace shows at each end, when there are more.
const SHOWN: usize = 50;

/// What stands in a list of call sites for the engine's own frames: beyond every instruction.
const PANIC_SITE: u64 = 1 << 32;
const GOEXIT_SITE: u64 = PANIC_SITE + 1;

impl<H: Host> Image<H> {
    /// The function, file and line of a call site; none where there is no such instruction.
    pub(crate) fn site(&self, site: u64) -> Option<(&str, &str, u32)> {
        match site {
            PANIC_SITE => return Some(("runtime.gopanic", "runtime/panic.go", 0)),
            GOEXIT_SITE => return Some(("runtime.Goexit", "runtime/panic.go", 0)),
            _ if site >= self.code.len() as u64 => return None,
            _ => {}
        }
        let func = self.func_at(site as u32);
        let (file, line) = place(self, func, site as u32);
        Some((&self.program().funcs[func as usize].name, file, line))
    }
}

impl<H: Host> Image<H> {
    /// The function of an instruction, its file and line, and how far it is inside; none for a function that traces leave out.
    pub fn call_site(&self, pc: u32) -> Option<(&str, &str, u32, u32)> {
        if pc as usize >= self.code.len() {
            return None;
        }
        let ix = self.func_at(pc);
        let func = &self.program().funcs[ix as usize];
        let (file, line) = place(self, ix, pc);
        let inside = pc - self.entries[ix as usize].pc;
        (ix != self.program().entry && !func.wrapper).then_some((&func.name, file, line, inside))
    }

    /// The instruction there.
    pub fn op_at(&self, pc: u32) -> Option<golang::bytecode::Op> {
        self.code.get(pc as usize).copied()
    }
}

/// What a frame of the stack stands for.
enum Frame {
    /// The function at this instruction, and where its registers begin.
    Call(FuncIx, u32, u32),
    /// The engine runs deferred functions of a panic, or of Goexit.
    Panic,
    Goexit,
}

impl Goroutine {
    /// The frames, innermost first, wrappers left out.
    pub fn frames<H: Host>(&self, image: &Image<H>) -> Vec<FrameInfo> {
        self.walk(image, self.pc)
            .iter()
            .map(|frame| info(image, frame))
            .collect()
    }

    /// `goroutine 7 [chan receive]:`, the frames and `created by`, each line ended; for one that does not run.
    pub fn dump<H: Host>(&self, image: &Image<H>, id: u64, status: &str) -> String {
        self.trace(image, id, status, self.pc)
    }

    /// The same, with the innermost frame at instruction `at`.
    pub(crate) fn trace<H: Host>(
        &self,
        image: &Image<H>,
        id: u64,
        status: &str,
        at: u32,
    ) -> String {
        let frames = self.walk(image, at);
        let mut out = format!("goroutine {id} [{status}]:\n");
        let hidden = if frames.len() > 2 * SHOWN {
            SHOWN..frames.len() - SHOWN
        } else {
            0..0
        };
        for (i, frame) in frames.iter().enumerate() {
            if hidden.contains(&i) {
                if i == hidden.start {
                    let _ = writeln!(out, "...{} frames elided...", hidden.len());
                }
                continue;
            }
            let FrameInfo { func, file, line } = info(image, frame);
            let _ = match line {
                0 => writeln!(out, "{func}\n\t{file}"),
                line => writeln!(out, "{func}\n\t{file}:{line}"),
            };
        }
        if let Some((parent, pc)) = self.creation() {
            let func = image.func_at(pc);
            let name = &image.program().funcs[func as usize].name;
            let (file, line) = place(image, func, pc);
            let _ = writeln!(
                out,
                "created by {name} in goroutine {parent}\n\t{file}:{line}"
            );
        }
        out
    }

    /// [`crate::native::NativeResult::Trace`]'s memo, with the innermost frame at instruction `at`.
    pub(crate) fn call_sites<H: Host>(&self, image: &Image<H>, at: u32) -> Vec<u64> {
        let (parent, created) = self.creation().unwrap_or_default();
        let frames = self.walk(image, at).into_iter().map(|frame| match frame {
            Frame::Call(_, pc, _) => u64::from(pc),
            Frame::Panic => PANIC_SITE,
            Frame::Goexit => GOEXIT_SITE,
        });
        [parent, u64::from(created)]
            .into_iter()
            .chain(frames)
            .collect()
    }

    /// For each of [`Goroutine::frames`] the function, the instruction and where its registers begin; none for the engine's own.
    pub(crate) fn places<H: Host>(&self, image: &Image<H>) -> Vec<Option<(FuncIx, u32, u32)>> {
        let frames = self.walk(image, self.pc).into_iter();
        frames
            .map(|frame| match frame {
                Frame::Call(func, pc, base) => Some((func, pc, base)),
                Frame::Panic | Frame::Goexit => None,
            })
            .collect()
    }

    fn walk<H: Host>(&self, image: &Image<H>, mut at: u32) -> Vec<Frame> {
        let mut frames = Vec::new();
        let mut base = self.base();
        let program = image.program();
        loop {
            let func = image.func_at(at);
            if func != program.entry && !program.funcs[func as usize].wrapper {
                frames.push(Frame::Call(func, at, base));
            }
            let link = self.slot(base);
            if link::has(link, link::BOTTOM) {
                return frames;
            }
            if link::has(link, link::PANIC_DEFER) {
                let panics = self.extra.as_ref().map_or(&[][..], |extra| &extra.panics);
                let goexit = panics
                    .iter()
                    .any(|panicking| panicking.call == base && panicking.goexit);
                frames.push(if goexit { Frame::Goexit } else { Frame::Panic });
            }
            at = link::pc(link) - u32::from(!link::has(link, link::AT));
            base -= link::below(link);
        }
    }
}

fn place<H: Host>(image: &Image<H>, func: FuncIx, pc: u32) -> (&str, u32) {
    let (file, line) =
        image.program().funcs[func as usize].line(pc - image.entries[func as usize].pc);
    (
        image
            .program()
            .files
            .get(file as usize)
            .map_or("?", |file| file),
        line,
    )
}

fn info<H: Host>(image: &Image<H>, frame: &Frame) -> FrameInfo {
    let engine = |func: &str| FrameInfo {
        func: func.into(),
        file: "runtime/panic.go".into(),
        line: 0,
    };
    match *frame {
        Frame::Panic => engine("panic(...)"),
        Frame::Goexit => engine("runtime.Goexit()"),
        Frame::Call(ix, pc, _) => {
            let func = &image.program().funcs[ix as usize];
            let params = if func.param_slots == 0 { "()" } else { "(...)" };
            let (file, line) = place(image, ix, pc);
            FrameInfo {
                func: format!("{}{params}", func.name),
                file: file.to_owned(),
                line,
            }
        }
    }
}
