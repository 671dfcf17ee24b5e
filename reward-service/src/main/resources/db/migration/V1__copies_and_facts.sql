-- What reward-service has to know of others, as their events told it. Nothing here depends on the order in which
-- different services were heard: no foreign keys between copies.
CREATE TABLE organisation_copy (
    id       uuid PRIMARY KEY,
    sequence bigint NOT NULL
);

CREATE TABLE organisation_member (
    organisation_id uuid NOT NULL REFERENCES organisation_copy ON DELETE CASCADE,
    person_id       varchar(64) COLLATE "C" NOT NULL,
    role            text NOT NULL,
    PRIMARY KEY (organisation_id, person_id)
);

CREATE TABLE campaign_copy (
    id              uuid PRIMARY KEY,
    organisation_id uuid   NOT NULL,
    status          text   NOT NULL,
    sequence        bigint NOT NULL
);

-- The newest snapshot heard of each submission. No author: somebody added it on behalf of others.
CREATE TABLE submission_fact (
    submission_id uuid PRIMARY KEY,
    campaign_id   uuid   NOT NULL,
    author_id     varchar(64) COLLATE "C",
    status        text   NOT NULL,
    title         text   NOT NULL,
    sequence      bigint NOT NULL
);
CREATE INDEX submission_fact_author ON submission_fact (campaign_id, author_id) WHERE author_id IS NOT NULL;

CREATE TABLE participation_fact (
    contest_id  uuid NOT NULL,
    person_id   varchar(64) COLLATE "C" NOT NULL,
    campaign_id uuid NOT NULL,
    PRIMARY KEY (contest_id, person_id)
);
CREATE INDEX participation_fact_person ON participation_fact (campaign_id, person_id);

CREATE TABLE decision_fact (
    campaign_id   uuid   NOT NULL,
    submission_id uuid   NOT NULL,
    decision      text   NOT NULL,
    sequence      bigint NOT NULL,
    PRIMARY KEY (campaign_id, submission_id)
);
CREATE INDEX decision_fact_submission ON decision_fact (submission_id);
