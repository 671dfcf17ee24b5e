package org.minga.submission;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.MovableClock;

/**
 * A campaign as campaign-service tells of it. Unless a test says otherwise it is published, collects now, votes in two
 * days, and belongs to olivia (owner), edda (editor), marta (moderator) and vito (viewer).
 */
public final class TestCampaign {

    private static final Map<String, String> TEAM =
            Map.of("olivia", "owner", "edda", "editor", "marta", "moderator", "vito", "viewer");

    public final UUID id = UUID.randomUUID();
    public final UUID organisation = UUID.randomUUID();

    private final List<Map<String, Object>> phases = new ArrayList<>();
    private String status = "published";
    private String visible = "on_publication";
    private String moderation = "pre";
    private int limit = 3;
    private long sequence;
    private long organisationSequence;

    private TestCampaign() {
        collecting(Duration.ofDays(-1), Duration.ofDays(1));
        phase("vote", Duration.ofDays(2), Duration.ofDays(3));
    }

    public static TestCampaign moderated(String moderation) {
        TestCampaign campaign = new TestCampaign();
        campaign.moderation = moderation;
        return campaign;
    }

    public TestCampaign draft() {
        status = "draft";
        return this;
    }

    public TestCampaign published() {
        status = "published";
        return this;
    }

    public TestCampaign visible(String rule) {
        visible = rule;
        return this;
    }

    public TestCampaign limit(int perParticipant) {
        limit = perParticipant;
        return this;
    }

    /** Dates relative to now; replaces all phases. */
    public TestCampaign collecting(Duration opens, Duration closes) {
        phases.clear();
        return phase("collect", opens, closes);
    }

    public TestCampaign phase(String kind, Duration opens, Duration closes) {
        Instant now = MovableClock.now();
        phases.add(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "kind",
                kind,
                "opensAt",
                now.plus(opens).toString(),
                "closesAt",
                now.plus(closes).toString()));
        return this;
    }

    /** Tells the service under test of team and campaign, and waits until it has heard. */
    public TestCampaign announced() {
        members(TEAM);
        return told("minga.campaign.published.v1");
    }

    public TestCampaign told(String type) {
        sequence++;
        tell(type, sequence);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Db.one("select sequence from campaign_copy where id = '" + id + "'")
                        .equals(String.valueOf(sequence)));
        return this;
    }

    public void tell(String type, long atSequence) {
        Events.publish(type, id.toString(), atSequence, extensions(), snapshot());
    }

    public TestCampaign members(Map<String, String> roles) {
        organisationSequence++;
        tellMembers(roles, organisationSequence);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Db.one("select sequence from organisation_copy where id = '" + organisation + "'")
                        .equals(String.valueOf(organisationSequence)));
        return this;
    }

    public void tellMembers(Map<String, String> roles, long atSequence) {
        Events.publish(
                "minga.organisation.members_changed.v1",
                organisation.toString(),
                atSequence,
                Map.of("organisation", organisation.toString()),
                Map.of(
                        "organisationId",
                        organisation.toString(),
                        "slug",
                        "riverside",
                        "name",
                        "Riverside Council",
                        "members",
                        roles.entrySet().stream()
                                .map(role -> Map.of("personId", Api.subject(role.getKey()), "role", role.getValue()))
                                .toList()));
    }

    private Map<String, String> extensions() {
        return Map.of("organisation", organisation.toString(), "campaign", id.toString());
    }

    private Map<String, Object> snapshot() {
        return Map.of(
                "campaignId", id.toString(),
                "organisationId", organisation.toString(),
                "status", status,
                "title", Map.of("en", "A park by the river"),
                "zone", "Europe/Madrid",
                "phases", List.copyOf(phases),
                "rulebook",
                        Map.of(
                                "version", 1,
                                "hash", "sha256:" + "0".repeat(64),
                                "submissionsVisible", visible,
                                "moderation", moderation,
                                "submissionsPerParticipant", limit));
    }
}
