-- The count told to people, in Markdown, written with the result; results of earlier days have none.
ALTER TABLE contest_result ADD COLUMN explanation text;
