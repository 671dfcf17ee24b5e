-- Things made by requests, and what was heard of them.
CREATE TABLE thing (id uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE heard (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, subject text NOT NULL, sequence bigint NOT NULL, name text NOT NULL);
