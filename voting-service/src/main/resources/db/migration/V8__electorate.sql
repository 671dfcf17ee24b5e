-- Who may take part. Size, weight and hash are set when the contest opens, together with its options; they stay empty where any
-- account may take part. `roll_pages` is how many pages the organiser said the uploaded roll has.
ALTER TABLE contest
    ADD COLUMN roll_pages       int,
    ADD COLUMN electorate_size   bigint,
    ADD COLUMN electorate_weight bigint,
    ADD COLUMN roll_hash         text;

-- Who uploaded which page of the voter roll, when, and the hash of what was on it.
CREATE TABLE voter_roll_page (
    contest_id      uuid        NOT NULL REFERENCES contest,
    page            int         NOT NULL CHECK (page >= 1),
    voters          int         NOT NULL,
    weight          bigint      NOT NULL,
    content_hash    text        NOT NULL,
    uploaded_at     timestamptz NOT NULL,
    uploaded_by     text        NOT NULL,
    uploaded_client text,
    PRIMARY KEY (contest_id, page)
);

-- The roll itself: nothing of it changes once its contest is open. Collated by bytes, as the hash of the roll sorts it. Page 0 holds
-- members, who are on the roll from the opening on.
CREATE TABLE voter_roll (
    contest_id uuid             NOT NULL,
    person_id  text COLLATE "C" NOT NULL,
    weight     int              NOT NULL CHECK (weight >= 1),
    page       int              NOT NULL,
    PRIMARY KEY (contest_id, person_id)
);
CREATE INDEX voter_roll_by_page ON voter_roll (contest_id, page);

-- Dates that moved while the contest was open, for everybody to see.
CREATE TABLE contest_date_change (
    contest_id    uuid        NOT NULL REFERENCES contest,
    sequence      bigint      NOT NULL,
    changed_at    timestamptz NOT NULL,
    opens_before  timestamptz NOT NULL,
    opens_after   timestamptz NOT NULL,
    closes_before timestamptz NOT NULL,
    closes_after  timestamptz NOT NULL,
    PRIMARY KEY (contest_id, sequence)
);
