package org.minga.tally.formats.condorcet;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.condorcet.Copeland;
import org.minga.tally.methods.condorcet.Defeat;
import org.minga.tally.methods.condorcet.Kemeny;
import org.minga.tally.methods.condorcet.Minimax;
import org.minga.tally.methods.condorcet.RankedPairs;
import org.minga.tally.methods.condorcet.Schulze;
import org.minga.tally.methods.condorcet.Strength;
import org.minga.tally.methods.condorcet.Unranked;
import org.minga.tally.methods.positional.Borda;
import org.minga.tally.methods.positional.BordaScale;
import org.minga.tally.methods.positional.Dowdall;
import org.minga.tally.methods.positional.SharedRank;

/** Names of methods as they occur in files; the format leaves them to the programs. */
final class MethodNames {

    private MethodNames() {}

    /** The first method of a list with semicolons that is known here. */
    static @Nullable MethodRules first(String names, boolean implicitRanking, int seats) {
        return Stream.of(names.split(";"))
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replaceAll("[-–_ ]+", " "))
                .flatMap(name -> Stream.ofNullable(method(name, implicitRanking, seats)))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable MethodRules method(String name, boolean implicitRanking, int seats) {
        Unranked unranked = implicitRanking ? Unranked.LAST : Unranked.NOT_COMPARED;
        var left = implicitRanking
                ? org.minga.tally.methods.positional.Unranked.SHARE_THE_REST
                : org.minga.tally.methods.positional.Unranked.NOTHING;
        return switch (name) {
            case "copeland" -> new Copeland(unranked, seats);
            case "kemeny young", "kemeny" -> new Kemeny(unranked, seats);
            case "schulze", "schulze winning" -> new Schulze(Strength.WINNING_VOTES, unranked, seats);
            case "schulze margin" -> new Schulze(Strength.MARGINS, unranked, seats);
            case "ranked pairs winning" -> new RankedPairs(Strength.WINNING_VOTES, unranked, seats);
            case "ranked pairs", "ranked pairs margin" -> new RankedPairs(Strength.MARGINS, unranked, seats);
            case "minimax", "minimax winning" -> new Minimax(Defeat.WINNING_VOTES, unranked, seats);
            case "minimax margin" -> new Minimax(Defeat.MARGINS, unranked, seats);
            case "minimax opposition" -> new Minimax(Defeat.PAIRWISE_OPPOSITION, unranked, seats);
            case "borda", "borda count", "bordacount" ->
                new Borda(BordaScale.LAST_GETS_ONE, SharedRank.AVERAGE, left, seats);
            case "dowdall", "dowdall system", "dowdallsystem" -> new Dowdall(SharedRank.AVERAGE, left, seats);
            default -> null;
        };
    }
}
