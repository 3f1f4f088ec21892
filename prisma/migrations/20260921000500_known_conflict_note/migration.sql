-- 说明: a ground that says nothing by itself (其他) wants a note here too, sealed as the ground is.
ALTER TABLE known_conflict ADD COLUMN note text NOT NULL DEFAULT '';
