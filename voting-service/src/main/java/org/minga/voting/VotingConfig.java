package org.minga.voting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may set. */
@ConfigMapping(prefix = "minga.voting")
public interface VotingConfig {
    /** How long a contest stays unsealed after its close, so that ballots received in time can still commit. */
    @WithDefault("PT1S")
    Duration sealDelay();

    /** How often the clock is looked at for contests to open, seal or count. */
    @WithDefault("1s")
    String tick();

    /** Folder of the keys that ballot logs are signed with, one PEM file each; the last by name signs. */
    @WithDefault("/etc/minga/log-keys")
    Path logKeys();

    /** Whether a key is made when there is none: for one's own machine, not for production. */
    @WithDefault("false")
    boolean logKeysCreate();

    /** By when after its commit a ballot is promised to be in the log. */
    @WithDefault("PT1M")
    Duration logPromise();

    /** How often it is looked for ballots to log. */
    @WithDefault("PT0.5S")
    Duration logPoll();

    Witnesses witnesses();

    /** Who is shown the signed heads of ballot logs. */
    interface Witnesses {
        /** Addresses that heads are posted to as JSON. */
        Optional<List<URI>> webhooks();

        /** Addresses that heads are mailed to. */
        Optional<List<String>> emails();

        Smtp smtp();
    }

    /** The server that mails are sent through. */
    interface Smtp {
        @WithDefault("localhost")
        String host();

        @WithDefault("587")
        int port();

        /** How the connection is kept private. */
        @WithDefault("starttls")
        Privacy privacy();

        /** The address that mails come from. */
        Optional<String> from();

        /** If there is none nobody logs in. */
        Optional<String> username();

        Optional<String> password();

        enum Privacy {
            STARTTLS,
            TLS,
            /** For a server on the same machine. */
            NONE
        }
    }

    Closing closing();

    /** How a contest that is over is brought to its result. */
    interface Closing {
        /** How long the database waits for a word of a replica in the middle of a step before another may take it. */
        @WithDefault("PT20S")
        Duration silence();
    }

    Casting casting();

    /** How ballots are written: all that wait in one statement, a few such statements at a time. */
    interface Casting {
        /** Batches being written at the same time: while one waits for the disk the next is put together. More are only smaller. */
        @WithDefault("2")
        int batches();

        /** Most ballots in a batch. */
        @WithDefault("256")
        int batchSize();

        /** Ballots that may wait; who comes when it is full is asked to come again. */
        @WithDefault("4096")
        int queue();

        /** How long a batch may take before its voters are told to try again. */
        @WithDefault("PT10S")
        Duration patience();
    }
}
