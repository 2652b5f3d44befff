//! Looking at a run that stands still.

use crate::machine::{Machine, Shared};
use crate::object;
use runtime::Local;
use runtime::chan::ChanState;
use runtime::step::Touch;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use vm::dump::FrameInfo;
use vm::variables::{Inspector, VariableState};

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

impl Blocked {
    fn new(goroutine: u64, reason: &'static str, place: Place) -> Blocked {
        Blocked {
            goroutine,
            reason,
            func: place.func,
            file: place.file,
            line: place.line,
        }
    }
}

/// A place in the program.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Place {
    pub func: String,
    pub file: String,
    /// 0: none.
    pub line: u32,
}

/// Where each goroutine stands, by id.
pub type Places = Vec<(u64, Place)>;

/// A goroutine of a run that stands still.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GoroutineState {
    pub id: u64,
    /// Who started it; 0: nobody.
    pub parent: u64,
    /// What it waits for, in Go's words; `runnable` at a gate.
    pub status: &'static str,
    /// What it is about to do, if it stands at a gate.
    pub pending: Vec<Touch>,
    /// Innermost first.
    pub frames: Vec<FrameInfo>,
    /// The variables of each frame, where the program was compiled to show them.
    pub locals: Vec<Vec<VariableState>>,
}

impl GoroutineState {
    /// The program's own innermost place.
    pub fn place(&self) -> Place {
        own_frame(&self.frames)
    }

    /// Waits for another goroutine.
    pub fn waits(&self) -> bool {
        !matches!(self.status, "runnable" | "running" | "sleep" | "IO wait")
    }
}

/// A run that stands still.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct State {
    /// By id.
    pub goroutines: Vec<GoroutineState>,
    /// With their addresses, by the order of their making.
    pub channels: Vec<(u64, ChanState)>,
    /// Nanoseconds of virtual time.
    pub now: u64,
    /// The program's package-level variables.
    pub globals: Vec<VariableState>,
}

/// The innermost frame that is the program's own.
pub(crate) fn own_frame(frames: &[FrameInfo]) -> Place {
    let own = frames
        .iter()
        .find(|f| f.line > 0 && !f.file.starts_with("$GOROOT"))
        .or(frames.first());
    own.map_or(Place::default(), |f| Place {
        func: f.func.clone(),
        file: f.file.clone(),
        line: f.line,
    })
}

/// Whether the first goroutine has come to main.main.
pub(crate) fn main_began(runtime: &runtime::Runtime<Shared>) -> bool {
    let image = &runtime.program().image;
    let mut began = false;
    runtime.look_between(|world| {
        world.for_each_task(|info, task| {
            if info.id == 1 {
                // SAFETY: between two steps no goroutine is being polled.
                let task = unsafe { task.as_ref() };
                began = task.dying.is_some()
                    || task
                        .goroutine
                        .frames(image)
                        .iter()
                        .any(|f| f.func.starts_with("main.main("));
            }
        });
    });
    began
}

impl Shared {
    /// Notes where all goroutines stand.
    #[cold]
    pub(crate) fn note_places(&self, local: &Local) {
        let Some(runtime) = local.runtime::<Shared>() else {
            return;
        };
        let mut places = Places::new();
        runtime.look_between(|world| {
            world.for_each_task(|info, task| {
                // SAFETY: between two steps no goroutine is being polled.
                let task = unsafe { task.as_ref() };
                let place = match task.dying {
                    Some(_) => Place::default(),
                    None => own_frame(&task.goroutine.frames(&self.image)),
                };
                places.push((info.id, place));
            });
        });
        self.places
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(places);
    }
}

impl Machine {
    /// From the next run on, notes where all goroutines stand before each question to the strategy.
    pub fn note_places(&mut self, on: bool) {
        let shared = self.runtime().program();
        shared.notes_places.store(on, Ordering::Relaxed);
        self.take_places();
    }

    /// What was noted in the last run: one entry for each question.
    pub fn take_places(&mut self) -> Vec<Places> {
        let shared = self.runtime().program();
        std::mem::take(&mut *shared.places.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The slot's name, if it is a package-level variable's.
    pub fn global_name(&self, addr: u64) -> Option<&str> {
        let image = &self.runtime().program().image;
        image.global_name(addr)
    }

    /// The goroutines that wait for the sync type at this address.
    pub fn waiting_at(&self, addr: u64) -> Vec<u64> {
        self.runtime().look(|world| world.waiting_at(addr))
    }

    /// Everything about a run that stands still. No worker may be running.
    pub fn state(&mut self) -> State {
        let runtime = self.runtime();
        let shared = runtime.program();
        let mut state = State {
            now: runtime.clock_now(),
            ..State::default()
        };
        runtime.look(|world| {
            // SAFETY: no worker runs.
            unsafe {
                shared.heap().for_each_native(object::CHAN, |chan| {
                    state.channels.push((chan, object::chan(chan).look()));
                });
            }
            let channels = &state.channels;
            let inspector = Inspector {
                image: &shared.image,
                heap: shared.heap(),
                channel: &|addr| {
                    let (_, chan) = channels.iter().find(|(at, _)| *at == addr)?;
                    Some(format!("chan {} ({}/{})", chan.id, chan.len, chan.cap))
                },
            };
            // SAFETY: no worker runs.
            state.globals = unsafe { inspector.globals() };
            world.for_each_task(|info, task| {
                // SAFETY: no worker runs.
                let task = unsafe { task.as_ref() };
                let (frames, locals) = match task.dying {
                    Some(_) => (Vec::new(), Vec::new()),
                    None => (
                        task.goroutine.frames(&shared.image),
                        // SAFETY: as above.
                        unsafe { inspector.locals(&task.goroutine) },
                    ),
                };
                state.goroutines.push(GoroutineState {
                    id: info.id,
                    parent: info.parent,
                    status: info.reason.words(),
                    pending: Vec::new(),
                    frames,
                    locals,
                });
            });
            for goroutine in &mut state.goroutines {
                let pending = world.pending(goroutine.id);
                goroutine.pending = pending.map_or(Vec::new(), |p| p.touches);
            }
        });
        state.goroutines.sort_by_key(|g| g.id);
        state.channels.sort_by_key(|(_, chan)| chan.id);
        state
    }

    /// Goroutines that wait for ever at the end of a run. No worker may be running.
    pub fn blocked(&mut self) -> Vec<Blocked> {
        let runtime = self.runtime();
        let image = &runtime.program().image;
        let mut blocked = Vec::new();
        let mut others = runtime.timers_run();
        runtime.look(|world| {
            world.for_each_task(|info, task| {
                if !crate::leak::depends(info.reason) {
                    // SAFETY: no worker runs.
                    others |= unsafe { task.as_ref() }.dying.is_none();
                    return;
                }
                // SAFETY: as above.
                let frames = unsafe { &task.as_ref().goroutine }.frames(image);
                blocked.push(Blocked::new(
                    info.id,
                    info.reason.words(),
                    own_frame(&frames),
                ));
            });
        });
        // Where somebody could go on, it matters what he reaches.
        if others && !blocked.is_empty() {
            let leaks = self.leaks_at_end().into_iter();
            blocked = leaks
                .map(|leak| Blocked::new(leak.goroutine, leak.reason, leak.place))
                .collect();
        }
        blocked.sort();
        blocked
    }
}
