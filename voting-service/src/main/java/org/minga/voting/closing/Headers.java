package org.minga.voting.closing;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minga.tally.formats.bundle.BundleHeader;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.contest.FrozenElectorate;
import org.minga.voting.contest.domain.Electorate;
import org.minga.voting.log.SigningKey;
import org.minga.voting.log.SigningKeys;

/** First lines of audit bundles: what was voted on, by whom, and who signs. */
@ApplicationScoped
class Headers {
    private static final String OPTIONS =
            "SELECT code, cost_amount, submission_id FROM contest_option WHERE contest_id = $1";
    private static final String PUBLISHED = "SELECT public_key FROM log_key";

    private final SigningKeys keys;

    Headers(SigningKeys keys) {
        this.keys = keys;
    }

    BundleHeader of(SqlConnection connection, ContestInClosing contest) {
        List<BallotOption> options = Step.rows(connection, OPTIONS, Tuple.of(contest.id())).stream()
                .map(row -> new BallotOption(
                        row.getString("code"),
                        row.getLong("cost_amount"),
                        row.getUUID("submission_id") == null
                                ? null
                                : row.getUUID("submission_id").toString()))
                .toList();
        return new BundleHeader(
                contest.id().toString(),
                contest.definition().campaignId().toString(),
                contest.definition().title(),
                contest.definition().rules(),
                options,
                electorate(contest),
                contest.definition().conditions(),
                keys(connection));
    }

    private static Map<String, String> electorate(ContestInClosing contest) {
        Electorate rules = contest.definition().electorate();
        Map<String, String> texts = new HashMap<>();
        texts.put("kind", rules.kind());
        if (rules.minAssurance() > Electorate.NO_ASSURANCE) {
            texts.put("minAssurance", Integer.toString(rules.minAssurance()));
        }
        if (rules instanceof Electorate.Members members && !members.roles().isEmpty()) {
            texts.put("roles", members.roles().stream().map(Role::wire).sorted().collect(Collectors.joining(",")));
        }
        FrozenElectorate frozen = contest.electorate();
        if (frozen != null) {
            texts.put("size", Long.toString(frozen.size()));
            texts.put("weight", Long.toString(frozen.weight()));
            texts.put("rollHash", frozen.rollHash());
        }
        return texts;
    }

    /** All that were ever published: a promise on a receipt may be signed with one that no head was signed with. */
    private List<LogKey> keys(SqlConnection connection) {
        Stream<LogKey> published = Step.rows(connection, PUBLISHED, Tuple.tuple()).stream()
                .map(row -> new LogKey(row.getBuffer("public_key").getBytes()));
        return Stream.concat(published, keys.all().stream().map(SigningKey::published))
                .distinct()
                .toList();
    }
}
