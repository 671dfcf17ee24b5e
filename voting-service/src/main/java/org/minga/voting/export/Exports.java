package org.minga.voting.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.voting.VotingProblems;
import org.minga.voting.contest.Contest;
import org.minga.voting.contest.Contests;
import org.minga.voting.contest.domain.ContestOption;
import org.minga.voting.contest.domain.ContestState;
import org.minga.voting.export.domain.ExportFormat;

/** Finds what may be exported, and refuses everything else before a byte is written. For worker threads. */
@ApplicationScoped
class Exports {
    private static final String RESULT = """
            SELECT r.bundle_hash, r.summary,
              (SELECT coalesce(sum(weight), 0) FROM counted_ballot WHERE contest_id = r.contest_id)
                + (SELECT count(*) FROM paper_ballot WHERE contest_id = r.contest_id) AS ballots
            FROM contest_result r WHERE r.contest_id = $1""";

    private final Contests contests;
    private final Pool pool;
    private final ObjectMapper mapper;
    private final InstantSource clock;

    Exports(Contests contests, Pool pool, ObjectMapper mapper, InstantSource clock) {
        this.contests = contests;
        this.pool = pool;
        this.mapper = mapper;
        this.clock = clock;
    }

    CertifiedContest require(UUID contestId, String format) throws Throwable {
        Contest contest = VertxContextSupport.subscribeAndAwait(
                () -> Panache.withSession(() -> contests.requirePublic(contestId)));
        ExportFormat wanted = format(format);
        if (contest.state() != ContestState.CERTIFIED) {
            throw Problem.of(VotingProblems.RESULT_NOT_CERTIFIED, "A contest is exported once its result is certified.")
                    .with("state", contest.seenAt(clock.instant()))
                    .asException();
        }
        CertifiedBallots ballots = new CertifiedBallots(
                pool, contestId, contest.definition().rules().ballot().kind());
        requireFit(wanted, contest, ballots);
        return certified(contest, ballots);
    }

    static ExportFormat format(String label) {
        return ExportFormat.ofLabel(label)
                .orElseThrow(() -> Problem.of(ProblemTypes.NOT_FOUND, "There is no export " + label + ".")
                        .asException());
    }

    private static void requireFit(ExportFormat format, Contest contest, CertifiedBallots ballots) {
        ContestRules rules = contest.definition().rules();
        List<BallotOption> options =
                contest.options().stream().map(ContestOption::forCount).toList();
        format.misfit(rules, options).ifPresent(Exports::refuse);
        if (format == ExportFormat.BLT
                && rules.ballot() instanceof BallotRules.Ranked ranked
                && ranked.marking() == BallotRules.Marking.AS_MARKED
                && hasOvervote(ballots)) {
            refuse("A .blt file has no mark for a rank of which is only known that it was overvoted.");
        }
    }

    private static void refuse(String reason) {
        throw Problem.of(VotingProblems.EXPORT_UNSUITABLE, reason).asException();
    }

    private static boolean hasOvervote(CertifiedBallots ballots) {
        for (GroupedBallot group : ballots) {
            if (group.ballot() instanceof Ballot.Ranked ranked
                    && ranked.ranks().stream().anyMatch(Rank::overvoted)) {
                return true;
            }
        }
        return false;
    }

    private CertifiedContest certified(Contest contest, CertifiedBallots ballots) throws JsonProcessingException {
        for (Row row : pool.preparedQuery(RESULT).executeAndAwait(Tuple.of(contest.id()))) {
            JsonNode result = mapper.readTree(row.getString("summary")).get("result");
            // A file that is not what was certified is worse than none.
            if (result.get("ballots").asLong() != row.getLong("ballots")) {
                throw new IllegalStateException("the ballots of contest " + contest.id() + " are not those counted");
            }
            Set<String> winners = new TreeSet<>();
            result.get("winners")
                    .forEach(winner -> winners.add(winner.get("code").asText()));
            return new CertifiedContest(contest, ballots, winners, row.getString("bundle_hash"));
        }
        throw new IllegalStateException("contest " + contest.id() + " has lost its result");
    }
}
