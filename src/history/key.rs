//! Which key signs the log, and where is it kept? An Ed25519 pair in a file of its own, beside the database and never inside.
//!
//! Who could write the database alone could otherwise also sign what they wrote. The file has two lines, the pair in the text
//! forms of C2SP signed notes; the name in them is the name of the log. Several instances share one file: when one of them
//! rotates the key, the others read the file again at their next entry.

use std::{
    fmt,
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use arc_swap::ArcSwap;
use rand::{CryptoRng, RngCore};
use signed_note::{
    Signer as _, StandardSigner, StandardVerifier, Verifier as _, VerifierList, generate_key, is_key_name_valid,
};

use super::error::{LogError, Result};

/// A signature over a tree head.
pub type Signature = [u8; 64];

/// A key that signatures are checked with.
#[derive(Clone)]
pub struct PublicKey {
    text: Arc<str>,
    verifier: Arc<StandardVerifier>,
}

impl PublicKey {
    /// Reads the text form, `NAME+1a2b3c4d+BASE64`.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        let verifier = StandardVerifier::new(text).map_err(|_| LogError::NotAKey(text.to_owned()))?;
        Ok(Self {
            text: Arc::from(text),
            verifier: Arc::new(verifier),
        })
    }

    /// The text form.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The name of the log it signs.
    pub fn origin(&self) -> &str {
        self.verifier.name()
    }

    /// Its short number, which signatures carry.
    pub fn id(&self) -> u32 {
        self.verifier.key_id()
    }

    /// Whether this is its signature of this message.
    pub fn fits(&self, message: &[u8], signature: &[u8]) -> bool {
        self.verifier.verify(message, signature)
    }

    pub(super) fn verifiers(&self) -> VerifierList {
        VerifierList::new(vec![Box::new(StandardVerifier::clone(&self.verifier))])
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// A key that signs, with its public half.
pub struct KeyPair {
    public: PublicKey,
    signer: StandardSigner,
    secret: String,
}

impl KeyPair {
    /// A new pair for the log of this name.
    pub fn new(origin: &str, random: &mut (impl CryptoRng + RngCore)) -> Result<Self> {
        if !is_key_name_valid(origin) {
            return Err(LogError::BadOrigin(origin.to_owned()));
        }
        let (secret, public) = generate_key(random, origin);
        Self::of(&secret, &public).ok_or_else(|| LogError::BadOrigin(origin.to_owned()))
    }

    /// Reads the two lines of a key file.
    fn read(text: &str) -> Option<Self> {
        let mut lines = text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let (secret, public) = (lines.next()?, lines.next()?);
        Self::of(secret.trim(), public)
    }

    fn of(secret: &str, public: &str) -> Option<Self> {
        let signer = StandardSigner::new(secret).ok()?;
        let public = PublicKey::parse(public).ok()?;
        let of_each_other = signer.key_id() == public.id() && signer.name() == public.origin();
        of_each_other.then(|| Self {
            public,
            signer,
            secret: secret.to_owned(),
        })
    }

    /// The half that may be shown.
    pub const fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs a message.
    pub fn sign(&self, message: &[u8]) -> Signature {
        let signature = self.signer.sign(message).expect("Ed25519 signs any message");
        signature.try_into().expect("its signatures have 64 bytes")
    }

    fn file_text(&self) -> String {
        format!(
            "# The key that signs the log {}. Keep it secret, and keep a copy where the database is not.\n{}\n{}\n",
            self.public.origin(),
            self.secret,
            self.public.text()
        )
    }
}

impl fmt::Debug for KeyPair {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "KeyPair({})", self.public.text())
    }
}

/// A file with a key pair in it.
#[derive(Clone, Debug)]
pub struct KeyFile(PathBuf);

impl KeyFile {
    /// The file at a path.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Where a key lies that is to be the next, until the entry that names it is committed.
    fn next(&self) -> Self {
        self.beside(".next")
    }

    fn beside(&self, ending: &str) -> Self {
        let mut name = self.0.clone().into_os_string();
        name.push(ending);
        Self(name.into())
    }

