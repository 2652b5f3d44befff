//! One run of one program: the runtime, the image and the heap together.

use crate::ending::Ending;
use crate::host::WorkerHost;
use crate::object::{self, TimerObject};
use crate::race::{Race, RaceConfig, Races};
use crate::task::GoTask;
use golang::bytecode::Program as Bytecode;
use runtime::step::{Class, Touch};
use runtime::{ClockKind, Drive, Local, Outcome, Runtime, Stopped, Strategy, WaitReason};
use std::any::Any;
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use trace::Board;
use vm::goroutine::Goroutine;
use vm::heap::{Heap, HeapSettings, Mutator};
use vm::host::{TimerAction, time_word};
use vm::image::{Image, ImageError};

/// Where a program writes. Called by one worker at a time for each write, from any of them.
pub trait Output: Send + Sync {
    fn write(&self, err: bool, bytes: &[u8]);
}

/// How a run is set up.
pub struct Config {
    /// Threads that may call [`Machine::run_worker`].
    pub workers: usize,
    /// What runtime.NumCPU says.
    pub processors: usize,
    /// GOMAXPROCS at first.
    pub procs: usize,
    /// Preemptive with this quantum; none: cooperative.
    pub quantum: Option<Duration>,
    pub clock: ClockKind,
    pub seed: u64,
    /// Decides everything; needs one worker.
    pub strategy: Option<Box<dyn Strategy>>,
    /// Bytes of the collected heap.
    pub memory: u64,
    /// Bytes of one goroutine's stack.
    pub stack: usize,
    pub args: Vec<String>,
    /// What the program can read from its standard input.
    pub input: Vec<u8>,
    pub board: Arc<Board>,
    pub output: Arc<dyn Output>,
    /// Events kept of each worker; 0: none.
    pub events: usize,
    /// None: nobody looks for data races.
    pub races: Option<RaceConfig>,
}

/// What all goroutines of a run share.
pub(crate) struct Shared {
    // Dropped first to last: the mutators belong to the heap.
    mutators: Box<[Seat]>,
    pub(crate) image: Image<WorkerHost>,
    heap: Arc<Heap>,
    pub(crate) races: Option<Races>,
    memory: u64,
    processors: usize,
    args: Vec<String>,
    input: Vec<u8>,
    /// How much of the input has been read.
    input_read: AtomicUsize,
    board: Arc<Board>,
    output: Arc<dyn Output>,
    ending: Mutex<Option<Ending>>,
    chans: AtomicU64,
    main_left: AtomicBool,
    /// What must hold between any two steps of a run with gates.
    pub(crate) always: Vec<Always>,
    /// main.main has been called, as far as anybody has looked.
    main_began: AtomicBool,
    /// Whether, and where, all goroutines stood before each question to the strategy.
    pub(crate) notes_places: AtomicBool,
    pub(crate) places: Mutex<Vec<crate::inspect::Places>>,
    /// Whether collections look for goroutines that wait for ever, and which they have found, by id.
    pub(crate) finds_leaks: AtomicBool,
    pub(crate) leaks: Mutex<Vec<crate::leak::Leak>>,
}

/// A function of the program that must give true at every moment.
pub(crate) struct Always {
    function: golang::bytecode::FuncIx,
    text: String,
}

struct Seat(UnsafeCell<Mutator>);

// SAFETY: a worker's mutator is used by the thread that runs that worker, and in collections, when it stands still.
unsafe impl Sync for Seat {}

/// What a timer of the runtime carries: the timer's object.
pub(crate) struct GoTimer(pub(crate) u64);

impl Shared {
    pub(crate) fn mutator(&self, worker: usize) -> *mut Mutator {
        self.mutators[worker].0.get()
    }

    pub(crate) fn heap(&self) -> &Heap {
        &self.heap
    }

    pub(crate) fn memory_limit(&self) -> u64 {
        self.memory
    }

