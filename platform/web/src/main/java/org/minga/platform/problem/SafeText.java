package org.minga.platform.problem;

/** Keeps what a caller sent from growing our answers or breaking a terminal that shows them. */
final class SafeText {

    static final int MAX = 200;

    private SafeText() {}

    /** The text with control characters replaced, cut to 200 characters (never through a surrogate pair). */
    static String cap(String text) {
        int end = Math.min(text.length(), MAX);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder safe = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            safe.append(Character.isISOControl(c) ? ' ' : c);
        }
        if (end < text.length()) {
            safe.append('…');
        }
        return safe.toString();
    }
}
