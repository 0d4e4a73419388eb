//! What is a client told whose request could not even be read? hyper answers 400, 414 and 431 in its own words before any handler
//! is asked; they go out with the security headers that every answer has.
//!
//! Which words are hyper's own is known by who speaks: what is written while no answer of ours is under way, and all of the one
//! before is gone, is not ours. What we gave up is such a refusal behind an answer that still waits to be sent, to a client that
//! does not wait for answers: it goes as hyper wrote it.

use std::{
    io::{self, IoSlice},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    task::{Context, Poll, ready},
};

use axum::body::{Body, Bytes, HttpBody};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::headers::ALWAYS;

/// How the refusals begin that may be hyper's own: all are about the client's request.
const BEGINS: &[u8] = b"HTTP/1.1 4";
/// How a head ends; the refusals have no body.
const ENDS: &[u8] = b"\r\n\r\n";

/// Whose words are on a connection.
#[derive(Clone, Debug, Default)]
pub struct Words(Arc<Spoken>);

#[derive(Debug, Default)]
struct Spoken {
    /// Answers of ours that are not over.
    under_way: AtomicUsize,
    /// Whether something of ours may wait to be sent.
    ours: AtomicBool,
}

impl Words {
    /// An answer of ours begins. It is over when what is returned is dropped.
    pub fn begin(&self) -> Answering {
        self.0.under_way.fetch_add(1, Ordering::Relaxed);
        self.0.ours.store(true, Ordering::Relaxed);
        Answering(self.clone())
    }

    /// All that was written is gone.
    fn sent(&self) {
        if self.0.under_way.load(Ordering::Relaxed) == 0 {
            self.0.ours.store(false, Ordering::Relaxed);
        }
    }

    fn are_ours(&self) -> bool {
        self.0.ours.load(Ordering::Relaxed)
    }
}

/// An answer of ours that is under way.
#[derive(Debug)]
pub struct Answering(Words);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.0.under_way.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The body of an answer that is under way as long as the body is.
pub struct Answer {
    body: Body,
    _answering: Answering,
}

impl Answer {
    /// The body of an answer.
    pub fn with(body: Body, answering: Answering) -> Self {
        Self {
            body,
            _answering: answering,
        }
    }
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        self.body.size_hint()
    }
}

/// A connection on which refusals of hyper's own go out with our headers.
pub struct Dressed<S> {
    stream: S,
    words: Words,
    /// A refusal with our headers, and how much of it is gone.
    refusal: Vec<u8>,
    gone: usize,
}

impl<S: AsyncWrite + Unpin> Dressed<S> {
    /// Watches what is written.
    pub const fn new(stream: S, words: Words) -> Self {
        Self {
            stream,
            words,
            refusal: Vec::new(),
            gone: 0,
        }
    }

    /// Takes what is written if it is a refusal of hyper's own.
    fn takes(&mut self, parts: &[&[u8]]) -> bool {
        let first = parts.iter().find(|part| !part.is_empty());
        if self.words.are_ours() || !first.is_some_and(|part| part.starts_with(BEGINS)) {
            return false;
        }
        let whole = parts.concat();
        let Some(head) = whole.strip_suffix(ENDS) else {
            return false;
        };
        self.refusal.extend_from_slice(head);
        for (name, value) in &ALWAYS {
            self.refusal
                .extend_from_slice(format!("\r\n{name}: {value}").as_bytes());
        }
        self.refusal.extend_from_slice(ENDS);
        true
    }

    fn send(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while self.gone < self.refusal.len() {
            let written = Pin::new(&mut self.stream).poll_write(cx, &self.refusal[self.gone..]);
            match ready!(written)? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                written => self.gone += written,
            }
        }
        self.refusal.clear();
        self.gone = 0;
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Dressed<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Dressed<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        ready!(self.send(cx))?;
        if self.takes(&[bytes]) {
            return Poll::Ready(Ok(bytes.len()));
        }
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        ready!(self.send(cx))?;
        if !self.words.are_ours() {
            let bytes: Vec<&[u8]> = parts.iter().map(|part| &**part).collect();
            if self.takes(&bytes) {
                return Poll::Ready(Ok(bytes.iter().map(|part| part.len()).sum()));
            }
        }
        Pin::new(&mut self.stream).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.send(cx))?;
        ready!(Pin::new(&mut self.stream).poll_flush(cx))?;
        self.words.sent();
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.send(cx))?;
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::{Dressed, Words};

    const REFUSAL: &[u8] = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";

    /// What comes of these writes, flushed after each.
    async fn written(words: &Words, writes: &[&[u8]]) -> String {
        let (near, mut far) = tokio::io::duplex(16 * 1024);
        let mut dressed = Dressed::new(near, words.clone());
        for bytes in writes {
            dressed.write_all(bytes).await.expect("there is room");
            dressed.flush().await.expect("there is room");
        }
        drop(dressed);
        let mut text = String::new();
        far.read_to_string(&mut text).await.expect("it ends");
        text
    }

    #[tokio::test]
    async fn what_hyper_says_itself_has_our_headers() {
        let text = written(&Words::default(), &[REFUSAL]).await;
        assert!(
            text.starts_with("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n"),
            "{text}"
        );
        assert!(text.contains("\r\nx-content-type-options: nosniff\r\n"), "{text}");
        assert!(
            text.contains("\r\ncontent-security-policy: default-src 'none';"),
            "{text}"
        );
        assert!(
            text.ends_with("\r\n\r\n") && text.matches("\r\n\r\n").count() == 1,
            "{text}"
        );
    }

    #[tokio::test]
    async fn nothing_of_ours_is_taken_for_hypers() {
        // A body can be anything, also what a refusal looks like.
        let words = Words::default();
        let answering = words.begin();
        let plain = String::from_utf8(REFUSAL.to_vec()).expect("text");
        assert_eq!(
            written(&words, &[b"HTTP/1.1 200 OK\r\n\r\n", REFUSAL]).await,
            format!("HTTP/1.1 200 OK\r\n\r\n{plain}")
        );
        // It is over, and what is left of it is written.
        let again = words.begin();
        drop((answering, again));
        assert_eq!(written(&words, &[REFUSAL]).await, plain);
        // All of it is gone now.
        assert!(written(&words, &[REFUSAL]).await.contains("nosniff"));
    }

    #[tokio::test]
    async fn what_is_no_refusal_passes_as_it_is() {
        for bytes in [
            &b"\x01\x05hello"[..],
            b"HTTP/1.1 101 Switching Protocols\r\n\r\n",
            b"HTTP/1.1 400 and more",
        ] {
            let text = written(&Words::default(), &[bytes]).await;
            assert_eq!(text, String::from_utf8_lossy(bytes));
        }
    }
}
