//! Cells → columns. Cells end at tabs; a column is as wide as the widest cell of consecutive lines that have it.
//!
//! The last cell of a line belongs to no column. A form feed ends a line and all columns, and so does a line of one
//! cell. Text between two [`ESCAPE`] bytes is one piece, whatever it holds. Indentation (leading empty cells) is tabs,
//! other padding is blanks. What ends up as space at a line's end is dropped.

/// Encloses literal text; no byte of UTF-8.
pub(super) const ESCAPE: u8 = 0xff;
/// Ends a cell that may vanish: a column of empty cells of this kind has no width.
pub(super) const VTAB: u8 = 0x0b;
pub(super) const FORMFEED: u8 = 0x0c;

const TAB_WIDTH: usize = 8;
const PADDING: usize = 1;

#[derive(Clone, Copy, Default)]
struct Cell {
    bytes: usize,
    chars: usize,
    /// Ended by a hard tab: the column stays even if all its cells are empty.
    hard: bool,
}

#[derive(Default)]
struct Writer {
    out: Trimmer,
    text: Vec<u8>,
    cell: Cell,
    lines: Vec<Vec<Cell>>,
    widths: Vec<usize>,
}

pub(super) fn align(cells: &[u8]) -> String {
    let mut writer = Writer {
        lines: vec![Vec::new()],
        ..Writer::default()
    };
    let mut escaped = false;
    for &byte in cells {
        match byte {
            b'\t' | VTAB if !escaped => writer.end_cell(byte == b'\t'),
            b'\n' | FORMFEED if !escaped => {
                writer.end_cell(false);
                let alone = writer.lines.last().is_some_and(|line| line.len() == 1);
                writer.lines.push(Vec::new());
                if byte == FORMFEED || alone {
                    writer.flush();
                }
            }
            _ => {
                escaped ^= byte == ESCAPE;
                writer.text.push(byte);
                writer.cell.bytes += 1;
                // Continuation bytes and marks have no width.
                writer.cell.chars += usize::from(byte & 0xc0 != 0x80 && byte != ESCAPE);
            }
        }
    }
    writer.flush();
    writer.out.finish()
}

/// The text without alignment: what a piece of source measures.
pub(super) fn plain(cells: &[u8]) -> String {
    let mut out = Trimmer::default();
    out.write(cells);
    out.finish()
}

impl Writer {
    fn end_cell(&mut self, hard: bool) {
        let cell = Cell {
            hard,
            ..std::mem::take(&mut self.cell)
        };
        if let Some(line) = self.lines.last_mut() {
            line.push(cell);
        }
    }

    fn flush(&mut self) {
        if self.cell.bytes > 0 {
            self.end_cell(false);
        }
        let lines = std::mem::take(&mut self.lines);
        self.columns(&lines, 0, 0, lines.len());
        self.text.clear();
        self.lines.push(Vec::new());
    }

    /// Lays out the lines `from..to`, whose first `self.widths.len()` columns are known; their text starts at `at`.
    fn columns(&mut self, lines: &[Vec<Cell>], mut at: usize, mut from: usize, to: usize) -> usize {
        let column = self.widths.len();
        let mut this = from;
        while this < to {
            if column + 1 >= lines[this].len() {
                this += 1;
                continue;
            }
            // A block of lines with this column begins; what is before has no further column.
            at = self.write(lines, at, from, this);
            from = this;
            let mut width = 0;
            let mut vanishes = true;
            while this < to && column + 1 < lines[this].len() {
                let cell = lines[this][column];
                width = width.max(cell.chars + PADDING);
                vanishes &= cell.chars == 0 && !cell.hard;
                this += 1;
            }
            self.widths.push(if vanishes { 0 } else { width });
            at = self.columns(lines, at, from, this);
            self.widths.pop();
            from = this;
        }
        self.write(lines, at, from, to)
    }

    fn write(&mut self, lines: &[Vec<Cell>], mut at: usize, from: usize, to: usize) -> usize {
        for (index, line) in lines.iter().enumerate().take(to).skip(from) {
            let mut indenting = true;
            for (column, cell) in line.iter().enumerate() {
                indenting &= cell.bytes == 0;
                self.out.write(&self.text[at..at + cell.bytes]);
                at += cell.bytes;
                let Some(&width) = self.widths.get(column) else {
                    continue;
                };
                if indenting {
                    self.out.pad(b'\t', width.div_ceil(TAB_WIDTH));
                } else {
                    self.out.pad(b' ', width.saturating_sub(cell.chars));
                }
            }
            if index + 1 < lines.len() {
                self.out.write(b"\n");
            }
        }
        at
    }
}

/// Drops space at the ends of lines, and the marks.
#[derive(Default)]
struct Trimmer {
    text: Vec<u8>,
    space: Vec<u8>,
    escaped: bool,
}

impl Trimmer {
    fn pad(&mut self, byte: u8, count: usize) {
        self.space.extend(std::iter::repeat_n(byte, count));
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            match byte {
                ESCAPE => {
                    self.escaped = !self.escaped;
                    self.text.append(&mut self.space);
                }
                b'\n' | FORMFEED if !self.escaped => {
                    self.space.clear();
                    self.text.push(b'\n');
                }
                b'\t' | VTAB if !self.escaped => self.space.push(b'\t'),
                b' ' if !self.escaped => self.space.push(b' '),
                _ => {
                    self.text.append(&mut self.space);
                    self.text.push(byte);
                }
            }
        }
    }

    fn finish(self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }
}
