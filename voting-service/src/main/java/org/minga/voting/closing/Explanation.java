package org.minga.voting.closing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minga.tally.formats.text.TallyText;
import org.minga.tally.methods.Tally;
import org.minga.voting.contest.domain.ContestDefinition;

/** A tally told to people: what the result's explanation shows. */
final class Explanation {
    private Explanation() {}

    /** @param titles of the options, by code */
    static String write(ContestDefinition contest, Map<String, String> titles, Tally tally) {
        return TallyText.markdown(title(contest.title()), contest.rules(), titles, tally, List.of());
    }

    /** The text around it is English; else any language, but always the same one. */
    private static String title(Map<String, String> title) {
        String any = new TreeMap<>(title).firstEntry().getValue();
        return title.getOrDefault("en", any);
    }
}
