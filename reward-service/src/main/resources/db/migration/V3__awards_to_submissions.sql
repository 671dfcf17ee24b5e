-- A submission that was added on behalf of others has no author to give its award to: the award goes to the submission,
-- which is its cause. So no person beside a cause is a recipient of its own, and only awards may have it.
ALTER TABLE reward
    ALTER COLUMN person_id DROP NOT NULL,
    ADD CONSTRAINT award_to_submission CHECK (person_id IS NOT NULL OR (kind = 'award' AND cause_type = 'submission')),
    DROP CONSTRAINT reward_exactly_once,
    ADD CONSTRAINT reward_exactly_once UNIQUE NULLS NOT DISTINCT (rule_id, cause_id, person_id);
CREATE INDEX reward_of_submission ON reward (cause_id) WHERE person_id IS NULL;

ALTER TABLE reward_movement ALTER COLUMN person_id DROP NOT NULL;

CREATE INDEX submission_fact_without_author ON submission_fact (campaign_id) WHERE author_id IS NULL;

-- Outcomes told before may have selected such submissions: campaigns with awards are settled once more from the start.
INSERT INTO settlement_backlog (campaign_id, after_person)
SELECT DISTINCT s.campaign_id, '' FROM reward_scheme s JOIN reward_rule r ON r.scheme_id = s.id WHERE r.kind = 'award'
ON CONFLICT (campaign_id) DO UPDATE SET after_person = '';
