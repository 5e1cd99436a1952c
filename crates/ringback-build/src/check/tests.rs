//! One contract for each rule, and what is said of it.
