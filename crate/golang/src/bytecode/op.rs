//! The instruction set: statically typed, register based, three addresses, 64-bit slots without tags.
//!
//! # Machine model
//!
//! **Slots.** A register, a struct field, an array element is one untagged 64-bit slot (but bytes and
//! bools in arrays are packed, below). bool is 0 or 1. Integers are kept extended to 64 bits: signed types
//! sign-extended, unsigned zero-extended; an operation that may leave a narrower type's range is
//! followed by `Sext*`/`Zext*`. float64 is its bits; **float32 is the bits of the float64 of the same
//! value**, so arithmetic is the float64 operation followed by `RoundF32`. References (pointers, strings,
//! slices, maps, channels, functions, interfaces, unsafe.Pointer) are addresses, 0 for nil; 0 is the
//! empty string too. So zeroed memory is every type's zero value.
//!
//! **Values of several slots.** A type has a memory form and a register form ([`super::Repr`]):
//! in memory a struct or array lies inline, `slots` slots long. In registers a struct of at most
//! [`super::MAX_FLAT`] slots without arrays is *flat*: its fields in consecutive registers, as in memory
//! (so `LoadN`/`StoreN` move it). Every other aggregate is *by reference*: one register holds the address
//! of a heap copy that nobody changes; assigning copies into the variable's memory (`CopySlots`), reading
//! a variable as a value copies out (`Clone`). Channels, interface payloads of maps and the like hold
//! register forms: see each instruction.
//!
//! **Packed bytes.** An array or slice whose element is a uint8 or bool (or a type with such an
//! underlying type) has one byte per element; an inline array of n such elements takes ⌈n/8⌉ slots. A
//! pointer to uint8 or bool may point at such a byte or at a slot: both are read and written by
//! `Load8`/`Store8` (little endian: the slot's low byte, its others stay zero).
//!
//! **Heap variables.** A variable lives in a register unless its address is taken, or it is captured by a
//! closure and assigned after its capture, or it is by reference; then a register holds the address of
//! its memory (from `New`). Pointers may point into the middle of objects.
//!
//! **Frames.** A call's window starts at the caller's register `w`; the callee's register i is the
//! caller's w + i. Registers 0 and 1 belong to the VM (return link; the running closure).
//! Registers 2 … hold the results' slots, then the parameters' slots (receiver first), then locals and
//! temporaries. The caller fills the parameters, the callee the results. Every register from `w` on is
//! lost to the caller but the results. Registers start with any contents: lowering writes before it reads.
//!
//! **Suspension.** Instructions marked *may park* are executed again when the goroutine is woken; the
//! host remembers what completed. So they write no register before they complete.
//!
//! **Safepoints.** Calls, `Loop*` branches and parking instructions: only there may the collector run or
//! another goroutine be scheduled. At a safepoint every live reference is in a register, a global or a heap object.
//!
//! Offsets of branches count instructions from the branch itself (`Arg` words included).
//! Instructions that need more room are followed by one [`Op::Arg`] word (or several, where stated), which is never executed.

/// A register of the current frame.
pub type Reg = u16;

