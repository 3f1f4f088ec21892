-- 层名表: what the strata of a pool stand for, sealed under the installation key; its salted hash stands in the plan's event.
CREATE TABLE label_table (process text NOT NULL, seq int NOT NULL, ord int NOT NULL, pool_id text NOT NULL UNIQUE, content text NOT NULL, PRIMARY KEY (process, seq, ord));
GRANT SELECT, INSERT ON label_table TO liancha_app;
-- The salt lies in the sealed table, not beside the draw.
ALTER TABLE draw DROP COLUMN label_salt, ADD COLUMN label_hash text;
