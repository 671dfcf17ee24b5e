package org.minga.submission.campaigncopy;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.campaigncopy.domain.Moderation;
import org.minga.submission.campaigncopy.domain.Phase;
import org.minga.submission.campaigncopy.domain.PhaseKind;
import org.minga.submission.campaigncopy.domain.SubmissionsVisible;

/** For statements that read a campaign's rules along with what is ruled by them. */
public final class CampaignColumns {
    /** To select from {@link #TABLES}. */
    public static final String COLUMNS = """
            c.id AS c_id, c.organisation_id AS c_organisation, c.status AS c_status, c.submissions_visible AS c_visible,
            c.moderation AS c_moderation, c.submissions_per_participant AS c_per_participant,
            p.kinds AS p_kinds, p.opens AS p_opens, p.closes AS p_closes""";

    /** Campaigns as {@code c} with the arrays of their phases as {@code p}. */
    public static final String TABLES = """
            campaign_copy c CROSS JOIN LATERAL (
              SELECT coalesce(array_agg(kind ORDER BY opens_at, id), '{}') AS kinds,
                     coalesce(array_agg(opens_at ORDER BY opens_at, id), '{}') AS opens,
                     coalesce(array_agg(closes_at ORDER BY opens_at, id), '{}') AS closes
              FROM phase_copy WHERE campaign_id = c.id) p""";

    private CampaignColumns() {}

    /** What a row of such a statement says. */
    public static CampaignRules rules(Row row) {
        return new CampaignRules(
                row.getUUID("c_id"),
                row.getUUID("c_organisation"),
                CampaignCopyRow.published(row.getString("c_status")),
                SubmissionsVisible.of(row.getString("c_visible")),
                Moderation.of(row.getString("c_moderation")),
                row.getInteger("c_per_participant"),
                phases(row));
    }

    private static List<Phase> phases(Row row) {
        String[] kinds = row.getArrayOfStrings("p_kinds");
        OffsetDateTime[] opens = row.getArrayOfOffsetDateTimes("p_opens");
        OffsetDateTime[] closes = row.getArrayOfOffsetDateTimes("p_closes");
        List<Phase> phases = new ArrayList<>(kinds.length);
        for (int i = 0; i < kinds.length; i++) {
            phases.add(new Phase(PhaseKind.of(kinds[i]), opens[i].toInstant(), closes[i].toInstant()));
        }
        return phases;
    }
}
