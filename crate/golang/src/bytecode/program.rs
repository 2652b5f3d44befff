//! A compiled program: functions, types, layouts, constants. Immutable, shared by all workers.

use super::op::Op;
use crate::source::Pos;

/// Structs of at most this many slots, without arrays, are flat in registers.
pub const MAX_FLAT: u32 = 8;

/// The frame header: registers 0 and 1.
pub const FRAME_HEADER: u16 = 2;

/// Index into [`Program::types`].
pub type TypeIx = u32;
/// Index into [`Program::funcs`].
pub type FuncIx = u32;
/// Index into [`Program::layouts`].
pub type LayoutIx = u32;

/// The layouts that every program has, at these indices; `lower` puts placeholders there
/// ([`Layout::builtin`]), and the VM knows them.
pub const LAYOUT_FREE: LayoutIx = 0;
/// Bytes without pointers; the object's count is in bytes.
pub const LAYOUT_BYTES: LayoutIx = 1;
/// Slots without pointers, one slot an element.
pub const LAYOUT_WORDS: LayoutIx = 2;
/// One reference an element.
pub const LAYOUT_REFS: LayoutIx = 3;
pub const LAYOUT_STRING: LayoutIx = 4;
pub const LAYOUT_SLICE: LayoutIx = 5;
pub const LAYOUT_IFACE: LayoutIx = 6;
pub const LAYOUT_CLOSURE: LayoutIx = 7;
pub const LAYOUT_MAP: LayoutIx = 8;
pub const LAYOUT_MAP_ITER: LayoutIx = 9;
/// Objects whose inside only native code knows (channels, timers); traced and dropped by a table of the host's.
pub const LAYOUT_NATIVE: LayoutIx = 10;
/// Slots of which any may be a reference: scanned conservatively.
pub const LAYOUT_CONSERVATIVE: LayoutIx = 11;
/// The first layout of the program's own.
pub const LAYOUT_FIRST: LayoutIx = 16;

#[derive(Debug, Default)]
pub struct Program {
    pub funcs: Vec<Func>,
    pub types: Vec<RType>,
    pub layouts: Vec<Layout>,
    pub consts: Vec<u64>,
    pub strings: Vec<Box<[u8]>>,
    pub natives: Vec<NativeDecl>,
    /// Method names, indexed by `CallIface::method`, [`RMethod::name`].
    /// Unexported names are qualified by their package path: `main.area`.
    pub method_names: Vec<String>,
    /// The globals object's layout (one element).
    pub globals: LayoutIx,
    /// Names of the globals with their slot and kind, for debuggers and race reports.
    pub global_names: Vec<(String, u32, Kind)>,
    /// The types of some of them, with their slots: of the program's own, where it was lowered to show variables.
    pub global_types: Vec<(u32, TypeIx)>,
    /// Initialises all packages, then calls main.main. No parameters, no results.
    pub entry: FuncIx,
    /// Types that natives must find: by name (`string`, `int`, `error`, `runtime.Error`, …).
    pub known_types: Vec<(String, TypeIx)>,
    /// The files of the program and of the library packages it uses, for positions in traces.
    pub files: Vec<String>,
}

/// A function without body, which the VM finds by its name.
///
/// The built-in functions print and println are `runtime.print` and `runtime.println`, of one `[]any`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NativeDecl {
    /// As `fmt.Println` or `sync.(*Mutex).Lock`.
    pub name: String,
    pub result_slots: u16,
    pub param_slots: u16,
}

#[derive(Debug, Default)]
pub struct Func {
    /// As in Go's traces: `main.main`, `main.(*T).Method`, `main.main.func1`.
    pub name: String,
    pub code: Vec<Op>,
    pub result_slots: u16,
    pub param_slots: u16,
    /// All registers, the header included and every call window's header and parameters.
    pub frame_slots: u16,
    /// Uses `Defer`: returns through `RunDefers`.
    pub has_defer: bool,
    /// Where to go on in this frame after a panic was recovered: loads the named results and returns.
    /// None where there is no `Defer`.
    pub recover_pc: Option<u32>,
    /// (first pc, file index, line), ascending by pc.
    pub lines: Vec<(u32, u32, u32)>,
    /// A compiler-made wrapper, left out of traces.
    pub wrapper: bool,
    /// Where the function starts in the source.
    pub pos: Pos,
    /// File index and line of the declaration.
    pub decl: (u32, u32),
    /// The source's variables, where the program was lowered to show them.
    pub variables: Vec<Variable>,
}

