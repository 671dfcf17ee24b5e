package org.minga.voting.ballot.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minga.tally.formats.bundle.BallotJson;
import org.minga.tally.methods.ballot.BallotRules;

class BallotFormProperties {
    private static final Set<String> CODES = Set.of("A", "B", "C", "é", "\uD83D\uDE00");

    @Property
    void whatever_is_sent_there_is_an_answer_and_a_valid_ballot_can_be_read_back(
            @ForAll("rules") BallotRules rules, @ForAll("drafts") BallotDraft draft) {
        switch (new BallotForm(rules, CODES).read(draft)) {
            case BallotDecision.Invalid invalid -> assertThat(invalid.faults()).isNotEmpty();
            case BallotDecision.Valid valid ->
                assertThat(BallotJson.read(BallotJson.write(valid.ballot()), rules.kind()))
                        .isEqualTo(new BallotJson.BallotRead.Read(valid.ballot()));
        }
    }

    @Provide
    Arbitrary<BallotRules> rules() {
        return Arbitraries.of(
                new BallotRules.Single(0),
                new BallotRules.Single(1),
                new BallotRules.Approval(0, 3),
                new BallotRules.Cumulative(0, 4, 1, 9, 4),
                new BallotRules.Ordinal(1, 2));
    }

    @Provide
    Arbitrary<BallotDraft> drafts() {
        Arbitrary<String> code =
                Arbitraries.oneOf(Arbitraries.of(CODES), Arbitraries.strings().ofMaxLength(5));
        Arbitrary<List<String>> codes = code.injectNull(0.1).list().ofMaxSize(5);
        return Combinators.combine(
                        codes.injectNull(0.5),
                        Arbitraries.maps(code, Arbitraries.longs().injectNull(0.1))
                                .ofMaxSize(4)
                                .injectNull(0.5),
                        codes.injectNull(0.5))
                .as(BallotDraft::new);
    }
}
