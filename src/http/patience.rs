//! How long does a slow client have? Long enough for a phone in a tunnel, too short for one who only means to hold a place.

use std::{
    error::Error,
    fmt,
    future::Future,
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::body::{Body, Bytes, HttpBody};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    sync::OwnedSemaphorePermit,
    time::{Instant, Sleep, sleep_until},
};

use super::closing::Closing;

/// How long each part of a conversation may take, and how many there may be at one time.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// From the end of an answer, or the beginning of the connection, to the end of the next request's head. So it is also
    /// how long a connection may stand idle.
    pub head: Duration,
    /// From the end of the head to the end of the body.
    pub body: Duration,
    /// In which a client that is slow to read must take [`Self::least`] bytes.
    pub write: Duration,
    /// What a client must take in each [`Self::write`], in bytes.
    pub least: usize,
    /// For those under way when the server stops.
    pub grace: Duration,
    /// Connections at one time.
    pub connections: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            body: Duration::from_secs(10),
            write: Duration::from_secs(10),
            least: 16 * 1024,
            grace: Duration::from_secs(3),
            connections: 1_000,
        }
    }
}

/// A connection whose client must keep reading, and that ends when the server does.
pub struct Paced<S> {
    stream: S,
    window: Duration,
    least: usize,
    waiting: Option<Waiting>,
    over: Pin<Box<dyn Future<Output = ()> + Send>>,
    // Held as long as the connection is, also when it was upgraded and left the server's hands.
    _place: Option<OwnedSemaphorePermit>,
}

/// A client that did not take all it was sent.
struct Waiting {
    since: Pin<Box<Sleep>>,
    taken: usize,
}

impl<S> Paced<S> {
    /// Watches a connection that holds a place.
    pub fn new(stream: S, patience: &Patience, closing: Closing, place: Option<OwnedSemaphorePermit>) -> Self {
        Self {
            stream,
            window: patience.write,
            least: patience.least,
            waiting: None,
            over: Box::pin(closing.over()),
            _place: place,
        }
    }

    fn cut_off(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        match self.over.as_mut().poll(cx) {
            // Polled again by nobody: the connection is dropped after an error.
            Poll::Ready(()) => {
                self.over = Box::pin(std::future::ready(()));
                Err(io::Error::new(io::ErrorKind::ConnectionAborted, "the server stops"))
            }
            Poll::Pending => Ok(()),
        }
    }

    /// Judges a write by what came of it.
    fn judge(&mut self, cx: &mut Context<'_>, wrote: Poll<io::Result<usize>>, of: usize) -> Poll<io::Result<usize>> {
        match wrote {
            Poll::Ready(Ok(bytes)) => {
                if let Some(waiting) = &mut self.waiting {
                    waiting.taken += bytes;
                    // A client that took all, and has had its time, starts anew when it is slow again.
                    if bytes == of && waiting.since.as_mut().poll(cx).is_ready() {
                        self.waiting = None;
                    }
                }
                Poll::Ready(Ok(bytes))
            }
            Poll::Pending => {
                let window = self.window;
                let waiting = self.waiting.get_or_insert_with(|| Waiting {
                    since: Box::pin(sleep_until(Instant::now() + window)),
                    taken: 0,
                });
                ready!(waiting.since.as_mut().poll(cx));
                if waiting.taken < self.least {
                    return Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "the client does not read")));
                }
                waiting.taken = 0;
                waiting.since.as_mut().reset(Instant::now() + window);
                // Polled once, so that it wakes this task; it has just been set.
                let _ = waiting.since.as_mut().poll(cx);
                Poll::Pending
            }
            failed @ Poll::Ready(Err(_)) => failed,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Paced<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.cut_off(cx)?;
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Paced<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.cut_off(cx)?;
        let wrote = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.judge(cx, wrote, bytes.len())
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.cut_off(cx)?;
        let wrote = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        let of = parts.iter().map(|part| part.len()).sum();
        self.judge(cx, wrote, of)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// A body that must have come by a moment.
pub struct Timely {
    body: Body,
    until: Instant,
    timer: Option<Pin<Box<Sleep>>>,
}

/// The body did not come in time.
#[derive(Debug)]
pub struct TooSlow;

impl fmt::Display for TooSlow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body did not come in time")
    }
}

impl Error for TooSlow {}

impl Timely {
    /// The body, for so long from now.
    pub fn new(body: Body, patience: Duration) -> Self {
        Self {
            body,
            until: Instant::now() + patience,
            timer: None,
        }
    }
}

impl HttpBody for Timely {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(cx) {
            return Poll::Ready(frame);
        }
        let until = self.until;
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(until)));
        ready!(timer.as_mut().poll(cx));
        Poll::Ready(Some(Err(axum::Error::new(TooSlow))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        self.body.size_hint()
    }
}

/// Whether a body could not be read because it came too slowly.
pub fn was_too_slow(error: &(dyn Error + 'static)) -> bool {
    let mut here = Some(error);
    while let Some(error) = here {
        if error.is::<TooSlow>() {
            return true;
        }
        here = error.source();
    }
    false
}
