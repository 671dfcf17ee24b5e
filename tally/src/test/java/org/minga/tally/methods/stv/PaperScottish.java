package org.minga.tally.methods.stv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.minga.tally.methods.Rational;

/** Rules 45 to 52 of the Scottish Order as a returning officer applies them, paper by paper. */
final class PaperScottish {

    private static final class Paper {
        private final List<String> preferences;
        private BigDecimal value = BigDecimal.ONE;

        private Paper(List<String> preferences) {
            this.preferences = preferences;
        }
    }

    private final Papers election;
    private final BigDecimal quota;
    private final Map<String, List<Paper>> parcels = new LinkedHashMap<>();
    private final Map<String, BigDecimal> credited = new LinkedHashMap<>();
    private final List<Map<String, BigDecimal>> stages = new ArrayList<>();
    private final List<Rational> exhaustedAt = new ArrayList<>();
    private final Set<String> continuing = new TreeSet<>();
    private final List<String> elected = new ArrayList<>();
    private final Set<String> toTransfer = new TreeSet<>();
    private BigDecimal nonTransferable = BigDecimal.ZERO;

    PaperScottish(Papers election) {
        this.election = election;
        this.quota = BigDecimal.valueOf(election.valid().size() / (election.seats() + 1) + 1);
    }

    Papers.Outcome count() {
        for (String option : election.options()) {
            parcels.put(option, new ArrayList<>());
            credited.put(option, BigDecimal.ZERO);
            continuing.add(option);
        }
        for (List<String> preferences : election.valid()) {
            parcel(preferences.getFirst()).add(new Paper(preferences));
            credited.merge(preferences.getFirst(), BigDecimal.ONE, BigDecimal::add);
        }
        do {
            endStage();
        } while (nextStage());
        List<Map<String, Rational>> told =
                stages.stream().map(PaperScottish::told).toList();
        return new Papers.Outcome(
                told, told.stream().map(stage -> exact(quota)).toList(), exhaustedAt, Set.copyOf(elected));
    }

    private List<Paper> parcel(String option) {
        return parcels.computeIfAbsent(option, none -> new ArrayList<>());
    }

    private BigDecimal votes(String option) {
        return credited.getOrDefault(option, BigDecimal.ZERO);
    }

    private void endStage() {
        stages.add(new HashMap<>(credited));
        exhaustedAt.add(exact(nonTransferable));
        if (continuing.size() <= election.seats() - elected.size()) {
            // Rule 52.
            elected.addAll(continuing);
            continuing.clear();
            return;
        }
        for (String option : new ArrayList<>(continuing)) {
            if (votes(option).compareTo(quota) >= 0) {
                elected.add(option);
                continuing.remove(option);
                if (votes(option).compareTo(quota) > 0) {
                    toTransfer.add(option);
                }
            }
        }
        if (continuing.size() <= election.seats() - elected.size()) {
            elected.addAll(continuing);
            continuing.clear();
        }
    }

    private boolean nextStage() {
        if (elected.size() >= election.seats() || continuing.isEmpty()) {
            return false;
        }
        if (toTransfer.isEmpty()) {
            String out = continuing.stream().min(standing()).orElseThrow();
            continuing.remove(out);
            moveAll(out, BigDecimal.ONE, BigDecimal.ONE);
            credited.remove(out);
        } else {
            String over = toTransfer.stream().max(standing()).orElseThrow();
            toTransfer.remove(over);
            moveAll(over, votes(over).subtract(quota), votes(over));
            credited.put(over, quota);
        }
        return true;
    }

    /** By votes now, then at each earlier stage, the latest first, then by the order for ties. */
    private Comparator<String> standing() {
        Comparator<String> standing = Comparator.comparing(this::votes);
        for (Map<String, BigDecimal> stage : stages.reversed()) {
            standing = standing.thenComparing(stage::get);
        }
        return standing.thenComparing(option -> -election.options().indexOf(option));
    }

    private void moveAll(String from, BigDecimal surplus, BigDecimal votes) {
        for (Paper paper : List.copyOf(parcel(from))) {
            paper.value = surplus.multiply(paper.value).divide(votes, 5, RoundingMode.DOWN);
            List<String> later =
                    paper.preferences.subList(paper.preferences.indexOf(from) + 1, paper.preferences.size());
            String next =
                    later.stream().filter(continuing::contains).findFirst().orElse("");
            if (next.isEmpty()) {
                nonTransferable = nonTransferable.add(paper.value);
            } else {
                parcel(next).add(paper);
                credited.merge(next, paper.value, BigDecimal::add);
            }
        }
        parcel(from).clear();
    }

    private static Map<String, Rational> told(Map<String, BigDecimal> stage) {
        Map<String, Rational> told = new HashMap<>();
        stage.forEach((option, votes) -> told.put(option, exact(votes)));
        return told;
    }

    private static Rational exact(BigDecimal number) {
        BigDecimal scaled = number.setScale(5, RoundingMode.UNNECESSARY);
        return new Rational(scaled.unscaledValue(), BigDecimal.TEN.pow(5).toBigInteger());
    }
}
