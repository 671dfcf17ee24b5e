package org.minga.voting.contest.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.Conditions.Quorum;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/** Reads a draft and collects everything that is wrong with it, in the order of the draft. */
public final class DraftCheck {
    /** From here on a draft is nonsense, and more would not help anybody to mend it. */
    static final int MANY_FAULTS = 100;

    public static final int MAX_TITLE = 200;
    private static final int MAX_LANGUAGES = 20;

    private final ContestDraft draft;
    private final List<Fault> faults = new ArrayList<>();

    private DraftCheck(ContestDraft draft) {
        this.draft = draft;
    }

    public static ContestCheck of(ContestDraft draft) {
        return new DraftCheck(draft).check();
    }

    private ContestCheck check() {
        UUID campaignId = needed("/campaignId", draft.campaignId());
        UUID phaseId = needed("/phaseId", draft.phaseId());
        Map<String, String> title = title();
        Optional<BallotRules> ballot = new BallotReader(faults).read(needed("/ballot", draft.ballot()));
        Optional<MethodRules> method = new MethodReader(faults).read(needed("/method", draft.method()), ballot);
        if (ballot.isPresent() && method.isPresent()) {
            ContestRules.faults(method.get(), ballot.get()).forEach(this::add);
        }
        Optional<TieRule> ties = new TiesReader(faults).read(draft.ties());
        OptionSource options = options(method);
        Optional<Electorate> electorate = new ElectorateReader(faults).read(draft.electorate());
        Optional<Conditions> conditions = new ConditionsReader(faults).read(draft.conditions(), electorate);
        onlyKnown("/resultVisibility", draft.resultVisibility(), "after_close");
        Turnout turnout = turnout();
        boolean paper = Boolean.TRUE.equals(draft.paper());
        if (paper && electorate.filter(Electorate.Jury.class::isInstance).isPresent()) {
            fault("/paper", "not_applicable", "Nobody knows whose a paper ballot is, and so what weight it has.");
        }
        boolean pairsIssued = ballot.isPresent() && pairsIssued(ballot.get(), conditions, turnout);
        if (!faults.isEmpty()
                || campaignId == null
                || phaseId == null
                || title == null
                || options == null
                || ballot.isEmpty()
                || method.isEmpty()
                || ties.isEmpty()
                || electorate.isEmpty()
                || conditions.isEmpty()) {
            return new ContestCheck.Faulty(faults);
        }
        ContestRules rules = new ContestRules(method.get(), ballot.get(), ties.get());
        if (options instanceof OptionSource.Given given) {
            rules.faultsOf(given.options().stream().map(ContestOption::forCount).toList())
                    .forEach(this::addOfList);
        }
        return faults.isEmpty()
                ? new ContestCheck.Sound(new ContestDefinition(
                        campaignId,
                        phaseId,
                        title,
                        rules,
                        options,
                        pairsIssued,
                        electorate.get(),
                        conditions.get(),
                        turnout,
                        paper))
                : new ContestCheck.Faulty(faults);
    }

    private Turnout turnout() {
        return switch (draft.turnout()) {
            case null -> Turnout.HIDDEN;
            case "hidden" -> Turnout.HIDDEN;
            case "live" -> Turnout.LIVE;
            default -> {
                unknown("/turnout", "hidden, live");
                yield Turnout.HIDDEN;
            }
        };
    }

    private boolean pairsIssued(BallotRules rules, Optional<Conditions> conditions, Turnout turnout) {
        boolean issued = rules.kind() == BallotKind.PAIRWISE
                && draft.ballot() != null
                && Pairs.of(draft.ballot().pairs()).equals(Optional.of(Pairs.ISSUED));
        if (issued && Boolean.TRUE.equals(draft.paper())) {
            fault("/paper", "not_applicable", "No pairs can be issued on paper; say pairs: free in the ballot.");
        }
        // A voter casts a ballot for each pair, so that ballots are no measure of voters.
        if (issued && turnout == Turnout.LIVE) {
            fault("/turnout", "not_applicable", "How many take part in issued pairs is known after the close.");
        }
        if (issued
                && conditions
                        .map(Conditions::quorum)
                        .filter(Quorum.Share.class::isInstance)
                        .isPresent()) {
            fault("/conditions/quorum/share", "not_applicable", "A voter casts many ballots: give a number of them.");
        }
        return issued;
    }

