-- What a tally found, and the audit bundle in pieces, written in the transaction that makes the result provisional.
CREATE TABLE contest_result (
    contest_id   uuid PRIMARY KEY REFERENCES contest,
    summary      text   NOT NULL,
    paper        bigint NOT NULL,
    rules_hash   text   NOT NULL,
    bundle_hash  text   NOT NULL,
    bundle_bytes bigint NOT NULL,
    file_name    text   NOT NULL
);

CREATE TABLE bundle_chunk (
    contest_id uuid  NOT NULL REFERENCES contest,
    position   int   NOT NULL,
    bytes      bytea NOT NULL,
    PRIMARY KEY (contest_id, position)
);
ALTER TABLE bundle_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
