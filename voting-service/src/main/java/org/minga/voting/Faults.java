package org.minga.voting;

import java.util.List;
import org.minga.platform.problem.FieldError;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.problem.ProblemTypes;
import org.minga.voting.contest.domain.Fault;

/** Brings the domain's faults to the wire. */
public final class Faults {
    private Faults() {}

    public static ProblemException refusal(List<Fault> faults) {
        return Problem.of(ProblemTypes.VALIDATION, "There is something to correct: see errors.")
                .withErrors(faults.stream()
                        .map(fault -> new FieldError(fault.pointer(), fault.code(), fault.detail()))
                        .toList())
                .asException();
    }
}
