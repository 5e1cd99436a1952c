//! Values of a schema, whose keywords are a closed set.

use serde_json::{Map, Number, Value, json};

use crate::random::Random;

/// How deep values nest before members that may be missing are left out.
const DEEP: usize = 4;

/// Texts without a format.
const TEXTS: &[&str] =
    &["", "a", "Low", "ünï", "\u{1F600}", "0", "null", "a\"b\\c", "\u{0}", "long enough to be a sentence"];

/// Numbers, and other names of keys that are no texts.
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "9",
    "10",
    "99",
    "100",
    "127",
    "-128",
    "200",
    "249",
    "250",
    "255",
    "65535",
    "-9223372036854775808",
    "9223372036854775807",
    "18446744073709551615",
    "true",
    "false",
    "127.0.0.1",
    "::1",
];

/// Texts of one character.
const CHARACTERS: &[&str] = &["a", "ü", "\u{1F600}", "\u{0}", " "];

/// Texts of each format, from the middle and from the edge.
fn texts(format: &str) -> &'static [&'static str] {
    match format {
        "uuid" => &["67e55044-10b1-426f-9247-bb680e5fe0c8", "00000000-0000-0000-0000-000000000000"],
        "uri" => &[
            "https://a.example/b?c=d#e",
            "http://[::1]:8080/",
            "mailto:a@b.example",
            "urn:a:b",
            "HTTP://A.example",
        ],
        "date-time" => &[
            "2024-02-29T23:59:59Z",
            "1985-04-12T23:20:50.52Z",
            "1996-12-19T16:39:57-08:00",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "2024-01-01t00:00:00z",
        ],
        "date" => &["2024-02-29", "0000-01-01", "9999-12-31"],
        "time-local" => &["00:00:00", "23:59:59.999999999"],
        "date-time-local" => &["2024-02-29T00:00:00", "9999-12-31T23:59:59.5"],
        "ipv4" => &["127.0.0.1", "255.255.255.255"],
        "ipv6" => &["::1", "2001:db8::ff00:42:8329", "::ffff:192.0.2.128"],
        "decimal" => &[
            "0",
            "-1",
            "9999",
            "0.10",
            "+5",
            "9999999999999999999999999999",
            "-0.0000000000000000000000000001",
            "9999999999999999999999999999.9999999999999999999999999999",
        ],
        other => panic!("the format `{other}` is new here"),
    }
}

/// Picks values of the schemas of a document.
pub(crate) struct Sampler<'a> {
    document: &'a Value,
    random: &'a mut Random,
    depth: usize,
}

impl<'a> Sampler<'a> {
    /// One that has nested nothing yet.
    pub(crate) fn new(document: &'a Value, random: &'a mut Random) -> Self {
        Self { document, random, depth: 0 }
    }

    /// A value of a schema.
    pub(crate) fn value(&mut self, schema: &Value) -> Value {
        self.depth += 1;
        let value = self.choose(schema);
        self.depth -= 1;
        value
    }

