package org.minga.system.chaos;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with what is stored: nothing, if all lists are empty. */
public final class Verdict {
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> strange = new ArrayList<>();

    void lost(String what) {
        lost.add(what);
    }

    void doubled(String what) {
        doubled.add(what);
    }

    void strange(String what) {
        strange.add(what);
    }

    /** It was accepted, and is not there. */
    public List<String> lost() {
        return List.copyOf(lost);
    }

    /** It was done more often than anybody asked. */
    public List<String> doubled() {
        return List.copyOf(doubled);
    }

    /** It is there, and nobody asked for it. */
    public List<String> strange() {
        return List.copyOf(strange);
    }
}