    fn main_thread(&self) -> Option<Box<detect::Thread>> {
        Some(self.races.as_ref()?.detector.main())
    }

    /// Whether so many goroutines and the heap together take more than the memory limit.
    pub(crate) fn is_full(&self, goroutines: u64) -> bool {
        /// Bytes of a parked goroutine with the smallest stack.
        const GOROUTINE: u64 = Stopped::<Shared>::TASK_BYTES as u64 + 256;
        goroutines * GOROUTINE + self.heap.stats().held > self.memory
    }

    pub(crate) fn processors(&self) -> usize {
        self.processors
    }

    pub(crate) fn board(&self) -> &Arc<Board> {
        &self.board
    }

    pub(crate) fn output(&self) -> &dyn Output {
        &*self.output
    }

    pub(crate) fn args(&self) -> &[String] {
        &self.args
    }

    /// The next bytes of the input, at most `max`. Each byte is read once, whoever asks.
    pub(crate) fn read_input(&self, max: usize) -> Vec<u8> {
        let end = |from: usize| from.saturating_add(max).min(self.input.len());
        let take = |from: usize| Some(end(from));
        let from = self
            .input_read
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take);
        let from = from.unwrap_or_else(|from| from);
        self.input[from..end(from)].to_vec()
    }

    /// A number for a new channel, from 1.
    pub(crate) fn next_chan(&self) -> u64 {
        let id = self.chans.fetch_add(1, Ordering::Relaxed) + 1;
        self.board.run.channels.set(id);
        id
    }

    pub(crate) fn main_has_left(&self) {
        self.main_left.store(true, Ordering::Relaxed);
    }

    /// Notes how the run ends, and prints why; the first ending counts.
    pub(crate) fn end(&self, ending: Ending, text: &str) {
        let mut first = self.ending.lock().unwrap_or_else(PoisonError::into_inner);
        if first.is_none() {
            *first = Some(ending);
            drop(first);
            if !text.is_empty() {
                self.output.write(true, text.as_bytes());
            }
        }
    }

    /// Ends the run where something does not hold that always must.
    #[cold]
    fn check_always(&self, local: &Local) {
        let Some(runtime) = local.runtime::<Shared>() else {
            return;
        };
        // Variables have their values when main begins, not before.
        if !self.main_began.load(Ordering::Relaxed) {
            if !crate::inspect::main_began(runtime) {
                return;
            }
            self.main_began.store(true, Ordering::Relaxed);
        }
        for always in &self.always {
            let holds = local.quietly(|| {
                let mut goroutine = Goroutine::of_function(&self.image, always.function)?;
                let mut waiter = runtime::Waiter::new();
                let mut host = WorkerHost::new(local, runtime, &raw mut waiter, None);
                match goroutine.run(&mut host, &self.image) {
                    vm::goroutine::Outcome::Done => Some(goroutine.result(0) != 0),
                    // It panics, waits, or takes too long.
                    _ => None,
                }
            });
            if holds != Some(true) {
                let why = match holds {
                    None => "cannot be told",
                    Some(_) => "does not hold",
                };
                let text = format!("fatal error: raceway:always {} {why}\n", always.text);
                self.end(Ending::Fatal, &text);
                local.finish(Outcome::Stopped);
                return;
            }
        }
    }

    /// Collects garbage. The world is stopped.
    pub(crate) fn collect(&self, world: &Stopped<'_, Shared>) {
        let began = world.runtime().clock_now();
        // SAFETY: the world is stopped, by the runtime's own mutex.
        unsafe {
            self.heap.collect(|marker| {
                self.image.scan(marker);
                world.for_each_timer(|timer| marker.mark(timer.0));
                if self.finds_leaks.load(Ordering::Relaxed) {
                    let found = self.mark_and_find(world, marker);
                    self.note_leaks(&found);
                } else {
                    world.for_each_task(|_, task| crate::leak::scan(task, marker));
                }
            });
        }
        let stats = self.heap.stats();
        self.board.run.heap.set(stats.live);
        self.board.run.collections.set(stats.collections);
        self.board
            .run
            .pause
            .set(world.runtime().clock_now().saturating_sub(began));
    }

    /// Go's report of a deadlock: every goroutine, the main one first.
    fn deadlock_report(&self, world: &Stopped<'_, Shared>) -> String {
        let mut goroutines: Vec<(u64, WaitReason, String)> = Vec::new();
        world.for_each_task(|info, task| {
            // SAFETY: the world is stopped, and this goroutine is parked.
            let goroutine = unsafe { &task.as_ref().goroutine };
            goroutines.push((
                info.id,
                info.reason,
                goroutine.dump(&self.image, info.id, info.reason.words()),
            ));
        });
        goroutines.sort_by_key(|g| g.0);
        let mut text = String::from(if self.main_left.load(Ordering::Relaxed) {
            "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n"
        } else {
            "fatal error: all goroutines are asleep - deadlock!\n"
        });
        // Enough to find the culprit; a dump of a million goroutines helps nobody.
        const SHOWN: usize = 100;
        for (.., dump) in goroutines.iter().take(SHOWN) {
            text.push('\n');
            text.push_str(dump);
        }
        if goroutines.len() > SHOWN {
            text.push_str(&format!(
                "\n...additional {} goroutines not shown...\n",
                goroutines.len() - SHOWN
            ));
        }
        text
    }
}

