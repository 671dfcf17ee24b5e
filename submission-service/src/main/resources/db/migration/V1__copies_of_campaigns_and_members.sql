-- What submissions need to know of campaigns and organisations, fed by their events. A snapshot replaces the copy when
-- its sequence is higher. Words of other services (status, kind, role ...) are kept as they came: a newer one must
-- not stop the inbox.

create table organisation_copy (
    id       uuid primary key,
    sequence bigint not null
);

create table membership_copy (
    organisation_id uuid not null references organisation_copy,
    person_id       text not null,
    role            text not null,
    primary key (organisation_id, person_id)
);

create table campaign_copy (
    id                          uuid    primary key,
    organisation_id             uuid    not null,
    status                      text    not null,
    submissions_visible         text    not null,
    moderation                  text    not null,
    submissions_per_participant integer not null check (submissions_per_participant >= 1),
    sequence                    bigint  not null
);

create table phase_copy (
    id          uuid primary key,
    campaign_id uuid not null references campaign_copy,
    kind        text not null,
    opens_at    timestamptz not null,
    closes_at   timestamptz not null
);

create index phase_copy_of_campaign on phase_copy (campaign_id);
