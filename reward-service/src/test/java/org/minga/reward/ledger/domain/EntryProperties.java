package org.minga.reward.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class EntryProperties {
    private static final UUID ENTRY = new UUID(1, 1);
    private static final UUID CAMPAIGN = new UUID(2, 2);

    @Property
    void a_grant_and_its_reversal_cancel_out_on_every_account(
            @ForAll @LongRange(min = 1, max = 1_000_000) long amount) {
        Entry granted = Entry.granted(ENTRY, CAMPAIGN, "ana", amount);
        Entry reversed = Entry.reversed(ENTRY, CAMPAIGN, "ana", amount);

        for (int side = 0; side < 2; side++) {
            Posting there = granted.postings().get(side);
            Posting back = reversed.postings().get(side);
            assertThat(there.account()).isEqualTo(back.account());
            assertThat(there.amount() + back.amount()).isZero();
        }
    }

    @Property
    void two_sides_that_do_not_cancel_out_are_no_entry(
            @ForAll @LongRange(min = -1000, max = 1000) long one,
            @ForAll @LongRange(min = -1000, max = 1000) long other) {
        if (one != 0 && other != 0 && one + other != 0) {
            List<Posting> postings = List.of(
                    new Posting(new Account.Issuer(CAMPAIGN), one),
                    new Posting(new Account.Person(CAMPAIGN, "ana"), other));
            assertThatThrownBy(() -> new Entry(ENTRY, CAMPAIGN, postings)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void an_entry_without_postings_or_a_posting_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Entry(ENTRY, CAMPAIGN, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Posting(new Account.Issuer(CAMPAIGN), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
