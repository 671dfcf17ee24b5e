package org.minga.submission.submission;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.minga.platform.etag.ETags;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.problem.ProblemTypes;
import org.minga.submission.submission.domain.Refusal;
import org.minga.submission.submission.domain.Sight;
import org.minga.submission.submission.domain.Submission;

/** The answers that the doors to submissions have in common. */
public final class Answers {

    private Answers() {}

    static Response created(Submission submission, Sight sight) {
        return Response.created(URI.create("/v1/submissions/" + submission.id()))
                .header(HttpHeaders.ETAG, ETags.tag(submission.version()))
                .entity(SubmissionView.of(submission, sight))
                .build();
    }

    public static Response ok(SubmissionView view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, ETags.tag(view.version()))
                .build();
    }

    public static ProblemException noSuchCampaign() {
        return RefusalProblems.problem(new Refusal.CampaignUnknown()).asException();
    }

    static ProblemException noSuchSubmission() {
        return Problem.of(ProblemTypes.NOT_FOUND, "There is no such submission.")
                .asException();
    }
}
