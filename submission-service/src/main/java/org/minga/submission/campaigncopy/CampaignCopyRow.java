package org.minga.submission.campaigncopy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.campaigncopy.domain.Moderation;
import org.minga.submission.campaigncopy.domain.SubmissionsVisible;

@Entity
@Table(name = "campaign_copy")
class CampaignCopyRow {

    @Id
    UUID id;

    @Column(name = "organisation_id")
    UUID organisationId;

    @Column(name = "status")
    String status;

    @Column(name = "submissions_visible")
    String submissionsVisible;

    @Column(name = "moderation")
    String moderation;

    @Column(name = "submissions_per_participant")
    int submissionsPerParticipant;

    @Column(name = "sequence")
    long sequence;

    void write(CampaignSnapshot snapshot, long newSequence) {
        id = snapshot.campaignId();
        organisationId = snapshot.organisationId();
        status = snapshot.status();
        submissionsVisible = snapshot.rulebook().submissionsVisible();
        moderation = snapshot.rulebook().moderation();
        submissionsPerParticipant = snapshot.rulebook().submissionsPerParticipant();
        sequence = newSequence;
    }

    /** A word for the status that is not known here keeps the campaign as hidden as a draft. */
    static boolean published(String status) {
        return status.equals("published");
    }

    CampaignRules rules(List<PhaseCopyRow> phases) {
        return new CampaignRules(
                id,
                organisationId,
                published(status),
                SubmissionsVisible.of(submissionsVisible),
                Moderation.of(moderation),
                submissionsPerParticipant,
                phases.stream().map(PhaseCopyRow::phase).toList());
    }
}
