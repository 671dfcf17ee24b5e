package io.vertx.sqlclient;

/** Stands in for the class of this name in the SQL client, which this module does not depend on. */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    public DatabaseException(String message, int errorCode, String sqlState) {
        super(message + errorCode);
        this.sqlState = sqlState;
    }

    public String getSqlState() {
        return sqlState;
    }
}
