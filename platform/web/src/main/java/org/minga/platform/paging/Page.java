package org.minga.platform.paging;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items what is on the page, in the order of the list
 * @param page  where it stands
 */
public record Page<T>(List<T> items, PageInfo page) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page from a query that asked for one row more than the limit ({@link PageRequest#rows()}): the surplus row only
     * tells that there is a next page.
     *
     * @param cursorOf cursor of an item, made by {@link Cursor#encode}; the next page starts after it
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, String> cursorOf) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, new PageInfo(null));
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, new PageInfo(cursorOf.apply(items.get(items.size() - 1))));
    }

    /** The same page of other items, such as views made of rows. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), page);
    }
}
