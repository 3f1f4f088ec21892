-- What nobody reads is not written with every command.

-- The machines' part of `duties`, stored a second time.
ALTER TABLE journal.process DROP COLUMN machine;
-- Commands are looked up by id; a poke is one of few rows; a disclosure is found by its inspection; the prefix of a unique index.
DROP INDEX journal.command_process, journal.poke_next, disclosure_task, inspection_task;
-- A process row is rewritten with every command: room for the next version in its own page.
ALTER TABLE journal.process SET (fillfactor = 75);
