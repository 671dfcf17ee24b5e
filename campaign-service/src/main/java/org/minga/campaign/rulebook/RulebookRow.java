package org.minga.campaign.rulebook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.campaign.rulebook.domain.Moderation;
import org.minga.campaign.rulebook.domain.ResultsVisible;
import org.minga.campaign.rulebook.domain.Rulebook;
import org.minga.campaign.rulebook.domain.Rules;
import org.minga.campaign.rulebook.domain.SubmissionsVisible;

/** One version of a rulebook as stored; never changed. */
@Entity
@Table(name = "rulebook")
@IdClass(RulebookRow.Key.class)
public class RulebookRow {
    @Id
    @Column(name = "campaign_id")
    UUID campaignId;

    @Id
    @Column(name = "version")
    int version;

    @Column(name = "submissions_visible")
    String submissionsVisible;

    @Column(name = "moderation")
    String moderation;

    @Column(name = "submissions_per_participant")
    int submissionsPerParticipant;

    @Column(name = "results_visible")
    String resultsVisible;

    @Column(name = "canonical")
    String canonical;

    @Column(name = "hash")
    String hash;

    static RulebookRow of(UUID campaignId, Rulebook rulebook) {
        RulebookRow row = new RulebookRow();
        row.campaignId = campaignId;
        row.version = rulebook.version();
        row.submissionsVisible = rulebook.rules().submissionsVisible().code();
        row.moderation = rulebook.rules().moderation().code();
        row.submissionsPerParticipant = rulebook.rules().submissionsPerParticipant();
        row.resultsVisible = rulebook.rules().resultsVisible().code();
        row.canonical = rulebook.rules().canonical();
        row.hash = rulebook.rules().hash();
        return row;
    }

    Rulebook toRulebook() {
        return new Rulebook(
                version,
                new Rules(
                        SubmissionsVisible.of(submissionsVisible),
                        Moderation.of(moderation),
                        submissionsPerParticipant,
                        ResultsVisible.of(resultsVisible)));
    }

    /** Both halves of the primary key; a class because Hibernate fills it field by field. */
    public static class Key implements Serializable {
        @Nullable
        UUID campaignId;

        int version;

        public Key() {}

        Key(UUID campaignId, int version) {
            this.campaignId = campaignId;
            this.version = version;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && Objects.equals(key.campaignId, campaignId) && key.version == version;
        }

        @Override
        public int hashCode() {
            return Objects.hash(campaignId, version);
        }
    }
}
