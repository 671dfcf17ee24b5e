package org.minga.platform.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much there is of something, and how large each is, without a number that could be added up to how many there were:
 * of the last seconds only; a rate below ten a second shows as none, one above in steps of 1, 2, 5, 10; sizes as quantiles.
 * So the load is seen, which machines are sized by, and a small crowd is not.
 */
public final class Veiled {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final double LEAST = 10;
    private static final double[] QUANTILES = {0.5, 0.99};

    private final DistributionSummary behind;

    private Veiled(DistributionSummary behind) {
        this.behind = behind;
    }

    /** For tests there is a clock; see {@link #of(MeterRegistry, Clock)}. */
    public static Builder of(MeterRegistry registry) {
        return of(registry, Clock.SYSTEM);
    }

    static Builder of(MeterRegistry registry, Clock clock) {
        SimpleConfig steps = new SimpleConfig() {
            @Override
            public @Nullable String get(String key) {
                return null;
            }

            @Override
            public CountingMode mode() {
                return CountingMode.STEP;
            }

            @Override
            public Duration step() {
                return WINDOW;
            }
        };
        DistributionSummary behind = DistributionSummary.builder("behind")
                .publishPercentiles(QUANTILES)
                .percentilePrecision(2)
                .distributionStatisticExpiry(WINDOW)
                .distributionStatisticBufferLength(2)
                .register(new SimpleMeterRegistry(steps, clock));
        return new Builder(registry, behind);
    }

    /** Tells how it shows. */
    public static final class Builder {
        private final MeterRegistry registry;
        private final DistributionSummary behind;

        private Builder(MeterRegistry registry, DistributionSummary behind) {
            this.registry = registry;
            this.behind = behind;
        }

        /** A gauge of the sum of all sizes in a second: where the size is how many came at once. */
        public Builder sumPerSecond(String name, Tags tags, String description) {
            return rate(name, tags, description, true);
        }

        /** A gauge of how many there are in a second. */
        public Builder numberPerSecond(String name, Tags tags, String description) {
            return rate(name, tags, description, false);
        }

        private Builder rate(String name, Tags tags, String description, boolean sum) {
            Gauge.builder(name, behind, all -> step((sum ? all.totalAmount() : all.count()) / WINDOW.toSeconds()))
                    .tags(tags)
                    .description(description)
                    .register(registry);
            return this;
        }

        /** A gauge for each quantile of the sizes. */
        public Veiled sizes(String name, Tags tags, String description) {
            for (double quantile : QUANTILES) {
                Gauge.builder(name, behind, all -> quantile(all, quantile))
                        .tags(tags.and("quantile", Double.toString(quantile)))
                        .description(description)
                        .register(registry);
            }
            return new Veiled(behind);
        }
    }

    public void add(double size) {
        behind.record(size);
    }

    private static double quantile(DistributionSummary all, double quantile) {
        for (ValueAtPercentile value : all.takeSnapshot().percentileValues()) {
            if (value.percentile() == quantile) {
                return value.value();
            }
        }
        return Double.NaN;
    }

    /** The next lower of 10, 20, 50, 100 and so on. */
    static double step(double rate) {
        if (rate < LEAST) {
            return 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(rate)));
        double digits = rate / power;
        return power * (digits >= 5 ? 5 : digits >= 2 ? 2 : 1);
    }
}