    private @Nullable Map<String, String> title() {
        Map<String, String> title = needed("/title", draft.title());
        if (title == null) {
            return null;
        }
        if (title.isEmpty() || title.size() > MAX_LANGUAGES) {
            fault("/title", "out_of_range", "A text is given in 1 to " + MAX_LANGUAGES + " languages.");
        }
        title.forEach((language, text) -> {
            if (!isLanguage(language)) {
                fault("/title/" + Pointers.escaped(language), "bad_language", "The key must be a BCP 47 language tag.");
            }
            text("/title/" + Pointers.escaped(language), text);
        });
        return title;
    }

    private @Nullable OptionSource options(Optional<MethodRules> method) {
        ContestDraft.OptionsDraft options = needed("/options", draft.options());
        if (options == null) {
            return null;
        }
        return switch (options.from()) {
            case null -> {
                missing("/options/from");
                yield null;
            }
            case "submissions" -> {
                // Generated clients send an empty list for one they were not given.
                if (options.list() != null && !options.list().isEmpty()) {
                    fault("/options/list", "not_applicable", "Options from submissions are not listed.");
                }
                yield new OptionSource.Submissions();
            }
            case "given" -> given(options.list(), method);
            default -> {
                unknown("/options/from", "submissions, given");
                yield null;
            }
        };
    }

    private @Nullable OptionSource given(@Nullable List<ContestDraft.GivenOption> list, Optional<MethodRules> method) {
        if (needed("/options/list", list) == null || list == null) {
            return null;
        }
        if (list.size() < 2 || list.size() > BallotOption.MAX_OPTIONS) {
            fault(
                    "/options/list",
                    "out_of_range",
                    "There must be between 2 and " + BallotOption.MAX_OPTIONS + " options, not " + list.size() + ".");
            return null;
        }
        List<ContestOption> options = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            options.add(option("/options/list/" + i, list.get(i), method));
        }
        return new OptionSource.Given(options);
    }

    private ContestOption option(String path, ContestDraft.@Nullable GivenOption option, Optional<MethodRules> method) {
        if (option == null) {
            missing(path);
            return new ContestOption("", "", null, null, null);
        }
        String code = needed(path + "/code", option.code());
        String title = needed(path + "/title", option.title());
        if (title != null) {
            text(path + "/title", title);
        }
        ContestDraft.MoneyDraft cost = option.cost();
        if (cost != null) {
            needed(path + "/cost/amount", cost.amount());
            currency(path + "/cost/currency", cost.currency(), method);
        }
        return new ContestOption(
                code == null ? "" : code,
                title == null ? "" : title,
                cost == null ? null : cost.amount(),
                cost == null ? null : cost.currency(),
                null);
    }

    private void currency(String path, @Nullable String currency, Optional<MethodRules> method) {
        if (needed(path, currency) == null || method.isEmpty()) {
            return;
        }
        method.get()
                .spending()
                .map(Money::currency)
                .filter(other -> !other.equals(currency))
                .ifPresent(other -> fault(path, "currency_differs", "The budget is in " + other + "."));
    }

    private void text(String path, @Nullable String text) {
        if (text == null || text.isBlank()) {
            fault(path, "blank", "The text must not be blank.");
        } else if (text.length() > MAX_TITLE) {
            fault(path, "too_long", "The text has at most " + MAX_TITLE + " characters.");
        } else if (text.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            fault(path, "bad_character", "The text holds a character that can't be stored.");
        }
    }

    private static boolean isLanguage(String tag) {
        try {
            // One spelling per language, or the same text could be there twice.
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return !locale.getLanguage().isEmpty() && locale.toLanguageTag().equals(tag);
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private void onlyKnown(String path, @Nullable String value, String known) {
        if (value != null && !value.equals(known)) {
            unknown(path, known);
        }
    }

    private <T> @Nullable T needed(String path, @Nullable T value) {
        if (value == null) {
            missing(path);
        }
        return value;
    }

    private void missing(String path) {
        fault(path, "missing", "This is needed.");
    }

    private void unknown(String path, String known) {
        fault(path, "unknown_value", "Known are: " + known + ".");
    }

    private void add(RuleFault fault) {
        // The rules speak of maxPoints where the API says points.
        fault(fault.path().replace("/ballot/maxPoints", "/ballot/points"), fault.code(), fault.detail());
    }

    private void addOfList(RuleFault fault) {
        fault(fault.path().replaceFirst("^/options", "/options/list"), fault.code(), fault.detail());
    }

    private void fault(String pointer, String code, String detail) {
        faults.add(new Fault(pointer, code, detail));
    }
}
