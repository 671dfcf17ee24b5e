package org.minga.tally.formats.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle is held against besides itself.
 *
 * @param hash that was certified, with or without {@code sha256:} in front; null: none is known
 * @param keys the published keys as a JSON Web Key Set; null: those that the file names are taken for what they are
 * @param receipts of voters, as they were answered
 * @param heads signed tree heads that were seen earlier
 */
public record Evidence(@Nullable String hash, @Nullable Item keys, List<Item> receipts, List<Item> heads) {

    /** Nothing. */
    public static final Evidence NONE = new Evidence(null, null, List.of(), List.of());

    public Evidence {
        receipts = List.copyOf(receipts);
        heads = List.copyOf(heads);
    }

    /**
     * A JSON text and where it is from.
     *
     * @param name for people, as that of a file
     */
    public record Item(String name, String text) {}
}