    fn choose(&mut self, schema: &Value) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            let pointer = reference.strip_prefix('#').expect("references stay in the document");
            let schema = self.document.pointer(pointer);
            return self.value(schema.unwrap_or_else(|| panic!("`{reference}` leads nowhere")));
        }
        if let Some(all) = schema["allOf"].as_array() {
            let objects = all.iter().filter_map(|one| self.value(one).as_object().cloned());
            return Value::Object(objects.collect::<Vec<_>>().into_iter().flatten().collect());
        }
        if !schema["type"].is_null() && schema["anyOf"].is_array() {
            return (*self.random.pick(&["127.0.0.1", "::1", "2001:db8::ff00:42:8329"])).into();
        }
        for keyword in ["oneOf", "anyOf"] {
            if let Some(choices) = schema[keyword].as_array() {
                return self.one_of(choices);
            }
        }
        if let Some(values) = schema["enum"].as_array() {
            return self.random.pick(values).clone();
        }
        match &schema["type"] {
            Value::String(ty) => self.typed(ty, schema),
            Value::Array(types) if self.depth > DEEP && types.contains(&json!("null")) => Value::Null,
            Value::Array(types) => {
                let ty = self.random.pick(types).as_str().expect("a type is a string");
                self.typed(ty, schema)
            }
            _ => self.anything(),
        }
    }

    /// Deep inside, `null` or the last choice that does not nest further.
    fn one_of(&mut self, choices: &[Value]) -> Value {
        let is_leaf = |choice: &&Value| choice["type"] == "null" || choice["enum"].is_array();
        let leaf = choices.iter().find(is_leaf).or(choices.last());
        match leaf {
            Some(leaf) if self.depth > DEEP => self.value(leaf),
            _ => {
                let choice = self.random.below(choices.len());
                self.value(&choices[choice])
            }
        }
    }

    fn typed(&mut self, ty: &str, schema: &Value) -> Value {
        match ty {
            "null" => Value::Null,
            "boolean" => self.random.one_in(2).into(),
            "integer" => self.integer(schema),
            "number" => {
                self.random.pick(&[json!(0), json!(-1.5), json!(1e10), json!(9999), json!(0.1)]).clone()
            }
            "string" => self.string(schema),
            "array" => self.array(schema),
            "object" => self.object(schema),
            other => panic!("`{other}` is no type"),
        }
    }

    fn integer(&mut self, schema: &Value) -> Value {
        let limits = [&schema["minimum"], &schema["maximum"]];
        if self.random.one_in(2) {
            return (*self.random.pick(&limits)).clone();
        }
        Value::Number(Number::from(1 + self.random.below(100)))
    }

    fn string(&mut self, schema: &Value) -> Value {
        if let Some(others) = schema["not"]["enum"].as_array() {
            let free: Vec<_> = TEXTS.iter().filter(|text| !others.contains(&json!(text))).collect();
            return (**self.random.pick(&free)).into();
        }
        let list = match (&schema["format"], &schema["maxLength"]) {
            (Value::String(format), _) => texts(format),
            (_, Value::Number(_)) => CHARACTERS,
            (_, _) if schema["pattern"].is_string() => {
                return self.random.pick(&["127.0.0.1", "::1"]).to_owned().into();
            }
            (_, _) => TEXTS,
        };
        (*self.random.pick(list)).into()
    }

    fn array(&mut self, schema: &Value) -> Value {
        let places = schema["prefixItems"].as_array();
        if schema["items"] == false {
            return places.into_iter().flatten().map(|place| self.value(place)).collect();
        }
        let length = match schema["minItems"].as_u64() {
            Some(length) => usize::try_from(length).expect("lists in memory are short"),
            None if self.depth > DEEP => 0,
            None => self.random.below(3),
        };
        let mut items: Vec<Value> = Vec::new();
        for _ in 0..length {
            let item = self.value(&schema["items"]);
            if schema["uniqueItems"] != true || !items.contains(&item) {
                items.push(item);
            }
        }
        items.into()
    }

    fn object(&mut self, schema: &Value) -> Value {
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let mut members = Map::new();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let is_wanted = self.depth <= DEEP && self.random.one_in(2);
            if property["not"] == json!({}) {
                continue;
            }
            if is_wanted || required.contains(&name.as_str().into()) {
                members.insert(name.clone(), self.value(property));
            }
        }
        if schema["additionalProperties"].is_object() && self.depth <= DEEP {
            for _ in 0..self.random.below(3) {
                let Some(name) = self.name(&schema["propertyNames"]) else { break };
                members.insert(name, self.value(&schema["additionalProperties"]));
            }
        }
        members.into()
    }

    /// A name that an object may have.
    fn name(&mut self, names: &Value) -> Option<String> {
        let formatted = names["format"].as_str().map_or(NUMBERS, texts);
        let all: &[&str] = if names.is_null() { TEXTS } else { formatted };
        let known = all.iter().chain(CHARACTERS);
        let free: Vec<_> =
            known.filter(|name| names.is_null() || jsonschema::is_valid(names, &json!(name))).collect();
        (!free.is_empty()).then(|| (**self.random.pick(&free)).to_owned())
    }

    fn anything(&mut self) -> Value {
        let values =
            [json!(null), json!(true), json!(-1), json!(2.5), json!("a"), json!([1, "b"]), json!({"c": []})];
        self.random.pick(&values).clone()
    }
}
