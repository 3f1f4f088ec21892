-- The journal (记录链): what `handle` writes. The application may append events, never change or delete them.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'liancha_app') THEN CREATE ROLE liancha_app NOLOGIN; END IF;
END $$;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE SCHEMA journal;

-- 时钟: the city's runs; a drill's and a city's in the making stand still but when moved, forward only.
CREATE TABLE journal.clock (
  id text PRIMARY KEY,
  mode text NOT NULL CHECK (mode IN ('real', 'still')),
  purpose text NOT NULL CHECK (purpose IN ('city', 'drill')),
  at timestamptz(3) CHECK ((mode = 'still') = (at IS NOT NULL)),
  created_by text,
  -- draws begun on this clock: the number of the last, so that the public log has no gaps
  draws int NOT NULL DEFAULT 0
);
INSERT INTO journal.clock (id, mode, purpose) VALUES ('city', 'real', 'city');

CREATE FUNCTION journal.now_of(clock_id text) RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT CASE mode WHEN 'still' THEN at ELSE date_trunc('milliseconds', clock_timestamp()) END FROM journal.clock WHERE id = clock_id
$$;

-- 流程: one row a process; `life` is the snapshot, `machine` what machines owe, both recomputable from the events.
CREATE TABLE journal.process (
  id text PRIMARY KEY,
  name text NOT NULL,
  clock text NOT NULL REFERENCES journal.clock,
  parent text REFERENCES journal.process,
  epoch int NOT NULL DEFAULT 1,
  seq int NOT NULL DEFAULT 0,
  head text NOT NULL DEFAULT '',
  life jsonb NOT NULL,
  duties jsonb NOT NULL DEFAULT '[]',
  machine jsonb NOT NULL DEFAULT '[]',
  stage text NOT NULL DEFAULT '',
  overlay text,
  ended boolean NOT NULL DEFAULT false,
  -- whether a workflow carries it: a child is started by its parent's workflow, a root by its first poke
  started boolean NOT NULL DEFAULT true,
  open_children int NOT NULL DEFAULT 0,
  -- since when a machine act has been owed at once, and the earliest date of a timer: what the sweep and the alarms ask
  owed_since timestamptz(3),
  next_due timestamptz(3),
  begun_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  CHECK (octet_length(life::text) <= 65536)
);
CREATE INDEX process_open_clock ON journal.process (clock, next_due) WHERE NOT ended;
CREATE INDEX process_owed ON journal.process (owed_since) WHERE NOT ended AND owed_since IS NOT NULL;
CREATE INDEX process_parent ON journal.process (parent) WHERE parent IS NOT NULL;
CREATE INDEX process_unstarted ON journal.process (parent, id) WHERE NOT started AND NOT ended;

CREATE TABLE journal.event (
  process text NOT NULL REFERENCES journal.process,
  seq int NOT NULL,
  text text NOT NULL CHECK (octet_length(text) <= 16384),
  hash text NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (process, seq)
);

-- Sets of rows that an event stands for: count and salted hash, so that lawful erasure of a record leaves the chain whole.
CREATE TABLE journal.event_set (
  process text NOT NULL,
  seq int NOT NULL,
  name text NOT NULL,
  count int NOT NULL,
  hash text NOT NULL,
  salt text NOT NULL,
  PRIMARY KEY (process, seq, name),
  FOREIGN KEY (process, seq) REFERENCES journal.event (process, seq)
);

-- 命令: ids are unique over the whole database; the same id with the same body gets the same answer.
CREATE TABLE journal.command (
  id text PRIMARY KEY CHECK (length(id) BETWEEN 8 AND 200),
  process text NOT NULL REFERENCES journal.process,
  digest text NOT NULL,
  answer jsonb NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX command_process ON journal.command (process);

-- 被拒绝的尝试: journaled apart, never an answer.
CREATE TABLE journal.attempt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  person text,
  process text,
  command text NOT NULL,
  code text NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX attempt_at ON journal.attempt (at);

-- 唤醒: a poke's version comes from a global sequence; the relay deletes only at the version it sent (docs/adr).
CREATE SEQUENCE journal.poke_version;
CREATE TABLE journal.poke (
  process text PRIMARY KEY REFERENCES journal.process,
  version bigint NOT NULL DEFAULT nextval('journal.poke_version'),
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts int NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX poke_next ON journal.poke (next_at);

-- 收件: a child's end, written in the child's own transaction.
CREATE TABLE journal.inbox (
  parent text NOT NULL REFERENCES journal.process,
  child text NOT NULL REFERENCES journal.process,
  outcome text NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (parent, child)
);

-- Numbers without gaps, by clock (任务号, 抽取号).
CREATE TABLE journal.counter (
  clock text NOT NULL REFERENCES journal.clock,
  name text NOT NULL,
  value int NOT NULL,
  PRIMARY KEY (clock, name)
);

GRANT USAGE ON SCHEMA journal TO liancha_app;
GRANT SELECT, INSERT ON journal.event, journal.event_set, journal.command, journal.attempt, journal.inbox TO liancha_app;
GRANT SELECT, INSERT, UPDATE ON journal.clock, journal.process, journal.counter TO liancha_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON journal.poke TO liancha_app;
GRANT USAGE ON SEQUENCE journal.poke_version TO liancha_app;
