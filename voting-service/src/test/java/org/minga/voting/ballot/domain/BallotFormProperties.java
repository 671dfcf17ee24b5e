package org.minga.voting.ballot.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
        BallotForm form = new BallotForm(rules, CODES);
        for (BallotDecision decision : List.of(form.read(draft), form.readPaper(draft))) {
            switch (decision) {
                case BallotDecision.Invalid invalid ->
                    assertThat(invalid.faults()).isNotEmpty();
                case BallotDecision.Valid valid ->
                    assertThat(BallotJson.read(BallotJson.write(valid.ballot()), rules.kind()))
                            .isEqualTo(new BallotJson.BallotRead.Read(valid.ballot()));
            }
        }
    }

    @Provide
    Arbitrary<BallotRules> rules() {
        return Arbitraries.of(
                new BallotRules.Single(0),
                new BallotRules.Single(1),
                new BallotRules.Approval(0, 3),
                new BallotRules.Cumulative(0, 4, 1, 9, 4),
                new BallotRules.Ordinal(1, 2),
                new BallotRules.Ranked(0, 3, BallotRules.Marking.STRICT),
                new BallotRules.Ranked(0, 3, BallotRules.Marking.EQUAL_RANKS),
                new BallotRules.Ranked(0, 3, BallotRules.Marking.AS_MARKED),
                new BallotRules.Scored(0, 4, 0, Long.MAX_VALUE),
                new BallotRules.Quadratic(0, 4, Long.MAX_VALUE, true),
                new BallotRules.Pairwise(0, 3));
    }

    @Provide
    Arbitrary<BallotDraft> drafts() {
        Arbitrary<String> code =
                Arbitraries.oneOf(Arbitraries.of(CODES), Arbitraries.strings().ofMaxLength(5));
        Arbitrary<List<String>> codes = code.injectNull(0.1).list().ofMaxSize(5);
        Arbitrary<Map<String, Long>> numbers = Arbitraries.maps(
                        code,
                        Arbitraries.oneOf(
                                        Arbitraries.longs(), Arbitraries.longs().between(-9, 9))
                                .injectNull(0.1))
                .ofMaxSize(4);
        Arbitrary<Object> rank = Arbitraries.oneOf(
                codes.map(all -> all), Arbitraries.of("overvote", "A", 7, List.of(1)), Arbitraries.just(List.of()));
        Arbitrary<BallotDraft.ChoiceDraft> choice =
                Combinators.combine(code.injectNull(0.1), code).as(BallotDraft.ChoiceDraft::new);
        return Combinators.combine(
                        codes.injectNull(0.85),
                        numbers.injectNull(0.85),
                        codes.injectNull(0.85),
                        rank.injectNull(0.1).list().ofMaxSize(4).injectNull(0.85),
                        numbers.injectNull(0.85),
                        numbers.injectNull(0.85),
                        choice.injectNull(0.1).list().ofMaxSize(4).injectNull(0.85))
                .as(BallotDraft::new);
    }
}
