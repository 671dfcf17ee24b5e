package org.minga.voting.contest;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.Conditions.Quorum;
import org.minga.tally.methods.Rational;

/** What has to be true for winners to be accepted, and the same in words. */
@Schema(name = "Conditions")
record ConditionsView(
        @Nullable QuorumView quorum,

        @Schema(description = "Least share of the weight of all counted ballots that the ballots naming a winner have.")
        @Nullable
        String threshold,

        @Schema(description = "In plain English, sentence by sentence.")
        List<String> inWords) {

    @Schema(name = "Quorum")
    record QuorumView(
            @Schema(description = "Least number of ballots.") @Nullable
            Long ballots,

            @Schema(description = "Least share of the electorate.") @Nullable
            String share) {}

    static ConditionsView of(Conditions conditions) {
        List<String> words = new ArrayList<>();
        QuorumView quorum = switch (conditions.quorum()) {
            case null -> null;
            case Quorum.Ballots(long least) -> {
                words.add("The result only holds if at least " + least + (least == 1 ? " ballot is" : " ballots are")
                        + " counted.");
                yield new QuorumView(least, null);
            }
            case Quorum.Share(Rational least) -> {
                words.add("The result only holds if at least " + least + " of those who may take part cast a ballot.");
                yield new QuorumView(null, least.toString());
            }
        };
        Rational threshold = conditions.threshold();
        if (threshold != null) {
            words.add("A winner is only accepted if the ballots that name it have at least " + threshold
                    + " of the weight of all counted ballots.");
        }
        return new ConditionsView(quorum, threshold == null ? null : threshold.toString(), words);
    }
}
