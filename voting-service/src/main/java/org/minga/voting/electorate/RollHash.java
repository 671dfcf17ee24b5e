package org.minga.voting.electorate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.minga.voting.electorate.domain.RollReading.Voter;

/** The hash of a roll or a page of one: see the package. */
final class RollHash {
    static final String PREFIX = "sha256:";

    /** The same over the rows of table {@code voter_roll}, whose ids are collated by bytes. */
    static final String SQL = """
            encode(sha256(convert_to(coalesce(string_agg(person_id || ' ' || weight || E'\\n', '' ORDER BY person_id), ''),
                                     'UTF8')), 'hex')""";

    private RollHash() {}

    static String of(List<Voter> voters) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            voters.stream()
                    .sorted(Comparator.comparing(Voter::personId))
                    .map(voter -> voter.personId() + " " + voter.weight() + "\n")
                    .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return PREFIX + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
