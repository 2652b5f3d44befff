//! Format strings → directives, with the arguments they take.

/// A width or precision.
#[derive(Clone, Copy, Default, Debug)]
struct Size {
    /// The argument of `*`.
    argument: Option<usize>,
    indexed: bool,
}

/// `%[2]*.3d`
#[derive(Debug)]
pub(super) struct Directive<'f> {
    pub(super) text: &'f str,
    /// Where it starts in the format.
    pub(super) start: usize,
    pub(super) flags: &'f str,
    pub(super) verb: char,
    /// The argument of the verb.
    pub(super) argument: usize,
    width: Size,
    precision: Size,
    indexed: bool,
}

impl Directive<'_> {
    /// Some argument is named by its index.
    pub(super) fn is_indexed(&self) -> bool {
        self.indexed || self.width.indexed || self.precision.indexed
    }

    /// The arguments of the stars.
    pub(super) fn stars(&self) -> impl Iterator<Item = usize> {
        [self.width.argument, self.precision.argument]
            .into_iter()
            .flatten()
    }
}

/// The directives of `format`, whose first argument has the index `first` among the call's.
///
/// # Errors
/// What is wrong, as vet says it after the function's name.
pub(super) fn parse(format: &str, first: usize) -> Result<Vec<Directive<'_>>, String> {
    let mut directives = Vec::new();
    let mut argument = first;
    let mut at = 0;
    while let Some(start) = format[at..].find('%').map(|found| at + found) {
        let mut parser = Parser {
            text: &format[start..],
            at: 1,
            first,
            argument,
            pending: false,
        };
        let mut directive = parser.directive()?;
        directive.start = start;
        at = start + directive.text.len();
        if directive.verb != '%' {
            argument = parser.argument + 1;
        }
        directives.push(directive);
    }
    Ok(directives)
}

struct Parser<'f> {
    /// From the `%` on.
    text: &'f str,
    at: usize,
    first: usize,
    /// The argument that comes next.
    argument: usize,
    /// An index was read that nothing has used yet.
    pending: bool,
}

impl<'f> Parser<'f> {
    fn directive(&mut self) -> Result<Directive<'f>, String> {
        let rest = &self.text[1..];
        let flags = &rest[..rest.len() - rest.trim_start_matches(['#', '0', '+', '-', ' ']).len()];
        self.at += flags.len();
        self.index()?;
        let width = self.size();
        let mut precision = Size::default();
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.index()?;
            precision = self.size();
        }
        if !self.pending {
            self.index()?;
        }
        let Some(verb) = self.text[self.at..].chars().next() else {
            return Err(format!(
                "format {} is missing verb at end of string",
                self.text
            ));
        };
        self.at += verb.len_utf8();
        Ok(Directive {
            text: &self.text[..self.at],
            start: 0,
            flags,
            verb,
            argument: self.argument,
            width,
            precision,
            indexed: self.pending,
        })
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// `[n]`
    fn index(&mut self) -> Result<(), String> {
        if self.peek() != Some(b'[') {
            return Ok(());
        }
        let start = self.at + 1;
        let Some(len) = self.text[start..].find(']') else {
            return Err(format!("format {} is missing closing ]", self.text));
        };
        let number = &self.text[start..start + len];
        match number.parse::<i32>() {
            Ok(index) if index > 0 && number.bytes().all(|b| b.is_ascii_digit()) => {
                self.argument = self.first - 1 + index as usize;
            }
            _ => return Err(format!("format has invalid argument index [{number}]")),
        }
        self.at = start + len + 1;
        self.pending = true;
        Ok(())
    }

    /// `*` or a number
    fn size(&mut self) -> Size {
        if self.peek() != Some(b'*') {
            while self.peek().is_some_and(|b| b.is_ascii_digit()) {
                self.at += 1;
            }
            return Size::default();
        }
        self.at += 1;
        let size = Size {
            argument: Some(self.argument),
            indexed: std::mem::take(&mut self.pending),
        };
        self.argument += 1;
        size
    }
}

/// The first thing in a text that looks like a directive, where none is meant.
pub(super) fn stray(text: &str) -> Option<&str> {
    let mut at = 0;
    while let Some(start) = text[at..].find('%').map(|found| at + found) {
        match matched(&text[start..]) {
            Some(len) => {
                let found = &text[start..start + len];
                // `%41`: an escape in an address.
                let bytes = found.as_bytes();
                let escape =
                    len >= 3 && bytes[1].is_ascii_hexdigit() && bytes[2].is_ascii_hexdigit();
                if !escape {
                    return Some(found);
                }
                at = start + len;
            }
            None => at = start + 1,
        }
    }
    None
}

/// The length of the directive that the text begins with: flags, width, precision, index and a known verb.
fn matched(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let index = |at: usize| {
        let digits = |from: usize| {
            bytes[from..]
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count()
        };
        match bytes.get(at) {
            Some(b'[') => {
                let count = digits(at + 1);
                (count > 0 && bytes.get(at + 1 + count) == Some(&b']')).then_some(at + count + 2)
            }
            _ => None,
        }
    };
    let number = |at: usize| {
        let digits = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if digits > 0 {
            return at + digits;
        }
        let star = index(at).unwrap_or(at);
        if bytes.get(star) == Some(&b'*') {
            star + 1
        } else {
            at
        }
    };
    let mut at = 1 + bytes[1..].iter().take_while(|b| b"+-#".contains(b)).count();
    at = number(at);
    if bytes.get(at) == Some(&b'.') {
        at += 1;
    }
    at = number(at);
    at = index(at).unwrap_or(at);
    let verb = bytes.get(at)?;
    b"bcdefgopqstvxEFGTUX".contains(verb).then_some(at + 1)
}
