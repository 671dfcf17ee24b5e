package org.minga.tally.formats.blt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minga.tally.methods.ballot.BallotOption;

/** What stands before the ballots: how many options and seats, who withdrew, and what programs add in brackets. */
final class Header {

    private final Source source;
    private final int options;
    private final int seats;
    private final BitSet withdrawn = new BitSet();
    private final Map<String, Integer> nicknames = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    private Header(Source source, int options, int seats) {
        this.source = source;
        this.options = options;
        this.seats = seats;
    }

    /** @return the header; the token that begins the first ballot is {@link #first()} */
    static Header read(Source source) throws IOException {
        int options = number(source, "options");
        int seats = number(source, "seats");
        Header header = new Header(source, options, seats);
        header.readExtras();
        return header;
    }

    private static int number(Source source, String what) throws IOException {
        Token token = source.token();
        if (token.isEnd()) {
            throw token.broken("The file ends where the number of " + what + " should be.");
        }
        if (token.isWhole() && token.text().length() <= 9) {
            int number = Integer.parseInt(token.text());
            if (number >= 1 && number <= BallotOption.MAX_OPTIONS) {
                return number;
            }
        }
        throw token.broken("The number of " + what + " must be a whole number from 1 to " + BallotOption.MAX_OPTIONS
                + ", not " + token.shown() + ".");
    }

    private Token first = new Token(0, 0, "");

    private void readExtras() throws IOException {
        Token token = source.token();
        while (token.text().startsWith("[")
                || token.text().startsWith("-") && token.text().length() > 1) {
            if (token.text().equals("[")) {
                readBracket(token);
            } else {
                withdraw(token, token.text().substring(1));
            }
            token = source.token();
        }
        first = token;
        if (withdrawn.cardinality() == options) {
            throw token.broken("All options are withdrawn.");
        }
    }

    private void readBracket(Token opening) throws IOException {
        Token name = source.token();
        List<Token> words = new ArrayList<>();
        for (Token word = name.text().equals("]") ? name : source.token();
                !word.text().equals("]");
                word = source.token()) {
            if (word.isEnd() || words.size() > options + 1000) {
                throw opening.broken("This bracket is not closed.");
            }
            words.add(word);
        }
        switch (name.text()) {
            case "nick" -> readNicknames(name, words);
            case "withdrawn" -> words.forEach(word -> withdraw(word, word.text()));
            case "tie" ->
                notes.add("The file puts the options in an order for ties: "
                        + String.join(" ", words.stream().map(Token::text).toList()) + ".");
            default -> notes.add("[" + name.text() + "] was not used.");
        }
    }

    private void readNicknames(Token name, List<Token> words) {
        if (words.size() != options) {
            throw name.broken("There must be a nickname for each of the " + options + " options.");
        }
        for (Token word : words) {
            if (nicknames.putIfAbsent(word.text(), nicknames.size() + 1) != null) {
                throw word.broken("The nickname " + word.shown() + " is given twice.");
            }
        }
    }

    private void withdraw(Token token, String text) {
        withdrawn.set(option(token, text));
    }

    /** The number of an option, from 1. */
    int option(Token token, String text) {
        Integer nicknamed = nicknames.get(text);
        if (nicknamed != null) {
            return nicknamed;
        }
        if (!text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= options) {
                return number;
            }
        }
        throw token.broken(
                "There is no option " + Token.shown(text) + ": they are numbered from 1 to " + options + ".");
    }

    int options() {
        return options;
    }

    int seats() {
        return seats;
    }

    boolean withdrawn(int option) {
        return withdrawn.get(option);
    }

    List<String> notes() {
        return notes;
    }

    /** What follows the header. */
    Token first() {
        return first;
    }
}
