-- What every service needs to say and hear each thing exactly once. The owner role creates; the app role only moves rows.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${app}";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO "${app}";
GRANT USAGE ON SCHEMA public TO "${app}";

-- One row per subject holds its last sequence. Its row lock also makes events of one subject commit in their order.
CREATE TABLE outbox_subject (
    subject  text PRIMARY KEY,
    sequence bigint NOT NULL
);

-- The service's event log. Column names follow Debezium's outbox, so that change data capture could replace the relay.
CREATE TABLE outbox (
    position      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            uuid        NOT NULL UNIQUE,
    type          text        NOT NULL,
    aggregatetype text        NOT NULL,
    aggregateid   text        NOT NULL,
    sequence      bigint      NOT NULL,
    extensions    text        NOT NULL,
    payload       text        NOT NULL,
    timestamp     timestamptz NOT NULL,
    published_at  timestamptz,
    UNIQUE (aggregateid, sequence)
);
-- Only what still has to go out: a row that commits late has a low position and is found all the same.
CREATE INDEX outbox_unpublished ON outbox (position) WHERE published_at IS NULL;
CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;

CREATE FUNCTION outbox_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('outbox', '');
    RETURN NULL;
END $$;
CREATE TRIGGER outbox_wake AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_wake();

CREATE TABLE inbox (
    id          uuid PRIMARY KEY,
    type        text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX inbox_received ON inbox (received_at);

-- The answer given under a key, so that a repeated request gets the same one and does nothing twice.
CREATE TABLE idempotency (
    client      text        NOT NULL,
    subject     text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    status      int         NOT NULL,
    headers     text        NOT NULL,
    body        text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (client, subject, key)
);
CREATE INDEX idempotency_created ON idempotency (created_at);
