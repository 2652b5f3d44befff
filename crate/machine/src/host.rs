//! The VM's host: a worker of the runtime.

use crate::ending::Ending;
use crate::machine::{GoTimer, Shared};
use crate::object::{self, ChanObject, TimerObject};
use crate::racing::Racing;
use crate::task::GoTask;
use runtime::chan::{Case, Chan};
use runtime::step::{Class, Touch, object as shared_object};
use runtime::sync::{SyncOp as RuntimeOp, poll_sync};
use runtime::{Local, Runtime, TimerId, WaitReason, Waiter};
use std::sync::atomic::AtomicU64;
use std::task::Poll;
use vm::goroutine::Goroutine;
use vm::heap::Mutator;
use vm::host::{
    Access, CloseError, Host, Order, Safepoint, SelectCase, Selected, SendOnClosed, Site, Stream,
    SyncFault, SyncOp, TimerAction, Visible,
};

/// What a goroutine sees of its surroundings during one poll. Its pointers are good for that long: the worker and the
/// runtime outlive the poll, and the waiter lies beside the goroutine in its pinned task.
pub(crate) struct WorkerHost {
    local: *const Local,
    runtime: *const Runtime<Shared>,
    waiter: *mut Waiter<u64>,
    mutator: *mut Mutator,
    /// A safepoint told the goroutine to yield: the worker knows already what to do with it.
    yields: bool,
    /// Of a run that looks for data races.
    pub(crate) race: Option<Racing>,
}

impl WorkerHost {
    pub(crate) fn new(
        local: &Local,
        runtime: &Runtime<Shared>,
        waiter: *mut Waiter<u64>,
        thread: Option<&mut detect::Thread>,
    ) -> WorkerHost {
        let races = runtime.program().races.as_ref();
        let race = thread
            .zip(races)
            .map(|(thread, races)| Racing::new(thread, races.worker(local.index()), local));
        WorkerHost {
            local,
            runtime,
            waiter,
            mutator: runtime.program().mutator(local.index()),
            yields: false,
            race,
        }
    }

    pub(crate) fn yields(&self) -> bool {
        self.yields
    }

    #[inline(always)]
    fn local(&self) -> &Local {
        // SAFETY: see the type.
        unsafe { &*self.local }
    }

    #[inline(always)]
    fn runtime(&self) -> &Runtime<Shared> {
        // SAFETY: see the type.
        unsafe { &*self.runtime }
    }

    pub(crate) fn shared(&self) -> &Shared {
        self.runtime().program()
    }

    /// The waiter and the worker, for operations of this goroutine.
    #[expect(
        clippy::mut_from_ref,
        reason = "the waiter is this poll's alone, and no two borrows of it overlap"
    )]
    #[inline(always)]
    pub(crate) fn waiting(&self) -> (&mut Waiter<u64>, &Local) {
        // SAFETY: see the type.
        unsafe { (&mut *self.waiter, &*self.local) }
    }

    /// Whether the goroutine may do what it is about to. An operation that has begun needs no further grant.
    #[inline(always)]
    fn may(&self, touch: impl FnOnce() -> Touch) -> bool {
        !self.local().gated() || self.granted(touch())
    }

    #[cold]
    fn granted(&self, touch: Touch) -> bool {
        let (waiter, local) = self.waiting();
        if waiter.is_waiting() {
            return true;
        }
        match self.is_asserted() && !matches!(touch.class, Class::AtomicRead | Class::Go) {
            true => local.pass(&[touch, ASSERTED]),
            false => local.pass(&[touch]),
        }
    }

    /// Whether assertions look at what goroutines do, so that the order of all changes matters.
    fn is_asserted(&self) -> bool {
        !self.shared().always.is_empty()
    }

    #[cold]
    fn may_select(&self, cases: &[SelectCase]) -> bool {
        let (waiter, local) = self.waiting();
        if waiter.is_waiting() {
            return true;
        }
        let touches: Vec<Touch> = cases
            .iter()
            .filter(|case| case.chan != 0)
            .map(|case| Touch {
                object: case.chan,
                class: Class::Select,
                argument: i64::from(case.send.is_some()),
            })
            .collect();
        touches.is_empty() || local.pass(&touches)
    }

    #[cold]
    fn may_access(&self, accesses: &[Access]) -> bool {
        let touches = |access: &Access| {
            let class = if access.write {
                Class::Write
            } else {
                Class::Read
            };
            let slots = access.addr >> 3..(access.addr + access.bytes.max(1)).div_ceil(8);
            slots.map(move |slot| Touch::new(slot << 3, class))
        };
        // Whatever is started later comes after all this.
        if !self.local().accompanied() && !self.is_asserted() {
            return true;
        }
        if let [access] = accesses
            && access.bytes <= 8
            && !self.is_asserted()
        {
            let class = if access.write {
                Class::Write
            } else {
                Class::Read
            };
            return self.local().pass(&[Touch::new(access.addr & !7, class)]);
        }
        let mut touches: Vec<Touch> = accesses.iter().flat_map(touches).collect();
        if self.is_asserted() && accesses.iter().any(|access| access.write) {
            touches.push(ASSERTED);
        }
        touches.is_empty() || self.local().pass(&touches)
    }

    /// Parks the goroutine for ever.
    fn for_ever<T>(&self, reason: WaitReason) -> Poll<T> {
        self.local().wait_for_ever(reason);
        Poll::Pending
    }

    #[cold]
    fn collect(&mut self) {
        self.runtime()
            .stop_world(|world| self.shared().collect(world));
    }

    fn start_timer(&mut self, timer: u64, after: i64, period: i64) {
        if let Some(race) = &mut self.race {
            race.start_timer(timer);
        }
        let payload = GoTimer(timer);
        let id = self.runtime().timer_start(
            self.local(),
            after.max(0) as u64,
            period.max(0) as u64,
            payload,
        );
        // SAFETY: a timer's reference.
        unsafe { TimerObject::set_id(timer, id.0) };
    }
}

