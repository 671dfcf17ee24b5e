package org.minga.reward.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minga.reward.fact.SubmissionSnapshot;

/** The fields that this service reads of others' events; whatever else they carry is ignored. */
final class EventFields {
    private EventFields() {}

    record Members(UUID organisationId, List<Member> members) {
        record Member(String personId, String role) {}

        Map<String, String> roles() {
            return members.stream().collect(Collectors.toMap(Member::personId, Member::role));
        }
    }

    record Campaign(UUID campaignId, UUID organisationId, String status) {}

    record Submission(
            UUID submissionId,
            UUID campaignId,
            String status,
            String title,
            @Nullable String authorId,
            boolean onBehalf) {
        SubmissionSnapshot toSnapshot(long sequence) {
            Optional<String> author = onBehalf ? Optional.empty() : Optional.ofNullable(authorId);
            return new SubmissionSnapshot(submissionId, campaignId, author, status, title, sequence);
        }
    }

    record Outcome(UUID campaignId, List<Decision> decisions) {
        record Decision(UUID submissionId, String decision) {}

        Map<UUID, String> bySubmission() {
            return decisions.stream().collect(Collectors.toMap(Decision::submissionId, Decision::decision));
        }
    }

    record Participation(UUID contestId, UUID campaignId, List<String> personIds) {}
}