/// A variable of a function, and where its value is while certain instructions are a frame's present one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Variable {
    pub name: String,
    pub ty: TypeIx,
    /// Holds the value's first slot; with `memory`, the address of its memory form.
    pub reg: super::op::Reg,
    pub memory: bool,
    /// The variable lives from this instruction on, before that one.
    pub from: u32,
    pub to: u32,
}

/// How heap objects of a kind are scanned. An object is `count` elements of `slots` slots.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Layout {
    pub slots: u32,
    /// Offsets of the slots that hold references, ascending.
    pub refs: Vec<u32>,
}

/// How a type's values stand in registers and memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Repr {
    /// Slots in memory (arrays of packed bytes rounded up).
    pub slots: u32,
    /// Registers that a value takes: `slots` where flat, 1 where by reference.
    pub regs: u16,
    /// In registers by the address of an unchanging copy.
    pub by_ref: bool,
}

/// A type at run time.
#[derive(Clone, Debug)]
pub struct RType {
    pub kind: Kind,
    /// As `%T` prints it: `main.Point`, `[]int`, `map[string]*main.T`.
    pub name: String,
    /// Declared in Go source: neither predeclared nor a type literal.
    pub named: bool,
    pub repr: Repr,
    /// One value in memory.
    pub layout: LayoutIx,
    /// Pointer, slice, array, channel element; map value.
    pub elem: Option<TypeIx>,
    /// Map key.
    pub key: Option<TypeIx>,
    /// Array length.
    pub len: u64,
    pub fields: Vec<RField>,
    /// Func: parameters and results.
    pub params: Vec<TypeIx>,
    pub results: Vec<TypeIx>,
    pub variadic: bool,
    /// Channel direction: 0 both, 1 send only, 2 receive only.
    pub dir: u8,
    /// Concrete types: the method set's implementations for interface calls (receiver as `CallIface`
    /// passes it), sorted by name. Interface types: the required names, `func` unused.
    pub methods: Vec<RMethod>,
    pub comparable: bool,
    /// Maps: layout of an entry { hash word, key registers, value registers }.
    pub entry: LayoutIx,
    /// The type of pointers to this one, where the program has it.
    pub pointer_to: Option<TypeIx>,
}

#[derive(Clone, Debug)]
pub struct RField {
    pub name: String,
    pub tag: Box<str>,
    pub ty: TypeIx,
    /// In slots, within the struct's memory form.
    pub offset: u32,
    pub embedded: bool,
    pub exported: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct RMethod {
    /// Index into [`Program::method_names`].
    pub name: u32,
    pub func: FuncIx,
    /// The method's signature without receiver: names that match with other signatures do not implement.
    pub sig: TypeIx,
}

/// After reflect.Kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    Array,
    Chan,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    String,
    Struct,
    UnsafePointer,
}

/// Run-time errors that code can raise without operands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u16)]
pub enum FaultKind {
    NilDereference,
    DivideByZero,
    /// A function with results ran off its end (cannot happen in checked programs).
    Unreachable,
    /// A function that is ranged over called the loop's body again: after it had returned false, after it had
    /// panicked or while it ran, after the loop.
    RangeDone,
    RangePanicked,
    RangeExhausted,
    /// It recovered the body's panic and returned.
    RangeMissedPanic,
}

impl Layout {
    /// The placeholders for the layouts below [`LAYOUT_FIRST`].
    pub fn builtin() -> Vec<Layout> {
        let mut layouts = vec![Layout::default(); LAYOUT_FIRST as usize];
        for (ix, slots, refs) in [
            (LAYOUT_WORDS, 1, vec![]),
            (LAYOUT_REFS, 1, vec![0]),
            (LAYOUT_CONSERVATIVE, 1, vec![]),
        ] {
            layouts[ix as usize] = Layout { slots, refs };
        }
        layouts
    }
}

impl Func {
    /// File index and line of the instruction at `pc`.
    pub fn line(&self, pc: u32) -> (u32, u32) {
        match self.lines.partition_point(|&(first, ..)| first <= pc) {
            0 => self.decl,
            after => (self.lines[after - 1].1, self.lines[after - 1].2),
        }
    }
}
