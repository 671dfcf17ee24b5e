package org.minga.voting.campaigncopy;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.minga.voting.campaigncopy.domain.KnownSubmission;

/** Who wants to know at once of submissions that are public. */
public interface PublishedSubmissions {

    /** Told in the transaction that copies the submission; also of one that was public before. */
    Uni<Void> published(UUID campaignId, KnownSubmission submission);
}
