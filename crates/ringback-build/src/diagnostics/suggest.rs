//! "Did you mean".

/// The candidate nearest to what was written, if one is near enough to be meant.
pub fn did_you_mean<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let furthest = (written.chars().count() / 3).max(1);
    // `ID` is meant to be `id`, which is two letters away.
    let distance = |name: &str| strsim::damerau_levenshtein(&written.to_lowercase(), &name.to_lowercase());
    candidates
        .into_iter()
        .map(|candidate| (distance(candidate), candidate))
        .filter(|(distance, _)| *distance <= furthest)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn a_name_is_near_where_a_third_of_it_differs_at_most() {
        let near = |written| did_you_mean(written, ["id", "total", "customer"]);
        assert_eq!(near("idd"), Some("id"));
        assert_eq!(near("costumer"), Some("customer"));
        assert_eq!(near("price"), None);
    }

    #[test]
    fn another_case_is_near() {
        assert_eq!(did_you_mean("ID", ["total", "id"]), Some("id"));
    }
}
