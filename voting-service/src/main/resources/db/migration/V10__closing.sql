-- Participants are published in the order of the bytes of their ids, which is that of the key.
ALTER TABLE participant ALTER COLUMN person_id TYPE text COLLATE "C";

-- A destroyed key lies in its file as a dead row until the table is vacuumed. So small a table would hardly ever be: here one dead
-- row is reason enough, at the next round of the server.
ALTER TABLE ballot_key SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
