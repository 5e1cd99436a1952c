//! `security(…)` on a callback or webhook: what its receiver asks for, and the sender must give.
//!
//! A credential travels in a header field, and once: what is not so is refused.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::security;
use crate::model::{ApiKeyLocation, Demand, Guard, SecurityScheme, SecuritySchemeKind};
use crate::parse::{Demanded, ModuleId};

/// What is demanded of the sender; `None` where something was reported.
pub(super) fn demands(ctx: &mut Context<'_>, module: ModuleId, written: &[Demanded]) -> Option<Vec<Demand>> {
    let mut demands = Vec::new();
    security::demand(ctx, module, Some(written), &mut demands)?;
    let faults: Vec<_> =
        demands.iter().enumerate().filter_map(|(index, _)| fault(ctx, &demands, index)).collect();
    let is_fit = faults.is_empty();
    for fault in faults {
        ctx.report(fault);
    }
    is_fit.then_some(demands)
}

/// Why a call cannot carry what is demanded at this index.
fn fault(ctx: &Context<'_>, demands: &[Demand], index: usize) -> Option<Diagnostic> {
    let demand = &demands[index];
    let refusal = |message: String, help: String| {
        Diagnostic::new(Code::CALL_SECURITY, demand.span, message, "demanded here").with_help(help)
    };
    let scheme = match demand.guard {
        Guard::Scheme(scheme) => &ctx.guards.security.schemes[scheme],
        Guard::AnyOf(several) => {
            let name = ctx.guards.security.alternatives[several].ty.short();
            let message = format!("a callback is sent with one credential, and `{name}` offers several");
            return Some(refusal(message, "name one of its schemes".to_owned()));
        }
    };
    let header = match header(scheme) {
        Ok(header) => header,
        Err(place) => {
            let message = format!("a callback carries no key in its {place}");
            return Some(refusal(
                message,
                format!("declare `{}` as `#[api_key(header, \"X-Key\")]`", scheme.name),
            ));
        }
    };
    let first = demands[..index].iter().find(|other| {
        let schemes = ctx.guards.security.schemes_of(other.guard);
        schemes
            .into_iter()
            .any(|other| self::header(other).is_ok_and(|other| other.eq_ignore_ascii_case(header)))
    })?;
    let message = format!("two credentials in the header field `{header}`");
    Some(refusal(message, "remove one of them".to_owned()).with_label(first.span, "the first"))
}

/// The header field that carries a credential; the place where it is none.
fn header(scheme: &SecurityScheme) -> Result<&str, &'static str> {
    match &scheme.kind {
        SecuritySchemeKind::Bearer { .. }
        | SecuritySchemeKind::Basic
        | SecuritySchemeKind::OAuth2 { .. }
        | SecuritySchemeKind::OpenIdConnect { .. } => Ok("Authorization"),
        SecuritySchemeKind::ApiKey { location, name } => match location {
            ApiKeyLocation::Header => Ok(name),
            ApiKeyLocation::Query => Err("query"),
            ApiKeyLocation::Cookie => Err("cookies"),
        },
    }
}
