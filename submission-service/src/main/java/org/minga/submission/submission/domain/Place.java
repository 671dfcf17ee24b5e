package org.minga.submission.submission.domain;

/**
 * What a change does to the author's places in the campaign. A withdrawn or declined submission gives its place back;
 * a removed one does not. A restored one takes its place again even over the limit: the mistake was not the author's.
 */
public sealed interface Place {

    record Untouched() implements Place {}

    record Taken(int limit) implements Place {}

    record TakenAgain() implements Place {}

    record GivenBack() implements Place {}
}
