package org.minga.gateway;

import java.util.List;
import org.minga.platform.problem.ProblemType;

/** Problem types that only the gateway has; the others are the platform's. */
public final class GatewayProblems {

    public static final ProblemType ANSWER_LOST =
            new ProblemType("answer-lost", "The service was lost before it answered", 502);

    public static final List<ProblemType> ALL = List.of(ANSWER_LOST);

    private GatewayProblems() {}
}
