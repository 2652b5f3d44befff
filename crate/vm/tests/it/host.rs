//! A host on one thread, with the plainest scheduler there is: goroutines take turns.

use golang::bytecode::Program;
use golang::check::Options;
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::task::Poll;
use vm::goroutine::{Goroutine, Outcome};
use vm::heap::{Heap, HeapSettings, Marker, Mutator, NativeKind};
use vm::host::*;
use vm::image::Image;

/// How a program ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum End {
    Exit(i32),
    Panic(String),
    Fatal(String),
    /// All goroutines were parked: their dumps.
    Deadlock(String),
    /// The host stopped it after its turns.
    Stopped,
}

#[derive(Default)]
struct Chan {
    cap: usize,
    closed: bool,
    buffer: VecDeque<u64>,
    /// Senders that wait, with their value.
    senders: VecDeque<(u64, u64)>,
    waiting: Vec<u64>,
}

/// What goes on between the goroutines.
pub(crate) struct TestHost {
    heap: Mutator,
    pub(crate) settings: Settings,
    ready: VecDeque<u64>,
    born: Vec<(u64, Goroutine)>,
    chans: Vec<Chan>,
    /// Senders whose value was taken.
    delivered: HashSet<u64>,
    current: u64,
    ids: u64,
    turns: u64,
    seed: u64,
    mutexes: HashMap<u64, Vec<u64>>,
    collect: bool,
    pub(crate) out: String,
}

#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// Safepoints a goroutine passes before it asks again.
    pub(crate) fuel: u32,
    /// Yields at every so many-th safepoint.
    pub(crate) quantum: u64,
    /// Stops after so many safepoints.
    pub(crate) turns: u64,
    /// Collects at every safepoint.
    pub(crate) stress: bool,
    pub(crate) heap: HeapSettings,
    pub(crate) stack: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            fuel: 100,
            quantum: 10,
            turns: u64::MAX,
            stress: false,
            heap: HeapSettings::default(),
            stack: 1 << 20,
        }
    }
}

const CHAN: u32 = 0;

unsafe fn trace_chan(_payload: u64, _marker: &mut Marker) {}
unsafe fn drop_chan(_payload: u64) {}

impl TestHost {
    /// A host whose first goroutine is ready.
    pub(crate) fn new(heap: Mutator, settings: Settings) -> TestHost {
        TestHost {
            heap,
            settings,
            ready: VecDeque::from([1]),
            born: Vec::new(),
            chans: Vec::new(),
            delivered: HashSet::new(),
            current: 1,
            ids: 1,
            turns: 0,
            seed: 1,
            mutexes: HashMap::new(),
            collect: false,
            out: String::new(),
        }
    }

    fn chan(&mut self, chan: u64) -> &mut Chan {
        // SAFETY: a channel's payload is its number.
        let number = unsafe { *((chan + 8) as usize as *const u64) };
        &mut self.chans[number as usize]
    }

    fn wake(&mut self, waiting: Vec<u64>) {
        for id in waiting {
            if !self.ready.contains(&id) {
                self.ready.push_back(id);
            }
        }
    }

    fn park_on(&mut self, chan: u64) {
        let current = self.current;
        if chan != 0 {
            let waiting = &mut self.chan(chan).waiting;
            if !waiting.contains(&current) {
                waiting.push(current);
            }
        }
    }

    fn try_recv(&mut self, chan: u64) -> Option<(u64, bool)> {
        if chan == 0 {
            return None;
        }
        let c = self.chan(chan);
        let sender = c.senders.pop_front();
        let found = match (c.buffer.pop_front(), sender) {
            (Some(value), Some((_, sent))) => {
                c.buffer.push_back(sent);
                Some((value, true))
            }
            (Some(value), None) => Some((value, true)),
            (None, Some((_, sent))) => Some((sent, true)),
            (None, None) => c.closed.then_some((0, false)),
        };
        if found.is_some() {
            let waiting = std::mem::take(&mut self.chan(chan).waiting);
            self.wake(waiting);
        }
        if let Some((id, _)) = sender {
            self.delivered.insert(id);
            self.ready.push_back(id);
        }
        found
    }
}

impl Host for TestHost {
    fn heap(&mut self) -> &mut Mutator {
        &mut self.heap
    }

    fn fuel(&mut self) -> u32 {
        self.settings.fuel
    }

    fn safepoint(&mut self) -> Safepoint {
        self.turns += 1;
        if self.turns > self.settings.turns {
            return Safepoint::Stop;
        }
        if self.heap.wants_safepoint() || self.collect || self.settings.stress {
            // The loop that runs the goroutines collects.
            self.collect = true;
            return Safepoint::Yield;
        }
        if self.turns.is_multiple_of(self.settings.quantum) {
            return Safepoint::Yield;
        }
        Safepoint::Continue(self.settings.fuel)
    }

