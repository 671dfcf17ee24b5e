package org.minga.voting.electorate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.voting.VotingProblems;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.contest.Contest;
import org.minga.voting.contest.domain.Electorate;
import org.minga.voting.electorate.domain.Eligibility;
import org.minga.voting.electorate.domain.Eligibility.AssuranceTooLow;
import org.minga.voting.electorate.domain.Eligibility.Eligible;
import org.minga.voting.electorate.domain.Eligibility.NotInElectorate;

/** Who may take part in a contest that has opened. Its roll is frozen, so it may be asked outside of what it decides. */
@ApplicationScoped
public class Electorates {
    private static final Eligibility ONE = new Eligible(1);
    private static final String WEIGHT = "SELECT weight FROM voter_roll WHERE contest_id = $1 AND person_id = $2";

    private static final String ROLE = "SELECT role FROM member_copy WHERE organisation_id = $1 AND person_id = $2";

    private final Pool pool;

    Electorates(Pool pool) {
        this.pool = pool;
    }

    /** One look at the primary key of the roll; none where any account may take part. */
    public Uni<Eligibility> eligibility(UUID contestId, Electorate electorate, String personId, int assuranceLevel) {
        if (assuranceLevel < electorate.minAssurance()) {
            return Uni.createFrom().item(new AssuranceTooLow(electorate.minAssurance(), assuranceLevel));
        }
        return electorate.hasKnownSize()
                ? onRoll(contestId, personId)
                : Uni.createFrom().item(ONE);
    }

    /** The same for a contest that has not opened, as it would be now: members are not on a roll yet. */
    Uni<Eligibility> preview(Contest contest, String personId, int assuranceLevel) {
        if (contest.definition().electorate() instanceof Electorate.Members members
                && assuranceLevel >= members.minAssurance()) {
            return pool.preparedQuery(ROLE)
                    .execute(Tuple.of(contest.organisationId(), personId))
                    .map(rows -> {
                        for (Row row : rows) {
                            if (Role.of(row.getString("role"))
                                    .filter(members::includes)
                                    .isPresent()) {
                                return ONE;
                            }
                        }
                        return new NotInElectorate();
                    });
        }
        return eligibility(contest.id(), contest.definition().electorate(), personId, assuranceLevel);
    }

    private Uni<Eligibility> onRoll(UUID contestId, String personId) {
        return pool.preparedQuery(WEIGHT).execute(Tuple.of(contestId, personId)).map(rows -> {
            for (Row row : rows) {
                return new Eligible(row.getInteger("weight"));
            }
            return new NotInElectorate();
        });
    }

    /** The words for those who may not. */
    public static ProblemException refusal(NotInElectorate notIn) {
        return Problem.of(
                        VotingProblems.NOT_IN_ELECTORATE, "You are not among those who may take part in this contest.")
                .asException();
    }

    /** The words for those who have to be identified better first. */
    public static ProblemException refusal(AssuranceTooLow low) {
        return Problem.of(
                        VotingProblems.ASSURANCE_TOO_LOW,
                        "This contest asks for the assurance level " + low.required() + " of an account; yours has "
                                + low.present() + ".")
                .with("required", low.required())
                .with("present", low.present())
                .asException();
    }
}
