package org.minga.voting.contest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.contest.domain.Electorate;

/** Who may take part in a contest, as it is shown: never a name. */
@Schema(name = "Electorate")
public record ElectorateView(
        @Schema(
                enumeration = {"any_account", "members", "listed", "jury"},
                description =
                        "`members` of the organisation at the opening, `listed` on an uploaded roll, a `jury` with weights.")
        String kind,

        @Schema(description = "Of members: only those with one of these roles.") @Nullable
        List<String> roles,

        @Schema(description = "How surely a voter must have been identified, 0 to 4.")
        int minAssurance,

        @Schema(description = "How many they are; known from the opening on, as are `weight` and `rollHash`.") @Nullable
        Long size,

        @Schema(description = "What their weights come to.") @Nullable
        Long weight,

        @Schema(description = "SHA-256 of the roll: of a line `personId SP weight LF` for each voter, sorted by bytes.")
        @Nullable
        String rollHash) {

    public static ElectorateView of(Contest contest) {
        Electorate electorate = contest.definition().electorate();
        FrozenElectorate frozen = contest.electorate();
        return new ElectorateView(
                electorate.kind(),
                electorate instanceof Electorate.Members members
                                && !members.roles().isEmpty()
                        ? members.roles().stream().map(Role::wire).sorted().toList()
                        : null,
                electorate.minAssurance(),
                frozen == null ? null : frozen.size(),
                frozen == null ? null : frozen.weight(),
                frozen == null ? null : frozen.rollHash());
    }
}
