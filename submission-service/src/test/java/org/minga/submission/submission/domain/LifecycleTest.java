package org.minga.submission.submission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            PENDING,   EDIT_FOR_REVIEW, PENDING
            PENDING,   EDIT_IN_PUBLIC,  PENDING
            PENDING,   WITHDRAW,        WITHDRAWN
            PENDING,   APPROVE,         PUBLISHED
            PENDING,   DECLINE,         DECLINED
            PENDING,   REMOVE,          -
            PENDING,   RESTORE,         -
            PUBLISHED, EDIT_FOR_REVIEW, PENDING
            PUBLISHED, EDIT_IN_PUBLIC,  PUBLISHED
            PUBLISHED, WITHDRAW,        WITHDRAWN
            PUBLISHED, APPROVE,         -
            PUBLISHED, DECLINE,         -
            PUBLISHED, REMOVE,          REMOVED
            PUBLISHED, RESTORE,         -
            DECLINED,  EDIT_FOR_REVIEW, -
            DECLINED,  EDIT_IN_PUBLIC,  -
            DECLINED,  WITHDRAW,        -
            DECLINED,  APPROVE,         -
            DECLINED,  DECLINE,         -
            DECLINED,  REMOVE,          -
            DECLINED,  RESTORE,         PUBLISHED
            REMOVED,   EDIT_FOR_REVIEW, -
            REMOVED,   EDIT_IN_PUBLIC,  -
            REMOVED,   WITHDRAW,        -
            REMOVED,   APPROVE,         -
            REMOVED,   DECLINE,         -
            REMOVED,   REMOVE,          -
            REMOVED,   RESTORE,         PUBLISHED
            WITHDRAWN, EDIT_FOR_REVIEW, -
            WITHDRAWN, EDIT_IN_PUBLIC,  -
            WITHDRAWN, WITHDRAW,        -
            WITHDRAWN, APPROVE,         -
            WITHDRAWN, DECLINE,         -
            WITHDRAWN, REMOVE,          -
            WITHDRAWN, RESTORE,         -
            """)
    void each_step_leads_where_the_table_says(Status from, Step step, Status to) {
        assertThat(Lifecycle.next(from, step)).isEqualTo(Optional.ofNullable(to));
    }
}
