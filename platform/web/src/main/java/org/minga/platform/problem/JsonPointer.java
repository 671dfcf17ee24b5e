package org.minga.platform.problem;

/** Builds an RFC 6901 pointer. */
final class JsonPointer {

    private final StringBuilder text = new StringBuilder();

    JsonPointer member(String name) {
        text.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        return this;
    }

    JsonPointer index(int index) {
        text.append('/').append(index);
        return this;
    }

    @Override
    public String toString() {
        return SafeText.cap(text.toString());
    }
}
