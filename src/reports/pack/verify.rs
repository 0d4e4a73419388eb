//! Is a pack whole, and as it was signed? One pass from the first byte to the last, from a file or a pipe, without a database.

use std::{
    collections::{HashMap, HashSet},
    io::{self, BufRead, BufReader, Read, Take},
};

use flate2::{Crc, bufread::DeflateDecoder};
use sha2::{Digest, Sha256};

use super::{
    Hash, LIST, Limits, NOTE,
    container::{self, CENTRAL, DESCRIPTOR, LOCAL, LOCAL_REST, Listed},
    finding::{Failure, Finding},
    list_of,
    name::{folded, objection},
    note::{self, Statement, unhex},
    source::Source,
};
use crate::history::PublicKey;

/// A pack that is whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    /// What it says it is about.
    pub about: String,
    /// How many files it has, without the list and its signature.
    pub files: usize,
    /// How many bytes they have.
    pub content: u64,
    /// The key that signed it.
    pub key: PublicKey,
    /// Whether the reader knew that key. If not, all that is known is that the pack fits itself.
    pub trusted: bool,
}

/// Verifies a pack: says what it is, or the first thing in it that does not fit. Without a key, the one that the pack names is
/// believed.
pub fn verify(pack: impl Read, trusted: &[PublicKey], limits: &Limits) -> Result<Verified, Failure> {
    verify_looking(pack, trusted, limits, |_, _| Ok(()))
}

/// Verifies a pack, and shows each file to `look` on the way, by name and content, such as the log to be verified itself. What it
/// learns counts only when this returns that the pack is whole.
pub fn verify_looking(
    pack: impl Read,
    trusted: &[PublicKey],
    limits: &Limits,
    look: impl FnMut(&str, &mut dyn BufRead) -> io::Result<()>,
) -> Result<Verified, Failure> {
    let mut reading = Reading {
        source: Source::new(pack),
        limits,
        names: HashSet::new(),
        files: Vec::new(),
        hashes: Vec::new(),
        list: None,
        content: 0,
        look,
    };
    let statement = reading.files()?;
    reading.directory()?;
    let key = statement.key;
    if !trusted.is_empty() && !trusted.contains(&key) {
        return Err(Finding::NotTrusted { key }.into());
    }
    Ok(Verified {
        about: statement.about,
        files: reading.hashes.len(),
        content: reading.content,
        key,
        trusted: !trusted.is_empty(),
    })
}

struct Reading<'a, R, L> {
    source: Source<R>,
    limits: &'a Limits,
    names: HashSet<String>,
    files: Vec<Listed>,
    /// Of the files that the list speaks of, which the list and its signature are not among.
    hashes: Vec<Hash>,
    /// The list, once it was read.
    list: Option<Vec<u8>>,
    content: u64,
    look: L,
}

