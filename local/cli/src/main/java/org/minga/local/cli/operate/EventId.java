package org.minga.local.cli.operate;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** New ids of events: UUIDs of version 7, whose first 48 bits are the time. */
final class EventId {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private EventId() {}

    static UUID next() {
        long time = InstantSource.system().millis() << 16;
        return new UUID(time | VERSION | (RANDOM.nextLong() & 0xFFF), VARIANT | (RANDOM.nextLong() >>> 2));
    }
}
