//! A program's output as a ring of records that never makes the program wait.
//!
//! A record is a header word (bit 31: standard error; the rest: length in bytes) and the bytes, padded to
//! four. The writer moves `oldest` past the records that it is about to overwrite *before* it overwrites
//! them; a reader copies and then looks at `oldest` again: if that has passed the copy's start, the copy
//! may be mixed and is dropped. So a flood of output costs the reader the oldest lines, and it knows how many.

use crate::counter::Counter;
use std::cell::UnsafeCell;
use std::sync::atomic::{Ordering, fence};

/// Bytes of the ring; a power of two.
pub const CAPACITY: usize = 1 << 18;
/// Longer writes become several records.
const MAX_RECORD: usize = CAPACITY / 8;
const ERR_BIT: u32 = 1 << 31;

/// See the module's text. One writer at a time (the caller holds a lock), any number of readers.
#[repr(C)]
pub struct OutputRing {
    /// Bytes ever written, headers and padding included.
    written: Counter,
    /// Where the oldest intact record starts, counted like `written`.
    oldest: Counter,
    /// Payload bytes in records before `oldest`.
    evicted: Counter,
    bytes: UnsafeCell<[u8; CAPACITY]>,
}

// SAFETY: the bytes are written by one writer at a time, and readers validate what they copied against
// `oldest`; they are accessed through raw pointers only.
unsafe impl Sync for OutputRing {}

impl Default for OutputRing {
    fn default() -> OutputRing {
        OutputRing {
            written: Counter::new(),
            oldest: Counter::new(),
            evicted: Counter::new(),
            bytes: UnsafeCell::new([0; CAPACITY]),
        }
    }
}

impl std::fmt::Debug for OutputRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OutputRing")
            .field("written", &self.written)
            .field("oldest", &self.oldest)
            .finish()
    }
}

/// A record as a reader finds it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    pub err: bool,
    pub bytes: Vec<u8>,
    /// Payload bytes lost just before this record.
    pub skipped: u64,
}

/// A reader's place.
#[derive(Clone, Copy, Default, Debug)]
pub struct Cursor {
    position: u64,
    /// Payload bytes read or skipped so far.
    payload: u64,
}

impl OutputRing {
    /// The ring's words before its bytes, in memory order.
    pub const FIELDS: &'static [&'static str] = &["written", "oldest", "evicted"];

    pub fn reset(&self) {
        self.oldest.set(0);
        self.evicted.set(0);
        self.written.set(0);
    }

    /// Appends to the ring, losing the oldest records where there is no room.
    /// Only one thread at a time may write.
    pub fn write(&self, err: bool, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let (now, rest) = bytes.split_at(bytes.len().min(MAX_RECORD));
            self.write_record(err, now);
            bytes = rest;
        }
    }

    fn write_record(&self, err: bool, bytes: &[u8]) {
        let start = self.written.get();
        let end = start + record_size(bytes.len());
        let (mut oldest, mut evicted) = (self.oldest.get(), self.evicted.get());
        while end - oldest > CAPACITY as u64 {
            let len = (self.header(oldest) & !ERR_BIT) as usize;
            oldest += record_size(len);
            evicted += len as u64;
        }
        self.evicted.set(evicted);
        self.oldest.set(oldest);
        // Pairs with the reader's Acquire fence: whoever sees a byte of this record sees `oldest` past
        // the record that it overwrote.
        fence(Ordering::Release);
        self.copy_in(
            start,
            &(bytes.len() as u32 | if err { ERR_BIT } else { 0 }).to_le_bytes(),
        );
        self.copy_in(start + 4, bytes);
        // Pairs with the reader's first fence: whoever sees `written` sees the record.
        fence(Ordering::Release);
        self.written.set(end);
    }

    /// The records from `cursor` on, oldest first, that were there when the call began: a writer may be quicker than
    /// any reader.
    pub fn read(&self, cursor: &mut Cursor) -> Vec<Record> {
        let mut records = Vec::new();
        let mut skipped = 0;
        let written = self.written.get();
        fence(Ordering::Acquire);
        loop {
            if cursor.position >= written {
                return records;
            }
            if self.overtaken(cursor, &mut skipped) {
                continue;
            }
            let header = self.header(cursor.position);
            let len = ((header & !ERR_BIT) as usize).min(CAPACITY);
            let bytes = self.copy_out(cursor.position + 4, len);
            fence(Ordering::Acquire);
            if self.overtaken(cursor, &mut skipped) {
                continue;
            }
            cursor.position += record_size(len);
            cursor.payload += len as u64;
            records.push(Record {
                err: header & ERR_BIT != 0,
                bytes,
                skipped: std::mem::take(&mut skipped),
            });
        }
    }

    /// Whether the writer has passed the cursor; then moves it to the oldest record.
    fn overtaken(&self, cursor: &mut Cursor, skipped: &mut u64) -> bool {
        let oldest = self.oldest.get();
        if oldest <= cursor.position {
            return false;
        }
        let evicted = self.evicted.get().max(cursor.payload);
        *skipped += evicted - cursor.payload;
        *cursor = Cursor {
            position: oldest,
            payload: evicted,
        };
        true
    }

    fn header(&self, position: u64) -> u32 {
        let bytes = self.copy_out(position, 4);
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    }

    fn copy_in(&self, position: u64, bytes: &[u8]) {
        let at = position as usize % CAPACITY;
        let first = bytes.len().min(CAPACITY - at);
        let base = self.bytes.get().cast::<u8>();
        // SAFETY: both ranges lie inside the ring; only this writer writes.
        unsafe {
            base.add(at).copy_from_nonoverlapping(bytes.as_ptr(), first);
            base.copy_from_nonoverlapping(bytes[first..].as_ptr(), bytes.len() - first);
        }
    }

    fn copy_out(&self, position: u64, len: usize) -> Vec<u8> {
        let at = position as usize % CAPACITY;
        let first = len.min(CAPACITY - at);
        let base = self.bytes.get().cast::<u8>().cast_const();
        let mut bytes = vec![0; len];
        // SAFETY: both ranges lie inside the ring; the reader throws away what a writer may have mixed.
        unsafe {
            bytes
                .as_mut_ptr()
                .copy_from_nonoverlapping(base.add(at), first);
            bytes
                .as_mut_ptr()
                .add(first)
                .copy_from_nonoverlapping(base, len - first);
        }
        bytes
    }
}

