-- One voter, one ballot per contest: the primary key says so. A withdrawn ballot keeps its row without a content, so that versions
-- only ever grow. No foreign key on the hot path: the statement that writes reads and locks the contest anyway.
CREATE TABLE ballot (
    contest_id  uuid        NOT NULL,
    voter       text        NOT NULL,
    canonical   text,
    version     bigint      NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (contest_id, voter)
) WITH (fillfactor = 85);

-- Who took in which page of paper ballots, when, and the hash of what was on it.
CREATE TABLE paper_page (
    contest_id      uuid        NOT NULL REFERENCES contest,
    page            int         NOT NULL CHECK (page >= 1),
    ballots         int         NOT NULL,
    content_hash    text        NOT NULL,
    imported_at     timestamptz NOT NULL,
    imported_by     text        NOT NULL,
    imported_client text,
    PRIMARY KEY (contest_id, page)
);

-- A paper ballot has no voter: only its place in the pile and, if it has one, the number printed on it.
CREATE TABLE paper_ballot (
    contest_id uuid NOT NULL,
    page       int  NOT NULL,
    position   int  NOT NULL,
    reference  text,
    canonical  text NOT NULL,
    PRIMARY KEY (contest_id, page, position)
);
