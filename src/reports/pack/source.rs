//! What has been read of a pack so far? Its place and its hash, so that a signature over all before a place can be checked in one pass.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};

use sha2::{Digest, Sha256};

use super::{
    Hash,
    finding::{Failure, Finding},
};

/// A pack as it is read.
pub struct Source<R> {
    inner: BufReader<R>,
    hash: Sha256,
    position: u64,
}

impl<R: Read> Source<R> {
    /// From its first byte.
    pub fn new(inner: R) -> Self {
        Self {
            inner: BufReader::with_capacity(64 * 1024, inner),
            hash: Sha256::new(),
            position: 0,
        }
    }

    /// How many bytes have been read.
    pub const fn position(&self) -> u64 {
        self.position
    }

    /// The hash of all bytes that have been read.
    pub fn hash(&self) -> Hash {
        self.hash.clone().finalize().into()
    }

    /// The next bytes.
    pub fn take_array<const N: usize>(&mut self) -> Result<[u8; N], Failure> {
        let mut bytes = [0; N];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// As many bytes as asked for.
    pub fn take_bytes(&mut self, count: usize) -> Result<Vec<u8>, Failure> {
        let mut bytes = vec![0; count];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// Reads what can only be one thing.
    pub fn expect(&mut self, expected: &[u8]) -> Result<(), Failure> {
        let place = self.position;
        if self.take_bytes(expected.len())? == expected {
            Ok(())
        } else {
            Err(Finding::Strange { place }.into())
        }
    }

    /// Whether nothing follows.
    pub fn is_at_end(&mut self) -> Result<bool, Failure> {
        Ok(self.fill_buf()?.is_empty())
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Failure> {
        self.read_exact(bytes).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => Finding::CutOff { place: self.position }.into(),
            _ => error.into(),
        })
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let taken = self.fill_buf()?.read(bytes)?;
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.hash.update(&self.inner.buffer()[..count]);
        self.position += count as u64;
        self.inner.consume(count);
    }
}