impl<R: Read, L: FnMut(&str, &mut dyn BufRead) -> io::Result<()>> Reading<'_, R, L> {
    /// All files, to the signature that ends them.
    fn files(&mut self) -> Result<Statement, Failure> {
        loop {
            let (place, before) = (self.source.position(), self.source.hash());
            let Some(offset) = u32::try_from(place).ok().filter(|_| place <= self.limits.pack) else {
                let name = self.files.last().map(|file| file.name.clone()).unwrap_or_default();
                return Err(Finding::TooLarge { name }.into());
            };
            match self.source.take_array()? {
                LOCAL => {}
                CENTRAL if self.list.is_some() => return Err(Finding::NotSigned.into()),
                CENTRAL => return Err(Finding::NoList.into()),
                _ => return Err(Finding::Strange { place }.into()),
            }
            let (header, name) = self.header()?;
            match (name.as_str(), &self.list) {
                (NOTE, Some(_)) => return self.note(&header, offset, before),
                (NOTE, None) | (_, Some(_)) => return Err(Finding::NoList.into()),
                (LIST, None) => self.list(&header, offset)?,
                _ => self.file(&header, name, offset)?,
            }
        }
    }

    /// What follows of a local header, and the name in it.
    fn header(&mut self) -> Result<(Vec<u8>, String), Failure> {
        let mut header = LOCAL.to_vec();
        let rest: [u8; LOCAL_REST] = self.source.take_array()?;
        header.extend(rest);
        let length = usize::from(u16::from_le_bytes([rest[22], rest[23]]));
        // A name of any length is read, to be able to say which it is.
        let name = self.source.take_bytes(length)?;
        header.extend(&name);
        let name = String::from_utf8_lossy(&name);
        if objection(&name).is_some() {
            let name = name.escape_debug().take(400).collect();
            return Err(Finding::BadName { name }.into());
        }
        let name = name.into_owned();
        if !self.names.insert(folded(&name)) {
            return Err(Finding::Twice { name }.into());
        }
        // With the list and its signature.
        if self.names.len() > self.limits.files + 2 {
            return Err(Finding::TooLarge { name }.into());
        }
        Ok((header, name))
    }

    fn file(&mut self, header: &[u8], name: String, offset: u32) -> Result<(), Failure> {
        let file = begun(header, name.clone(), offset)?;
        let room = self.limits.file.min(self.limits.content - self.content);
        let look = &mut self.look;
        let show = |content: &mut Content<'_, R>| content.show(&name, look);
        let (file, hash) = unpack(&mut self.source, file, self.limits.pack, room, show)?;
        self.content += u64::from(file.size);
        self.files.push(file);
        self.hashes.push(hash);
        Ok(())
    }

    fn list(&mut self, header: &[u8], offset: u32) -> Result<(), Failure> {
        let file = begun(header, LIST.to_owned(), offset)?;
        let expected = self.expected_list();
        // One that is much longer names files that are not there.
        let room = expected.len() as u64 + (1 << 20);
        let mut list = Vec::new();
        let read = |content: &mut Content<'_, R>| content.read_to_end(&mut list).map(|_| ());
        let (file, _) = unpack(&mut self.source, file, self.limits.pack, room, read)?;
        self.files.push(file);
        self.compare(&list, &expected)?;
        self.list = Some(list);
        Ok(())
    }

    fn expected_list(&self) -> String {
        let names = self.files.iter().map(|file| file.name.as_str());
        list_of(names.zip(&self.hashes))
    }

    /// Compares the list with the files.
    fn compare(&self, list: &[u8], expected: &str) -> Result<(), Finding> {
        if list == expected.as_bytes() {
            return Ok(());
        }
        let list = String::from_utf8_lossy(list);
        let lines: Vec<Option<(Hash, &str)>> = list.split_terminator('\n').map(line).collect();
        let listed: HashMap<&str, Hash> = lines.iter().flatten().map(|(hash, name)| (*name, *hash)).collect();
        for (number, line) in (1..).zip(&lines) {
            match line {
                None => return Err(Finding::BadLine { line: number }),
                Some((_, name)) if !self.names.contains(&folded(name)) => {
                    let name = (*name).to_owned();
                    return Err(Finding::Missing { name });
                }
                Some(_) => {}
            }
        }
        for (file, hash) in self.files.iter().zip(&self.hashes) {
            let name = file.name.clone();
            match listed.get(name.as_str()) {
                None => return Err(Finding::Extra { name }),
                Some(listed) if listed != hash => return Err(Finding::Changed { name }),
                Some(_) => {}
            }
        }
        // Every file and every hash fits, so the list is in another order, names one twice, or ends otherwise.
        let same = list
            .split('\n')
            .zip(expected.split('\n'))
            .take_while(|(one, other)| one == other)
            .count();
        Err(Finding::BadLine { line: same + 1 })
    }

    /// The signature, and whether it speaks of this list and these bytes.
    fn note(&mut self, header: &[u8], offset: u32, before: Hash) -> Result<Statement, Failure> {
        let number = |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let mut file = Listed {
            name: NOTE.to_owned(),
            offset,
            deflated: false,
            crc: number(14),
            packed: number(18),
            size: number(18),
        };
        if file.size > note::LONGEST {
            return Err(Finding::TooLarge { name: file.name }.into());
        }
        if file.local() != header {
            return Err(Finding::Strange { place: offset.into() }.into());
        }
        let note = self.source.take_bytes(file.size as usize)?;
        let mut crc = Crc::new();
        crc.update(&note);
        file.crc = crc.sum();
        let statement = Statement::read(&note)
            .filter(|_| file.local() == header)
            .ok_or(Finding::NotSigned)?;
        self.files.push(file);
        let list: Hash = Sha256::digest(self.list.take().unwrap_or_default()).into();
        if statement.list != list {
            return Err(Finding::OtherList.into());
        }
        if statement.length != u64::from(offset) || statement.bytes != before {
            return Err(Finding::OtherBytes.into());
        }
        Ok(statement)
    }

    /// The directory, which can only say what was read, and the end.
    fn directory(&mut self) -> Result<(), Failure> {
        let begin = self.source.position();
        for file in &self.files {
            self.source.expect(&file.central())?;
        }
        let place = self.source.position();
        let strange = || Finding::Strange { place };
        let length = u32::try_from(place - begin).map_err(|_| strange())?;
        let offset = u32::try_from(begin).map_err(|_| strange())?;
        let files = u16::try_from(self.files.len()).map_err(|_| strange())?;
        self.source.expect(&container::end(files, length, offset))?;
        let place = self.source.position();
        if self.source.is_at_end()? {
            Ok(())
        } else {
            Err(Finding::Strange { place }.into())
        }
    }
}

