//! Writing JSON: enough for reports that other programs read.

use std::fmt::Write;

/// A JSON text under construction. Values and members are written in order; commas come of themselves.
#[derive(Debug, Default)]
pub struct Json {
    text: String,
    /// Something stands before the next value on its level.
    comma: bool,
}

impl Json {
    pub fn object(build: impl FnOnce(&mut Json)) -> String {
        let mut json = Json::default();
        json.nested('{', '}', build);
        json.text
    }

    fn separate(&mut self) {
        if self.comma {
            self.text.push(',');
        }
        self.comma = true;
    }

    fn nested(&mut self, open: char, close: char, build: impl FnOnce(&mut Json)) {
        self.separate();
        self.text.push(open);
        self.comma = false;
        build(self);
        self.text.push(close);
        self.comma = true;
    }

    fn key(&mut self, key: &str) {
        self.separate();
        self.string(key);
        self.text.push(':');
        self.comma = false;
    }

    fn string(&mut self, value: &str) {
        self.text.push('"');
        for c in value.chars() {
            let _ = match c {
                '"' | '\\' => write!(self.text, "\\{c}"),
                '\n' => self.text.write_str("\\n"),
                '\t' => self.text.write_str("\\t"),
                c if (c as u32) < 0x20 => write!(self.text, "\\u{:04x}", c as u32),
                c => self.text.write_char(c),
            };
        }
        self.text.push('"');
    }

    pub fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        self.string(value);
        self.comma = true;
    }

    pub fn number(&mut self, key: &str, value: impl Into<f64>) {
        let value = value.into();
        self.key(key);
        // JSON has no name for what is no number.
        let _ = match value.is_finite() {
            true => write!(self.text, "{value}"),
            false => self.text.write_str("null"),
        };
        self.comma = true;
    }

    pub fn flag(&mut self, key: &str, value: bool) {
        self.key(key);
        self.text.push_str(if value { "true" } else { "false" });
        self.comma = true;
    }

    pub fn member(&mut self, key: &str, build: impl FnOnce(&mut Json)) {
        self.key(key);
        self.nested('{', '}', build);
    }

    pub fn list<T>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = T>,
        mut build: impl FnMut(&mut Json, T),
    ) {
        self.key(key);
        self.nested('[', ']', |json| {
            for item in items {
                json.nested('{', '}', |json| build(json, item));
            }
        });
    }

    pub fn numbers(&mut self, key: &str, items: impl IntoIterator<Item = u64>) {
        self.key(key);
        self.nested('[', ']', |json| {
            for item in items {
                json.separate();
                let _ = write!(json.text, "{item}");
            }
        });
    }

    pub fn texts<T: AsRef<str>>(&mut self, key: &str, items: impl IntoIterator<Item = T>) {
        self.key(key);
        self.nested('[', ']', |json| {
            for item in items {
                json.separate();
                json.string(item.as_ref());
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_separated_and_escaped() {
        let text = Json::object(|json| {
            json.text("a\"b", "line\n\u{1}\t\\é");
            json.number("n", 2.5);
            json.number("none", f64::NAN);
            json.flag("yes", true);
            json.list("list", [1u32, 2], |json, n| json.number("n", n));
            json.texts("texts", ["x", "y"]);
            json.numbers("numbers", [1, 20]);
            json.member("inner", |_| ());
        });
        assert_eq!(
            text,
            "{\"a\\\"b\":\"line\\n\\u0001\\t\\\\é\",\"n\":2.5,\"none\":null,\"yes\":true,\
             \"list\":[{\"n\":1},{\"n\":2}],\"texts\":[\"x\",\"y\"],\"numbers\":[1,20],\"inner\":{}}"
        );
    }
}
