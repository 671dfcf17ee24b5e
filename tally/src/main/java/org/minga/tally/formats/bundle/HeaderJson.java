package org.minga.tally.formats.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.formats.json.CanonicalJson;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.ballot.BallotOption;

/** The first line of a bundle. */
final class HeaderJson {

    /** Largest page that a bundle may be cut into. */
    static final int MAX_PAGE_SIZE = 100_000;

    /** A header as read. */
    record PagedHeader(BundleHeader header, int pageSize) {}

    private HeaderJson() {}

    static byte[] write(BundleHeader header, int pageSize) {
        Map<String, JsonValue> members = new TreeMap<>();
        members.put("kind", new JsonValue.Text(BundleHeader.KIND));
        members.put("version", JsonValue.number(BundleHeader.VERSION));
        members.put(
                "contest",
                JsonValue.object(Map.of(
                        "id", new JsonValue.Text(header.contest()),
                        "campaign", new JsonValue.Text(header.campaign()),
                        "title", texts(header.title()))));
        members.put("rules", RulesJson.value(header.rules()));
        members.put("rulesHash", new JsonValue.Text(RulesJson.hash(header.rules())));
        members.put(
                "options",
                new JsonValue.Items(
                        header.options().stream().map(HeaderJson::option).toList()));
        members.put("electorate", texts(header.electorate()));
        members.put("conditions", ConditionsJson.value(header.conditions()));
        members.put(
                "keys",
                new JsonValue.Items(header.keys().stream().map(HeaderJson::key).toList()));
        members.put("pageSize", JsonValue.number(pageSize));
        return CanonicalJson.bytes(JsonValue.object(members));
    }

    /** Reads a header or throws the {@link Refusal} that says why not. */
    static PagedHeader read(JsonValue value) {
        try {
            JsonFields fields = new JsonFields(value, "");
            if (!fields.text("kind").equals(BundleHeader.KIND)) {
                throw new Refusal(Finding.HEADER, "This is not an audit bundle.");
            }
            long version = fields.number("version");
            if (version != BundleHeader.VERSION) {
                throw new Refusal(Finding.HEADER, "Bundle version " + version + " is not known here.");
            }
            ContestRules rules = rules(fields);
            PagedHeader header = header(fields, rules);
            fields.end();
            return header;
        } catch (JsonFields.Unfit e) {
            throw new Refusal(Finding.HEADER, "Header: " + e.describe());
        }
    }

    private static ContestRules rules(JsonFields fields) {
        RulesJson.RulesRead read = RulesJson.ofValue(fields.value("rules"));
        return switch (read) {
            case RulesJson.RulesRead.Refused refused -> {
                RuleFault fault = refused.faults().getFirst();
                throw new Refusal(Finding.RULES, "The rules are unsound at " + fault.path() + ": " + fault.detail());
            }
            case RulesJson.RulesRead.Read sound -> {
                String stated = fields.text("rulesHash");
                String actual = RulesJson.hash(sound.rules());
                if (!stated.equals(actual)) {
                    throw new Refusal(
                            Finding.RULES_HASH,
                            "The rules were changed: they hash to " + actual + ", the header says "
                                    + Refusal.shown(stated) + ".");
                }
                yield sound.rules();
            }
        };
    }

    private static PagedHeader header(JsonFields fields, ContestRules rules) {
        JsonFields contest = fields.object("contest");
        List<BallotOption> options = new ArrayList<>();
        for (JsonFields option : fields.objects("options")) {
            options.add(new BallotOption(
                    option.text("code"),
                    option.has("cost") ? Long.valueOf(option.number("cost")) : null,
                    option.has("submission") ? option.text("submission") : null));
            option.end();
        }
        List<RuleFault> faults = rules.faultsOf(options);
        if (!faults.isEmpty()) {
            throw new Refusal(
                    Finding.HEADER,
                    "Header: " + faults.getFirst().path() + " "
                            + faults.getFirst().detail());
        }
        String id = contest.text("id");
        String campaign = contest.text("campaign");
        SortedMap<String, String> title = contest.object("title").allTexts();
        contest.end();
        SortedMap<String, String> electorate = fields.object("electorate").allTexts();
        Conditions conditions = ConditionsJson.read(fields.object("conditions"));
        List<LogKey> keys = keys(fields);
        BundleHeader.fault(id, electorate, conditions, keys).ifPresent(fault -> {
            throw new Refusal(Finding.HEADER, "Header: " + fault);
        });
        BundleHeader header = new BundleHeader(id, campaign, title, rules, options, electorate, conditions, keys);
        if (!header.options().equals(options)) {
            throw new Refusal(Finding.HEADER, "The options are not sorted by code.");
        }
        int pageSize = fields.smallNumber("pageSize");
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new Refusal(Finding.HEADER, "The page size must lie between 1 and " + MAX_PAGE_SIZE + ".");
        }
        return new PagedHeader(header, pageSize);
    }

    private static List<LogKey> keys(JsonFields fields) {
        List<LogKey> keys = new ArrayList<>();
        for (JsonFields key : fields.objects("keys")) {
            LogKey read = LogKey.ofX(key.text("x")).orElseThrow(() -> key.unfit("x", "is no Ed25519 key"));
            if (!key.text("id").equals(read.id())) {
                throw key.unfit("id", "is not the thumbprint of the key, which is " + read.id());
            }
            key.end();
            keys.add(read);
        }
        return keys;
    }

    private static JsonValue key(LogKey key) {
        return JsonValue.object(Map.of("id", new JsonValue.Text(key.id()), "x", new JsonValue.Text(key.x())));
    }

    private static JsonValue option(BallotOption option) {
        Map<String, JsonValue> members = new TreeMap<>();
        members.put("code", new JsonValue.Text(option.code()));
        Long cost = option.cost();
        if (cost != null) {
            members.put("cost", JsonValue.number(cost));
        }
        String submission = option.submission();
        if (submission != null) {
            members.put("submission", new JsonValue.Text(submission));
        }
        return JsonValue.object(members);
    }

    private static JsonValue texts(Map<String, String> texts) {
        Map<String, JsonValue> members = new TreeMap<>();
        texts.forEach((name, text) -> members.put(name, new JsonValue.Text(text)));
        return JsonValue.object(members);
    }
}
