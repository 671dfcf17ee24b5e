package org.minga.local.cli.election;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.minga.tally.formats.bundle.BallotJson;
import org.minga.tally.formats.pabulib.PabulibBallot;

/**
 * Cuts a stream of ballots into pages as the API takes them. The cut depends only on the ballots, so a second attempt
 * sends the same pages.
 */
final class PaperPages implements Iterator<PaperPages.Page> {
    private static final int MOST_BALLOTS = 2000;
    private static final int MOST_CHARACTERS = 600_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Iterator<PabulibBallot> ballots;
    private int number;

    PaperPages(Iterator<PabulibBallot> ballots) {
        this.ballots = ballots;
    }

    @Override
    public boolean hasNext() {
        return ballots.hasNext();
    }

    @Override
    public Page next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ObjectNode body = JSON.createObjectNode();
        ArrayNode list = body.putArray("ballots");
        int characters = 0;
        while (ballots.hasNext() && list.size() < MOST_BALLOTS && characters < MOST_CHARACTERS) {
            String text = BallotJson.write(ballots.next().ballot());
            characters += text.length();
            list.add(read(text));
        }
        number++;
        return new Page(number, list.size(), body);
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One page.
     *
     * @param number from 1
     * @param ballots how many are on it
     * @param body as the API takes it
     */
    record Page(int number, int ballots, ObjectNode body) {}
}
