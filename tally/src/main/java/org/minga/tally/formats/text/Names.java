package org.minga.tally.formats.text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What options are called in a text: by name, and by code as well where two share a name. */
final class Names {

    private final Map<String, String> names;
    private final Set<String> shared = new HashSet<>();
    private final Page page;

    /**
     * @param codes of all options
     * @param names by code; an option without a name is called by its code
     */
    Names(Set<String> codes, Map<String, String> names, Page page) {
        this.names = Map.copyOf(names);
        this.page = page;
        Set<String> seen = new HashSet<>();
        for (String code : codes) {
            String name = names.getOrDefault(code, code);
            if (!seen.add(name)) {
                shared.add(name);
            }
        }
    }

    String of(String code) {
        String name = names.getOrDefault(code, code);
        boolean unclear = shared.contains(name) || Page.printable(name).isEmpty();
        return page.safe(unclear ? name + " (" + code + ")" : name);
    }

    List<String> of(List<String> codes) {
        return codes.stream().map(this::of).toList();
    }
}