/// A line of the list.
fn line(text: &str) -> Option<(Hash, &str)> {
    let (hash, name) = text.split_once("  ")?;
    let hash = unhex(hash)?;
    objection(name).is_none().then_some((hash, name))
}

/// A compressed file, of which the header has been read; there is one way to write it.
fn begun(header: &[u8], name: String, offset: u32) -> Result<Listed, Finding> {
    let file = Listed {
        name,
        offset,
        deflated: true,
        crc: 0,
        packed: 0,
        size: 0,
    };
    if file.local() == header {
        Ok(file)
    } else {
        Err(Finding::Strange { place: offset.into() })
    }
}

/// Unpacks a file within so much room, and compares it with what stands after it.
fn unpack<R: Read>(
    source: &mut Source<R>,
    mut file: Listed,
    longest_pack: u64,
    room: u64,
    read: impl FnOnce(&mut Content<'_, R>) -> io::Result<()>,
) -> Result<(Listed, Hash), Failure> {
    let begin = source.position();
    let mut content = Content {
        // Compressed bytes may stand for nothing at all, without end.
        unpacked: DeflateDecoder::new(source.by_ref().take(longest_pack.saturating_sub(begin))),
        hash: Sha256::new(),
        crc: Crc::new(),
        size: 0,
        room,
    };
    let read = read(&mut content);
    let (crc, size, hash) = (content.crc.sum(), content.size, content.hash.finalize());
    if size > room {
        return Err(Finding::TooLarge { name: file.name }.into());
    }
    read.map_err(|error| damaged(error, &file.name))?;
    let packed = source.position() - begin;
    // What does not fit into the four bytes of a length was refused as too large, unless the bounds say otherwise.
    let lengths = u32::try_from(packed).ok().zip(u32::try_from(size).ok());
    let Some((packed, size)) = lengths else {
        return Err(Finding::TooLarge { name: file.name }.into());
    };
    (file.crc, file.packed, file.size) = (crc, packed, size);
    if source.take_array::<DESCRIPTOR>()?.as_slice() != file.descriptor() {
        return Err(Finding::Damaged { name: file.name }.into());
    }
    Ok((file, hash.into()))
}

/// What it means that a file cannot be read on: that it is damaged, unless the pack itself could not be read.
fn damaged(error: io::Error, name: &str) -> Failure {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    match error.kind() {
        InvalidData | InvalidInput | UnexpectedEof => Finding::Damaged { name: name.to_owned() }.into(),
        _ => error.into(),
    }
}

/// The content of a file as it is unpacked, with its hash. It ends with an error where there is no more room.
struct Content<'s, R: Read> {
    unpacked: DeflateDecoder<Take<&'s mut Source<R>>>,
    hash: Sha256,
    crc: Crc,
    size: u64,
    room: u64,
}

impl<R: Read> Content<'_, R> {
    /// Shows the content to a reader, and reads what that one leaves.
    fn show(&mut self, name: &str, look: &mut impl FnMut(&str, &mut dyn BufRead) -> io::Result<()>) -> io::Result<()> {
        let mut buffered = BufReader::with_capacity(32 * 1024, self);
        look(name, &mut buffered)?;
        io::copy(&mut buffered, &mut io::sink()).map(|_| ())
    }
}

impl<R: Read> Read for Content<'_, R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let taken = self.unpacked.read(bytes)?;
        self.hash.update(&bytes[..taken]);
        self.crc.update(&bytes[..taken]);
        self.size += taken as u64;
        if self.size > self.room {
            return Err(io::Error::from(io::ErrorKind::InvalidData));
        }
        Ok(taken)
    }
}
