package org.minga.submission.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.FieldError;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Caller;
import org.minga.submission.submission.domain.Viewer;

/** What a request says about who asks and for what. */
public final class Callers {

    private static final String WRITE_SCOPE = "submissions:write";

    private Callers() {}

    static Viewer viewer(Caller caller) {
        return caller.subject().<Viewer>map(Viewer.Person::new).orElseGet(Viewer.Anyone::new);
    }

    /** The public list is open, one's own is not: the scope is asked for here and not at the method. */
    static Viewer.Person ownerOfSubmissions(Caller caller) {
        String subject = caller.requireSubject();
        if (!caller.isPerson()) {
            throw Problem.of(ProblemTypes.PERSON_REQUIRED, "Only people have submissions of their own.")
                    .asException();
        }
        if (!caller.scopes().contains(WRITE_SCOPE)) {
            throw Problem.of(ProblemTypes.SCOPE_MISSING, "This needs the scope " + WRITE_SCOPE + ".")
                    .with("scope", WRITE_SCOPE)
                    .asException();
        }
        return new Viewer.Person(subject);
    }

    public static <T> T required(@Nullable T parameter, String name) {
        if (parameter == null) {
            throw Problem.of(ProblemTypes.VALIDATION)
                    .withErrors(List.of(FieldError.parameter(name, "required", "must be given")))
                    .asException();
        }
        return parameter;
    }
}
