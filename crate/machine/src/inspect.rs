//! Looking at a run that stands still.

use crate::machine::Machine;
use runtime::WaitReason;

/// A goroutine that nothing can ever wake.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Blocked {
    pub goroutine: u64,
    /// What it waits for, in Go's words.
    pub reason: &'static str,
    /// The innermost function of the program, and its line; 0: none.
    pub func: String,
    pub file: String,
    pub line: u32,
}

impl Machine {
    /// Goroutines that wait for ever: all others have ended or wait, too, and no timer runs. Empty where one could
    /// still run. No worker may be running.
    pub fn blocked(&mut self) -> Vec<Blocked> {
        let runtime = self.runtime();
        let image = &runtime.program().image;
        if runtime.timers_run() {
            return Vec::new();
        }
        let mut blocked = Vec::new();
        let mut runnable = false;
        runtime.look(|world| {
            world.for_each_task(|info, task| match info.reason {
                WaitReason::Runnable | WaitReason::Running => {
                    // SAFETY: no worker runs.
                    runnable |= unsafe { task.as_ref() }.dying.is_none();
                }
                WaitReason::Foreign | WaitReason::Sleep => runnable = true,
                reason => {
                    // SAFETY: as above.
                    let frames = unsafe { &task.as_ref().goroutine }.frames(image);
                    let own = frames
                        .iter()
                        .find(|f| f.line > 0 && !f.file.starts_with("$GOROOT"))
                        .or(frames.first());
                    blocked.push(Blocked {
                        goroutine: info.id,
                        reason: reason.words(),
                        func: own.map_or(String::new(), |f| f.func.clone()),
                        file: own.map_or(String::new(), |f| f.file.clone()),
                        line: own.map_or(0, |f| f.line),
                    });
                }
            });
        });
        if runnable {
            return Vec::new();
        }
        blocked.sort();
        blocked
    }
}
