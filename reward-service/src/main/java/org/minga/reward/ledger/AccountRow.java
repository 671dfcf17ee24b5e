package org.minga.reward.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.reward.ledger.domain.Account;

@Entity
@Table(name = "ledger_account")
class AccountRow {
    static final String ISSUER = "issuer";
    static final String PERSON = "person";

    @Id
    UUID id;

    @Column
    UUID campaignId;

    @Column
    String kind;

    @Column
    @Nullable
    String personId;

    /** Carried by the database from the postings. */
    @Column(insertable = false, updatable = false)
    long balance;

    static AccountRow of(UUID id, Account account) {
        AccountRow row = new AccountRow();
        row.id = id;
        row.campaignId = account.campaignId();
        switch (account) {
            case Account.Issuer issuer -> row.kind = ISSUER;
            case Account.Person person -> {
                row.kind = PERSON;
                row.personId = person.personId();
            }
        }
        return row;
    }

    Account toAccount() {
        return personId == null ? new Account.Issuer(campaignId) : new Account.Person(campaignId, personId);
    }
}
