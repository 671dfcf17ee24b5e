package org.minga.campaign.organisation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTest {
    @Test
    void every_member_may_read() {
        for (Role role : Role.values()) {
            assertThat(Access.decide(Optional.of(role), false, Right.READ, true))
                    .isEqualTo(new Access.Granted());
        }
    }

    @Test
    void owners_and_editors_may_change() {
        assertThat(Right.CHANGE.roles()).containsExactly(Role.OWNER, Role.EDITOR);
        assertThat(Access.decide(Optional.of(Role.MODERATOR), false, Right.CHANGE, false))
                .isEqualTo(new Access.RoleMissing(Role.MODERATOR, List.of(Role.OWNER, Role.EDITOR)));
    }

    @Test
    void owners_alone_manage_members() {
        assertThat(Right.MANAGE_MEMBERS.roles()).containsExactly(Role.OWNER);
    }

    @Test
    void an_outsider_is_not_told_of_what_is_secret() {
        assertThat(Access.decide(Optional.empty(), false, Right.READ, true)).isEqualTo(new Access.Hidden());
        assertThat(Access.decide(Optional.empty(), false, Right.CHANGE, true)).isEqualTo(new Access.Hidden());
        assertThat(Access.decide(Optional.empty(), false, Right.READ, false)).isEqualTo(new Access.NotAMember());
    }

    @Test
    void the_platform_admin_reads_everything_and_changes_nothing() {
        assertThat(Access.decide(Optional.empty(), true, Right.READ, true)).isEqualTo(new Access.Granted());
        assertThat(Access.decide(Optional.empty(), true, Right.CHANGE, true)).isEqualTo(new Access.NotAMember());
        assertThat(Access.decide(Optional.of(Role.VIEWER), true, Right.CHANGE, true))
                .isInstanceOf(Access.RoleMissing.class);
    }
}
