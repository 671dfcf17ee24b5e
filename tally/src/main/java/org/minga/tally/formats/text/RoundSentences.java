package org.minga.tally.formats.text;

import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.election.Currencies;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tie;

/** Steps of a count that are told in a sentence or two. */
final class RoundSentences {

    private final String currency;
    private final Names names;
    private final TieText ties;

    RoundSentences(ContestRules rules, Names names, TieText ties) {
        this.currency = rules.method().spending().map(Money::currency).orElse(Currencies.NONE);
        this.names = names;
        this.ties = ties;
    }

    /** The tie of a round, if there was one, on its own; else empty. */
    String tie(Round round, @Nullable Tie tie) {
        return tie == null ? "" : begin(round) + ties.of(tie);
    }

    String elected(Round.Elected round) {
        int left = round.placesLeft() - 1;
        String free = left == 0
                ? "No place is left."
                : left + (left == 1 ? " place is" : " places are") + " still to be given.";
        return begin(round) + names.of(round.option()) + " wins a place with " + Figures.count(round.votes(), "vote")
                + ". " + free + ties.after(round.tie());
    }

    String unfilled(Round.Unfilled round) {
        String places = round.placesLeft() == 1 ? "one place stays" : round.placesLeft() + " places stay";
        return begin(round) + places + " empty, because no option with a vote is left.";
    }

    String locked(Round.Locked round) {
        String pair = names.of(round.over()) + " over " + names.of(round.under()) + ", by "
                + Figures.number(round.strength());
        return begin(round)
                + pair
                + (round.locked() ? ", is locked in." : ", is left out: others at least as strong contradict it.");
    }

    String ordered(Round.Ordered round) {
        String only = round.equallyGood() == 1
                ? "No other order agrees as well."
                : Figures.number(round.equallyGood()) + " orders, this one included, agree as well.";
        return begin(round) + "no order of the options agrees with more preferences of the ballots ("
                + Figures.number(round.agreement()) + ") than " + String.join(", ", names.of(round.order())) + ". "
                + only;
    }

    String qualified(Round.Qualified round) {
        return begin(round) + names.of(round.option()) + " goes on to the runoff with a score of "
                + Figures.number(round.score()) + "." + ties.after(round.tie());
    }

    String runoff(Round.Runoff round) {
        String first = names.of(round.first());
        String second = names.of(round.second());
        String neither = round.neither() == 0
                ? ""
                : "; " + Figures.number(round.neither())
                        + (round.neither() == 1 ? " ballot prefers" : " ballots prefer") + " neither";
        return begin(round) + "of " + first + " and " + second + ", " + Figures.count(round.votesFirst(), "ballot")
                + (round.votesFirst() == 1 ? " prefers " : " prefer ") + first + " and "
                + Figures.number(round.votesSecond()) + (round.votesSecond() == 1 ? " prefers " : " prefer ") + second
                + neither + ". " + names.of(round.winner()) + " wins." + ties.after(round.tie());
    }

    String considered(Round.Considered round) {
        String left = Figures.money(round.budgetLeft(), currency);
        String decision = switch (round.decision()) {
            case FUNDED -> left + " were left for it: it is funded.";
            case SKIPPED -> "Only " + left + " are left: it is passed over.";
            case STOPPED -> "Only " + left + " are left, so the count ends here.";
            case BELOW_THRESHOLD -> "That is too low a score to be funded.";
        };
        return begin(round) + names.of(round.option()) + " has a score of " + Figures.number(round.score())
                + " and costs " + Figures.money(round.cost(), currency) + ". " + decision + ties.after(round.tie());
    }

    /** The words for a decision in a table. */
    static String decision(Round.BudgetDecision decision) {
        return switch (decision) {
            case FUNDED -> "funded";
            case SKIPPED -> "too dear, passed over";
            case STOPPED -> "too dear, the count ends";
            case BELOW_THRESHOLD -> "score too low";
        };
    }

    String endowed(Round.Endowed round) {
        String tried = round.runs() == 1
                ? ""
                : " It is the share that was settled on after " + Figures.number(round.runs()) + " were tried.";
        return begin(round) + "every voter gets " + Figures.money(round.share(), currency)
                + " to spend. Why this much: " + reason(round.reason()) + "." + tried;
    }

    private static String reason(String label) {
        return switch (label) {
            case "budget" -> "it is an equal share of the budget";
            case "exhaustive" -> "nothing more could be bought with the money that is left";
            case "next_over_budget" -> "with the next larger share the options bought would cost more than the budget";
            default -> label.replace('_', ' ');
        };
    }

    String bought(Round.Bought round) {
        return begin(round) + names.of(round.option()) + ", which costs " + Figures.money(round.cost(), currency)
                + ", is bought by " + Figures.count(round.supporters(), "supporter") + ". Per unit of what it is worth"
                + " to them they pay at most " + price(round.price()) + "." + ties.after(round.tie());
    }

    static String price(Rational price) {
        return Figures.number(price);
    }

    private static String begin(Round round) {
        return "Round " + round.number() + ": ";
    }
}
