//! How long, as the text said it? A calendar duration that keeps its unit: 180 days is not six months.

use std::{borrow::Cow, fmt, str::FromStr};

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

/// A calendar duration (ISO 8601: `P5Y`, `P3M`, `P180D`, `P1Y6M`). Years, months, weeks and days only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType)]
#[sea_orm(value_type = "String", column_type = "Text")]
pub struct Duration {
    /// Years.
    pub years: u16,
    /// Months.
    pub months: u16,
    /// Weeks.
    pub weeks: u16,
    /// Days.
    pub days: u16,
}

/// The text is not a calendar duration of at least one day.
#[derive(Debug, PartialEq, Eq)]
pub struct NotADuration(String);

impl fmt::Display for NotADuration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "\"{}\" is not a calendar duration such as P5Y, P3M or P180D (ISO 8601)",
            self.0
        )
    }
}

impl std::error::Error for NotADuration {}

impl FromStr for Duration {
    type Err = NotADuration;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotADuration(text.chars().take(40).collect());
        let mut rest = text.strip_prefix('P').ok_or_else(wrong)?;
        let mut duration = Self {
            years: 0,
            months: 0,
            weeks: 0,
            days: 0,
        };
        let mut units = ['Y', 'M', 'W', 'D'].into_iter();
        while !rest.is_empty() {
            let end = rest
                .find(|character: char| !character.is_ascii_digit())
                .ok_or_else(wrong)?;
            let count: u16 = rest[..end].parse().map_err(|_| wrong())?;
            let unit = rest[end..].chars().next().ok_or_else(wrong)?;
            // Each unit once and in this order, as the standard has it.
            units.find(|candidate| *candidate == unit).ok_or_else(wrong)?;
            match unit {
                'Y' => duration.years = count,
                'M' => duration.months = count,
                'W' => duration.weeks = count,
                _ => duration.days = count,
            }
            rest = &rest[end + unit.len_utf8()..];
        }
        if duration.days_about() == 0 {
            return Err(wrong());
        }
        Ok(duration)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("P")?;
        for (count, unit) in [
            (self.years, 'Y'),
            (self.months, 'M'),
            (self.weeks, 'W'),
            (self.days, 'D'),
        ] {
            if count > 0 {
                write!(formatter, "{count}{unit}")?;
            }
        }
        Ok(())
    }
}

impl Duration {
    /// About how many days, for comparing and sorting only.
    pub fn days_about(&self) -> u32 {
        let hundredths = u32::from(self.years) * 36_525 + u32::from(self.months) * 3_044;
        hundredths / 100 + u32::from(self.weeks) * 7 + u32::from(self.days)
    }
}

impl Serialize for Duration {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<'_, str>::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Duration {
    fn schema_name() -> Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "duration",
            "pattern": "^P(?=\\d)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?$",
            "description": "A calendar duration in years, months, weeks and days (ISO 8601), as P5Y or P180D."
        })
    }
}

/// A calendar duration in years, months, weeks and days (ISO 8601): `P5Y`, `P3M`, `P180D`.
#[Scalar(
    name = "Duration",
    specified_by_url = "https://www.iso.org/iso-8601-date-and-time-format.html"
)]
impl ScalarType for Duration {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => text
                .parse()
                .map_err(|error: NotADuration| InputValueError::custom(error)),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::Duration;

    #[test]
    fn a_duration_keeps_the_unit_it_was_said_in() {
        for text in ["P5Y", "P180D", "P12M", "P1Y6M", "P2W"] {
            assert_eq!(
                text.parse::<Duration>().map(|duration| duration.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn what_is_no_calendar_duration_is_refused() {
        for text in [
            "", "P", "5Y", "P5", "PT5H", "P5H", "P1M1Y", "P1Y1Y", "P0D", "P-1Y", "P99999Y", "5 vuotta",
        ] {
            assert!(text.parse::<Duration>().is_err(), "{text}");
        }
    }
}
