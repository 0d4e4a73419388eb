//! How is a pack written? File by file, each piece by piece, into any sink; nothing is kept but names and hashes.

use std::{
    collections::HashSet,
    io::{self, Write},
};

use flate2::{Compression, Crc, write::DeflateEncoder};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{
    Hash, LIST, Limits, NOTE,
    container::{self, Listed},
    list_of,
    name::{folded, objection},
    note::Statement,
};
use crate::{history::key::KeyPair, reports::error::WriteError};

/// Bytes that are compressed at once: what comes out depends on how they come in, and the same file must give the same bytes.
const BLOCK: usize = 64 * 1024;

/// Why a pack could not be written.
#[derive(Debug, Error)]
pub enum PackError {
    /// A name that does not unpack safely everywhere.
    #[error("a pack cannot hold a file named {name:?}: {reason}")]
    Name {
        /// The name.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Two files of one name, capitals not counted.
    #[error("a pack cannot hold two files named {0}")]
    Twice(String),
    /// A file, or the pack, is too large.
    #[error(
        "{name} is too large for a pack, which holds {limit} bytes: narrow what is packed, for example to one controller"
    )]
    TooLarge {
        /// The file, or "the pack".
        name: String,
        /// How many bytes there may be.
        limit: u64,
    },
    /// Too many files.
    #[error("a pack holds at most {0} files: narrow what is packed, for example to one controller")]
    TooMany(usize),
    /// A file was begun and not ended.
    #[error("{0} was not written to its end, so the pack is not ended either")]
    Unfinished(String),
    /// What the pack is about cannot stand in a note.
    #[error("{0:?} cannot stand in a signed note: it must be one line")]
    About(String),
    /// The sink took no more.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl From<io::Error> for PackError {
    fn from(error: io::Error) -> Self {
        // A bound that was met while writing comes back as it was sent.
        match error.downcast::<Self>() {
            Ok(own) => own,
            Err(error) => Self::Write(error.into()),
        }
    }
}

impl From<PackError> for crate::error::Error {
    fn from(error: PackError) -> Self {
        Self::Internal(error.to_string())
    }
}

/// A pack that is being written.
pub struct PackWriter<W: Write> {
    out: Counted<W>,
    limits: Limits,
    about: String,
    listed: Vec<Listed>,
    hashes: Vec<Hash>,
    names: HashSet<String>,
    content: u64,
    open: Option<String>,
}

impl<W: Write> PackWriter<W> {
    /// A pack into a sink, with a line that says what it is about: `pori, as of 2026-11-22`. The sink is best buffered.
    pub fn new(out: W, about: impl Into<String>) -> Self {
        Self::within(Limits::default(), out, about)
    }

    /// A pack within other bounds.
    pub fn within(limits: Limits, out: W, about: impl Into<String>) -> Self {
        Self {
            out: Counted {
                inner: out,
                position: 0,
                hash: Sha256::new(),
            },
            limits,
            about: about.into(),
            listed: Vec::new(),
            hashes: Vec::new(),
            names: [LIST, NOTE].map(folded).into(),
            content: 0,
            open: None,
        }
    }

