-- What is on a page of few ballots could be found by trying: its hash, which members are shown, gets a salt that nobody is. The default
-- gives one to each page that is there, and to those of a replica of before.
ALTER TABLE paper_page ADD COLUMN salt bytea NOT NULL DEFAULT uuid_send(gen_random_uuid());
UPDATE paper_page p SET content_hash = 'sha256:' || encode(sha256(p.salt || convert_to(c.content, 'UTF8')), 'hex')
FROM (SELECT contest_id, page,
             string_agg(coalesce(reference, '') || E'\t' || canonical || E'\n', '' ORDER BY position) AS content
      FROM paper_ballot GROUP BY contest_id, page) AS c
WHERE c.contest_id = p.contest_id AND c.page = p.page;