    fn spawn(&mut self, goroutine: Goroutine) {
        self.ids += 1;
        let id = self.ids;
        self.born.push((id, goroutine));
        self.ready.push_back(id);
    }

    fn goroutine_id(&self) -> u64 {
        self.current
    }

    fn make_chan(&mut self, cap: u64, _refs: bool, _line: u32) -> Option<u64> {
        let addr = self.heap.alloc_native(CHAN).ok()?;
        // SAFETY: the payload of a new channel.
        unsafe { *((addr + 8) as usize as *mut u64) = self.chans.len() as u64 };
        self.chans.push(Chan {
            cap: cap as usize,
            ..Chan::default()
        });
        Some(addr)
    }

    fn send(&mut self, chan: u64, value: u64) -> Poll<Result<(), SendOnClosed>> {
        let id = self.current;
        if self.delivered.remove(&id) {
            return Poll::Ready(Ok(()));
        }
        if chan == 0 {
            return Poll::Pending;
        }
        let c = self.chan(chan);
        if c.closed {
            return Poll::Ready(Err(SendOnClosed));
        }
        let waiting = std::mem::take(&mut c.waiting);
        let room = c.buffer.len() < c.cap;
        if room {
            c.buffer.push_back(value);
        } else {
            c.senders.push_back((id, value));
        }
        self.wake(waiting);
        if room {
            Poll::Ready(Ok(()))
        } else {
            Poll::Pending
        }
    }

    fn recv(&mut self, chan: u64) -> Poll<(u64, bool)> {
        match self.try_recv(chan) {
            Some(found) => Poll::Ready(found),
            None => {
                self.park_on(chan);
                Poll::Pending
            }
        }
    }

    fn select(
        &mut self,
        cases: &[SelectCase],
        block: bool,
    ) -> Poll<Result<Option<Selected>, SendOnClosed>> {
        for (index, case) in cases.iter().enumerate() {
            let index = index as u32;
            match case.send {
                None => {
                    if let Some((value, ok)) = self.try_recv(case.chan) {
                        return Poll::Ready(Ok(Some(Selected { index, value, ok })));
                    }
                }
                Some(value) if case.chan != 0 => {
                    let c = self.chan(case.chan);
                    if c.closed {
                        return Poll::Ready(Err(SendOnClosed));
                    }
                    if c.buffer.len() < c.cap {
                        c.buffer.push_back(value);
                        let waiting = std::mem::take(&mut c.waiting);
                        self.wake(waiting);
                        return Poll::Ready(Ok(Some(Selected {
                            index,
                            value: 0,
                            ok: false,
                        })));
                    }
                }
                Some(_) => {}
            }
        }
        if !block {
            return Poll::Ready(Ok(None));
        }
        cases.iter().for_each(|case| self.park_on(case.chan));
        Poll::Pending
    }

    fn close(&mut self, chan: u64) -> Result<(), CloseError> {
        if chan == 0 {
            return Err(CloseError::Nil);
        }
        let c = self.chan(chan);
        if c.closed {
            return Err(CloseError::Closed);
        }
        c.closed = true;
        let waiting = std::mem::take(&mut c.waiting);
        self.wake(waiting);
        Ok(())
    }

    fn chan_len(&mut self, chan: u64) -> u64 {
        if chan == 0 {
            0
        } else {
            self.chan(chan).buffer.len() as u64
        }
    }

    fn chan_cap(&mut self, chan: u64) -> u64 {
        if chan == 0 {
            0
        } else {
            self.chan(chan).cap as u64
        }
    }

    /// Mutexes and wait groups, by counting in their word and waking everybody who waits.
    fn sync(&mut self, op: SyncOp, addr: u64) -> Poll<Result<u64, SyncFault>> {
        let word = addr as usize as *mut i64;
        let current = self.current;
        // SAFETY: the address of a live sync object's word.
        let now = unsafe { *word };
        let (done, next) = match op {
            SyncOp::Lock | SyncOp::RwLock | SyncOp::RLock => (now == 0, 1),
            SyncOp::Unlock | SyncOp::RwUnlock | SyncOp::RUnlock if now == 0 => {
                return Poll::Ready(Err(SyncFault::Fatal("sync: unlock of unlocked mutex")));
            }
            SyncOp::Unlock | SyncOp::RwUnlock | SyncOp::RUnlock => (true, 0),
            SyncOp::WaitGroupAdd(n) if now + n < 0 => {
                return Poll::Ready(Err(SyncFault::Panic("sync: negative WaitGroup counter")));
            }
            SyncOp::WaitGroupAdd(n) => (true, now + n),
            SyncOp::WaitGroupWait => (now == 0, now),
            _ => return Poll::Ready(Ok(0)),
        };
        if !done {
            self.mutexes.entry(addr).or_default().push(current);
            return Poll::Pending;
        }
        // SAFETY: as above.
        unsafe { *word = next };
        if next == 0 {
            let waiting = self.mutexes.remove(&addr).unwrap_or_default();
            self.wake(waiting);
        }
        Poll::Ready(Ok(0))
    }

