-- Contests and the options they froze. `definition` is what the organiser set, as JSON; `sealed_opens_at`/`sealed_closes_at` keep the
-- dates the contest was really held under, whatever the campaign says later.
CREATE TABLE contest (
    id                         uuid PRIMARY KEY,
    campaign_id                uuid        NOT NULL,
    organisation_id            uuid        NOT NULL,
    phase_id                   uuid        NOT NULL,
    definition                 text        NOT NULL,
    state                      text        NOT NULL
        CHECK (state IN ('upcoming', 'open', 'sealed', 'provisional', 'certified')),
    paper                      boolean     NOT NULL,
    left_out                   text        NOT NULL DEFAULT '[]',
    created_at                 timestamptz NOT NULL,
    created_by                 text        NOT NULL,
    opened_at                  timestamptz,
    sealed_at                  timestamptz,
    sealed_opens_at            timestamptz,
    sealed_closes_at           timestamptz,
    participation_published_at timestamptz,
    tallied_at                 timestamptz,
    certified_at               timestamptz,
    certified_by               text,
    version                    bigint      NOT NULL
);
CREATE INDEX contest_campaign ON contest (campaign_id, id);
-- What the clock still has to move on.
CREATE INDEX contest_waiting ON contest (phase_id) WHERE state IN ('upcoming', 'open', 'sealed');

CREATE TABLE contest_option (
    contest_id    uuid NOT NULL REFERENCES contest,
    code          text NOT NULL,
    title         text NOT NULL,
    cost_amount   bigint,
    cost_currency text,
    submission_id uuid,
    PRIMARY KEY (contest_id, code)
);
