package org.minga.voting.electorate;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.contest.FrozenElectorate;
import org.minga.voting.contest.VoterRolls;
import org.minga.voting.contest.domain.Electorate;
import org.minga.voting.contest.domain.Fault;
import org.minga.voting.electorate.domain.RollPages;

/** What the opening of a contest needs of its roll. Works in the session of the caller. */
@ApplicationScoped
class FrozenRolls implements VoterRolls {
    /** Members have no pages: page 0. */
    private static final String ADD_MEMBERS = """
            INSERT INTO voter_roll (contest_id, person_id, weight, page)
            SELECT ?1, person_id, 1, 0 FROM member_copy
            WHERE organisation_id = ?2 AND (?3 = '' OR role = ANY (string_to_array(?3, ',')))""";

    private static final String COUNT_MEMBERS = """
            SELECT count(*) FROM member_copy
            WHERE organisation_id = ?1 AND (?2 = '' OR role = ANY (string_to_array(?2, ',')))""";
    private static final String FIGURES = "SELECT count(*), coalesce(sum(weight), 0)::bigint, " + RollHash.SQL + """
             FROM voter_roll WHERE contest_id = ?1""";
    private static final String WEIGHTED =
            "SELECT count(*) FROM voter_roll_page WHERE contest_id = ?1 AND weight <> voters";
    private static final String EXPECTED = "SELECT coalesce(roll_pages, 0) FROM contest WHERE id = ?1";
    private static final String PAGES = "SELECT page FROM voter_roll_page WHERE contest_id = ?1";

    @Override
    public Uni<List<Fault>> faults(UUID contestId, UUID organisationId, Electorate electorate) {
        return switch (electorate) {
            case Electorate.AnyAccount any -> Uni.createFrom().item(List.of());
            case Electorate.Members members -> faults(organisationId, members);
            case Electorate.Listed listed -> pages(contestId).flatMap(pages -> faultsOfListed(contestId, pages));
            case Electorate.Jury jury -> pages(contestId).map(RollPages::faults);
        };
    }

    /** Pages that came in while the contest was still to have a jury may hold weights. */
    private static Uni<List<Fault>> faultsOfListed(UUID contestId, RollPages pages) {
        return session()
                .flatMap(session -> session.createNativeQuery(WEIGHTED, Long.class)
                        .setParameter(1, contestId)
                        .getSingleResult())
                .map(weighted -> weighted == 0
                        ? pages.faults()
                        : List.of(new Fault(
                                "/electorate", "roll_weighted", "Only jurors have weights: upload it anew.")));
    }

    private static Uni<List<Fault>> faults(UUID organisationId, Electorate.Members members) {
        return session()
                .flatMap(session -> session.createNativeQuery(COUNT_MEMBERS, Long.class)
                        .setParameter(1, organisationId)
                        .setParameter(2, names(members.roles()))
                        .getSingleResult())
                .map(count -> count > 0
                        ? List.of()
                        : List.of(new Fault("/electorate", "no_members", "No member has one of these roles.")));
    }

    @Override
    public Uni<FrozenElectorate> freeze(UUID contestId, UUID organisationId, Electorate electorate) {
        Uni<Void> complete = electorate instanceof Electorate.Members members
                ? session()
                        .flatMap(session -> session.createNativeQuery(ADD_MEMBERS)
                                .setParameter(1, contestId)
                                .setParameter(2, organisationId)
                                .setParameter(3, names(members.roles()))
                                .executeUpdate())
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
        return complete.chain(FrozenRolls::session)
                .flatMap(session -> session.createNativeQuery(FIGURES, Object[].class)
                        .setParameter(1, contestId)
                        .getSingleResult())
                .map(figures -> new FrozenElectorate(
                        ((Number) figures[0]).longValue(),
                        ((Number) figures[1]).longValue(),
                        RollHash.PREFIX + figures[2]));
    }

    @Override
    public Uni<Boolean> isBegun(UUID contestId) {
        return pages(contestId).map(pages -> !pages.present().isEmpty());
    }

    private static Uni<RollPages> pages(UUID contestId) {
        return session()
                .flatMap(session -> session.createNativeQuery(EXPECTED, Integer.class)
                        .setParameter(1, contestId)
                        .getSingleResult()
                        .flatMap(expected -> session.createNativeQuery(PAGES, Integer.class)
                                .setParameter(1, contestId)
                                .getResultList()
                                .map(pages -> new RollPages(expected == 0 ? null : expected, new TreeSet<>(pages)))));
    }

    /** Names of roles hold no comma. */
    private static String names(Set<Role> roles) {
        return String.join(",", roles.stream().map(Role::wire).sorted().toList());
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }
}
