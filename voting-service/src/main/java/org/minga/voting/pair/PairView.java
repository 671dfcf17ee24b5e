package org.minga.voting.pair;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A pair that was issued to somebody. */
@Schema(name = "IssuedPair")
record PairView(
        @Schema(description = "Under which it is answered.") UUID appearance,

        OptionView left,
        OptionView right,
        Instant issuedAt,

        @Schema(description = "Pairs of this contest that this person chose from.")
        long chosen,

        @Schema(description = "Pairs of this contest that this person skipped.")
        long skipped) {

    @Schema(name = "OptionOfPair")
    record OptionView(String code, String title) {
        /** Whose title is its code for the second in which a board may be too old to know it. */
        static OptionView of(String code, Board board) {
            Board.Option option = board.options().get(code);
            return new OptionView(code, option == null ? code : option.title());
        }
    }

    /** @param all appearances of the same voter */
    static PairView of(Appearance appearance, Board board, List<Appearance> all) {
        return new PairView(
                appearance.id(),
                OptionView.of(appearance.pair().left(), board),
                OptionView.of(appearance.pair().right(), board),
                appearance.issuedAt(),
                all.stream().filter(Appearance::isChosen).count(),
                all.stream().filter(Appearance::isSkipped).count());
    }
}