    /// The pair in the file; `None` when there is no file.
    pub fn read(&self) -> Result<Option<KeyPair>> {
        let text = match fs::read_to_string(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.unusable(error)),
        };
        self.warn_if_others_may_read();
        let pair = KeyPair::read(&text);
        pair.map(Some).ok_or_else(|| self.unusable("it holds no key pair"))
    }

    /// Makes the file, which must not be there yet: readable by this user alone, whole, and on the disk before this returns.
    /// The caller holds the lock that writers stand in line for, so no other instance makes it at the same time.
    pub fn make(&self, pair: &KeyPair) -> Result<()> {
        if self.0.exists() {
            return Err(self.unusable("it is there already"));
        }
        let part = self.beside(".part");
        part.remove()?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&part.0).map_err(|error| self.unusable(error))?;
        file.write_all(pair.file_text().as_bytes())
            .and_then(|()| file.sync_all())
            .and_then(|()| fs::rename(&part.0, &self.0))
            .and_then(|()| self.sync_folder())
            .map_err(|error| self.unusable(error))
    }

    fn remove(&self) -> Result<()> {
        match fs::remove_file(&self.0) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(self.unusable(error)),
            _ => Ok(()),
        }
    }

    /// Lays a key beside the file, to be taken into use by [`Self::take_next`].
    pub(super) fn make_next(&self, pair: &KeyPair) -> Result<()> {
        let next = self.next();
        next.remove()?;
        next.make(pair)
    }

    /// Takes the key that lies beside into use, if it is this one. When it is not there, another instance has done so.
    pub(super) fn take_next(&self, key: &str) -> Result<()> {
        let next = self.next();
        if next.read()?.is_none_or(|pair| pair.public.text() != key) {
            return Ok(());
        }
        match fs::rename(&next.0, &self.0) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            other => other.and_then(|()| self.sync_folder()),
        }
        .map_err(|error| self.unusable(error))
    }

    fn sync_folder(&self) -> std::io::Result<()> {
        let folder = self.0.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or_else(|| Path::new(".")))?.sync_all()
    }

    fn unusable(&self, reason: impl fmt::Display) -> LogError {
        LogError::KeyFile {
            file: self.0.clone(),
            reason: reason.to_string(),
        }
    }

    fn warn_if_others_may_read(&self) {
        // A secret mounted into a container may be readable by its group, so this is said and not refused.
        #[cfg(unix)]
        if let Ok(about) = fs::metadata(&self.0)
            && std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o077 != 0
        {
            tracing::warn!(file = %self.0.display(), "others may read the key of the log; give it the mode 0600");
        }
    }
}

/// Who signs: a pair in memory, and the file it is read from anew when the log says that the key was rotated.
#[derive(Debug)]
pub struct Signer {
    file: Option<KeyFile>,
    pair: ArcSwap<KeyPair>,
}

impl Signer {
    /// A signer whose key lives in a file.
    pub fn of_file(file: KeyFile, pair: KeyPair) -> Self {
        Self {
            file: Some(file),
            pair: ArcSwap::from_pointee(pair),
        }
    }

    /// A signer whose key is gone with the program: for databases that are gone with it too.
    pub fn in_memory(pair: KeyPair) -> Self {
        Self {
            file: None,
            pair: ArcSwap::from_pointee(pair),
        }
    }

    /// The file.
    pub const fn file(&self) -> Option<&KeyFile> {
        self.file.as_ref()
    }

    /// The key it signs with now.
    pub fn public(&self) -> PublicKey {
        self.pair.load().public.clone()
    }

    /// Signs with another pair from now on.
    pub(super) fn change(&self, pair: KeyPair) {
        self.pair.store(Arc::new(pair));
    }

    /// The pair that the log is signed with, read from the file if another instance has rotated it.
    pub(super) fn pair_for(&self, key: &str) -> Result<Arc<KeyPair>> {
        let held = self.pair.load_full();
        if held.public.text() == key {
            return Ok(held);
        }
        if let Some(file) = &self.file {
            // Beside the file as well: the other instance moves the new key into place after it has committed.
            for place in [file.clone(), file.next()] {
                if let Some(pair) = place.read()?.filter(|pair| pair.public.text() == key) {
                    self.change(pair);
                    return Ok(self.pair.load_full());
                }
            }
        }
        Err(LogError::OtherKey {
            file: self.file.as_ref().map(|file| file.0.clone()).unwrap_or_default(),
            found: held.public.text().to_owned(),
            expected: key.to_owned(),
        })
    }
}
