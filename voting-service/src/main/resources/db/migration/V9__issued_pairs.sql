-- Wiki surveys: pairs of options that the service issues, one after the other. Contests set up before take whole ballots, as they did.
UPDATE contest SET definition = jsonb_set(definition::jsonb, '{ballot,pairs}', '"free"')::text
WHERE definition::jsonb #>> '{ballot,kind}' = 'pairwise';

-- A pair shown to a voter, who stands here as in the box, under a keyed hash. The primary key says: never the same two options twice
-- to the same voter; the last index: one pair at a time. `answer` is null, 'choice' (which one is in the box only), the reason of a
-- skip, or 'dropped' when an option was withdrawn before the answer. Deleted at the seal.
CREATE TABLE pair_appearance (
    contest_id uuid             NOT NULL,
    voter_tag  bytea            NOT NULL,
    one_code   text COLLATE "C" NOT NULL,
    other_code text COLLATE "C" NOT NULL CHECK (one_code < other_code),
    swapped    boolean          NOT NULL,
    appearance uuid             NOT NULL UNIQUE,
    answer     text,
    issued_at  timestamptz      NOT NULL,
    PRIMARY KEY (contest_id, voter_tag, one_code, other_code)
) WITH (fillfactor = 85);
CREATE UNIQUE INDEX pair_appearance_open ON pair_appearance (contest_id, voter_tag) WHERE answer IS NULL;

-- How often an option was in a choice, whoever won: those that were in few are issued more often. Behind by a second or so, and
-- behind for good by what a killed replica had not told: it only steers chance. Deleted at the seal.
CREATE TABLE pair_option_state (
    contest_id uuid   NOT NULL,
    code       text   NOT NULL,
    choices    bigint NOT NULL,
    PRIMARY KEY (contest_id, code)
);

-- After the seal: how often a pair was skipped and why. No voter, no time.
CREATE TABLE pair_skip (
    contest_id uuid             NOT NULL,
    one_code   text COLLATE "C" NOT NULL,
    other_code text COLLATE "C" NOT NULL,
    reason     text             NOT NULL,
    times      bigint           NOT NULL,
    PRIMARY KEY (contest_id, one_code, other_code, reason)
);

-- Options that joined while the contest was open.
ALTER TABLE contest ADD COLUMN late_options int NOT NULL DEFAULT 0;
