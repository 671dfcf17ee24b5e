package org.minga.tally.methods.elimination;

import java.util.Locale;

/** Why a ballot, or a part of its value, counts for nobody. */
enum Inactive {
    /** It ranks nobody. */
    BLANK,
    /** Nobody that it ranks is still in the count. */
    EXHAUSTED,
    /** It came to a rank with several options. */
    OVERVOTE,
    /** It skips more ranks in a row than is allowed. */
    SKIPPED_RANKS,
    /** It ranks an option twice. */
    REPEATED_OPTION,
    /** Surplus left when all seats were filled. */
    FINAL_SURPLUS,
    /** What of a surplus was lost by rounding down. */
    RESIDUAL_SURPLUS;

    /** The name in rounds. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
