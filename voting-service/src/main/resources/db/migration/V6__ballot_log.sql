-- The box, its key, and the log that proves what was in it. Nothing was released with the table of before, so it is not carried over.
DROP TABLE ballot;

-- Ties the box to people as long as it is open; deleted at the seal.
CREATE TABLE ballot_key (
    contest_id uuid PRIMARY KEY REFERENCES contest,
    secret     bytea NOT NULL
);

-- One voter, one ballot per contest: the primary key says so. `voter_tag` is a keyed hash of the voter, `voter` the voter encrypted,
-- both under the key of the contest. A withdrawn ballot keeps its row without a content, so that versions only ever grow. `replaced` is
-- the commitment that the last change took the place of. No foreign keys on the hot path: what writes locks the contest anyway.
CREATE TABLE ballot (
    contest_id     uuid        NOT NULL,
    voter_tag      bytea       NOT NULL,
    voter          bytea       NOT NULL,
    canonical      text,
    weight         int         NOT NULL,
    salt           bytea       NOT NULL,
    commitment     bytea,
    batch_id       uuid        NOT NULL,
    replaced       bytea,
    replaced_batch uuid,
    version        bigint      NOT NULL,
    received_at    timestamptz NOT NULL,
    PRIMARY KEY (contest_id, voter_tag)
) WITH (fillfactor = 85);

-- What a committed batch promised to the log of a contest: commitments of 32 bytes each, and what they take the place of, each a
-- commitment and the id of the batch that promised it, 48 bytes. The ids are random: they tell no time. The log fills in the range
-- of entries in which they stand.
CREATE TABLE ballot_batch (
    seq         bigint GENERATED ALWAYS AS IDENTITY,
    id          uuid   NOT NULL,
    contest_id  uuid   NOT NULL,
    commitments bytea  NOT NULL,
    voided      bytea  NOT NULL,
    log_from    bigint,
    log_to      bigint,
    PRIMARY KEY (id, contest_id)
);
CREATE INDEX ballot_batch_waiting ON ballot_batch (contest_id, seq) WHERE log_from IS NULL;

-- The log of a contest: 256 entries of 33 bytes a page (type, then commitment or index), hashes of full subtrees from a page up, and
-- the signed heads. Who appends holds the row of ballot_log.
CREATE TABLE ballot_log (
    contest_id uuid PRIMARY KEY REFERENCES contest,
    size       bigint NOT NULL DEFAULT 0
);
CREATE TABLE log_page (
    contest_id uuid   NOT NULL,
    page       bigint NOT NULL,
    entries    bytea  NOT NULL,
    PRIMARY KEY (contest_id, page)
);
CREATE TABLE log_node (
    contest_id uuid     NOT NULL,
    height     smallint NOT NULL,
    position   bigint   NOT NULL,
    hash       bytea    NOT NULL,
    PRIMARY KEY (contest_id, height, position)
);
CREATE TABLE tree_head (
    contest_id uuid        NOT NULL,
    size       bigint      NOT NULL,
    root       bytea       NOT NULL,
    signed_at  timestamptz NOT NULL,
    key_id     text        NOT NULL,
    signature  bytea       NOT NULL,
    PRIMARY KEY (contest_id, size)
);
-- Public keys that ever signed.
CREATE TABLE log_key (
    id           text PRIMARY KEY,
    public_key   bytea       NOT NULL,
    published_at timestamptz NOT NULL
);

-- After the seal: the counted ballots in the order of their commitments, which is that of chance, and apart from them who took part.
CREATE TABLE counted_ballot (
    contest_id uuid  NOT NULL,
    commitment bytea NOT NULL,
    salt       bytea NOT NULL,
    canonical  text  NOT NULL,
    weight     int   NOT NULL,
    PRIMARY KEY (contest_id, commitment)
);
CREATE TABLE participant (
    contest_id uuid NOT NULL,
    person_id  text NOT NULL,
    PRIMARY KEY (contest_id, person_id)
);
