package org.minga.voting.export.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.catalogue.Methods;
import org.minga.tally.methods.seats.Approval;

class ExportFormatTest {
    private static final BallotRules APPROVAL = new BallotRules.Approval(1, 2);
    private static final ContestRules BUDGET =
            new ContestRules(new BudgetGreedy(100, "EUR", Misfit.SKIP, 0, List.of()), APPROVAL);

    @Test
    void every_format_is_found_by_its_label_and_by_no_other() {
        for (ExportFormat format : ExportFormat.values()) {
            assertThat(ExportFormat.ofLabel(format.label())).contains(format);
        }
        assertThat(ExportFormat.ofLabel("CVR_CSV")).isEmpty();
        assertThat(ExportFormat.ofLabel("")).isEmpty();
    }

    @Test
    void a_budget_fits_pabulib_unless_a_code_has_a_comma() {
        assertThat(ExportFormat.PB.misfit(BUDGET, List.of(BallotOption.of("a", 1L))))
                .isEmpty();
        assertThat(ExportFormat.PB.misfit(BUDGET, List.of(BallotOption.of("a,b", 1L))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("comma", "a,b"));
    }

    @Test
    void approval_without_a_budget_fits_records_only() {
        ContestRules rules = new ContestRules(new Approval(1), APPROVAL);
        List<BallotOption> options = List.of(BallotOption.of("a"));
        assertThat(ExportFormat.CVR_CSV.misfit(rules, options)).isEmpty();
        assertThat(ExportFormat.CVR_JSON.misfit(rules, options)).isEmpty();
        assertThat(ExportFormat.BLT.misfit(rules, options)).isPresent();
        assertThat(ExportFormat.PB.misfit(rules, options)).isPresent();
    }

    @Test
    void rankings_fit_blt_whatever_the_method() {
        List<BallotOption> options = List.of(BallotOption.of("a"), BallotOption.of("b"));
        int tried = 0;
        for (MethodDescription method : Methods.all()) {
            BallotRules rankings = new BallotRules.Ordinal(0, 2);
            if (ContestRules.faults(method.standard(), rankings).isEmpty()) {
                tried++;
                assertThat(ExportFormat.BLT.misfit(new ContestRules(method.standard(), rankings), options))
                        .isEmpty();
            }
        }
        assertThat(tried).isGreaterThan(5);
    }
}