impl runtime::Program for Shared {
    type Task = GoTask;
    type Timer = GoTimer;

    fn fire(&self, local: &Local, timer: &mut GoTimer) {
        // SAFETY: the collector marks what running timers carry.
        match unsafe { TimerObject::action(timer.0) } {
            TimerAction::Send(chan) if chan != 0 => {
                let before = local.act_as(detect::Actor::timer(timer.0).word());
                local.touch(Touch::new(chan, Class::Select));
                // A tick that finds the last one still there is lost, as in Go.
                // SAFETY: the timer's object refers to its channel; a channel of its own kind.
                let _ =
                    unsafe { object::chan(chan) }.try_send(local, time_word(local.wall_clock()));
                local.act_as(before);
            }
            TimerAction::Send(_) => {}
            TimerAction::Go(func) => {
                let started = Goroutine::of_closure(&self.image, func).and_then(|goroutine| {
                    let races = self.races.as_ref();
                    let thread = races.map(|races| races.detector.started_by_timer(timer.0));
                    local
                        .runtime::<Shared>()?
                        .spawn(local, GoTask::new(goroutine, thread))
                        .ok()
                });
                if started.is_none() {
                    self.end(Ending::Fatal, "fatal error: out of memory\n");
                    local.finish(Outcome::Stopped);
                }
            }
        }
    }

    fn between(&self, local: &Local, asks: bool) {
        if !self.always.is_empty() {
            self.check_always(local);
        }
        if asks && self.notes_places.load(Ordering::Relaxed) {
            self.note_places(local);
        }
    }

    fn witness(&self) -> Option<&(dyn runtime::Witness + 'static)> {
        self.races.as_ref().map(Races::witness)
    }

    fn deadlock(&self, world: &Stopped<'_, Shared>) {
        let report = self.deadlock_report(world);
        self.end(Ending::Deadlock, &report);
    }

    fn panicked(&self, local: &Local, goroutine: u64, payload: Box<dyn Any + Send>) {
        let message = payload
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| payload.downcast_ref::<&str>().copied())
            .unwrap_or("no message");
        let text = format!("raceway: the engine failed in goroutine {goroutine}: {message}\n");
        self.end(Ending::Broken(message.to_string()), &text);
        local.finish(Outcome::Stopped);
    }
}

/// A program that is being run, once.
pub struct Machine {
    runtime: Arc<Runtime<Shared>>,
    board: Arc<Board>,
    /// The board's `changes` word that was applied last.
    applied: AtomicU64,
}

