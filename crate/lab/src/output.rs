//! Where a program's output goes: the board's ring for whoever watches, a bounded copy for the report.

use std::sync::{Arc, Mutex, PoisonError};
use trace::Board;

/// Takes the output as it is written. Called by one worker at a time.
pub trait Sink: Send + Sync {
    fn write(&self, err: bool, bytes: &[u8]);
}

/// The first and the last bytes of a stream.
#[derive(Debug)]
struct Bounded {
    head: Vec<u8>,
    tail: std::collections::VecDeque<u8>,
    /// Bytes that each half may hold.
    half: usize,
    cut: u64,
}

impl Bounded {
    fn new(limit: usize) -> Bounded {
        Bounded {
            head: Vec::new(),
            tail: Default::default(),
            half: limit / 2,
            cut: 0,
        }
    }

    fn write(&mut self, bytes: &[u8]) {
        let room = self.half - self.head.len();
        let (head, rest) = bytes.split_at(bytes.len().min(room));
        self.head.extend_from_slice(head);
        // Only the last `half` bytes of a huge write can stay.
        let kept = &rest[rest.len().saturating_sub(self.half)..];
        self.cut += (rest.len() - kept.len()) as u64;
        self.tail.extend(kept);
        let over = self.tail.len().saturating_sub(self.half);
        self.tail.drain(..over);
        self.cut += over as u64;
    }

    fn text(&self) -> String {
        let (a, b) = self.tail.as_slices();
        if self.cut == 0 {
            return String::from_utf8_lossy(&[&self.head[..], a, b].concat()).into_owned();
        }
        format!(
            "{}\n… {} bytes cut …\n{}",
            String::from_utf8_lossy(&self.head),
            self.cut,
            String::from_utf8_lossy(&[a, b].concat())
        )
    }
}

#[derive(Debug)]
struct Streams {
    out: Bounded,
    err: Bounded,
}

/// All of a run's output: hands it on to the board and to a sink, and keeps what the report shows.
pub struct Capture {
    board: Arc<Board>,
    sink: Option<Arc<dyn Sink>>,
    streams: Mutex<Streams>,
}

impl Capture {
    /// Keeps `limit` bytes of each stream.
    pub fn new(board: Arc<Board>, sink: Option<Arc<dyn Sink>>, limit: usize) -> Capture {
        let streams = Streams {
            out: Bounded::new(limit),
            err: Bounded::new(limit),
        };
        Capture {
            board,
            sink,
            streams: Mutex::new(streams),
        }
    }

    /// Appends to a stream. The lock makes each write whole and the ring's writer single.
    pub fn write(&self, err: bool, bytes: &[u8]) {
        let mut streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        if err {
            &mut streams.err
        } else {
            &mut streams.out
        }
        .write(bytes);
        self.board.output.write(err, bytes);
        if let Some(sink) = &self.sink {
            sink.write(err, bytes);
        }
    }

    /// What was kept of standard output and standard error, and how many bytes were cut.
    pub fn finish(&self) -> (String, String, u64) {
        let streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        (
            streams.out.text(),
            streams.err.text(),
            streams.out.cut + streams.err.cut,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_output_is_kept_whole() {
        let mut stream = Bounded::new(100);
        stream.write(b"hello ");
        stream.write(b"world");
        assert_eq!((stream.text().as_str(), stream.cut), ("hello world", 0));
    }

    #[test]
    fn long_output_keeps_its_ends_and_counts_the_middle() {
        let mut stream = Bounded::new(8);
        for chunk in ["abcdef", "ghijkl", "mnopqrstuvwxyz"] {
            stream.write(chunk.as_bytes());
        }
        assert_eq!(stream.text(), "abcd\n… 18 bytes cut …\nwxyz");
        assert_eq!(stream.cut, 18);
    }
}