/// # Safety
/// `object` is a channel's reference, not nil, held by the running goroutine's registers.
#[inline(always)]
unsafe fn chan<'a>(object: u64) -> &'a Chan<u64> {
    // SAFETY: the caller's promise.
    unsafe { object::chan(object) }
}

/// What assertions look at changes.
const ASSERTED: Touch = Touch::new(shared_object::ASSERTED, Class::Write);

/// What an operation of package sync touches.
#[cold]
fn sync_touch(op: SyncOp, addr: u64) -> Touch {
    let class = match op {
        SyncOp::Lock => Class::Lock,
        SyncOp::TryLock => Class::TryLock,
        SyncOp::Unlock => Class::Unlock,
        SyncOp::RwLock => Class::WriteLock,
        SyncOp::RwUnlock => Class::WriteUnlock,
        SyncOp::RLock => Class::ReadLock,
        SyncOp::RUnlock => Class::ReadUnlock,
        SyncOp::RwTryLock | SyncOp::RTryLock => Class::TryRw,
        SyncOp::WaitGroupAdd(n) if n < 0 => Class::WaitGroupDone,
        SyncOp::WaitGroupAdd(_) => Class::WaitGroupAdd,
        SyncOp::WaitGroupWait => Class::WaitGroupWait,
        SyncOp::CondTicket => Class::CondTicket,
        SyncOp::CondWait(_) => Class::CondWait,
        SyncOp::CondSignal => Class::Signal,
        SyncOp::CondBroadcast => Class::Broadcast,
    };
    let argument = match op {
        SyncOp::WaitGroupAdd(n) => n,
        _ => 0,
    };
    Touch {
        object: addr,
        class,
        argument,
    }
}

impl Host for WorkerHost {
    #[inline(always)]
    fn heap(&mut self) -> &mut Mutator {
        // SAFETY: each worker has a mutator of its own, and this poll is the worker's only one.
        unsafe { &mut *self.mutator }
    }

    fn fuel(&mut self) -> u32 {
        self.local().fuel()
    }

    fn safepoint(&mut self) -> Safepoint {
        if self.heap().wants_safepoint() {
            self.collect();
        }
        let safepoint = self.local().safepoint();
        let alone = self.local().alone();
        if let Some(race) = &mut self.race {
            race.set_alone(alone);
        }
        match safepoint {
            runtime::Safepoint::Continue(fuel) => Safepoint::Continue(fuel),
            runtime::Safepoint::Yield => {
                self.yields = true;
                Safepoint::Yield
            }
            runtime::Safepoint::Stop => Safepoint::Stop,
        }
    }

    #[inline(always)]
    fn alone(&self) -> bool {
        self.local().alone()
    }

