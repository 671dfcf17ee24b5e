-- Pages are read in pieces and don't get smaller: hashes are as good as chance.
ALTER TABLE log_page ALTER COLUMN entries SET STORAGE EXTERNAL;

-- Which entry says of an entry that it is void: so that it is found, and so that nothing is voided twice.
CREATE TABLE log_void (
    contest_id uuid   NOT NULL,
    voided     bigint NOT NULL,
    index      bigint NOT NULL,
    PRIMARY KEY (contest_id, voided)
);

-- How much of a log its witnesses were last chosen to be shown, and when.
ALTER TABLE ballot_log ADD COLUMN witnessed bigint, ADD COLUMN witnessed_at timestamptz;

-- The heads that were chosen to be shown to witnesses, and how far that went: a row for each witness. `next_at` is when it is
-- tried (again), null once the witness has it.
CREATE TABLE witnessed_head (
    contest_id uuid        NOT NULL,
    size       bigint      NOT NULL,
    witness    text        NOT NULL,
    attempts   int         NOT NULL DEFAULT 0,
    next_at    timestamptz,
    sent_at    timestamptz,
    PRIMARY KEY (contest_id, size, witness)
);
CREATE INDEX witnessed_head_due ON witnessed_head (next_at) WHERE next_at IS NOT NULL;
