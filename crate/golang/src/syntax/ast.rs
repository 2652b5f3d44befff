//! The syntax tree. Each node shows its surface form; an optional field says what none means.
//!
//! Positions follow gc's `syntax` package, because diagnostics are compared with gc's: the position
//! of a binary expression is its operator's, of a call, index, slice, selector or assertion its
//! operand's start (use [`Expr::start`] for the leftmost position of any expression).

use crate::source::Pos;
use std::cell::OnceCell;
use std::ops::{Deref, Range};
use std::rc::Rc;

pub type Name = Rc<str>;

/// Names an expression in the checker's side tables. Unique within one compilation, dense from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ExprId(pub u32);

/// Hands out [`ExprId`]s; one for all files of a compilation.
#[derive(Debug, Default)]
pub struct ExprIds(pub u32);

impl ExprIds {
    pub fn fresh(&mut self) -> ExprId {
        self.0 += 1;
        ExprId(self.0 - 1)
    }
}

/// An identifier that declares or selects. Its id is the key of its object in the side tables.
#[derive(Clone, PartialEq, Debug)]
pub struct Ident {
    pub id: ExprId,
    pub pos: Pos,
    pub name: Name,
}

/// One source file: `package Name; imports and declarations`.
#[derive(Clone, PartialEq, Debug)]
pub struct File {
    pub package: Ident,
    pub decls: Vec<Decl>,
    /// Every comment, in order, for directives and the formatter.
    pub comments: Vec<Comment>,
    /// The position just past the last byte.
    pub end: Pos,
}

/// `// text` or `/* text */`, with its marks.
#[derive(Clone, PartialEq, Debug)]
pub struct Comment {
    pub pos: Pos,
    pub text: Name,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Decl {
    Import(ImportDecl),
    Const(ConstDecl),
    Var(VarDecl),
    Type(TypeDecl),
    Func(Box<FuncDecl>),
}

/// `import LocalName "Path"`
#[derive(Clone, PartialEq, Debug)]
pub struct ImportDecl {
    pub pos: Pos,
    /// None: the package's own name. May be `_` or `.`.
    pub local: Option<Ident>,
    pub path: Name,
    pub path_pos: Pos,
}

/// One line of a const group: `Names Type = Values`
#[derive(Clone, PartialEq, Debug)]
pub struct ConstDecl {
    pub pos: Pos,
    pub names: Vec<Ident>,
    /// Type and values as written. Both empty inside a group: repeat the previous line's.
    pub ty: Option<Expr>,
    pub values: Vec<Expr>,
    /// The value of iota: the line's index in its group.
    pub iota: u32,
    /// Lines of one `const ( … )` share a number; a lone const has its own.
    pub group: u32,
}

/// `var Names Type = Values`
#[derive(Clone, PartialEq, Debug)]
pub struct VarDecl {
    pub pos: Pos,
    pub names: Vec<Ident>,
    /// None: taken from the values.
    pub ty: Option<Expr>,
    /// Empty: zero values. One call for several names is allowed.
    pub values: Vec<Expr>,
}

/// `type Name[TypeParams] Type` or `type Name = Type`
#[derive(Clone, PartialEq, Debug)]
pub struct TypeDecl {
    pub pos: Pos,
    pub name: Ident,
    pub type_params: Vec<Field>,
    pub alias: bool,
    pub ty: Expr,
}

/// `func (Recv) Name[TypeParams](Params) Results { Body }`
#[derive(Clone, PartialEq, Debug)]
pub struct FuncDecl {
    pub pos: Pos,
    /// None: a plain function.
    pub recv: Option<Field>,
    pub name: Ident,
    pub type_params: Vec<Field>,
    pub ty: FuncType,
    /// None: implemented natively (library packages only).
    pub body: Option<Body>,
}

/// A declared function's body: its block. That of a library function is skipped at first, and read when the function
/// is reached; until then the block has no statements, but its braces' places.
#[derive(Clone, PartialEq, Debug)]
pub struct Body {
    block: Block,
    /// The first id that is no longer the declaration's.
    end: ExprId,
    skipped: bool,
    /// Of a body that was skipped: what it holds, and the ids of its expressions.
    read: OnceCell<(Block, Range<u32>)>,
}

impl Body {
    /// A body that was read, or skipped, with its declaration; `end` is the id that the next expression gets.
    pub(super) fn new(block: Block, end: ExprId, skipped: bool) -> Body {
        Body {
            block,
            end,
            skipped,
            read: OnceCell::new(),
        }
    }

