-- What is given, to whom and why. From the scheme down to the single posting everything is append-only: a mistake is
-- put right by a further movement, never by changing what was written.
CREATE TABLE reward_scheme (
    id              uuid PRIMARY KEY,
    campaign_id     uuid NOT NULL CONSTRAINT one_scheme_per_campaign UNIQUE,
    organisation_id uuid NOT NULL,
    created_by      varchar(64) NOT NULL,
    created_at      timestamptz NOT NULL
);

CREATE TABLE reward_rule (
    id             uuid PRIMARY KEY,
    scheme_id      uuid NOT NULL REFERENCES reward_scheme,
    position       int  NOT NULL,
    occasion       text NOT NULL CHECK (occasion IN ('submission_accepted', 'participation', 'winner')),
    kind           text NOT NULL CHECK (kind IN ('points', 'badge', 'award')),
    amount         bigint CHECK (amount > 0),
    code           text,
    name           text,
    money_amount   bigint CHECK (money_amount > 0),
    money_currency text,
    UNIQUE (scheme_id, position),
    CHECK ((kind = 'points') = (amount IS NOT NULL)),
    CHECK ((kind = 'badge') = (code IS NOT NULL)),
    CHECK ((kind = 'points') = (name IS NULL)),
    CHECK ((money_amount IS NULL) = (money_currency IS NULL))
);

-- Each reward exactly once: one row per rule, cause and person, whatever was delivered how often.
CREATE TABLE reward (
    id             uuid PRIMARY KEY,
    rule_id        uuid NOT NULL REFERENCES reward_rule,
    cause_id       uuid NOT NULL,
    person_id      varchar(64) COLLATE "C" NOT NULL,
    cause_type     text NOT NULL CHECK (cause_type IN ('campaign', 'submission')),
    campaign_id    uuid NOT NULL,
    occasion       text NOT NULL,
    kind           text NOT NULL,
    amount         bigint,
    code           text,
    name           text,
    money_amount   bigint,
    money_currency text,
    CONSTRAINT reward_exactly_once UNIQUE (rule_id, cause_id, person_id)
);
CREATE INDEX reward_of_campaign ON reward (campaign_id, kind, id);
CREATE INDEX reward_of_person ON reward (person_id, id);

-- Odd turns grant, even turns reverse: what was given cannot be given again before it was taken back.
CREATE TABLE reward_movement (
    id            uuid PRIMARY KEY,
    reward_id     uuid NOT NULL REFERENCES reward,
    turn          int  NOT NULL CHECK (turn > 0),
    person_id     varchar(64) COLLATE "C" NOT NULL,
    reason        text NOT NULL,
    submission_id uuid,
    contest_id    uuid,
    moved_at      timestamptz NOT NULL,
    CONSTRAINT one_movement_per_turn UNIQUE (reward_id, turn)
);
CREATE INDEX reward_movement_of_person ON reward_movement (person_id, id);

CREATE TABLE ledger_account (
    id          uuid PRIMARY KEY,
    campaign_id uuid   NOT NULL,
    kind        text   NOT NULL CHECK (kind IN ('issuer', 'person')),
    person_id   varchar(64) COLLATE "C",
    balance     bigint NOT NULL DEFAULT 0,
    CHECK ((kind = 'person') = (person_id IS NOT NULL)),
    CHECK (kind = 'issuer' OR balance >= 0),
    UNIQUE NULLS NOT DISTINCT (campaign_id, person_id)
);
CREATE INDEX ledger_account_ranking ON ledger_account (campaign_id, balance DESC, person_id)
    WHERE kind = 'person' AND balance > 0;
CREATE INDEX ledger_account_of_person ON ledger_account (person_id) WHERE kind = 'person';

-- One entry per movement of points: it has the movement's id.
CREATE TABLE ledger_entry (
    id          uuid PRIMARY KEY REFERENCES reward_movement,
    campaign_id uuid NOT NULL,
    posted_at   timestamptz NOT NULL
);
CREATE INDEX ledger_entry_of_campaign ON ledger_entry (campaign_id, id);

CREATE TABLE ledger_posting (
    entry_id   uuid   NOT NULL REFERENCES ledger_entry,
    account_id uuid   NOT NULL REFERENCES ledger_account,
    amount     bigint NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (entry_id, account_id)
);
CREATE INDEX ledger_posting_of_account ON ledger_posting (account_id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE
    journal text;
BEGIN
    FOREACH journal IN ARRAY ARRAY['reward_scheme', 'reward_rule', 'reward', 'reward_movement', 'ledger_entry', 'ledger_posting'] LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', journal);
    END LOOP;
END $$;

-- The balance is the sum of the postings because nothing else writes it.
CREATE FUNCTION carry_balance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE ledger_account SET balance = balance + NEW.amount WHERE id = NEW.account_id;
    RETURN NULL;
END $$;
CREATE TRIGGER carry_balance AFTER INSERT ON ledger_posting FOR EACH ROW EXECUTE FUNCTION carry_balance();
REVOKE UPDATE, DELETE ON ledger_account FROM "${app}";

-- Double entry: judged at commit, when all postings of the entry are there.
CREATE FUNCTION refuse_unbalanced_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry uuid := CASE TG_TABLE_NAME WHEN 'ledger_entry' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'entry_id')::uuid END;
    total numeric;
    lines int;
BEGIN
    SELECT coalesce(sum(amount), 0), count(*) INTO total, lines FROM ledger_posting WHERE entry_id = entry;
    IF total <> 0 OR lines < 2 THEN
        RAISE EXCEPTION 'ledger entry % does not balance: % postings, sum %', entry, lines, total USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced_entry();
CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON ledger_posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced_entry();

-- A scheme made late over a large crowd is settled in steps; this is how far each has come.
CREATE TABLE settlement_backlog (
    campaign_id  uuid PRIMARY KEY,
    after_person varchar(64) COLLATE "C" NOT NULL
);