/// Faults: *nil* marks instructions that raise `invalid memory address or nil pointer dereference` where the address is 0;
/// *bounds* those that raise Go's `index out of range` or `slice bounds out of range`.
// One line an instruction.
#[rustfmt::skip]
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Op {
    /// Operands of the instruction before.
    Arg { a: u16, k: u32 },
    Nop,

    // Moves and constants.
    /// d = a
    Mov { d: Reg, a: Reg },
    /// d.. = a.. , n slots; as memmove
    MovN { d: Reg, a: Reg, n: u16 },
    /// d = i, sign-extended
    Int { d: Reg, i: i32 },
    /// d = program.consts[k]
    Const { d: Reg, k: u32 },
    /// d = the string object of program.strings[k]
    Str { d: Reg, k: u32 },
    /// d.. = 0, n slots
    Zero { d: Reg, n: u16 },
    /// d = the function value of funcs[func], without captures
    FuncVal { d: Reg, func: u32 },

    // 64-bit integers; wrap around.
    Add { d: Reg, a: Reg, b: Reg },
    Sub { d: Reg, a: Reg, b: Reg },
    Mul { d: Reg, a: Reg, b: Reg },
    /// Signed; panics `integer divide by zero`; MIN / -1 = MIN
    DivS { d: Reg, a: Reg, b: Reg },
    DivU { d: Reg, a: Reg, b: Reg },
    RemS { d: Reg, a: Reg, b: Reg },
    RemU { d: Reg, a: Reg, b: Reg },
    And { d: Reg, a: Reg, b: Reg },
    Or { d: Reg, a: Reg, b: Reg },
    Xor { d: Reg, a: Reg, b: Reg },
    AndNot { d: Reg, a: Reg, b: Reg },
    /// Shift counts are unsigned; 64 and more shift everything out (ShrS: leave the sign).
    Shl { d: Reg, a: Reg, b: Reg },
    ShrS { d: Reg, a: Reg, b: Reg },
    ShrU { d: Reg, a: Reg, b: Reg },
    /// Panics `negative shift amount` where a < 0
    ShiftCheck { a: Reg },
    AddI { d: Reg, a: Reg, i: i16 },
    MulI { d: Reg, a: Reg, i: i16 },
    /// i is not 0
    DivSI { d: Reg, a: Reg, i: i16 },
    RemSI { d: Reg, a: Reg, i: i16 },
    AndI { d: Reg, a: Reg, i: i16 },
    ShlI { d: Reg, a: Reg, i: u16 },
    ShrSI { d: Reg, a: Reg, i: u16 },
    ShrUI { d: Reg, a: Reg, i: u16 },
    Neg { d: Reg, a: Reg },
    /// Bitwise complement
    Not { d: Reg, a: Reg },
    /// d = 1 - a, for bools
    BoolNot { d: Reg, a: Reg },
    Sext8 { d: Reg, a: Reg },
    Sext16 { d: Reg, a: Reg },
    Sext32 { d: Reg, a: Reg },
    Zext8 { d: Reg, a: Reg },
    Zext16 { d: Reg, a: Reg },
    Zext32 { d: Reg, a: Reg },

    // float64.
    AddF { d: Reg, a: Reg, b: Reg },
    SubF { d: Reg, a: Reg, b: Reg },
    MulF { d: Reg, a: Reg, b: Reg },
    DivF { d: Reg, a: Reg, b: Reg },
    NegF { d: Reg, a: Reg },
    SqrtF { d: Reg, a: Reg },
    /// d = a op the slot at p + off. *nil*
    AddFL { d: Reg, a: Reg, p: Reg, off: u8 },
    SubFL { d: Reg, a: Reg, p: Reg, off: u8 },
    MulFL { d: Reg, a: Reg, p: Reg, off: u8 },
    /// The slot at p + off = itself op a. *nil*
    AddFM { p: Reg, a: Reg, off: u16 },
    SubFM { p: Reg, a: Reg, off: u16 },
    /// Complex numbers in register pairs: d = a / b, with Go's infinities and NaNs
    DivC { d: Reg, a: Reg, b: Reg },
    /// Go's built-in min and max (NaN wins; -0 < +0)
    MinF { d: Reg, a: Reg, b: Reg },
    MaxF { d: Reg, a: Reg, b: Reg },
    /// Rounded to float32 precision (still float64 bits)
    RoundF32 { d: Reg, a: Reg },
    /// int64 → float64, uint64 → float64
    IntToF { d: Reg, a: Reg },
    UintToF { d: Reg, a: Reg },
    /// float64 → int64 or uint64 by truncation; out of range as Go on amd64 does
    FToInt { d: Reg, a: Reg },
    FToUint { d: Reg, a: Reg },

    // Comparisons: d = 0 or 1.
    Eq { d: Reg, a: Reg, b: Reg },
    Ne { d: Reg, a: Reg, b: Reg },
    LtS { d: Reg, a: Reg, b: Reg },
    LeS { d: Reg, a: Reg, b: Reg },
    LtU { d: Reg, a: Reg, b: Reg },
    LeU { d: Reg, a: Reg, b: Reg },
    EqF { d: Reg, a: Reg, b: Reg },
    NeF { d: Reg, a: Reg, b: Reg },
    LtF { d: Reg, a: Reg, b: Reg },
    LeF { d: Reg, a: Reg, b: Reg },
    EqStr { d: Reg, a: Reg, b: Reg },
    LtStr { d: Reg, a: Reg, b: Reg },
    LeStr { d: Reg, a: Reg, b: Reg },
    /// Two interfaces; panics `comparing uncomparable type T`
    EqIface { d: Reg, a: Reg, b: Reg },
    /// Two values of register form starting at a and b, of types[k of Arg]: structs and arrays
    EqVal { d: Reg, a: Reg, b: Reg },

    // Branches.
    Jmp { off: i32 },
    JmpIf { a: Reg, off: i32 },
    JmpIfNot { a: Reg, off: i32 },
    JmpEq { a: Reg, b: Reg, off: i16 },
    JmpNe { a: Reg, b: Reg, off: i16 },
    JmpLtS { a: Reg, b: Reg, off: i16 },
    JmpLeS { a: Reg, b: Reg, off: i16 },
    JmpLtU { a: Reg, b: Reg, off: i16 },
    JmpLeU { a: Reg, b: Reg, off: i16 },
    JmpEqI { a: Reg, i: i16, off: i16 },
    JmpNeI { a: Reg, i: i16, off: i16 },
    JmpLtSI { a: Reg, i: i16, off: i16 },
    JmpLeSI { a: Reg, i: i16, off: i16 },
    JmpGtSI { a: Reg, i: i16, off: i16 },
    JmpGeSI { a: Reg, i: i16, off: i16 },
    JmpLtF { a: Reg, b: Reg, off: i16 },
    JmpLeF { a: Reg, b: Reg, off: i16 },
    /// Jump unless a < b (NaN jumps)
    JmpNotLtF { a: Reg, b: Reg, off: i16 },
    JmpNotLeF { a: Reg, b: Reg, off: i16 },
    // Back edges: the same, and a safepoint. Every branch backwards is one of these.
    Loop { off: i32 },
    LoopIf { a: Reg, off: i32 },
    LoopIfNot { a: Reg, off: i32 },
    LoopNe { a: Reg, b: Reg, off: i16 },
    LoopLtS { a: Reg, b: Reg, off: i16 },
    LoopLeS { a: Reg, b: Reg, off: i16 },
    LoopLtSI { a: Reg, i: i16, off: i16 },
    LoopLeSI { a: Reg, i: i16, off: i16 },
    LoopGtSI { a: Reg, i: i16, off: i16 },
    LoopGeSI { a: Reg, i: i16, off: i16 },
    // What most loops end with: a = a + 1, then the test of the same name without `Step`.
    StepLoopLtS { a: Reg, b: Reg, off: i16 },
    StepLoopLeS { a: Reg, b: Reg, off: i16 },
    StepLoopLtSI { a: Reg, i: i16, off: i16 },
    StepLoopLeSI { a: Reg, i: i16, off: i16 },

    // Memory. Addresses are in registers; `off` counts slots.
    /// d = the slot at p + off. *nil*
    Load { d: Reg, p: Reg, off: u16 },
    /// the slot at p + off = a. *nil*
    Store { p: Reg, a: Reg, off: u16 },
    /// n slots from p + off to d... *nil*
    LoadN { d: Reg, p: Reg, off: u16, n: u8 },
    StoreN { p: Reg, a: Reg, off: u16, n: u8 },
    /// d = the byte at address p, zero-extended. *nil*
    Load8 { d: Reg, p: Reg },
    Store8 { p: Reg, a: Reg },
    /// d = p + 8 * off: a field's address. *nil*
    AddrOff { d: Reg, p: Reg, off: u16 },
    /// Copies n slots from address `a` to address `p`, as memmove; a = 0 fills with zeros. *nil* on p
    CopySlots { p: Reg, a: Reg, n: u16 },
    /// As `CopySlots` with n = k of the Arg word
    CopySlotsBig { p: Reg, a: Reg },
    /// *nil* check alone
    NilCheck { p: Reg },
    /// d = address of a new zeroed object of layouts[layout]
    New { d: Reg, layout: u32 },
    /// d = address of a new object of layouts[layout], copied from address p. *nil* on p
    Clone { d: Reg, p: Reg, layout: u16 },
    /// Where d = 0, d = a new zeroed object of layouts[layout]: a by-reference value that came as nothing
    OrZero { d: Reg, layout: u32 },
    /// Globals: one object; `k` counts slots.
    LoadG { d: Reg, k: u32 },
    StoreG { a: Reg, k: u32 },
    AddrG { d: Reg, k: u32 },

    // Arrays in memory: p is the address of element 0. Check the index first.
    /// Panics unless a < len, unsigned. *bounds*
    Bound { a: Reg, len: u32 },
    /// d = slot at p + 8*i
    IdxP { d: Reg, p: Reg, i: Reg },
    SetIdxP { p: Reg, i: Reg, a: Reg },
    /// Packed bytes
    IdxP8 { d: Reg, p: Reg, i: Reg },
    SetIdxP8 { p: Reg, i: Reg, a: Reg },
    /// d = p + 8*n*i: an element's address (n slots an element)
    AddrIdxP { d: Reg, p: Reg, i: Reg, n: u8 },
    /// d = p + i: a packed element's address
    AddrIdxP8 { d: Reg, p: Reg, i: Reg },
    /// As `AddrIdxP` with n = k of the Arg word
    AddrIdxPBig { d: Reg, p: Reg, i: Reg },

    // Slices: references to immutable headers (data address, len, cap, element size).
    SliceLen { d: Reg, s: Reg },
    SliceCap { d: Reg, s: Reg },
    /// One-slot elements. *bounds*
    Idx { d: Reg, s: Reg, i: Reg },
    SetIdx { s: Reg, i: Reg, a: Reg },
    /// Packed elements. *bounds*
    Idx8 { d: Reg, s: Reg, i: Reg },
    SetIdx8 { s: Reg, i: Reg, a: Reg },
    /// d = the address of element i, n slots an element (n = 0: packed, one byte). *bounds*
    AddrIdx { d: Reg, s: Reg, i: Reg, n: u8 },
    /// As `AddrIdx` with n = k of the Arg word. *bounds*
    AddrIdxBig { d: Reg, s: Reg, i: Reg },
    /// d = make([]T, a, a+1): length and capacity registers; elem = layout of one element
    /// ([`super::LAYOUT_BYTES`] for packed). Panics `makeslice: len out of range`.
    MakeSlice { d: Reg, a: Reg, elem: u16 },
    /// d = append(s, n elements, whose register forms start at a). Arg { a: element's register slots,
    /// with [`APPEND_BY_REF`] where elements are by reference, to be copied from their address; k: element's layout }
    Append { d: Reg, s: Reg, a: Reg, n: u8 },
    /// d = append(s, t...). Arg { k: element's layout }
    AppendSlice { d: Reg, s: Reg, t: Reg },
    /// d = append(s, string t...)
    AppendStr { d: Reg, s: Reg, t: Reg },
    /// d = copy(p, a); elements of the same size
    CopySlice { d: Reg, p: Reg, a: Reg },
    /// d = copy(p, string a)
    CopyStr { d: Reg, p: Reg, a: Reg },
    /// d = s[lo:hi:max]; bounds in a, a+1, a+2, those present flagged in n: 1 lo, 2 hi, 4 max. *bounds*
    Reslice { d: Reg, s: Reg, a: Reg, n: u8 },
    /// The same of a string (n without 4). *bounds*
    SubStr { d: Reg, s: Reg, a: Reg, n: u8 },
    /// The same of the array at address p. Arg { k: length }, then Arg { k: element's layout }. *nil*, *bounds*
    SliceArr { d: Reg, p: Reg, a: Reg, n: u8 },
    /// Zeroes all elements: clear(s)
    ClearSlice { s: Reg },
    /// d = address of the array under slice s, which must have at least k elements (Arg): `(*[N]T)(s)`.
    /// Panics with Go's words.
    SliceToArr { d: Reg, s: Reg },

    // Strings.
    StrLen { d: Reg, s: Reg },
    /// d = s[i]. *bounds*
    StrIdx { d: Reg, s: Reg, i: Reg },
    Concat { d: Reg, a: Reg, b: Reg },
    /// d = a + (a+1) + … , n strings
    ConcatN { d: Reg, a: Reg, n: u16 },
    /// d = the rune at byte i of s (U+FFFD for bad UTF-8), d+1 = the index after it; i < len
    StrRune { d: Reg, s: Reg, i: Reg },
    StrFromRune { d: Reg, a: Reg },
    StrFromBytes { d: Reg, a: Reg },
    BytesFromStr { d: Reg, a: Reg },
    StrFromRunes { d: Reg, a: Reg },
    RunesFromStr { d: Reg, a: Reg },

    // Maps. Keys and values are register forms of as many slots as types[map] says; Arg { k: map's type }
    // follows each instruction that reads or writes elements.
    /// d = make(map), size hint in a
    MakeMap { d: Reg, a: Reg, ty: u16 },
    /// d.. = m[k..], zeros where absent (by-reference values: 0). Arg
    MapGet { d: Reg, m: Reg, k: Reg },
    /// d.. = m[k..], then ok. Arg
    MapGetOk { d: Reg, m: Reg, k: Reg },
    /// m[k..] = v... Panics `assignment to entry in nil map`. Arg
    MapSet { m: Reg, k: Reg, v: Reg },
    /// Arg
    MapDelete { m: Reg, k: Reg },
    MapLen { d: Reg, m: Reg },
    MapClear { m: Reg },
    /// d = an iterator over m (random start)
    MapIter { d: Reg, m: Reg },
    /// Next entry: key slots then value slots to d..; where there is none, branch by k (as i32) of the Arg word
    MapNext { d: Reg, it: Reg },

    // Interfaces: references to immutable boxes (type, payload in register form).
    /// d = interface of the value at a.., of types[ty]
    MkIface { d: Reg, a: Reg, ty: u16 },
    /// d.. = the value of concrete type types[ty]; panics `interface conversion: …`.
    /// Arg { k: the interface's static type }
    Assert { d: Reg, a: Reg, ty: u16 },
    /// The same without panic: zeros where it fails; ok follows the value's slots
    AssertOk { d: Reg, a: Reg, ty: u16 },
    /// d = a if its type implements interface types[ty], else panic. Arg { k: static type }
    AssertIface { d: Reg, a: Reg, ty: u16 },
    /// d = a or nil, d+1 = ok
    AssertIfaceOk { d: Reg, a: Reg, ty: u16 },
    /// d = whether a holds exactly types[ty]
    IfaceIs { d: Reg, a: Reg, ty: u16 },
    /// d = whether a's type implements interface types[ty] (nil: no)
    IfaceImpl { d: Reg, a: Reg, ty: u16 },
    /// d.. = the payload; the type has been tested
    Unbox { d: Reg, a: Reg, ty: u16 },

    // Functions.
    Call { w: Reg, func: u32 },
    /// Callee: the function value in f. *nil*
    CallClosure { w: Reg, f: Reg },
    /// Callee: method names[method] of interface i's dynamic type. The VM puts the receiver into the first
    /// parameter: the payload itself where its register form is one slot, else the payload's address. *nil*
    CallIface { w: Reg, i: Reg, method: u16 },
    /// natives[native], with a window laid out as for `Call`. *may park*; may panic; may call back
    CallNative { w: Reg, native: u16 },
    Ret,
    /// d = function value of funcs[k of Arg] with n + 256 × (a of Arg) captured slots from a
    MkClosure { d: Reg, a: Reg, n: u8 },
    /// d = captured slot i of the running closure
    Cap { d: Reg, i: u16 },
    /// go funcs[func](…): parameters from window w as for `Call`
    Go { w: Reg, func: u32 },
    GoClosure { w: Reg, f: Reg },
    /// Pushes function value f (no parameters, no results) on the frame's defer list. f = nil panics when run
    Defer { f: Reg },
    /// d, d+1 = what names this frame to `DeferAt`, for as long as it lasts
    DeferToken { d: Reg },
    /// Pushes function value f on the defer list of the frame that t, t+1 name, in a function which that frame
    /// has called. Panics where another goroutine runs it
    DeferAt { f: Reg, t: Reg },
    /// Runs the frame's deferred functions, last first. Before `Ret` in functions with `has_defer`
    RunDefers,
    /// d = recover(): interface
    Recover { d: Reg },
    /// panic(a): interface
    Panic { a: Reg },
    /// Panics with a run-time error of [`super::FaultKind`] k: what lowering found statically inevitable
    Fault { k: u16 },

    // Channels: elements are one slot. Element types of another register form are boxed by `Box`/`Unbox2`.
    /// d = make(chan T, a); elem: the element's type. Panics `makechan: size out of range`
    MakeChan { d: Reg, a: Reg, elem: u16 },
    /// *may park*; panics `send on closed channel`
    Send { c: Reg, v: Reg },
    /// *may park*; 0 where closed
    Recv { d: Reg, c: Reg },
    /// d = value, d+1 = ok. *may park*
    RecvOk { d: Reg, c: Reg },
    /// Panics `close of nil channel`, `close of closed channel`
    Close { c: Reg },
    ChanLen { d: Reg, c: Reg },
    ChanCap { d: Reg, c: Reg },
    /// n cases in register pairs from a: (channel, value to send). Arg { a: 1 if there is a default,
    /// k: unused }, then ⌈n/32⌉ Args whose k has bit i set where case i sends (32 cases a word).
    /// d = the chosen case's index or -1 for default, d+1 = value received, d+2 = ok. *may park*
    Select { d: Reg, a: Reg, n: u16 },
    /// d = address of a new object holding the value at a.. of types[ty] in register form (flat, not one slot)
    Box { d: Reg, a: Reg, ty: u16 },
    /// d.. = the boxed value at address a; zeros where a = 0
    Unbox2 { d: Reg, a: Reg, ty: u16 },

    // What the VM puts in the place of a `CallNative`, with the same window; in no program.
    /// sync/atomic's Add of 64 bits. *nil*, *may park*
    AtomicAdd { w: Reg },
    /// An operation of package sync. *nil*, *may park*
    Sync { w: Reg, call: SyncCall },
}

/// Operations of package sync that are instructions of the VM.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum SyncCall {
    Lock,
    Unlock,
    RwLock,
    RwUnlock,
    RLock,
    RUnlock,
    WaitGroupAdd,
    WaitGroupDone,
    WaitGroupWait,
}

const _: () = assert!(size_of::<Op>() == 8);

/// A flag of `Append`'s operand word.
pub const APPEND_BY_REF: u16 = 0x8000;
