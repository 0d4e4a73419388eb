//! How does a report reach its reader over a connection while it is still being written?
//!
//! Reports are written by plain code into a sink, on a thread of its own; a connection takes pieces when it can. Between the two
//! are a few pieces at most, so a slow reader slows the writer, and one that goes away stops it. A report that breaks off ends
//! its stream with an error and never like one that is whole: half a CSV looks just like a short one, so the connection must
//! break as well.

use std::{
    fmt::Display,
    io::{self, ErrorKind, Write},
};

use futures_util::{Stream, stream::unfold};
use tokio::{
    sync::mpsc::{Receiver, Sender, channel},
    task::spawn_blocking,
};

/// Bytes of a piece.
const PIECE: usize = 32 * 1024;
/// Pieces that may wait for the reader.
const WAITING: usize = 4;

enum Piece {
    Bytes(Vec<u8>),
    Broken(io::Error),
    End,
}

/// Writes a report on a thread of its own, and gives back its pieces as they come. An error of the work is the stream's last word.
/// Must be called where the asynchronous runtime is at hand.
pub fn stream<T, E: Display>(
    work: impl FnOnce(&mut Pipe) -> Result<T, E> + Send + 'static,
) -> impl Stream<Item = io::Result<Vec<u8>>> + Send + 'static {
    let (sender, receiver) = channel(WAITING);
    // Not waited for: it ends by itself when nobody reads, and its error comes through the pieces.
    drop(spawn_blocking(move || {
        let mut pipe = Pipe {
            sender,
            piece: Vec::with_capacity(PIECE),
        };
        let done = work(&mut pipe).map_err(|error| io::Error::other(error.to_string()));
        let last = match done.and_then(|_| pipe.flush()) {
            Ok(()) => Piece::End,
            Err(error) => Piece::Broken(error),
        };
        // Nobody left to tell is no mishap.
        let _ = pipe.sender.blocking_send(last);
    }));
    unfold(Some(receiver), next)
}

/// What comes next, and whether more may follow.
async fn next(receiver: Option<Receiver<Piece>>) -> Option<(io::Result<Vec<u8>>, Option<Receiver<Piece>>)> {
    let mut receiver = receiver?;
    match receiver.recv().await {
        Some(Piece::Bytes(bytes)) => Some((Ok(bytes), Some(receiver))),
        Some(Piece::End) => None,
        Some(Piece::Broken(error)) => Some((Err(error), None)),
        // The writer is gone without a word: it panicked.
        None => Some((Err(ErrorKind::UnexpectedEof.into()), None)),
    }
}

/// The writing end.
pub struct Pipe {
    sender: Sender<Piece>,
    piece: Vec<u8>,
}

/// Whether anybody still reads.
pub struct Watch(Sender<Piece>);

impl Watch {
    /// Whether the reader has gone.
    pub fn has_left(&self) -> bool {
        self.0.is_closed()
    }
}

impl Pipe {
    /// What tells whether anybody still reads, while nothing is written.
    pub fn watch(&self) -> Watch {
        Watch(self.sender.clone())
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = &bytes[..bytes.len().min(PIECE - self.piece.len())];
        self.piece.extend(taken);
        if self.piece.len() == PIECE {
            self.flush()?;
        }
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        let sent = self.sender.blocking_send(Piece::Bytes(piece));
        sent.map_err(|_| ErrorKind::BrokenPipe.into())
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::Write,
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering::Relaxed},
        },
    };

    use entity::vocabulary::Language;
    use futures_util::{StreamExt, pin_mut};
    use tokio::sync::oneshot;

    use super::{PIECE, WAITING, stream};
    use crate::reports::{
        error::WriteError,
        form::{
            Format,
            table::{
                Table,
                samples::{head, row, written},
            },
        },
    };

    #[tokio::test]
    async fn a_report_arrives_as_it_was_written() {
        for format in Format::ALL {
            let pieces = stream(move |out| {
                let mut table = Table::begin(head(Language::Sv), format.into_writer(out))?;
                (0..2_000).try_for_each(|number| table.row(&row(number)))?;
                table.end(&crate::reports::form::table::samples::totals())
            });
            let pieces: Vec<Vec<u8>> = pieces.map(|piece| piece.expect("it arrives")).collect().await;
            assert!(
                pieces.concat() == written(format, Language::Sv, (0..2_000).map(row)),
                "{format:?}"
            );
        }
    }

    #[tokio::test]
    async fn a_report_that_breaks_off_never_ends_like_a_whole_one() {
        let broken = stream(|out| {
            out.write_all(b"half")?;
            Err::<(), WriteError>(WriteError::TooManyRows { limit: 1 })
        });
        let said: Vec<_> = broken.collect().await;
        let error = said
            .last()
            .expect("an error at least")
            .as_ref()
            .expect_err("it broke off");
        assert!(error.to_string().contains("take it as CSV or JSON"), "{error}");
        let fallen = stream(|out| {
            out.write_all(b"half").expect("it waits");
            assert!(out.piece.is_empty(), "a mistake in a report");
            Ok::<(), WriteError>(())
        });
        let said: Vec<_> = fallen.collect().await;
        assert!(said.last().expect("an error at least").is_err());
    }

    #[tokio::test]
    async fn a_slow_reader_slows_the_writer_and_one_that_leaves_stops_it() {
        let count = Arc::new(AtomicUsize::new(0));
        let (stopped, has_stopped) = oneshot::channel();
        let counted = Arc::clone(&count);
        let pieces = stream(move |out| {
            let error = loop {
                match out.write(&[b'x'; 1024]) {
                    Ok(bytes) => counted.fetch_add(bytes, Relaxed),
                    Err(error) => break error,
                };
            };
            let _ = stopped.send(WriteError::from(error));
            Err::<(), _>(WriteError::Cancelled)
        });
        {
            pin_mut!(pieces);
            for _ in 0..3 {
                assert_eq!(pieces.next().await.expect("more").expect("a piece").len(), PIECE);
            }
        }
        let error = has_stopped.await.expect("it stops");
        assert!(matches!(error, WriteError::Cancelled), "{error}");
        // Three read, those that wait, the one that is being made, and the one that could not be sent.
        assert!(
            count.load(Relaxed) <= (3 + WAITING + 2) * PIECE,
            "{}",
            count.load(Relaxed)
        );
    }
}
