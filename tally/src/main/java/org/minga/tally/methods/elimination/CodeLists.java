package org.minga.tally.methods.elimination;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.RankedBox;

/** Parameters that name options. Names that a contest does not have are of no account. */
final class CodeLists {

    private CodeLists() {}

    static List<RuleFault> faults(List<String> writeIns, List<String> withdrawn) {
        List<RuleFault> faults = new ArrayList<>();
        check("/method/writeIns", writeIns, faults);
        check("/method/withdrawn", withdrawn, faults);
        return faults;
    }

    private static void check(String path, List<String> codes, List<RuleFault> faults) {
        if (codes.size() > BallotOption.MAX_OPTIONS) {
            faults.add(new RuleFault(path, "too_many", "There can't be that many options."));
        } else if (new HashSet<>(codes).size() < codes.size()) {
            faults.add(new RuleFault(path, "duplicate", "Each option may be named once."));
        } else if (!codes.stream().allMatch(BallotOption::isCode)) {
            faults.add(new RuleFault(path, "not_a_code", "Options are named by their codes."));
        }
    }

    static BitSet indices(List<String> codes, RankedBox box) {
        BitSet indices = new BitSet();
        codes.stream().mapToInt(box::indexOf).filter(index -> index >= 0).forEach(indices::set);
        return indices;
    }
}