impl Machine {
    /// Loads a program and readies its main goroutine. The board's control words are set to the configuration.
    pub fn new(program: Arc<Bytecode>, config: Config) -> Result<Machine, ImageError> {
        let workers = config.workers.max(1);
        let settings = HeapSettings {
            limit: config.memory,
            ..HeapSettings::default()
        };
        let mut heap = Heap::new(&program, settings, object::kinds());
        let races = config
            .races
            .map(|races| Races::new(races, workers, config.memory));
        if let Some(races) = &races {
            let detector = races.detector.clone();
            heap.on_fresh(move |from, to| detector.forget(from, to));
        }
        let mut image = Image::new(program)?;
        image.set_stack_limit(config.stack);
        let board = config.board;
        let control = &board.control;
        control
            .workers
            .store(config.procs as u32, Ordering::Relaxed);
        control
            .policy
            .store(u32::from(config.quantum.is_some()), Ordering::Relaxed);
        let micros = config.quantum.map_or(10_000, |q| q.as_micros());
        control
            .quantum
            .store(u32::try_from(micros).unwrap_or(u32::MAX), Ordering::Relaxed);
        let applied = AtomicU64::new(u64::from(control.changes.load(Ordering::Relaxed)));
        board.start_run();
        let shared = Shared {
            mutators: (0..workers)
                .map(|_| Seat(UnsafeCell::new(heap.mutator())))
                .collect(),
            image,
            heap,
            races,
            memory: config.memory,
            processors: config.processors,
            args: config.args,
            input: config.input,
            input_read: AtomicUsize::new(0),
            board: board.clone(),
            output: config.output,
            ending: Mutex::new(None),
            chans: AtomicU64::new(0),
            main_left: AtomicBool::new(false),
            always: Vec::new(),
            main_began: AtomicBool::new(false),
            notes_places: AtomicBool::new(false),
            places: Mutex::new(Vec::new()),
            finds_leaks: AtomicBool::new(false),
            leaks: Mutex::new(Vec::new()),
        };
        let runtime_config = runtime::Config {
            workers,
            procs: config.procs.max(1),
            quantum: config.quantum,
            clock: config.clock,
            seed: config.seed,
            strategy: config.strategy,
            board: Some(board.clone()),
            events: config.events,
        };
        let runtime = Runtime::new(runtime_config, shared);
        let shared = runtime.program();
        let main = GoTask::new(Goroutine::main(&shared.image), shared.main_thread());
        if runtime.spawn_main(main).is_err() {
            return Err(ImageError(
                "there is no memory for the main goroutine".into(),
            ));
        }
        Ok(Machine {
            runtime,
            board,
            applied,
        })
    }