    #[inline(always)]
    fn before(&mut self, visible: Visible) -> Poll<()> {
        let touch = || match visible {
            Visible::AtomicLoad(addr) => Touch::new(addr, Class::AtomicRead),
            Visible::AtomicUpdate(addr) => Touch::new(addr, Class::AtomicWrite),
            Visible::Close(chan) => Touch::new(chan, Class::Close),
            Visible::Length(chan) => Touch::new(chan, Class::Length),
            Visible::Write => Touch::new(shared_object::OUTPUT, Class::Output),
            Visible::Timer => Touch::new(shared_object::CLOCK, Class::Timer),
            Visible::Go => Touch::new(shared_object::CENSUS, Class::Go),
            Visible::Census => Touch::new(shared_object::CENSUS, Class::Census),
        };
        if self.may(touch) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }

    #[inline(always)]
    fn watches(&self) -> bool {
        self.local().gated()
    }

    fn asserts(&self) -> bool {
        self.is_asserted()
    }

    fn access(&mut self, accesses: &[Access]) -> Poll<()> {
        if self.may_access(accesses) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }

    #[inline(always)]
    fn detects(&self) -> bool {
        self.race.is_some()
    }

    #[inline(always)]
    fn here(&mut self, site: Site) {
        if let Some(race) = &mut self.race {
            race.site = Some(site);
        }
    }

    #[inline(always)]
    fn has_told(&mut self, access: Access) -> bool {
        self.race.as_mut().is_none_or(|race| race.has_told(access))
    }

    #[inline]
    fn touch(&mut self, access: Access) {
        if self.race.is_some() {
            self.tell(access);
        }
    }

    #[inline(always)]
    fn leave(&mut self, base: u32) {
        if let Some(race) = &mut self.race {
            race.thread().leave(base);
        }
    }

    fn unwind(&mut self) {
        if let Some(race) = &mut self.race {
            race.thread().unwind();
        }
    }

    #[inline(always)]
    fn begin_atomic(&mut self, access: Access) {
        if let Some(race) = &mut self.race {
            race.begin_atomic(access);
        }
    }

    #[inline(always)]
    fn end_atomic(&mut self, addr: u64, loads: bool, stores: bool) {
        if let Some(race) = &mut self.race
            && let Some(conflict) = race.end_atomic(addr, loads, stores)
        {
            self.report(&conflict);
        }
    }

    #[inline(always)]
    fn order(&mut self, order: Order, addr: u64) {
        if let Some(race) = &mut self.race {
            race.order(order, addr);
        }
    }

    fn pick(&mut self, n: u64) -> Option<u64> {
        self.local().pick(n)
    }

    fn spawn(&mut self, goroutine: Goroutine) {
        /// How often the memory of all goroutines is looked at, in goroutines started.
        const LOOK: u64 = 256;
        let thread = self.race.as_mut().map(Racing::spawn);
        let spawned = self
            .runtime()
            .spawn(self.local(), GoTask::new(goroutine, thread));
        let too_many = |id: u64| {
            id.is_multiple_of(LOOK) && self.shared().is_full(self.runtime().num_goroutine())
        };
        if spawned.map_or(true, too_many) {
            self.shared()
                .end(Ending::Fatal, "fatal error: out of memory\n");
            self.local().finish(runtime::Outcome::Stopped);
        }
    }

    fn goroutine_id(&self) -> u64 {
        self.local().goroutine_id()
    }

    fn make_chan(&mut self, cap: u64, refs: bool, line: u32) -> Option<u64> {
        let bytes = cap.checked_mul(8)?;
        if bytes > self.shared().memory_limit() {
            return None;
        }
        let mut chan = Chan::new(usize::try_from(cap).ok()?)?;
        let shared = self.shared();
        chan.observe(shared.next_chan(), u64::from(line), Some(shared.board()));
        self.heap().charge(bytes as i64);
        let object = self.heap().alloc_native(object::CHAN).ok()?;
        // SAFETY: it was made for this.
        unsafe { object::init_chan(object, ChanObject { chan, refs }) };
        Some(object)
    }

    #[inline]
    fn send(&mut self, object: u64, value: u64) -> Poll<Result<(), SendOnClosed>> {
        if object == 0 {
            return self.for_ever(WaitReason::ChanSendNil);
        }
        let touch = || Touch {
            object,
            class: Class::Send,
            // SAFETY: as below.
            argument: unsafe { chan(object) }.cap() as i64,
        };
        if !self.may(touch) {
            return Poll::Pending;
        }
        if self.race.is_some() && !self.waiting().0.is_waiting() {
            // Go counts a send as reading the channel, and a close as writing it.
            self.tell_send(object);
        }
        let (waiter, local) = self.waiting();
        // SAFETY: a channel's reference, which the goroutine's registers keep alive; the VM keeps the protocol of
        // exclusive waits: after Pending it returns at once, and comes back with the same operation.
        unsafe { chan(object).poll_send(local, waiter, &mut Some(value), true) }
            .map_err(|_| SendOnClosed)
    }

