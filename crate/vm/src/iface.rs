//! Interface calls and assertions: which method implements what, worked out once for a program.

use golang::bytecode::{FuncIx, Kind, Program, RType, TypeIx};

/// A method to call, and how it takes its receiver.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub(crate) func: FuncIx,
    /// The receiver is the payload's word; else the payload's address.
    pub(crate) word: bool,
}

/// From (type, method name) to method: the rows of all types, laid over each other where their gaps allow,
/// each entry naming its owner. Two loads and a comparison find a method.
#[derive(Debug, Default)]
pub(crate) struct Dispatch {
    /// Where each type's row starts in `entries`.
    rows: Vec<u32>,
    /// Owner (type + 1; 0: none), function, whether the receiver is a word.
    entries: Vec<(u32, FuncIx, bool)>,
    /// For each interface type, one bit for each type that implements it; empty for other types.
    implements: Vec<Vec<u64>>,
}

impl Dispatch {
    pub(crate) fn new(program: &Program) -> Dispatch {
        let types = &program.types;
        let mut dispatch = Dispatch {
            rows: vec![0; types.len()],
            entries: Vec::new(),
            implements: Vec::new(),
        };
        let names = program.method_names.len();
        let mut by_width: Vec<TypeIx> = (0..types.len() as u32)
            .filter(|&ty| is_concrete(&types[ty as usize]))
            .collect();
        by_width.sort_by_key(|&ty| std::cmp::Reverse(types[ty as usize].methods.len()));
        let mut from = 0;
        for ty in by_width {
            dispatch.place(ty, &types[ty as usize], &mut from);
        }
        // Every row can be asked for every name.
        let longest = dispatch
            .rows
            .iter()
            .max()
            .map_or(0, |&row| row as usize + names);
        dispatch.entries.resize(
            longest.max(dispatch.entries.len()).max(names),
            (0, 0, false),
        );
        dispatch.implements = types
            .iter()
            .map(|iface| implementers(types, iface))
            .collect();
        dispatch
    }

    /// Finds the first place where a type's row fits.
    fn place(&mut self, ty: TypeIx, info: &RType, from: &mut usize) {
        while self.entries.get(*from).is_some_and(|entry| entry.0 != 0) {
            *from += 1;
        }
        let least = info
            .methods
            .iter()
            .map(|method| method.name)
            .min()
            .unwrap_or(0) as usize;
        let mut row = from.saturating_sub(least);
        let free = |entries: &[(u32, FuncIx, bool)], row: usize| {
            let taken = |name: u32| entries.get(row + name as usize).is_some_and(|e| e.0 != 0);
            !info.methods.iter().any(|method| taken(method.name))
        };
        while !free(&self.entries, row) {
            row += 1;
        }
        self.rows[ty as usize] = row as u32;
        for method in &info.methods {
            let at = row + method.name as usize;
            if self.entries.len() <= at {
                self.entries.resize(at + 1, (0, 0, false));
            }
            self.entries[at] = (ty + 1, method.func, info.repr.regs == 1);
        }
    }

    /// The method `name` of type `ty`.
    #[inline(always)]
    pub(crate) fn find(&self, ty: TypeIx, name: u32) -> Option<Target> {
        let row = *self.rows.get(ty as usize)?;
        let &(owner, func, word) = self.entries.get((row + name) as usize)?;
        (owner == ty + 1).then_some(Target { func, word })
    }

    /// Whether type `ty` implements interface type `iface`.
    #[inline]
    pub(crate) fn implements(&self, ty: TypeIx, iface: TypeIx) -> bool {
        let row = &self.implements[iface as usize];
        row.get(ty as usize / 64)
            .is_some_and(|bits| bits >> (ty % 64) & 1 != 0)
    }
}

fn is_concrete(ty: &RType) -> bool {
    ty.kind != Kind::Interface && !ty.methods.is_empty()
}

fn implementers(types: &[RType], iface: &RType) -> Vec<u64> {
    if iface.kind != Kind::Interface {
        return Vec::new();
    }
    let mut bits = vec![0; types.len().div_ceil(64)];
    for (ix, ty) in types.iter().enumerate() {
        if ty.kind != Kind::Interface && missing(ty, iface).is_none() {
            bits[ix / 64] |= 1 << (ix % 64);
        }
    }
    bits
}

/// The first method of the interface that the type lacks: its name's index, and whether the type has one of
/// that name with another signature.
pub(crate) fn missing(ty: &RType, iface: &RType) -> Option<(u32, bool)> {
    iface.methods.iter().find_map(|wanted| {
        let found = ty.methods.iter().find(|method| method.name == wanted.name);
        match found {
            Some(method) if method.sig == wanted.sig => None,
            Some(_) => Some((wanted.name, true)),
            None => Some((wanted.name, false)),
        }
    })
}
