//! Of which bytes does a pack consist around its content? The parts of a ZIP (PKWARE APPNOTE 6.3), each in the one way it is written.
//!
//! A library would read every way there is; here one is enough, and any other is refused, so nothing can hide in a pack.

/// What a file's local header begins with.
pub const LOCAL: [u8; 4] = *b"PK\x03\x04";
/// What the directory begins with.
pub const CENTRAL: [u8; 4] = *b"PK\x01\x02";
/// Bytes of a local header before the name, without the four it begins with.
pub const LOCAL_REST: usize = 26;
/// Bytes after a compressed file.
pub const DESCRIPTOR: usize = 16;

const DESCRIBED: [u8; 4] = *b"PK\x07\x08";
const END: [u8; 4] = *b"PK\x05\x06";
/// 2.0: folders and compression.
const VERSION: u16 = 20;
/// Made under Unix, so that the permissions below count.
const MADE_BY: u16 = 3 << 8 | VERSION;
/// A plain file that its owner may write and all may read.
const PERMISSIONS: u32 = 0o100_644 << 16;
/// 1 January 1980, 0.00: the first moment a ZIP knows.
const TIME: u16 = 0;
const DATE: u16 = 1 << 5 | 1;

/// A file as the directory lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Where its local header begins.
    pub offset: u32,
    /// Whether it is compressed, with its sizes after it; else they stand before it.
    pub deflated: bool,
    /// CRC-32 of its content.
    pub crc: u32,
    /// Bytes in the pack.
    pub packed: u32,
    /// Bytes of its content.
    pub size: u32,
}

impl Listed {
    /// What stands before its content.
    pub fn local(&self) -> Vec<u8> {
        let mut bytes = LOCAL.to_vec();
        word(&mut bytes, &[VERSION]);
        self.common(&mut bytes, !self.deflated);
        word(&mut bytes, &[self.name_length(), 0]);
        bytes.extend(self.name.as_bytes());
        bytes
    }

    /// What stands after its content, when it is compressed.
    pub fn descriptor(&self) -> Vec<u8> {
        let mut bytes = DESCRIBED.to_vec();
        long(&mut bytes, &[self.crc, self.packed, self.size]);
        bytes
    }

    /// What stands in the directory.
    pub fn central(&self) -> Vec<u8> {
        let mut bytes = CENTRAL.to_vec();
        word(&mut bytes, &[MADE_BY, VERSION]);
        self.common(&mut bytes, true);
        // No extra field, no comment, on the first disk, of no kind in particular.
        word(&mut bytes, &[self.name_length(), 0, 0, 0, 0]);
        long(&mut bytes, &[PERMISSIONS, self.offset]);
        bytes.extend(self.name.as_bytes());
        bytes
    }

    fn common(&self, bytes: &mut Vec<u8>, known: bool) {
        let (flags, method) = if self.deflated { (1 << 3, 8) } else { (0, 0) };
        word(bytes, &[flags, method, TIME, DATE]);
        long(
            bytes,
            &if known {
                [self.crc, self.packed, self.size]
            } else {
                [0; 3]
            },
        );
    }

    fn name_length(&self) -> u16 {
        u16::try_from(self.name.len()).expect("names are short")
    }
}

/// The end of a pack: how many files there are, how long the directory is, and where it begins.
pub fn end(files: u16, length: u32, offset: u32) -> Vec<u8> {
    let mut bytes = END.to_vec();
    word(&mut bytes, &[0, 0, files, files]);
    long(&mut bytes, &[length, offset]);
    word(&mut bytes, &[0]);
    bytes
}

fn word(bytes: &mut Vec<u8>, values: &[u16]) {
    bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

fn long(bytes: &mut Vec<u8>, values: &[u32]) {
    bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}
