//! What each stage yields, for whoever looks for a mistake of ours: `RINGBACK_DUMP=1` leaves it in `OUT_DIR`.

use std::fmt::Debug;

use super::documents::replace_if_other;
use super::place::Place;
use crate::emit::ENCODED_FOLDER;

impl Place {
    /// Leaves what a stage yields, as `$OUT_DIR/ringback/stages/<stage>.txt`, if that was asked for.
    ///
    /// A dump that cannot be written is not worth a failed build.
    pub(crate) fn dump(&self, stage: &str, yielded: &dyn Debug) {
        if self.dumps {
            let path = self.out_dir.join(ENCODED_FOLDER).join("stages").join(format!("{stage}.txt"));
            let _ = replace_if_other(&path, format!("{yielded:#?}\n").as_bytes());
        }
    }
}