    /// Whether the body was skipped and has not been read since.
    pub fn is_unread(&self) -> bool {
        self.skipped && self.read.get().is_none()
    }

    /// Gives a skipped body the block that was read, with the ids of its expressions.
    pub(super) fn fill(&self, block: Block, ids: Range<u32>) {
        // A second time there is nothing to add.
        let _ = self.read.set((block, ids));
    }

    /// Where the ids of the declaration's expressions end, and those that the body got when it was read later.
    pub fn ids(&self) -> (ExprId, Range<u32>) {
        (self.end, self.read.get().map_or(0..0, |r| r.1.clone()))
    }
}

impl Deref for Body {
    type Target = Block;

    fn deref(&self) -> &Block {
        self.read.get().map_or(&self.block, |(block, _)| block)
    }
}

/// A parameter, result, struct field or type parameter: `Name Type`.
/// `a, b int` gives two fields with clones of one type expression (same `ExprId`s).
#[derive(Clone, PartialEq, Debug)]
pub struct Field {
    /// None: an unnamed parameter or result, or an embedded field.
    pub name: Option<Ident>,
    pub ty: Expr,
    /// A struct field's tag, unquoted.
    pub tag: Option<Name>,
    /// A struct field written as a type alone.
    pub embedded: bool,
}

/// `func(Params) Results`; a variadic last parameter has the type [`ExprKind::Ellipsis`].
#[derive(Clone, PartialEq, Debug)]
pub struct FuncType {
    pub pos: Pos,
    pub params: Vec<Field>,
    pub results: Vec<Field>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Expr {
    pub id: ExprId,
    pub pos: Pos,
    /// Just past the expression's last byte.
    pub end: Pos,
    pub kind: ExprKind,
}

#[derive(Clone, PartialEq, Debug)]
pub enum ExprKind {
    /// Source that did not parse; a diagnostic has been given.
    Bad,
    /// `x`
    Name(Name),
    /// `1`, `1.5e3`, `2i`, `'a'`, `"s"`: the literal's source text
    Literal(LiteralKind, Name),
    /// `Type{elements}`; type none: elided inside another literal
    Composite {
        ty: Option<Box<Expr>>,
        elems: Vec<Element>,
        rbrace: Pos,
    },
    /// `func(…) … { … }`
    Func(Box<FuncLit>),
    /// `(x)`
    Paren(Box<Expr>),
    /// `x.sel`
    Selector { x: Box<Expr>, sel: Ident },
    /// `x[i]`, or an instantiation `x[T1, T2]`
    Index { x: Box<Expr>, indices: Vec<Expr> },
    /// `x[lo:hi:max]`; a bound is none where it is left out
    Slice {
        x: Box<Expr>,
        lo: Option<Box<Expr>>,
        hi: Option<Box<Expr>>,
        max: Option<Box<Expr>>,
    },
    /// `x.(T)`; none: `x.(type)`
    Assert { x: Box<Expr>, ty: Option<Box<Expr>> },
    /// `f(args...)`; spread: the position of the final `...`
    Call {
        fun: Box<Expr>,
        args: Vec<Expr>,
        spread: Option<Pos>,
        rparen: Pos,
    },
    /// `*x`, a dereference or a pointer type
    Star(Box<Expr>),
    /// `op x`
    Unary { op: UnaryOp, x: Box<Expr> },
    /// `x op y`
    Binary {
        op: BinaryOp,
        x: Box<Expr>,
        y: Box<Expr>,
    },

