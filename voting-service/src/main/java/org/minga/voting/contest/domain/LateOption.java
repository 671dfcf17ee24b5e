package org.minga.voting.contest.domain;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.voting.campaigncopy.domain.KnownSubmission;

/** A submission as an option that joins those that are frozen. */
public final class LateOption {
    /** Room for the number that tells codes apart. */
    private static final int STEM = BallotOption.MAX_CODE_LENGTH - 6;

    private LateOption() {}

    /** With the submission's code, or, if a frozen option has that one, the code and the first free number from 2. */
    public static ContestOption of(KnownSubmission submission, List<ContestOption> options) {
        Set<String> taken = options.stream().map(ContestOption::code).collect(Collectors.toSet());
        String code = submission.code();
        for (int number = 2; taken.contains(code); number++) {
            code = stem(submission.code()) + "-" + number;
        }
        return new ContestOption(
                code, submission.title(), submission.costAmount(), submission.costCurrency(), submission.id());
    }

    /** Cut where no character is torn apart. */
    private static String stem(String code) {
        if (code.length() <= STEM) {
            return code;
        }
        int end = Character.isHighSurrogate(code.charAt(STEM - 1)) ? STEM - 1 : STEM;
        return code.substring(0, end);
    }
}