    /// Makes the machine as it was when it was new, with another strategy, and keeps its memory: the same answers find the
    /// same objects at the same addresses. For machines of one worker, between two runs.
    pub fn reset(&mut self, strategy: Option<Box<dyn Strategy>>, seed: u64) {
        let Some(runtime) = Arc::get_mut(&mut self.runtime) else {
            panic!("nobody else holds a machine's runtime");
        };
        // First the goroutines, which wait in channels; then the channels, with the heap.
        runtime.reset(strategy, seed);
        let shared = runtime.program_mut();
        // SAFETY: no worker runs, and no goroutine or timer is left.
        unsafe { shared.heap.clear() };
        shared.image.reset();
        *shared
            .ending
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner) = None;
        *shared.chans.get_mut() = 0;
        *shared.input_read.get_mut() = 0;
        shared
            .leaks
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        *shared.main_left.get_mut() = false;
        *shared.main_began.get_mut() = false;
        if let Some(races) = &mut shared.races {
            races.reset();
        }
        let main = GoTask::new(Goroutine::main(&shared.image), shared.main_thread());
        if runtime.spawn_main(main).is_err() {
            panic!("a reset runtime has a record for the main goroutine");
        }
    }

    /// From the next run on, a function without parameters must give true between any two steps. False: there is
    /// no such function.
    pub fn add_always(&mut self, function: &str, text: &str) -> bool {
        let Some(runtime) = Arc::get_mut(&mut self.runtime) else {
            return false;
        };
        let shared = runtime.program_mut();
        let funcs = &shared.image.program().funcs;
        let found = funcs
            .iter()
            .position(|f| f.name == function && f.param_slots == 0 && f.result_slots == 1);
        if let Some(function) = found {
            shared.always.push(Always {
                function: function as golang::bytecode::FuncIx,
                text: text.to_string(),
            });
        }
        found.is_some()
    }

    pub(crate) fn runtime(&self) -> &Runtime<Shared> {
        &self.runtime
    }

    /// Takes the strategy out, after a run.
    pub fn take_strategy(&mut self) -> Option<Box<dyn Strategy>> {
        Arc::get_mut(&mut self.runtime)?.take_strategy()
    }

    /// Runs goroutines on this thread until the run ends; each index below the number of workers by one thread.
    pub fn run_worker(&self, index: usize) {
        self.runtime.run_worker(index);
    }

    /// Runs worker 0 for about `budget` without ever blocking.
    pub fn drive(&self, budget: Duration) -> Drive {
        self.runtime.drive(budget)
    }

    /// Each worker's events, oldest first, and how many older ones were overwritten; empty where they are off.
    pub fn events(&self) -> Vec<(Vec<trace::Event>, u64)> {
        (0..self.runtime.workers())
            .filter_map(|worker| Some(self.runtime.events(worker)?.snapshot()))
            .collect()
    }

    /// The data races found so far, the first ones in full; and the number of all.
    pub fn races(&self) -> (Vec<Race>, u64) {
        let races = self.runtime.program().races.as_ref();
        races.map_or((Vec::new(), 0), |races| (races.found(), races.count()))
    }

    pub fn is_over(&self) -> bool {
        self.runtime.outcome().is_some()
    }

    /// Does what the board's control words say, and brings its gauges up to date. Called from time to time by whoever
    /// watches the run, on any thread.
    pub fn control(&self) {
        let control = &self.board.control;
        if control.stop.load(Ordering::Relaxed) != 0 {
            self.stop(Ending::Stopped, "");
        }
        let changes = u64::from(control.changes.load(Ordering::Relaxed));
        if self.applied.swap(changes, Ordering::Relaxed) != changes {
            self.runtime
                .set_procs(control.workers.load(Ordering::Relaxed) as usize);
            let quantum =
                Duration::from_micros(u64::from(control.quantum.load(Ordering::Relaxed)).max(1));
            self.runtime
                .set_quantum((control.policy.load(Ordering::Relaxed) != 0).then_some(quantum));
        }
        let run = &self.board.run;
        run.now.set(self.runtime.clock_now());
        run.goroutines.set(self.runtime.num_goroutine());
        run.global_queue.set(self.runtime.injected() as u64);
    }

    /// Makes a collection due, at a worker's next safepoint.
    pub fn request_collection(&self) {
        self.runtime.program().heap.request_collection();
    }

    /// Ends the run from outside.
    pub fn stop(&self, ending: Ending, text: &str) {
        if !self.is_over() {
            self.runtime.program().end(ending, text);
            self.runtime.finish(Outcome::Stopped);
        }
    }

    /// Nanoseconds from the run's start.
    pub fn elapsed(&self) -> Duration {
        Duration::from_nanos(self.runtime.clock_now())
    }

    /// How the run ended, once all workers have returned.
    pub fn ending(&self) -> Ending {
        let noted = self
            .runtime
            .program()
            .ending
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        match (noted, self.runtime.outcome()) {
            (Some(ending), _) => ending,
            (None, Some(Outcome::Finished)) => Ending::Exit(0),
            (None, Some(Outcome::Deadlock)) => Ending::Deadlock,
            (None, _) => Ending::Stopped,
        }
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.board.run.active.set(0);
    }
}
