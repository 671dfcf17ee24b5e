package org.minga.submission.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minga.submission.Api.submitted;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.submission.Api;
import org.minga.submission.Db;
import org.minga.submission.TestCampaign;

/** The database's own refusals, tried by hand with the owner's rights. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class NothingVanishesSilentlyIT {

    private static String removal(UUID id) {
        return "update submission set status = 'removed', reason_code = 'spam', version = version + 1 where id = '" + id
                + "'";
    }

    private static String logEntry(TestCampaign campaign, UUID id, String decision, long version) {
        return "insert into moderation_decision (id, submission_id, campaign_id, submission_version, decision,"
                + " reason_code, decided_by, decided_at) values ('" + UUID.randomUUID() + "', '" + id + "', '"
                + campaign.id + "', " + version + ", '" + decision + "', 'spam', 'somebody', now())";
    }

    @Test
    void no_removal_without_its_log_entry() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID id = submitted("ana", campaign, "Benches");

        assertThatThrownBy(() -> Db.execute(removal(id)))
                .hasMessageContaining("without an entry in the moderation log");
        assertThatThrownBy(() -> Db.execute(removal(id), logEntry(campaign, id, "decline", 2)))
                .hasMessageContaining("without an entry in the moderation log");
        assertThatThrownBy(() -> Db.execute(removal(id), logEntry(campaign, id, "remove", 1)))
                .hasMessageContaining("without an entry in the moderation log");
        assertThat(Db.one("select status from submission where id = '" + id + "'"))
                .isEqualTo("published");
    }

    @Test
    void with_its_entry_in_the_same_transaction_a_removal_passes_in_either_order() throws Exception {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID first = submitted("ana", campaign, "One");
        UUID second = submitted("ana", campaign, "Two");

        Db.execute(removal(first), logEntry(campaign, first, "remove", 2));
        Db.execute(logEntry(campaign, second, "remove", 2), removal(second));

        assertThat(Db.count("submission", "status = 'removed' and campaign_id = '" + campaign.id + "'"))
                .isEqualTo(2);
    }

    @Test
    void the_log_is_never_rewritten_and_submissions_are_never_deleted() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID id = submitted("ana", campaign, "Benches");
        Api.remove("marta", id, "spam");

        assertThatThrownBy(() -> Db.execute(
                        "update moderation_decision set reason_code = 'duplicate' where submission_id = '" + id + "'"))
                .hasMessageContaining("it is a record");
        assertThatThrownBy(() -> Db.execute("delete from moderation_decision where submission_id = '" + id + "'"))
                .hasMessageContaining("it is a record");
        assertThatThrownBy(() -> Db.execute("delete from submission where id = '" + id + "'"))
                .hasMessageContaining("it is a record");
    }

    @Test
    void a_removed_submission_has_a_reason() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID id = submitted("ana", campaign, "Benches");

        assertThatThrownBy(() -> Db.execute("update submission set status = 'removed' where id = '" + id + "'"))
                .hasMessageContaining("check constraint");
    }
}
