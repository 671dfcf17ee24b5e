-- Submissions with the revisions of their text, the places that people have taken, and the moderators' decisions.
-- The author is an opaque subject; null means that the organisation added it on somebody's behalf.

create table submission (
    id            uuid    primary key,
    campaign_id   uuid    not null references campaign_copy,
    type          text    not null
        check (type in ('idea', 'proposal', 'entry', 'opinion', 'information', 'feedback', 'test_report')),
    status        text    not null
        check (status in ('pending', 'published', 'declined', 'removed', 'withdrawn')),
    title         text    not null,
    body          text    not null,
    language      text    not null,
    cost_amount   bigint  check (cost_amount >= 0),
    cost_currency text,
    author_id     text,
    code          text,
    source        text,
    reason_code   text,
    note          text,
    revision      integer not null,
    version       bigint  not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    published_at  timestamptz,
    check ((cost_amount is null) = (cost_currency is null)),
    check (author_id is null or (code is null and source is null)),
    check (author_id is not null or status in ('published', 'removed')),
    check ((status in ('declined', 'removed')) = (reason_code is not null)),
    check (status <> 'published' or published_at is not null)
);

-- A code becomes the option's code in a contest, so it is one campaign's name for one submission.
create unique index submission_code on submission (campaign_id, code) where code is not null;
create index submission_of_campaign on submission (campaign_id, id);
create index submission_by_status on submission (campaign_id, status, id);
create index submission_by_author on submission (author_id, id) where author_id is not null;

create table submission_revision (
    submission_id uuid    not null references submission,
    number        integer not null check (number >= 1),
    title         text    not null,
    body          text    not null,
    language      text    not null,
    cost_amount   bigint,
    cost_currency text,
    written_by    text    not null,
    client        text,
    written_at    timestamptz not null,
    primary key (submission_id, number)
);

-- The places a person has taken in a campaign. One conditional upsert takes a place, so the limit holds in any race.
create table submission_place (
    campaign_id uuid    not null references campaign_copy,
    person_id   text    not null,
    taken       integer not null check (taken >= 0),
    primary key (campaign_id, person_id)
);

create table moderation_decision (
    id                 uuid   primary key,
    submission_id      uuid   not null references submission,
    campaign_id        uuid   not null references campaign_copy,
    submission_version bigint not null,
    decision           text   not null check (decision in ('approve', 'decline', 'remove', 'restore')),
    reason_code        text
        check (reason_code in ('off_topic', 'duplicate', 'unlawful', 'personal_data', 'insult', 'spam', 'incomplete')),
    note               text,
    decided_by         text   not null,
    client             text,
    decided_at         timestamptz not null,
    unique (submission_id, submission_version),
    check ((decision in ('decline', 'remove')) = (reason_code is not null))
);

create index moderation_log on moderation_decision (campaign_id, id) where decision <> 'approve';
