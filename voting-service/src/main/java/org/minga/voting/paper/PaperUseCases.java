package org.minga.voting.paper;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.problem.Problem;
import org.minga.voting.Faults;
import org.minga.voting.VotingProblems;
import org.minga.voting.ballot.OpenBoxes;
import org.minga.voting.ballot.OpenContest;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.contest.Contest;
import org.minga.voting.contest.Contests;
import org.minga.voting.paper.PaperPageView.EntryView;
import org.minga.voting.paper.PaperPageView.ListView;
import org.minga.voting.paper.domain.PageReading;
import org.minga.voting.paper.domain.PaperBallotDraft;

/** Taking in pages of paper ballots, and telling where to go on. */
@ApplicationScoped
class PaperUseCases {
    private final Contests contests;
    private final OpenBoxes boxes;
    private final OpenContest open;
    private final PaperStore store;

    PaperUseCases(Contests contests, OpenBoxes boxes, OpenContest open, PaperStore store) {
        this.contests = contests;
        this.boxes = boxes;
        this.open = open;
        this.store = store;
    }

    /** What a page came to: taken in now, or the same page was taken in before. */
    record Imported(PaperPageView page, boolean now) {}

    Uni<Imported> add(
            UUID contestId, int page, @Nullable List<@Nullable PaperBallotDraft> drafts, PaperStore.Sender sender) {
        return contest(contestId, Role.EDITOR)
                .flatMap(contest -> boxes.require(contestId, sender.receivedAt())
                        .flatMap(box -> switch (PageReading.of(drafts, box.form())) {
                            case PageReading.Invalid invalid -> throw Faults.refusal(invalid.faults());
                            case PageReading.Valid valid ->
                                add(
                                        new PaperStore.NewPage(
                                                contestId,
                                                contest.organisationId(),
                                                contest.definition().campaignId(),
                                                page,
                                                valid.ballots()),
                                        sender);
                        }));
    }

    private Uni<Imported> add(PaperStore.NewPage page, PaperStore.Sender sender) {
        return store.add(page, sender)
                .flatMap(added -> added.isPresent()
                        ? Uni.createFrom().item(new Imported(added.get(), true))
                        : repeatedOrRefused(page, sender));
    }

    private Uni<Imported> repeatedOrRefused(PaperStore.NewPage page, PaperStore.Sender sender) {
        return store.find(page.contestId(), page.page()).flatMap(found -> {
            if (found.isPresent() && found.get().isOf(page)) {
                return Uni.createFrom().item(new Imported(found.get().page(), false));
            }
            if (found.isPresent()) {
                throw Problem.of(
                                VotingProblems.PAPER_PAGE_DIFFERS,
                                "Page " + page.page() + " was taken in with other ballots and stays as it is.")
                        .with("contentHash", found.get().page().contentHash())
                        .asException();
            }
            return open.require(page.contestId(), sender.receivedAt()).chain(() -> outOfOrder(page));
        });
    }

    private Uni<Imported> outOfOrder(PaperStore.NewPage page) {
        return store.last(page.contestId()).map(last -> {
            throw Problem.of(VotingProblems.PAPER_PAGE_OUT_OF_ORDER, "Send page " + (last + 1) + " next.")
                    .with("nextPage", last + 1)
                    .asException();
        });
    }

    Uni<ListView> list(UUID contestId, PageRequest request) {
        int after = request.after(1)
                .map(parts -> Math.toIntExact(Math.clamp(Cursor.number(parts.getFirst()), 0, Integer.MAX_VALUE)))
                .orElse(0);
        return contest(contestId, Role.VIEWER)
                .chain(() -> store.list(contestId, after, request.rows()))
                .flatMap(entries -> store.last(contestId).map(last -> {
                    Page<EntryView> page =
                            Page.of(entries, request, entry -> Cursor.encode(Integer.toString(entry.page())));
                    return new ListView(last + 1, page.items(), page.page());
                }));
    }

    private Uni<Contest> contest(UUID contestId, Role needed) {
        return Panache.withSession(() -> contests.requireForMember(contestId, needed))
                .invoke(contest -> {
                    if (!contest.definition().paper()) {
                        throw Problem.of(
                                        VotingProblems.PAPER_NOT_ACCEPTED,
                                        "The contest was not set up for paper ballots.")
                                .asException();
                    }
                });
    }
}
