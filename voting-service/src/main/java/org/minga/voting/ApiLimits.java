package org.minga.voting;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules.Marking;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.contest.domain.BallotReader;
import org.minga.voting.contest.domain.DraftCheck;
import org.minga.voting.contest.domain.Electorate;
import org.minga.voting.contest.domain.Pairs;
import org.minga.voting.electorate.domain.RollPages;
import org.minga.voting.electorate.domain.RollReading;
import org.minga.voting.pair.domain.SkipReason;
import org.minga.voting.paper.domain.PageReading;

/** Says in the API document within which limits the readers of the domain take what clients send. */
final class ApiLimits {
    /** The largest integer that every JSON reader keeps exactly. */
    private static final long MOST = (1L << 53) - 1;

    /** As many choices as a body of the largest size could hold. */
    private static final int CHOICES = 40_000;

    private static final int CHOICES_ON_PAPER = 400_000;
    private static final int CURRENCY = 3;
    /** Two numbers of a hundred digits, a sign and a stroke. */
    private static final int FRACTION = 202;

    private final Map<String, Schema> schemas;

    ApiLimits(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void add() {
        contests();
        ballotRules();
        ballots("BallotDraft", CHOICES);
        ballots("PaperBallotDraft", CHOICES_ON_PAPER);
        text(of("ChoiceDraft", "winner"), BallotOption.MAX_CODE_LENGTH);
        text(of("ChoiceDraft", "loser"), BallotOption.MAX_CODE_LENGTH);
        text(of("AnswerDraft", "winner"), BallotOption.MAX_CODE_LENGTH);
        oneOf(of("AnswerDraft", "skip"), Arrays.stream(SkipReason.values()).map(SkipReason::wire));
        text(of("PaperBallotDraft", "ref"), PageReading.MAX_REF);
        of("PaperPageRequest", "ballots").setMaxItems(PageReading.MAX_BALLOTS);
        number(of("VoterRollPageRequest", "pages"), 1, RollPages.MAX_PAGES);
        of("VoterRollPageRequest", "voters").setMaxItems(RollReading.MAX_VOTERS);
        text(of("VoterDraft", "personId"), RollReading.MAX_PERSON_ID);
        number(of("VoterDraft", "weight"), 1, Electorate.Jury.MAX_WEIGHT);
    }

    private void contests() {
        text(of("ContestDraft", "title").getAdditionalPropertiesSchema(), DraftCheck.MAX_TITLE);
        oneOf(of("ContestDraft", "resultVisibility"), Stream.of("after_close"));
        oneOf(of("ContestDraft", "turnout"), Stream.of("hidden", "live"));
        oneOf(of("OptionsDraft", "from"), Stream.of("submissions", "given"));
        of("OptionsDraft", "list").setMaxItems(BallotOption.MAX_OPTIONS);
        text(of("GivenOption", "code"), BallotOption.MAX_CODE_LENGTH);
        text(of("GivenOption", "title"), DraftCheck.MAX_TITLE);
        number(of("MoneyDraft", "amount"), 0, Long.MAX_VALUE);
        text(of("MoneyDraft", "currency"), CURRENCY);
        oneOf(
                of("ElectorateDraft", "kind"),
                Stream.of(
                        Electorate.AnyAccount.KIND,
                        Electorate.Members.KIND,
                        Electorate.Listed.KIND,
                        Electorate.Jury.KIND));
        Schema roles = of("ElectorateDraft", "roles");
        roles.setMaxItems(Role.values().length);
        oneOf(roles.getItems(), Arrays.stream(Role.values()).map(Role::wire));
        number(of("ElectorateDraft", "minAssurance"), Electorate.NO_ASSURANCE, Electorate.MAX_ASSURANCE);
        text(of("ConditionsDraft", "threshold"), FRACTION);
        number(of("QuorumDraft", "ballots"), 1, MOST);
        text(of("QuorumDraft", "share"), FRACTION);
    }

    private void ballotRules() {
        String rules = "BallotRulesDraft";
        oneOf(of(rules, "kind"), Arrays.stream(BallotKind.values()).map(BallotKind::label));
        oneOf(of(rules, "marking"), Arrays.stream(Marking.values()).map(Marking::label));
        oneOf(of(rules, "pairs"), Arrays.stream(Pairs.values()).map(Pairs::wire));
        number(of(rules, "min"), 0, Integer.MAX_VALUE);
        number(of(rules, "max"), 0, Integer.MAX_VALUE);
        for (String name : List.of("points", "minPoints", "maxPerOption", "credits")) {
            number(of(rules, name), 0, BallotReader.MAX_NUMBER);
        }
        for (String name : List.of("minScore", "maxScore")) {
            number(of(rules, name), -BallotReader.MAX_NUMBER, BallotReader.MAX_NUMBER);
        }
    }

    private void ballots(String ballot, int choices) {
        for (String name : List.of("selections", "ranking")) {
            of(ballot, name).setMaxItems(BallotOption.MAX_OPTIONS);
            text(of(ballot, name).getItems(), BallotOption.MAX_CODE_LENGTH);
        }
        of(ballot, "ranks").setMaxItems(BallotOption.MAX_OPTIONS);
        for (String name : List.of("points", "scores", "weights")) {
            number(
                    of(ballot, name).getAdditionalPropertiesSchema(),
                    name.equals("points") ? 0 : -BallotReader.MAX_NUMBER,
                    BallotReader.MAX_NUMBER);
        }
        of(ballot, "choices").setMaxItems(choices);
    }

    private Schema of(String schema, String name) {
        return ApiDocument.property(schemas, schema, name);
    }

    private static void text(Schema schema, int longest) {
        schema.setMaxLength(longest);
    }

    private static void oneOf(Schema schema, Stream<String> words) {
        schema.setEnumeration(List.copyOf(words.toList()));
    }

    private static void number(Schema schema, long least, long most) {
        schema.setMinimum(BigDecimal.valueOf(least));
        schema.setMaximum(BigDecimal.valueOf(most));
    }
}
