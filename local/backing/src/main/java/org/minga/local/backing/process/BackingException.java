package org.minga.local.backing.process;

/** Something on this machine keeps a server from working; the message says what it is and what to do about it. */
public final class BackingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackingException(String message) {
        super(message);
    }

    public BackingException(String message, Throwable cause) {
        super(message, cause);
    }
}
