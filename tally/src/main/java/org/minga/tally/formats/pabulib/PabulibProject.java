package org.minga.tally.formats.pabulib;

import org.jspecify.annotations.Nullable;

/**
 * A project of a participatory budget.
 *
 * @param id unique in the file, fit to be an option code
 * @param name for people; the id where the file has no names
 * @param cost in minor units of the election's currency
 * @param selected what the city decided: 0 not selected, 1 selected, 2 and 3 selected in another way (from another
 *     purse, merged); null where the file does not say
 */
public record PabulibProject(
        String id, String name, long cost, @Nullable Integer selected) {}
