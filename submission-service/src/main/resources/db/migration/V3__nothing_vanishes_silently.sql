-- Nothing that people wrote goes away without a public reason, whatever the code above does: a submission can't become
-- declined or removed unless the same transaction leaves the decision for exactly this version, decisions are never
-- rewritten, and submissions are never deleted.

create function submission_ruling_is_logged() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.status = new.status then
        return null;
    end if;
    if not exists (
        select 1
        from moderation_decision as logged
        where logged.submission_id = new.id
          and logged.submission_version = new.version
          and logged.reason_code = new.reason_code
          and logged.decision = case new.status when 'removed' then 'remove' else 'decline' end
    ) then
        raise exception 'submission % can''t become % without an entry in the moderation log', new.id, new.status
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;

-- Deferred to the commit: the order of the two writes does not matter, both must be there.
create constraint trigger submission_ruling_is_logged
    after insert or update on submission
    deferrable initially deferred
    for each row
    when (new.status in ('declined', 'removed'))
    execute function submission_ruling_is_logged();

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: it is a record', tg_op, tg_table_name using errcode = 'check_violation';
end
$$;

create trigger moderation_decision_is_a_record
    before update or delete on moderation_decision
    for each row execute function refuse_rewriting_history();

create trigger submission_is_never_deleted
    before delete on submission
    for each row execute function refuse_rewriting_history();
