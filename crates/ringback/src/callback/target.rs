//! The address of a callback, assembled from its parts and never by substitution of text.
//!
//! Keeps the parts until the address is asked for, so that a refusal can name the part at fault.

use url::Url;

use crate::callback::base::Base;
use crate::callback::target_error::{Refusal, TargetError};
use crate::callback::template::Appended;
use crate::callback::{AddressPolicy, Source};

/// The address of a callback: what its key spells out, and the values that its expressions name.
///
/// The first part is the base, a value or the key's own `https://…`. What follows goes to path segments, which may mix
/// text and values, and to the values of query pairs. A value can change neither the host, nor the depth of the path,
/// nor the pairs of the query.
///
/// # Example
///
/// `{$request.query.callback_url}/invoices/{$request.body#/id}`:
///
/// ```
/// use ringback::callback::{Source, Target};
///
/// let target = Target::new()
///     .value(Source::Query("callback_url"), "https://www.external.org/events/?token=abc")
///     .text("/invoices/")
///     .value(Source::Body("/id"), "a/b?c=d");
/// assert_eq!(
///     target.url()?.as_str(),
///     "https://www.external.org/events/invoices/a%2Fb%3Fc%3Dd?token=abc",
/// );
/// # Ok::<(), ringback::callback::TargetError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Target {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(&'static str),
    Value(Source, String),
    Given(String),
    Pair(&'static str, String),
}

impl Target {
    /// The most bytes that an address may have.
    pub const MAX_BYTES: usize = 2_048;

    /// An address without parts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The address that a receiver of webhooks gave, by whatever way.
    ///
    /// It is held to the same rules as a callback's base.
    pub fn given(address: &str) -> Self {
        Self { parts: vec![Part::Given(address.to_owned())] }
    }

    /// Adds what stands in the key itself.
    pub fn text(mut self, text: &'static str) -> Self {
        self.parts.push(Part::Text(text));
        self
    }

    /// Adds the value that an expression found at `source`.
    pub fn value(mut self, source: Source, value: &str) -> Self {
        self.parts.push(Part::Value(source, value.to_owned()));
        self
    }

    /// Adds a query pair of this name for each value, behind whatever is in the query already.
    ///
    /// To be added last: what follows would be part of the query.
    pub fn query(mut self, name: &'static str, values: impl IntoIterator<Item = String>) -> Self {
        self.parts.extend(values.into_iter().map(|value| Part::Pair(name, value)));
        self
    }

    /// The address itself.
    ///
    /// # Errors
    ///
    /// [`TargetError`] with the source of the part that breaks a rule.
    pub fn url(&self) -> Result<Url, TargetError> {
        let (base, appended) = self.read()?;
        base.join(&appended).map_err(|refusal| TargetError::new(self.blame(refusal), refusal))
    }

    /// The address itself, if `policy` allows what can be seen of it without resolving a name.
    ///
    /// # Errors
    ///
    /// [`TargetError`] with the source of the part that breaks a rule; for a rule of `policy` that is the base's.
    pub fn check(&self, policy: &AddressPolicy) -> Result<Url, TargetError> {
        let url = self.url()?;
        let Err(error) = policy.check_url(&url) else {
            return Ok(url);
        };
        let (base, _) = self.read()?;
        Err(TargetError::new(base.at(), Refusal::Address(error)))
    }

    fn read(&self) -> Result<(Base, Appended), TargetError> {
        let mut appended = Appended::default();
        let Some((first, parts)) = self.parts.split_first() else {
            return Err(TargetError::new(None, Refusal::NotAbsolute));
        };
        let base = match first {
            Part::Value(source, value) => Base::from_value(*source, value)?,
            Part::Given(address) => Base::given(address)?,
            Part::Text(text) => {
                let (base, rest) = Base::from_text(text)?;
                appended.push_text(rest)?;
                base
            }
            Part::Pair(..) => return Err(TargetError::new(None, Refusal::NotAbsolute)),
        };
        for part in parts {
            match part {
                Part::Text(text) => appended.push_text(text)?,
                Part::Value(source, value) => appended.push_value(*source, value)?,
                Part::Pair(name, value) => appended.push_pair(name, value),
                Part::Given(_) => return Err(TargetError::new(None, Refusal::Template)),
            }
        }
        Ok((base, appended.finish()?))
    }

    /// Whom to name for an address that is wrong as a whole: the longest value for its length, else the base.
    fn blame(&self, refusal: Refusal) -> Option<Source> {
        let mut values = self.parts.iter().filter_map(|part| match part {
            Part::Text(_) | Part::Given(_) => None,
            Part::Value(source, value) => Some((Some(*source), value.len())),
            Part::Pair(_, value) => Some((None, value.len())),
        });
        let blamed =
            if refusal == Refusal::TooLong { values.max_by_key(|(_, bytes)| *bytes) } else { values.next() };
        blamed.and_then(|(source, _)| source)
    }
}
