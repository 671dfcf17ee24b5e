package org.minga.voting.closing;

import org.minga.tally.formats.bundle.BundleSeal;
import org.minga.tally.formats.bundle.ConditionsJson;
import org.minga.tally.formats.bundle.TallyJson;
import org.minga.tally.methods.Outcome;
import org.minga.tally.methods.Round;

/** A tally as one JSON text, in the words of the bundle: what the result shows. */
final class ResultSummary {
    private ResultSummary() {}

    static String write(BundleSeal seal) {
        StringBuilder json = new StringBuilder("{\"ballots\":")
                .append(seal.ballots())
                .append(",\"ballotsHash\":\"")
                .append(seal.ballotsHash())
                .append("\",");
        Outcome outcome = seal.outcome();
        if (outcome != null) {
            json.append("\"outcome\":").append(ConditionsJson.write(outcome)).append(',');
        }
        json.append("\"rounds\":[");
        String before = "";
        for (Round round : seal.tally().rounds()) {
            json.append(before).append(TallyJson.write(round));
            before = ",";
        }
        return json.append("],\"result\":")
                .append(TallyJson.write(seal.tally().result()))
                .append('}')
                .toString();
    }
}
