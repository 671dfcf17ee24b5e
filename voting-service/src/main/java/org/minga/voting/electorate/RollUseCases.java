package org.minga.voting.electorate;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.problem.ProblemTypes;
import org.minga.voting.Faults;
import org.minga.voting.VotingProblems;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.contest.Contest;
import org.minga.voting.contest.Contests;
import org.minga.voting.contest.domain.Electorate;
import org.minga.voting.contest.domain.Fault;
import org.minga.voting.electorate.RollStore.Uploaded;
import org.minga.voting.electorate.VoterRollView.PageRequestBody;
import org.minga.voting.electorate.domain.RollPages;
import org.minga.voting.electorate.domain.RollReading;

/** Uploading, showing and taking back pages of a voter roll. */
@ApplicationScoped
class RollUseCases {
    private final Contests contests;
    private final RollStore store;
    private final RollReads reads;

    RollUseCases(Contests contests, RollStore store, RollReads reads) {
        this.contests = contests;
        this.store = store;
        this.reads = reads;
    }

    Uni<Uploaded.Stored> put(UUID contestId, int page, PageRequestBody body, RollStore.Sender sender) {
        return contest(contestId, Role.EDITOR).flatMap(contest -> {
            Electorate electorate = contest.definition().electorate();
            if (contest.state().isFrozen()) {
                throw frozen();
            }
            if (!electorate.isUploaded()) {
                throw Problem.of(
                                VotingProblems.ROLL_NOT_ACCEPTED,
                                "Only contests of a listed electorate or a jury have a voter roll to upload.")
                        .with("electorate", electorate.kind())
                        .asException();
            }
            requirePage(page, body);
            return switch (RollReading.of(body.voters(), electorate)) {
                case RollReading.Invalid invalid -> throw Faults.refusal(invalid.faults());
                case RollReading.Valid valid ->
                    store.put(new RollStore.NewPage(contestId, page, body.pages(), valid.voters()), sender)
                            .map(RollUseCases::stored);
            };
        });
    }

    private static void requirePage(int page, PageRequestBody body) {
        Integer pages = body.pages();
        if (page > RollPages.MAX_PAGES) {
            throw Faults.refusal(
                    List.of(new Fault("", "out_of_range", "A roll has at most " + RollPages.MAX_PAGES + " pages.")));
        }
        if (pages != null && (pages < page || pages > RollPages.MAX_PAGES)) {
            throw Faults.refusal(List.of(new Fault(
                    "/pages",
                    "out_of_range",
                    "This is from " + page + ", this page, to " + RollPages.MAX_PAGES + ".")));
        }
    }

    private static Uploaded.Stored stored(Uploaded uploaded) {
        return switch (uploaded) {
            case Uploaded.Stored stored -> stored;
            case Uploaded.Duplicates duplicates -> throw Faults.refusal(duplicates.faults());
            case Uploaded.Frozen frozen -> throw frozen();
        };
    }

    Uni<VoterRollView> show(UUID contestId) {
        return contest(contestId, Role.VIEWER).flatMap(reads::show);
    }

    Uni<Void> delete(UUID contestId, int page) {
        return contest(contestId, Role.EDITOR)
                .chain(() -> store.delete(contestId, page))
                .invoke(deleted -> {
                    switch (deleted) {
                        case DONE -> {}
                        case ABSENT ->
                            throw Problem.of(ProblemTypes.NOT_FOUND, "The voter roll has no page " + page + ".")
                                    .asException();
                        case FROZEN -> throw frozen();
                    }
                })
                .replaceWithVoid();
    }

    private static ProblemException frozen() {
        return Problem.of(VotingProblems.CONTEST_FROZEN, "The contest is open, and its voter roll stays as it is.")
                .asException();
    }

    private Uni<Contest> contest(UUID contestId, Role needed) {
        return Panache.withSession(() -> contests.requireForMember(contestId, needed));
    }
}
