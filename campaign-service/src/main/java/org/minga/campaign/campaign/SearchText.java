package org.minga.campaign.campaign;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minga.campaign.campaign.domain.Brief;

/**
 * What a campaign is found by, and what is looked for. Both sides are lower-cased here, because what the database does
 * to letters beyond ASCII depends on the locale it was created with.
 */
final class SearchText {
    private static final int OF_EACH_TEXT = 2_000;
    private static final int IN_ALL = 100_000;
    private static final int WORDS = 10;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{1,64}");

    private SearchText() {}

    static String of(Brief brief) {
        String text = Stream.concat(brief.title().values().stream(), brief.problem().values().stream())
                .map(each -> each.substring(0, Math.min(each.length(), OF_EACH_TEXT)))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return text.substring(0, Math.min(text.length(), IN_ALL));
    }

    /** A text search query that wants every word, each at least as a beginning; empty if there is no word. */
    static String query(String wanted) {
        List<String> words = WORD.matcher(wanted.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .limit(WORDS)
                .toList();
        return words.stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
    }
}
