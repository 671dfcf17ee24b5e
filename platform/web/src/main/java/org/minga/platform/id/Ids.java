package org.minga.platform.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.RandomBasedGenerator;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * New ids: UUID version 7, which sort roughly by the time of their making and so keep indexes compact. Two ids made by one
 * process never repeat and never go back within a millisecond.
 */
@ApplicationScoped
public class Ids {

    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
    private final RandomBasedGenerator random = Generators.randomBasedGenerator(new SecureRandom());

    /** A new id. */
    public UUID next() {
        return generator.generate();
    }

    /** A new id that tells nothing, not even when it was made: UUID version 4. */
    public UUID untimed() {
        return random.generate();
    }
}
