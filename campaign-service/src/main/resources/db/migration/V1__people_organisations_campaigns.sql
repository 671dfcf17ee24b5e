-- People, organisations, campaigns and what belongs to them: the whole of campaign-service in its first version.
-- Ids of people are the opaque subjects of their tokens, never foreign keys: a member may never have told a name.

-- The only table of the platform with personal data.
CREATE TABLE person (
    id           varchar(64)  PRIMARY KEY,
    display_name varchar(100) NOT NULL,
    locale       varchar(35)  NOT NULL,
    zone         varchar(64)  NOT NULL,
    email        varchar(254),
    created_at   timestamptz  NOT NULL,
    changed_at   timestamptz  NOT NULL
);

CREATE TABLE organisation (
    id         uuid         PRIMARY KEY,
    slug       varchar(64)  NOT NULL UNIQUE,
    name       varchar(200) NOT NULL,
    kind       varchar(20)  NOT NULL CHECK (kind IN ('person', 'institution', 'non_profit', 'company', 'start_up')),
    created_at timestamptz  NOT NULL,
    version    bigint       NOT NULL CHECK (version >= 1)
);

CREATE TABLE member (
    organisation_id uuid        NOT NULL REFERENCES organisation (id),
    person_id       varchar(64) NOT NULL,
    role            varchar(20) NOT NULL CHECK (role IN ('owner', 'editor', 'moderator', 'evaluator', 'viewer')),
    PRIMARY KEY (organisation_id, person_id)
);

-- "Which organisations am I in?" is asked by person.
CREATE INDEX member_by_person ON member (person_id, organisation_id);

-- The version is counted by the service under a row lock, so that every change of what belongs to a campaign counts,
-- also one that leaves this row otherwise as it was.
CREATE TABLE campaign (
    id              uuid        PRIMARY KEY,
    organisation_id uuid        NOT NULL REFERENCES organisation (id),
    status          varchar(20) NOT NULL CHECK (status IN ('draft', 'published')),
    purpose         varchar(30) NOT NULL
        CHECK (purpose IN ('innovation', 'advice', 'policy', 'research', 'participatory_budget')),
    zone            varchar(64) NOT NULL,
    brief           text        NOT NULL CHECK (brief IS JSON OBJECT),
    rulebook        int         NOT NULL,
    ends_at         timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    published_at    timestamptz,
    version         bigint      NOT NULL CHECK (version >= 1),
    -- Titles and the beginning of the texts, bounded by the service: a text search vector has a size limit.
    search_text     text        NOT NULL,
    search          tsvector    GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED,
    CHECK ((status = 'published') = (published_at IS NOT NULL))
);

CREATE INDEX campaign_by_organisation ON campaign (organisation_id, id DESC);
CREATE INDEX campaign_in_public ON campaign (published_at DESC, id DESC) WHERE status = 'published';
CREATE INDEX campaign_search ON campaign USING gin (search);

CREATE TABLE phase (
    id           uuid        PRIMARY KEY,
    campaign_id  uuid        NOT NULL REFERENCES campaign (id),
    position     int         NOT NULL CHECK (position >= 0),
    kind         varchar(20) NOT NULL
        CHECK (kind IN ('collect', 'discuss', 'refine', 'evaluate', 'vote', 'decide', 'follow_up')),
    opens_at     timestamptz NOT NULL,
    closes_at    timestamptz NOT NULL,
    opened_early boolean     NOT NULL,
    closed_early boolean     NOT NULL,
    CHECK (closes_at >= opens_at)
);

CREATE INDEX phase_by_campaign ON phase (campaign_id, position);

-- Every version a campaign ever had. The canonical text is what the hash is of, so anyone can check it.
CREATE TABLE rulebook (
    campaign_id                 uuid        NOT NULL REFERENCES campaign (id),
    version                     int         NOT NULL CHECK (version >= 1),
    submissions_visible         varchar(20) NOT NULL,
    moderation                  varchar(20) NOT NULL,
    submissions_per_participant int         NOT NULL,
    results_visible             varchar(20) NOT NULL,
    canonical                   text        NOT NULL,
    hash                        varchar(71) NOT NULL,
    PRIMARY KEY (campaign_id, version)
);

-- Append-only: who did what, when and why. What the public is told is a view on it, without the who.
CREATE TABLE history_entry (
    id          uuid          PRIMARY KEY,
    campaign_id uuid          NOT NULL REFERENCES campaign (id),
    action      varchar(40)   NOT NULL,
    actor       varchar(64)   NOT NULL,
    client      varchar(255),
    at          timestamptz   NOT NULL,
    reason      varchar(1000),
    phase_id    uuid,
    moved_from  timestamptz,
    moved_to    timestamptz,
    public      boolean       NOT NULL
);

CREATE INDEX history_by_campaign ON history_entry (campaign_id, id DESC);

-- The primary key is what makes an outcome be published once.
CREATE TABLE outcome (
    campaign_id  uuid        PRIMARY KEY REFERENCES campaign (id),
    content      text        NOT NULL CHECK (content IS JSON OBJECT),
    published_at timestamptz NOT NULL
);

-- Copy of what voting-service says about its contests. No foreign key: the copy takes every fact as it comes, and
-- refuses none.
CREATE TABLE contest_copy (
    contest_id  uuid        PRIMARY KEY,
    campaign_id uuid        NOT NULL,
    phase_id    uuid        NOT NULL,
    state       varchar(20) NOT NULL,
    sequence    bigint      NOT NULL
);

CREATE INDEX contest_copy_by_campaign ON contest_copy (campaign_id);