    fn sleep(&mut self, _nanos: i64) -> Poll<()> {
        Poll::Ready(())
    }
    fn timer_start(&mut self, _after: i64, _period: i64, _action: TimerAction) -> Option<u64> {
        None
    }
    fn timer_stop(&mut self, _timer: u64) -> bool {
        false
    }
    fn timer_reset(&mut self, _timer: u64, _after: i64, _period: i64) -> bool {
        false
    }
    fn now(&mut self) -> i64 {
        self.turns as i64
    }
    fn wall_clock(&mut self) -> i64 {
        self.turns as i64
    }

    fn random(&mut self) -> u64 {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.seed ^ self.seed >> 29
    }

    fn write(&mut self, _stream: Stream, bytes: &[u8]) {
        self.out += &String::from_utf8_lossy(bytes);
    }

    fn gomaxprocs(&mut self, _n: i64) -> i64 {
        1
    }
    fn num_cpu(&mut self) -> i64 {
        1
    }
    fn num_goroutine(&mut self) -> i64 {
        1
    }
    fn collect_garbage(&mut self) {
        self.heap.heap().request_collection();
    }
    fn args(&mut self) -> Vec<String> {
        vec!["test".into()]
    }
}

/// Runs a program to its end: how it ended, and the host with its output.
pub(crate) fn run(program: Program, settings: Settings) -> (End, TestHost) {
    let program = Arc::new(program);
    let kinds = vec![NativeKind {
        size: 8,
        trace: trace_chan,
        drop: drop_chan,
    }];
    let heap = Heap::new(&program, settings.heap, kinds);
    let mut image = Image::<TestHost>::new(program).expect("a sound program");
    image.set_stack_limit(settings.stack);
    let mut host = TestHost::new(heap.mutator(), settings);
    let mut goroutines = HashMap::from([(1, Goroutine::main(&image))]);
    let mut main_left = false;
    let end = loop {
        let Some(id) = host.ready.pop_front() else {
            let mut ids: Vec<_> = goroutines.keys().copied().collect();
            ids.sort_unstable();
            let what = if main_left {
                "no goroutines (main called runtime.Goexit) - deadlock!"
            } else {
                ""
            };
            let dumps: Vec<_> = ids
                .iter()
                .map(|id| goroutines[id].dump(&image, *id, "parked"))
                .collect();
            break End::Deadlock(format!("{what}{}", dumps.join("\n")));
        };
        let Some(goroutine) = goroutines.get_mut(&id) else {
            continue;
        };
        host.current = id;
        let outcome = goroutine.run(&mut host, &image);
        goroutines.extend(host.born.drain(..));
        match outcome {
            Outcome::Done if id == 1 => break End::Exit(0),
            Outcome::Done => drop(goroutines.remove(&id)),
            Outcome::Goexit => {
                main_left |= id == 1;
                goroutines.remove(&id);
            }
            Outcome::Parked => {}
            Outcome::Yielded => host.ready.push_back(id),
            Outcome::Stopped => break End::Stopped,
            Outcome::Panic(text) => break End::Panic(text),
            Outcome::Fatal(text) => break End::Fatal(text),
            Outcome::Exit(status) => break End::Exit(status),
        }
        if host.heap.wants_safepoint() || host.collect {
            host.collect = false;
            let values: Vec<u64> = host
                .chans
                .iter()
                .flat_map(|c| {
                    c.buffer
                        .iter()
                        .copied()
                        .chain(c.senders.iter().map(|s| s.1))
                })
                .collect();
            // SAFETY: the only worker is here.
            unsafe {
                heap.collect(|marker| {
                    image.scan(marker);
                    marker.mark_all(&values);
                    goroutines
                        .values()
                        .for_each(|goroutine| goroutine.scan(marker));
                });
            }
        }
    };
    (end, host)
}

/// Compiles Go source; `package main` and imports stand in it.
pub(crate) fn compile(source: &str) -> Program {
    let files = vec![("prog.go".to_owned(), source.to_owned())];
    match golang::compile(files, &Options::default()) {
        Ok(compiled) => compiled.program,
        Err((map, diagnostics)) => {
            let lines: Vec<_> = diagnostics
                .iter()
                .map(|d| {
                    format!(
                        "{}: {}",
                        map.place(d.pos).map_or(0, |place| place.line),
                        d.message
                    )
                })
                .collect();
            panic!("{}\n{source}", lines.join("\n"))
        }
    }
}

/// Runs Go source.
pub(crate) fn go(source: &str) -> (End, String) {
    go_with(source, Settings::default())
}

pub(crate) fn go_with(source: &str, settings: Settings) -> (End, String) {
    let (end, host) = run(compile(source), settings);
    (end, host.out)
}
