package org.minga.campaign.organisation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class MembersProperties {
    @Property
    void whatever_is_tried_an_owner_remains(@ForAll("wishes") List<Wish> wishes) {
        Members members = Members.foundedBy("ana");

        for (Wish wish : wishes) {
            MembersDecision decision =
                    wish.role() == null ? members.without(wish.person()) : members.with(wish.person(), wish.role());
            if (decision instanceof MembersDecision.Changed changed) {
                members = changed.members();
            }
            assertThat(members.roles()).containsValue(Role.OWNER);
        }
    }

    @Example
    void the_last_owner_can_neither_leave_nor_become_something_else() {
        Members members = Members.foundedBy("ana");

        assertThat(members.without("ana")).isEqualTo(new MembersDecision.LastOwner());
        assertThat(members.with("ana", Role.EDITOR)).isEqualTo(new MembersDecision.LastOwner());
        assertThat(members.with("ana", Role.OWNER)).isEqualTo(new MembersDecision.Changed(members));
    }

    @Example
    void who_is_not_there_cannot_be_removed() {
        assertThat(Members.foundedBy("ana").without("bo")).isEqualTo(new MembersDecision.NotThere());
    }

    @Example
    void an_organisation_has_no_more_members_than_its_event_can_carry() {
        Members members = Members.foundedBy("ana");
        for (int i = 1; i < Members.MOST; i++) {
            members = ((MembersDecision.Changed) members.with("person" + i, Role.VIEWER)).members();
        }

        assertThat(members.with("one too many", Role.VIEWER)).isEqualTo(new MembersDecision.TooMany(Members.MOST));
        assertThat(members.with("person1", Role.EDITOR)).isInstanceOf(MembersDecision.Changed.class);
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        Arbitrary<Wish> wish = Combinators.combine(
                        Arbitraries.of("ana", "bo", "chen"),
                        Arbitraries.of(Role.class).injectNull(0.3))
                .as(Wish::new);
        return wish.list().ofMaxSize(30);
    }

    /** A role for a person, or none: the person is to leave. */
    record Wish(String person, @Nullable Role role) {}
}