fn record_size(len: usize) -> u64 {
    4 + (len as u64).next_multiple_of(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(records: &[Record]) -> String {
        records
            .iter()
            .map(|r| String::from_utf8_lossy(&r.bytes).into_owned())
            .collect()
    }

    #[test]
    fn what_is_written_is_read_once_and_in_order() {
        let ring = Box::<OutputRing>::default();
        let mut cursor = Cursor::default();
        ring.write(false, b"one ");
        ring.write(true, b"two");
        let records = ring.read(&mut cursor);
        assert_eq!(text(&records), "one two");
        assert_eq!((records[0].err, records[1].err), (false, true));
        assert!(ring.read(&mut cursor).is_empty());
        ring.write(false, b"three");
        assert_eq!(text(&ring.read(&mut cursor)), "three");
    }

    #[test]
    fn a_flood_loses_the_oldest_and_counts_it() {
        let ring = Box::<OutputRing>::default();
        let mut cursor = Cursor::default();
        let mut total = 0;
        for i in 0..100_000 {
            let line = format!("line {i}\n");
            total += line.len() as u64;
            ring.write(false, line.as_bytes());
        }
        let records = ring.read(&mut cursor);
        let read: u64 = records.iter().map(|r| r.bytes.len() as u64).sum();
        let skipped: u64 = records.iter().map(|r| r.skipped).sum();
        assert_eq!(read + skipped, total);
        assert!(skipped > 0);
        assert!(text(&records).ends_with("line 99999\n"));
    }

    #[test]
    fn one_huge_write_becomes_records_that_join() {
        let ring = Box::<OutputRing>::default();
        let mut cursor = Cursor::default();
        let big = "x".repeat(MAX_RECORD * 2 + 5);
        ring.write(false, big.as_bytes());
        assert_eq!(text(&ring.read(&mut cursor)), big);
    }

    #[test]
    fn a_reader_beside_a_writer_sees_whole_records_only() {
        let ring = Box::<OutputRing>::default();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for i in 0u32..200_000 {
                    let byte = b'a' + (i % 26) as u8;
                    ring.write(false, &vec![byte; 1 + (i % 97) as usize]);
                }
            });
            let mut cursor = Cursor::default();
            let mut seen = 0;
            while seen < 5_000 {
                for record in ring.read(&mut cursor) {
                    seen += 1;
                    let first = record.bytes[0];
                    assert!(record.bytes.iter().all(|&b| b == first), "a mixed record");
                }
            }
        });
    }
}
