package org.minga.supply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which licences a library of ours may have: {@code platform/supply/licences.json}. Of several one is enough, as most that offer
 * several mean a choice.
 *
 * @param allowed SPDX ids, and names where a library gives no id
 * @param checked libraries that say no licence, or one that needed reading, as {@code group:name}
 */
record LicencePolicy(Set<String> allowed, Set<String> checked) {

    static LicencePolicy of(JsonNode file) {
        Set<String> allowed = new TreeSet<>();
        file.path("allowed").forEach(licence -> allowed.add(licence.asText()));
        Set<String> checked = new TreeSet<>();
        file.path("checked").properties().forEach(library -> checked.add(library.getKey()));
        return new LicencePolicy(allowed, checked);
    }

    /** Components of a CycloneDX bill whose licence is not on the list. */
    List<String> faults(JsonNode bill) {
        List<String> faults = new ArrayList<>();
        for (JsonNode component : bill.path("components")) {
            String name = component.path("group").asText() + ":"
                    + component.path("name").asText();
            Set<String> licences = new TreeSet<>();
            component.path("licenses").forEach(licence -> licences.add(text(licence)));
            if (!checked.contains(name) && licences.stream().noneMatch(allowed::contains)) {
                faults.add(name + " " + component.path("version").asText() + " is under " + licences);
            }
        }
        return faults;
    }

    private static String text(JsonNode choice) {
        JsonNode licence = choice.path("license");
        return choice.path("expression")
                .asText(licence.path("id").asText(licence.path("name").asText()));
    }
}
