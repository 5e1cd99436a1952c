//! The codes of diagnostics: `R` and three digits, the hundreds by stage or topic.
//!
//! `R0xx` source, modules and the syntax of attributes; `R1xx` operations, paths, parameters, bodies, responses
//! and problems; `R2xx` callbacks and expressions; `R3xx` types, names and serde; `R4xx` the whole document.
//! A code is never reused. `docs/diagnostics.md` explains each; a test holds the two together.

use std::fmt;

/// The code of a diagnostic, such as `R104`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub u16);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R{:03}", self.0)
    }
}

macro_rules! codes {
    ($($(#[$docs:meta])* $name:ident = $number:literal;)*) => {
        impl Code {
            $($(#[$docs])* pub const $name: Self = Self($number);)*

            /// Every code, in order.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

// One list, so that no code can be left out of `ALL`.
codes! {
    /// The arguments of an attribute cannot be read.
    ATTRIBUTE_SYNTAX = 1;
    /// A function or a parameter bears an attribute that says nothing to us.
    UNKNOWN_ATTRIBUTE = 2;
    /// An attribute of ours has an argument that it does not know.
    UNKNOWN_ARGUMENT = 3;
    /// An attribute or an argument is given twice, or two contradict each other.
    GIVEN_TWICE = 4;
    /// A part of the contract is under `#[cfg]`.
    CONDITIONAL = 5;
    /// A function has a form that no operation or callback can have.
    FUNCTION_FORM = 6;
    /// A doc comment is computed.
    COMPUTED_DOCS = 7;
    /// A module's file stands outside the contract's folder.
    MODULE_OUTSIDE = 8;
    /// An attribute of ours stands on something that is not a function.
    MISPLACED_ATTRIBUTE = 9;
    /// A function without a body has no attribute of ours.
    BARE_FUNCTION = 10;
    /// A file nests deeper than it can be read.
    NESTED_TOO_DEEPLY = 11;

    /// A path does not begin with `/`.
    PATH_WITHOUT_SLASH = 101;
    /// A path holds what no path template may hold.
    PATH_MALFORMED = 102;
    /// A placeholder does not fill its segment of the path.
    PLACEHOLDER_IN_SEGMENT = 103;
    /// A placeholder of the path has no parameter.
    PLACEHOLDER_WITHOUT_PARAMETER = 104;
    /// A parameter said to be in the path has no placeholder.
    PATH_PARAMETER_WITHOUT_PLACEHOLDER = 105;
    /// A placeholder stands in a path twice.
    PLACEHOLDER_TWICE = 106;
    /// A path parameter may be missing, or a cookie is a list.
    PARAMETER_NOT_ONE_VALUE = 107;
    /// A parameter outside the body is not a scalar.
    PARAMETER_NOT_SCALAR = 108;
    /// A default that the parameter's type does not have, or that is not understood.
    DEFAULT_NOT_UNDERSTOOD = 109;
    /// A default where none can apply.
    DEFAULT_OUT_OF_PLACE = 110;
    /// An operation has two bodies.
    TWO_BODIES = 111;
    /// A body on a method that has none.
    BODY_ON_METHOD = 112;
    /// A parameter has a name that its place does not allow, or that OpenAPI keeps to itself.
    PARAMETER_NAME = 113;
    /// `status = …` is not the status of a success, or does not fit what is answered.
    STATUS_UNFIT = 114;
    /// A return type that is not supported.
    RESPONSE_UNSUPPORTED = 115;
    /// The `E` of `Result<T, E>` is not an enum with `#[derive(Problem)]`.
    NOT_A_PROBLEM = 116;
    /// `#[problem(…)]` is missing or malformed.
    PROBLEM_ATTRIBUTE = 117;
    /// A problem's status is not 400 to 599.
    PROBLEM_STATUS = 118;
    /// Two variants of a problem enum have one status.
    PROBLEM_STATUS_TWICE = 119;
    /// A problem's variant has unnamed fields, or the enum has no variant.
    PROBLEM_SHAPE = 120;
    /// A problem's field has a name that RFC 9457 or Ringback keeps to itself.
    PROBLEM_FIELD = 121;
    /// Two parameters of one place have one name on the wire.
    PARAMETER_TWICE = 122;
    /// `comma` on a parameter that is one value.
    PARAMETER_NOT_A_LIST = 123;
    /// A field of a struct of parameters is neither a single value nor a list, or cannot stand there.
    SPREAD_FIELD = 124;
    /// A struct of parameters bears what only its fields can.
    SPREAD_FORM = 125;
    /// A placeholder stands for several segments of a path.
    CATCH_ALL = 126;
    /// `deep` on a parameter that is no struct.
    DEEP_WITHOUT_FIELDS = 127;
    /// `content_type = …` is no media type, or does not fit what is answered.
    CONTENT_TYPE = 140;
    /// `#[response(…)]` or `#[header(…)]` is malformed.
    RESPONSE_ATTRIBUTE = 141;
    /// A type that derives `Response` has a form that no response has.
    RESPONSE_SHAPE = 142;
    /// Two responses of one type have one status.
    RESPONSE_STATUS_TWICE = 143;
    /// A field with `#[header]` cannot be that header field.
    RESPONSE_HEADER = 144;
    /// A link reads what no one answer has.
    LINK_ANSWER = 145;
    /// A media type is malformed or named twice.
    MEDIA_TYPE = 130;
    /// A body's type is not read from a media type that is named.
    MEDIA_TYPE_UNFIT = 131;
    /// A body's limit where there is no body, or of nothing.
    MAX_BYTES = 132;
    /// An expression leads into a body that is neither JSON nor a form.
    EXPRESSION_BODY_FORM = 133;
    /// A form is read into something that is no struct with named fields.
    FORM_SHAPE = 134;
    /// A field that the text of a form does not hold.
    FORM_FIELD = 135;
    /// A file where there are no parts.
    FILE_OUT_OF_PLACE = 136;
    /// The attribute of a security scheme is malformed, or stands on a type that cannot be one.
    SECURITY_SCHEME = 150;
    /// What is demanded of a caller is no security scheme.
    SECURITY_UNKNOWN = 151;
    /// A scope that a security scheme does not declare.
    SCOPE_UNKNOWN = 152;
    /// No operation demands a security scheme.
    SECURITY_UNUSED = 153;
    /// Two security schemes have one name, or one is demanded twice.
    SECURITY_TWICE = 154;

    /// An identity is demanded, and optional by its parameter.
    SECURITY_WEAKENED = 160;
    /// The type of an extension cannot be taken from a request.
    EXTENSION_TYPE = 161;

    /// A brace of a callback's key is not closed or not opened.
    EXPRESSION_BRACES = 201;
    /// What stands between braces is not a runtime expression.
    EXPRESSION_MALFORMED = 202;
    /// A runtime expression reads from a source that the grammar does not have.
    EXPRESSION_SOURCE = 203;
    /// A runtime expression names nothing, or has a name that is not allowed.
    EXPRESSION_NAME = 204;
    /// A JSON Pointer is malformed.
    POINTER_MALFORMED = 205;
    /// A runtime expression is legal but not supported.
    EXPRESSION_UNSUPPORTED = 206;
    /// A runtime expression yields the whole body, which is not fit for a URL.
    EXPRESSION_WHOLE_BODY = 207;
    /// An expression stands where its value could change more than a part of the URL.
    EXPRESSION_POSITION = 208;
    /// A callback's key is not a URL that can be called.
    CALLBACK_KEY = 209;
    /// An expression names a parameter that the operation does not have.
    EXPRESSION_PARAMETER = 211;
    /// A JSON Pointer leads to nothing in the operation's body.
    EXPRESSION_FIELD = 212;
    /// An expression yields a value that is not a scalar.
    EXPRESSION_NOT_SCALAR = 213;
    /// An expression leads through a field that generated code cannot read.
    EXPRESSION_FIELD_PRIVATE = 214;
    /// An expression reads the body of an operation that has none.
    EXPRESSION_WITHOUT_BODY = 215;
    /// An expression yields a value that cannot stand where the expression stands.
    EXPRESSION_UNFIT = 216;
    /// An expression would read another place for each of two operations.
    EXPRESSION_AMBIGUOUS = 217;
    /// An operation names a callback that is not declared.
    CALLBACK_UNKNOWN = 220;
    /// An operation names a callback twice.
    CALLBACK_TWICE = 221;
    /// No operation names a callback.
    CALLBACK_UNUSED = 222;
    /// A callback or webhook has a parameter that a call cannot carry.
    CALL_PARAMETER = 224;
    /// `$url` without a server that the request came to.
    EXPRESSION_URL = 225;
    /// A callback or webhook demands a credential that a call cannot carry.
    CALL_SECURITY = 226;
    /// A link leads to an operation that is not declared.
    LINK_UNKNOWN = 230;
    /// A link gives a parameter that the operation does not have, or leaves one of its path open.
    LINK_PARAMETER = 231;

    /// A name leads to nothing that the contract's text shows.
    UNKNOWN_NAME = 301;
    /// A type of another crate is not one of those that are known.
    FOREIGN_TYPE = 302;
    /// A type stands in the crate, but outside the contract's folder.
    OUTSIDE_TYPE = 303;
    /// Generated code must name a type that is private.
    PRIVATE_TYPE = 304;
    /// A form of type that no JSON value stands for, or that text alone does not settle.
    TYPE_FORM = 305;
    /// A type has too many or too few arguments.
    TYPE_ARGUMENTS = 306;
    /// Aliases lead back to themselves, or grow beyond all bounds.
    ENDLESS_ALIAS = 307;
    /// A type does not derive what its direction needs.
    MISSING_DERIVE = 310;
    /// An attribute of serde that is not supported, or that serde itself refuses.
    SERDE_ATTRIBUTE = 311;
    /// An attribute that may change what a type is in JSON.
    TYPE_ATTRIBUTE = 312;
    /// A known type that stands for no JSON value, or not without more being said.
    NO_SCHEMA = 313;
    /// A map whose keys are not strings.
    MAP_KEY = 314;
    /// Two fields or variants have one name in JSON.
    JSON_NAME_TWICE = 315;
    /// A type holds nothing but itself, or new types without end.
    ENDLESS_TYPE = 316;
    /// An enum without variants, which no value has.
    EMPTY_ENUM = 317;
    /// What is flattened cannot be told apart from what else stands there.
    FLATTENED = 330;
    /// What has no members of its own stands among others: below an internal tag, or flattened.
    NOT_AN_OBJECT = 331;
    /// An unnamed field that is skipped moves those behind it.
    ITEM_SKIPPED = 332;
    /// A rule of validation that cannot be documented or would not be enforced.
    VALIDATION = 340;
    /// Two types would have one name in the document.
    COMPONENT_NAME_TWICE = 341;
    /// An example that is not JSON.
    EXAMPLE_MALFORMED = 342;
    /// An example that does not fit its schema.
    EXAMPLE_UNFIT = 343;

    /// Two operations or callbacks have one `operationId`.
    OPERATION_ID_TWICE = 401;
    /// An `operationId` holds characters that client generators trip over.
    OPERATION_ID_MALFORMED = 402;
    /// Two operations answer one method of one path.
    OPERATION_TWICE = 403;
    /// Two paths name a placeholder of one place differently.
    PLACEHOLDER_NAMES_DIFFER = 404;
    /// Two items of the contract would get one name in generated Rust.
    GENERATED_NAME_TWICE = 405;
    /// The name of an extension does not begin with `x-`, or is reserved.
    EXTENSION_NAME = 410;
    /// The value of an extension is not JSON.
    EXTENSION_VALUE = 411;
    /// An operation names a document that the configuration does not.
    DOCUMENT_UNKNOWN = 412;
    /// A link leads to an operation that is hidden.
    LINK_HIDDEN = 413;
    /// The prefix of a module ends with a slash.
    PREFIX_SLASH = 414;
}