    /// `[len]T`; none: `[...]T`
    ArrayType {
        len: Option<Box<Expr>>,
        elem: Box<Expr>,
    },
    /// `[]T`
    SliceType(Box<Expr>),
    /// `struct { … }`
    StructType(Vec<Field>),
    /// `func(…) …`
    FuncType(Box<FuncType>),
    /// `interface { … }`
    InterfaceType(Vec<InterfaceElem>),
    /// `map[K]V`
    MapType { key: Box<Expr>, value: Box<Expr> },
    /// `chan T`, `<-chan T`, `chan<- T`
    ChanType { dir: ChanDir, elem: Box<Expr> },
    /// `...T` as the type of a last parameter
    Ellipsis(Box<Expr>),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LiteralKind {
    Int,
    Float,
    Imaginary,
    Rune,
    String,
}

/// `value` or `key: value` inside a composite literal
#[derive(Clone, PartialEq, Debug)]
pub struct Element {
    pub key: Option<Expr>,
    pub value: Expr,
}

#[derive(Clone, PartialEq, Debug)]
pub struct FuncLit {
    pub ty: FuncType,
    pub body: Block,
}

#[derive(Clone, PartialEq, Debug)]
pub enum InterfaceElem {
    /// `Name(params) results`
    Method { name: Ident, ty: FuncType },
    /// An embedded interface, or a union `~A | B`
    Embed { pos: Pos, terms: Vec<Term> },
}

/// `T` or `~T` in a union
#[derive(Clone, PartialEq, Debug)]
pub struct Term {
    pub tilde: bool,
    pub ty: Expr,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChanDir {
    Both,
    Send,
    Recv,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryOp {
    /// `+`
    Plus,
    /// `-`
    Neg,
    /// `!`
    Not,
    /// `^`
    BitNot,
    /// `&`
    Addr,
    /// `<-`
    Recv,
    /// `~`, only in constraints
    Tilde,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    And,
    Or,
    Xor,
    AndNot,
    Shl,
    Shr,
    /// `&&`
    LogAnd,
    /// `||`
    LogOr,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// `{ stmts }`
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    pub lbrace: Pos,
    pub stmts: Vec<Stmt>,
    pub rbrace: Pos,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Stmt {
    pub pos: Pos,
    pub kind: StmtKind,
}

#[derive(Clone, PartialEq, Debug)]
pub enum StmtKind {
    Bad,
    Empty,
    /// A call, a receive, or (an error) any other expression
    Expr(Expr),
    /// `ch <- value`
    Send {
        ch: Expr,
        value: Expr,
    },
    /// `x++`, `x--`
    IncDec {
        x: Expr,
        inc: bool,
    },
    /// `lhs = rhs`, `lhs op= rhs` (one each)
    Assign {
        lhs: Vec<Expr>,
        op: Option<BinaryOp>,
        rhs: Vec<Expr>,
    },
    /// `lhs := rhs`; each left side is a [`ExprKind::Name`] or an error
    Define {
        lhs: Vec<Expr>,
        rhs: Vec<Expr>,
    },
    /// `var`, `const`, `type` inside a function
    Decl(Vec<Decl>),
    /// `go call`
    Go(Expr),
    /// `defer call`
    Defer(Expr),
    Return(Vec<Expr>),
    /// `break Label`; none: the innermost
    Break(Option<Ident>),
    Continue(Option<Ident>),
    Goto(Ident),
    Fallthrough,
    Block(Block),
    /// `if init; cond { then } else other`; other is an `If` or a `Block`
    If {
        init: Option<Box<Stmt>>,
        cond: Expr,
        then: Block,
        other: Option<Box<Stmt>>,
    },
    /// `for init; cond; post { body }`; cond none: for ever
    For {
        init: Option<Box<Stmt>>,
        cond: Option<Expr>,
        post: Option<Box<Stmt>>,
        body: Block,
    },
    /// `for key, value := range x { body }`
    Range(Box<RangeStmt>),
    /// `switch init; tag { cases }`; tag none: `true`
    Switch {
        init: Option<Box<Stmt>>,
        tag: Option<Expr>,
        cases: Vec<Case>,
        rbrace: Pos,
    },
    /// `switch init; bind := x.(type) { cases }`; bind none: no variable. Each case's exprs are types or nil.
    TypeSwitch {
        init: Option<Box<Stmt>>,
        bind: Option<Ident>,
        x: Expr,
        cases: Vec<Case>,
        rbrace: Pos,
    },
    /// `select { cases }`
    Select {
        cases: Vec<CommCase>,
        rbrace: Pos,
    },
    /// `Label: stmt`
    Labeled {
        label: Ident,
        stmt: Box<Stmt>,
    },
}

#[derive(Clone, PartialEq, Debug)]
pub struct RangeStmt {
    /// None: absent. `_` is a name.
    pub key: Option<Expr>,
    pub value: Option<Expr>,
    /// `:=` rather than `=`
    pub define: bool,
    pub x: Expr,
    pub body: Block,
}

/// `case exprs:` or `default:` of a switch
#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    pub pos: Pos,
    pub exprs: Vec<Expr>,
    /// `default:`
    pub default: bool,
    pub colon: Pos,
    pub body: Vec<Stmt>,
}

/// `case comm:` or `default:` of a select
#[derive(Clone, PartialEq, Debug)]
pub struct CommCase {
    pub pos: Pos,
    /// None: default. Otherwise `Send`, `Expr(<-c)`, or `Assign`/`Define` with one receive on the right.
    pub comm: Option<Box<Stmt>>,
    pub colon: Pos,
    pub body: Vec<Stmt>,
}

impl BinaryOp {
    /// The sign in the source.
    pub fn text(self) -> &'static str {
        match self {
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Mul => "*",
            BinaryOp::Div => "/",
            BinaryOp::Rem => "%",
            BinaryOp::And => "&",
            BinaryOp::Or => "|",
            BinaryOp::Xor => "^",
            BinaryOp::AndNot => "&^",
            BinaryOp::Shl => "<<",
            BinaryOp::Shr => ">>",
            BinaryOp::LogAnd => "&&",
            BinaryOp::LogOr => "||",
            BinaryOp::Eq => "==",
            BinaryOp::Ne => "!=",
            BinaryOp::Lt => "<",
            BinaryOp::Le => "<=",
            BinaryOp::Gt => ">",
            BinaryOp::Ge => ">=",
        }
    }

    /// From 1 (`||`) to 5 (`*`); higher binds tighter.
    pub fn precedence(self) -> u8 {
        use BinaryOp::*;
        match self {
            LogOr => 1,
            LogAnd => 2,
            Eq | Ne | Lt | Le | Gt | Ge => 3,
            Add | Sub | Or | Xor => 4,
            Mul | Div | Rem | And | AndNot | Shl | Shr => 5,
        }
    }
}

impl Expr {
    /// The leftmost position of the expression.
    pub fn start(&self) -> Pos {
        match &self.kind {
            ExprKind::Binary { x, .. }
            | ExprKind::Selector { x, .. }
            | ExprKind::Index { x, .. }
            | ExprKind::Slice { x, .. }
            | ExprKind::Assert { x, .. }
            | ExprKind::Call { fun: x, .. } => x.start(),
            ExprKind::Composite { ty: Some(ty), .. } => ty.start(),
            _ => self.pos,
        }
    }

    /// The expression without the parentheses around it.
    pub fn unparen(&self) -> &Expr {
        match &self.kind {
            ExprKind::Paren(x) => x.unparen(),
            _ => self,
        }
    }
}
