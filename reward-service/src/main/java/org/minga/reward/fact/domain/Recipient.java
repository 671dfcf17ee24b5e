package org.minga.reward.fact.domain;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whom something is given to: a person or, where nobody is known as its author, the submission itself. */
public sealed interface Recipient {
    /** The id in text, as events name their subject. */
    String subject();

    record Person(String id) implements Recipient {
        @Override
        public String subject() {
            return id;
        }
    }

    record Submission(UUID id) implements Recipient {
        @Override
        public String subject() {
            return id.toString();
        }
    }

    /** The ids of those that are people. */
    static Set<String> people(Collection<Recipient> recipients) {
        return recipients.stream()
                .filter(Person.class::isInstance)
                .map(recipient -> ((Person) recipient).id())
                .collect(Collectors.toSet());
    }

    /** The ids of those that are submissions. */
    static Set<UUID> submissions(Collection<Recipient> recipients) {
        return recipients.stream()
                .filter(Submission.class::isInstance)
                .map(recipient -> ((Submission) recipient).id())
                .collect(Collectors.toSet());
    }
}