    /// Begins a file. Its content is written into what this gives back, and [`Entry::end`] ends it.
    pub fn begin(&mut self, name: &str) -> Result<Entry<'_, W>, PackError> {
        if let Some(reason) = objection(name) {
            let name = name.to_owned();
            return Err(PackError::Name { name, reason });
        }
        if self.listed.len() >= self.limits.files {
            return Err(PackError::TooMany(self.limits.files));
        }
        if !self.names.insert(folded(name)) {
            return Err(PackError::Twice(name.to_owned()));
        }
        self.begin_any(name)
    }

    /// Writes a file whose content is at hand.
    pub fn file(&mut self, name: &str, content: &[u8]) -> Result<(), PackError> {
        let mut entry = self.begin(name)?;
        entry.write_all(content)?;
        entry.end()
    }

    /// Ends the pack: writes the list of hashes, signs it and all before, and hands back the sink. Until this has returned, what
    /// was written is no pack.
    pub fn finish(mut self, pair: &KeyPair) -> Result<W, PackError> {
        let names = self.listed.iter().map(|file| file.name.as_str());
        let list = list_of(names.zip(&self.hashes));
        let mut entry = self.begin_any(LIST)?;
        entry.write_all(list.as_bytes())?;
        entry.end()?;
        let statement = Statement {
            about: self.about.clone(),
            key: pair.public().clone(),
            list: Sha256::digest(&list).into(),
            length: self.out.position,
            bytes: self.out.hash.clone().finalize().into(),
        };
        let note = statement
            .signed(pair)
            .ok_or_else(|| PackError::About(self.about.clone()))?;
        let mut crc = Crc::new();
        crc.update(&note);
        let size = u32::try_from(note.len()).map_err(|_| self.too_large())?;
        let file = Listed {
            name: NOTE.to_owned(),
            offset: self.offset()?,
            deflated: false,
            crc: crc.sum(),
            packed: size,
            size,
        };
        self.out.write_all(&file.local())?;
        self.out.write_all(&note)?;
        self.listed.push(file);
        self.directory()
    }

    fn directory(mut self) -> Result<W, PackError> {
        let begin = self.offset()?;
        for file in &self.listed {
            self.out.write_all(&file.central())?;
        }
        let length = u32::try_from(self.out.position - u64::from(begin)).map_err(|_| self.too_large())?;
        let files = u16::try_from(self.listed.len()).map_err(|_| PackError::TooMany(self.limits.files))?;
        self.out.write_all(&container::end(files, length, begin))?;
        self.out.flush()?;
        Ok(self.out.inner)
    }

    fn begin_any(&mut self, name: &str) -> Result<Entry<'_, W>, PackError> {
        if let Some(open) = &self.open {
            return Err(PackError::Unfinished(open.clone()));
        }
        let file = Listed {
            name: name.to_owned(),
            offset: self.offset()?,
            deflated: true,
            crc: 0,
            packed: 0,
            size: 0,
        };
        self.open = Some(name.to_owned());
        self.out.write_all(&file.local())?;
        let begin = self.out.position;
        Ok(Entry {
            begin,
            file,
            hash: Sha256::new(),
            crc: Crc::new(),
            size: 0,
            block: Vec::with_capacity(BLOCK),
            room: self.limits.file.min(self.limits.content.saturating_sub(self.content)),
            pack: Packer {
                out: DeflateEncoder::new(&mut self.out, Compression::default()),
                listed: &mut self.listed,
                hashes: &mut self.hashes,
                content: &mut self.content,
                open: &mut self.open,
                limit: self.limits.pack,
            },
        })
    }

    /// Where the next thing begins, as far as a ZIP can say so.
    fn offset(&self) -> Result<u32, PackError> {
        let within = Some(self.out.position).filter(|position| *position <= self.limits.pack);
        within
            .and_then(|position| u32::try_from(position).ok())
            .ok_or_else(|| self.too_large())
    }

    fn too_large(&self) -> PackError {
        PackError::TooLarge {
            name: "the pack".to_owned(),
            limit: self.limits.pack,
        }
    }
}

/// What an entry needs of the pack it stands in.
struct Packer<'p, W: Write> {
    out: DeflateEncoder<&'p mut Counted<W>>,
    listed: &'p mut Vec<Listed>,
    hashes: &'p mut Vec<Hash>,
    content: &'p mut u64,
    open: &'p mut Option<String>,
    limit: u64,
}

/// A file of a pack that is being written.
#[must_use = "a file that is not ended spoils the pack"]
pub struct Entry<'p, W: Write> {
    pack: Packer<'p, W>,
    file: Listed,
    begin: u64,
    hash: Sha256,
    crc: Crc,
    size: u64,
    room: u64,
    /// What is not yet compressed.
    block: Vec<u8>,
}

impl<W: Write> Entry<'_, W> {
    fn compress(&mut self) -> io::Result<()> {
        self.pack.out.write_all(&self.block)?;
        self.block.clear();
        Ok(())
    }

    /// Ends the file.
    pub fn end(mut self) -> Result<(), PackError> {
        self.compress()?;
        let Self {
            pack,
            mut file,
            begin,
            hash,
            crc,
            size,
            ..
        } = self;
        let out = pack.out.finish()?;
        let too_large = |limit: u64| PackError::TooLarge {
            name: file.name.clone(),
            limit,
        };
        let packed = u32::try_from(out.position - begin).map_err(|_| too_large(pack.limit))?;
        let unpacked = u32::try_from(size).map_err(|_| too_large(u64::from(u32::MAX - 1)))?;
        if out.position > pack.limit {
            return Err(too_large(pack.limit));
        }
        (file.crc, file.packed, file.size) = (crc.sum(), packed, unpacked);
        out.write_all(&file.descriptor())?;
        pack.listed.push(file);
        pack.hashes.push(hash.finalize().into());
        *pack.content += size;
        *pack.open = None;
        Ok(())
    }
}

impl<W: Write> Write for Entry<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = &bytes[..bytes.len().min(BLOCK - self.block.len())];
        self.size += taken.len() as u64;
        if self.size > self.room {
            return Err(io::Error::other(PackError::TooLarge {
                name: self.file.name.clone(),
                limit: self.room,
            }));
        }
        self.hash.update(taken);
        self.crc.update(taken);
        self.block.extend(taken);
        if self.block.len() == BLOCK {
            self.compress()?;
        }
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // Handing on what there is so far would make the compression depend on when it was asked for.
        Ok(())
    }
}

/// A sink that knows what went into it.
struct Counted<W> {
    inner: W,
    position: u64,
    hash: Sha256,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.inner.write(bytes)?;
        self.hash.update(&bytes[..taken]);
        self.position += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