    #[inline]
    fn recv(&mut self, object: u64) -> Poll<(u64, bool)> {
        if object == 0 {
            return self.for_ever(WaitReason::ChanReceiveNil);
        }
        let touch = || Touch {
            object,
            class: Class::Receive,
            // SAFETY: as below.
            argument: unsafe { chan(object) }.cap() as i64,
        };
        if !self.may(touch) {
            return Poll::Pending;
        }
        let (waiter, local) = self.waiting();
        // SAFETY: as in `send`.
        unsafe { chan(object).poll_recv(local, waiter, true) }
            .map(|value| (value.unwrap_or(0), value.is_some()))
    }

    fn select(
        &mut self,
        cases: &[SelectCase],
        block: bool,
    ) -> Poll<Result<Option<Selected>, SendOnClosed>> {
        const FEW: usize = 6;
        if self.local().gated() && !self.may_select(cases) {
            return Poll::Pending;
        }
        // One case and a default is a send that does not wait.
        if let (
            [
                SelectCase {
                    chan,
                    send: Some(_),
                },
            ],
            false,
            true,
        ) = (cases, block, self.race.is_some())
            && *chan != 0
        {
            self.tell_send(*chan);
        }
        let runtime_case = |case: &SelectCase| {
            // SAFETY: as in `send`.
            let chan = (case.chan != 0).then(|| unsafe { chan(case.chan) });
            match case.send {
                Some(value) => Case::send(chan, value),
                None => Case::recv(chan),
            }
        };
        let (waiter, local) = self.waiting();
        let poll = if cases.len() <= FEW {
            let mut few: [Case<'_, u64>; FEW] = std::array::from_fn(|i| match cases.get(i) {
                Some(case) => runtime_case(case),
                None => Case::recv(None),
            });
            // SAFETY: as in `send`.
            unsafe { waiter.poll_select(local, &mut few[..cases.len()], block, true) }
        } else {
            let mut many: Vec<_> = cases.iter().map(runtime_case).collect();
            // SAFETY: as in `send`.
            unsafe { waiter.poll_select(local, &mut many, block, true) }
        };
        poll.map_ok(|selected| {
            selected.map(|s| Selected {
                index: s.index as u32,
                value: s.value.unwrap_or(0),
                ok: s.value.is_some(),
            })
        })
        .map_err(|_| SendOnClosed)
    }

    fn close(&mut self, object: u64) -> Result<(), CloseError> {
        if object == 0 {
            return Err(CloseError::Nil);
        }
        // SAFETY: as in `send`.
        let chan = unsafe { chan(object) };
        // Closing it again panics, which is no access.
        if self.race.is_some() && !chan.is_closed(self.local()) {
            self.tell(Access::write(object, 8));
        }
        chan.close(self.local()).map_err(|_| CloseError::Closed)
    }

    fn chan_len(&mut self, object: u64) -> u64 {
        if object == 0 {
            0
        } else {
            // SAFETY: as in `send`.
            unsafe { chan(object) }.len(self.local()) as u64
        }
    }

    fn chan_cap(&mut self, object: u64) -> u64 {
        if object == 0 {
            0
        } else {
            // SAFETY: as in `send`.
            unsafe { chan(object) }.cap() as u64
        }
    }

    #[inline]
    fn sync(&mut self, op: SyncOp, addr: u64) -> Poll<Result<u64, SyncFault>> {
        if !self.may(|| sync_touch(op, addr)) {
            return Poll::Pending;
        }
        let asked = op;
        if self.race.is_some() {
            self.before_sync(asked, addr);
        }
        let op = match op {
            SyncOp::Lock => RuntimeOp::Lock,
            SyncOp::TryLock => RuntimeOp::TryLock,
            SyncOp::Unlock => RuntimeOp::Unlock,
            SyncOp::RwLock => RuntimeOp::RwLock,
            SyncOp::RwTryLock => RuntimeOp::RwTryLock,
            SyncOp::RwUnlock => RuntimeOp::RwUnlock,
            SyncOp::RLock => RuntimeOp::RLock,
            SyncOp::RTryLock => RuntimeOp::RTryLock,
            SyncOp::RUnlock => RuntimeOp::RUnlock,
            SyncOp::WaitGroupAdd(n) => RuntimeOp::WaitGroupAdd(n),
            SyncOp::WaitGroupWait => RuntimeOp::WaitGroupWait,
            SyncOp::CondTicket => RuntimeOp::CondTicket,
            SyncOp::CondWait(ticket) => RuntimeOp::CondWait(ticket),
            SyncOp::CondSignal => RuntimeOp::CondSignal,
            SyncOp::CondBroadcast => RuntimeOp::CondBroadcast,
        };
        let (waiter, local) = self.waiting();
        // SAFETY: the address is that of a sync type's words in a heap object that the goroutine's registers keep
        // alive, and objects do not move; the protocol as in `send`.
        let done = unsafe { poll_sync(local, waiter, op, addr as usize as *const AtomicU64, true) };
        if let (Some(race), Poll::Ready(Ok(value))) = (&mut self.race, &done) {
            race.after_sync(asked, addr, *value);
        }
        done.map_err(|fault| match fault {
            runtime::sync::SyncFault::Fatal(text) => SyncFault::Fatal(text),
            runtime::sync::SyncFault::Panic(text) => SyncFault::Panic(text),
        })
    }

    fn sleep(&mut self, nanos: i64) -> Poll<()> {
        if nanos > 0 && !self.may(|| Touch::new(shared_object::CLOCK, Class::Timer)) {
            return Poll::Pending;
        }
        let (waiter, local) = self.waiting();
        // SAFETY: the protocol as in `send`.
        unsafe { waiter.poll_sleep(local, nanos.max(0) as u64, true) }
    }

    fn timer_start(&mut self, after: i64, period: i64, action: TimerAction) -> Option<u64> {
        let timer = self.heap().alloc_native(object::TIMER).ok()?;
        // SAFETY: it was made for this.
        unsafe { TimerObject::init(timer, action) };
        self.start_timer(timer, after, period);
        Some(timer)
    }

    fn timer_stop(&mut self, timer: u64) -> bool {
        // SAFETY: a timer's reference.
        let (id, action) = unsafe { (TimerObject::id(timer), TimerObject::action(timer)) };
        let running = self.runtime().timer_stop(TimerId(id));
        match action {
            TimerAction::Send(object) if object != 0 => {
                // A tick that nobody has received yet counts as not fired.
                // SAFETY: as in `send`: the timer's object refers to its channel.
                let chan = unsafe { chan(object) };
                self.local().touch(Touch::new(object, Class::Select));
                let pending = !chan.is_empty(self.local());
                chan.drain(self.local());
                running || pending
            }
            _ => running,
        }
    }

    fn timer_reset(&mut self, timer: u64, after: i64, period: i64) -> bool {
        let running = self.timer_stop(timer);
        self.start_timer(timer, after, period);
        running
    }

    fn now(&mut self) -> i64 {
        self.local()
            .touch(Touch::new(shared_object::CLOCK, Class::Timer));
        self.local().now() as i64
    }

    fn wall_clock(&mut self) -> i64 {
        self.local()
            .touch(Touch::new(shared_object::CLOCK, Class::Timer));
        self.local().wall_clock()
    }

    fn random(&mut self) -> u64 {
        self.local().random()
    }

    fn write(&mut self, stream: Stream, bytes: &[u8]) {
        self.shared().output().write(stream == Stream::Err, bytes);
    }

    fn read(&mut self, max: usize) -> Vec<u8> {
        self.shared().read_input(max)
    }

    fn gomaxprocs(&mut self, n: i64) -> i64 {
        let runtime = self.runtime();
        if n <= 0 {
            return runtime.procs() as i64;
        }
        let n = n as usize;
        self.shared()
            .board()
            .control
            .workers
            .store(n as u32, std::sync::atomic::Ordering::Relaxed);
        runtime.set_procs(n) as i64
    }

    fn num_cpu(&mut self) -> i64 {
        self.shared().processors() as i64
    }

    fn num_goroutine(&mut self) -> i64 {
        self.runtime().num_goroutine() as i64
    }

    fn collect_garbage(&mut self) {
        self.heap().heap().request_collection();
    }

    fn args(&mut self) -> Vec<String> {
        self.shared().args().to_vec()
    }
}
