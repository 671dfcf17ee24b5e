package org.minga.voting;

import com.github.benmanes.caffeine.cache.AsyncCache;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ShortMemoryTest {
    @Test
    void what_nobody_asks_for_any_more_is_gone_all_the_same() {
        AsyncCache<String, String> memory =
                ShortMemory.of(Duration.ofMillis(50)).buildAsync();
        memory.put("contest", CompletableFuture.completedFuture("key"));

        // The estimate is of what is held, expired or not, and asking for it tidies up nothing.
        Awaitility.await("the key is gone")
                .atMost(Duration.ofSeconds(10))
                .until(() -> memory.synchronous().estimatedSize() == 0);
    }
}
