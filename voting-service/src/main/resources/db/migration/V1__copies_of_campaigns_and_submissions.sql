-- What voting needs of other services to decide by itself, fed by their events only. A snapshot is applied when its
-- sequence is higher than the stored one. No foreign keys between them: facts of different publishers come in any order.
CREATE TABLE organisation_copy (
    id       uuid PRIMARY KEY,
    sequence bigint NOT NULL
);

CREATE TABLE member_copy (
    organisation_id uuid NOT NULL,
    person_id       text NOT NULL,
    role            text NOT NULL,
    PRIMARY KEY (organisation_id, person_id)
);

CREATE TABLE campaign_copy (
    id                  uuid PRIMARY KEY,
    organisation_id     uuid   NOT NULL,
    status              text   NOT NULL,
    submissions_visible text   NOT NULL,
    sequence            bigint NOT NULL
);

CREATE TABLE phase_copy (
    id          uuid PRIMARY KEY,
    campaign_id uuid        NOT NULL,
    position    int         NOT NULL,
    kind        text        NOT NULL,
    opens_at    timestamptz NOT NULL,
    closes_at   timestamptz NOT NULL
);
CREATE INDEX phase_copy_campaign ON phase_copy (campaign_id);

-- code: the given one, else the next number of the campaign, taken when the submission is first published.
CREATE TABLE submission_copy (
    id            uuid PRIMARY KEY,
    campaign_id   uuid   NOT NULL,
    status        text   NOT NULL,
    title         text   NOT NULL,
    given_code    text,
    code          text,
    cost_amount   bigint,
    cost_currency text,
    sequence      bigint NOT NULL,
    UNIQUE (campaign_id, code)
);

CREATE TABLE submission_code_counter (
    campaign_id uuid PRIMARY KEY,
    last        int NOT NULL
);
