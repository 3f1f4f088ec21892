-- The records (业务记录): libraries with validity dates, what processes leave behind, the inbox.
-- Sets of rows written beside an event carry (process, seq, ord) and are never changed; their hash stands in journal.event_set.

-- 组织
CREATE TABLE town (
  code text PRIMARY KEY, name text NOT NULL, kind text NOT NULL, valid_from date, valid_to date, successor text REFERENCES town
);
CREATE TABLE org_unit (
  id text PRIMARY KEY, name text NOT NULL, short_name text NOT NULL, kind text NOT NULL CHECK (kind IN ('city', 'department', 'unit', 'town', 'office')),
  parent_id text REFERENCES org_unit, town_code text REFERENCES town, valid_from date NOT NULL, valid_to date
);
CREATE TABLE person (id text PRIMARY KEY, name text NOT NULL);
CREATE TABLE app_user (
  id text PRIMARY KEY, person_id text NOT NULL UNIQUE REFERENCES person, login text NOT NULL UNIQUE, password_hash text NOT NULL,
  sample boolean NOT NULL DEFAULT false, failed_count int NOT NULL DEFAULT 0, locked_until timestamptz, disabled_at timestamptz
);
CREATE TABLE post (
  id text PRIMARY KEY, person_id text NOT NULL REFERENCES person, org_id text NOT NULL REFERENCES org_unit,
  role text NOT NULL CHECK (role IN ('handler','approver','leader','reviewer','officer','ops','auditor','admin','jointOffice','drill','notary')),
  valid_from date NOT NULL, valid_to date, UNIQUE (person_id, org_id, role, valid_from)
);
CREATE TABLE session (
  token_hash text PRIMARY KEY, user_id text NOT NULL REFERENCES app_user, post_id text REFERENCES post, kind text NOT NULL CHECK (kind IN ('cookie', 'bearer')),
  created_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL, revoked_at timestamptz
);
CREATE INDEX session_of_user ON session (user_id);

-- 执法人员库
CREATE TABLE officer (
  id text PRIMARY KEY, person_id text NOT NULL UNIQUE REFERENCES person, org_id text NOT NULL REFERENCES org_unit,
  position text NOT NULL DEFAULT '', fields text[] NOT NULL DEFAULT '{}', mobile text, valid_from date NOT NULL, valid_to date
);
CREATE INDEX officer_org ON officer (org_id);
CREATE TABLE certificate (
  id text PRIMARY KEY, officer_id text NOT NULL REFERENCES officer, number text NOT NULL, issuer text NOT NULL,
  valid_from date NOT NULL, valid_to date NOT NULL, UNIQUE (issuer, number), CHECK (valid_from <= valid_to)
);
CREATE INDEX certificate_officer ON certificate (officer_id);

-- 抽查对象名录库: one row a version; the library at a date is `valid_from <= d AND (valid_to IS NULL OR d < valid_to)`.
-- A drill may bring a list of its own on its own clock; without one it draws from the city's.
CREATE TABLE target (
  clock text NOT NULL DEFAULT 'city' REFERENCES journal.clock, uid text NOT NULL, valid_from timestamptz(3) NOT NULL, valid_to timestamptz(3), name text NOT NULL, kind text NOT NULL,
  address text NOT NULL DEFAULT '', town_code text REFERENCES town, reg_authority text NOT NULL DEFAULT '', reg_state text NOT NULL DEFAULT '存续',
  registered_on date, business_scope text NOT NULL DEFAULT '', tags text[] NOT NULL DEFAULT '{}', risk_class text CHECK (risk_class IN ('A','B','C','D')),
  source text NOT NULL DEFAULT '', content_hash text NOT NULL, PRIMARY KEY (clock, uid, valid_from), CHECK (valid_to IS NULL OR valid_from < valid_to)
);
CREATE UNIQUE INDEX target_current ON target (clock, uid) WHERE valid_to IS NULL;
CREATE INDEX target_town ON target (clock, town_code) WHERE valid_to IS NULL;
CREATE INDEX target_name ON target USING gin (regexp_replace(name, '(.)', '\1\1', 'g') gin_trgm_ops);

-- 随机抽查事项清单
CREATE TABLE item (
  id text NOT NULL, version int NOT NULL, org_id text NOT NULL REFERENCES org_unit, field text NOT NULL, name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('key', 'general')), basis text[] NOT NULL CHECK (cardinality(basis) > 0), content text NOT NULL DEFAULT '',
  methods text[] NOT NULL DEFAULT '{}', checklist text[] NOT NULL DEFAULT '{}', ratio_ceiling numeric CHECK (ratio_ceiling > 0 AND ratio_ceiling <= 1),
  published_on date, valid_from date NOT NULL, valid_to date, PRIMARY KEY (id, version)
);

-- 名录导入: one row an import, its facts; odd rows are answered, not kept
CREATE TABLE target_import (
  id text PRIMARY KEY, clock text NOT NULL DEFAULT 'city', file_hash text NOT NULL, source text NOT NULL, rows int NOT NULL, added int NOT NULL, changed int NOT NULL, unchanged int NOT NULL, refused int NOT NULL,
  by_person text, at timestamptz(3) NOT NULL
);

-- 联合任务
CREATE TABLE task (
  id text PRIMARY KEY REFERENCES journal.process, clock text NOT NULL REFERENCES journal.clock, number text NOT NULL, name text NOT NULL, lead_org text NOT NULL REFERENCES org_unit,
  stage text NOT NULL, overlay text, scheme jsonb, scheme_version int NOT NULL DEFAULT 0, window_from date, window_to date,
  draw_id text, pool_count int, pool_root text, drawn_count int, inspected_count int NOT NULL DEFAULT 0, disclosed_count int NOT NULL DEFAULT 0, closed_count int NOT NULL DEFAULT 0,
  created_by text NOT NULL REFERENCES person, opened_at timestamptz(3) NOT NULL, stage_since timestamptz(3) NOT NULL, closed_at timestamptz(3), UNIQUE (clock, number)
);
CREATE INDEX task_list ON task (clock, opened_at DESC, id);
CREATE TABLE task_department (
  task_id text NOT NULL REFERENCES task, org_id text NOT NULL REFERENCES org_unit, lead boolean NOT NULL, reply text NOT NULL DEFAULT 'pending' CHECK (reply IN ('pending', 'accepted', 'change_asked', 'declined')),
  replied_at timestamptz(3), opinion text, PRIMARY KEY (task_id, org_id)
);
CREATE INDEX task_department_org ON task_department (org_id, task_id);

-- 抽取: pool, draw, shares. The salt key is encrypted under the installation key and read by the draw alone.
CREATE TABLE pool_unit (
  process text NOT NULL, seq int NOT NULL, ord int NOT NULL, pool_id text NOT NULL, uid text NOT NULL, name text NOT NULL, town_code text, stratum text NOT NULL, weight int NOT NULL, c text NOT NULL,
  PRIMARY KEY (process, seq, ord), UNIQUE (pool_id, uid), UNIQUE (pool_id, c)
);
CREATE TABLE pool_exclusion (
  process text NOT NULL, seq int NOT NULL, ord int NOT NULL, pool_id text NOT NULL, uid text NOT NULL, ground text NOT NULL, PRIMARY KEY (process, seq, ord)
);
CREATE TABLE pool_secret (process text NOT NULL, seq int NOT NULL, ord int NOT NULL, pool_id text NOT NULL UNIQUE, salt_key_sealed text NOT NULL, PRIMARY KEY (process, seq, ord));
-- 抽取: one row a draw; a void or a redraw is followed by the next of its task. `serial` runs without gaps over a clock: the public log.
CREATE TABLE draw (
  id text PRIMARY KEY, task_id text NOT NULL REFERENCES task, clock text NOT NULL REFERENCES journal.clock, serial int NOT NULL, attempt int NOT NULL, pool_id text NOT NULL, pool_root text NOT NULL, roster_root text,
  state text NOT NULL CHECK (state IN ('planned', 'committing', 'revealing', 'awaiting_beacon', 'drawn', 'void', 'superseded')), frozen_at timestamptz(3) NOT NULL,
  plan_text text, plan_hash text, signed_by text REFERENCES person, signed_at timestamptz(3), reveal_by timestamptz(3), beacon text, seed text, events_head text, result_hash text, drawn_at timestamptz(3),
  label_salt text, ended_reason text, ended_at timestamptz(3), UNIQUE (clock, serial), UNIQUE (task_id, attempt)
);
CREATE TABLE draw_share (
  draw_id text NOT NULL REFERENCES draw, org_id text NOT NULL REFERENCES org_unit, commit_hash text NOT NULL, committed_by text NOT NULL REFERENCES person, committed_at timestamptz(3) NOT NULL,
  escrowed boolean NOT NULL DEFAULT false, secret text, revealed_by text REFERENCES person, revealed_at timestamptz(3), opened boolean NOT NULL DEFAULT false, PRIMARY KEY (draw_id, org_id), CHECK ((secret IS NULL) = (revealed_at IS NULL))
);
-- 交存公证: what a department deposited, readable only with the notary's own key
CREATE TABLE share_escrow (process text NOT NULL, seq int NOT NULL, ord int NOT NULL, draw_id text NOT NULL, org_id text NOT NULL, sealed text NOT NULL, PRIMARY KEY (process, seq, ord), UNIQUE (draw_id, org_id));
-- 人员名录: who may be drawn, as the draw committed to them; `o` is the officer's commitment, `recused` those of the targets
CREATE TABLE roster_officer (
  process text NOT NULL, seq int NOT NULL, ord int NOT NULL, draw_id text NOT NULL, officer_id text NOT NULL, person_id text NOT NULL, org_id text NOT NULL, o text NOT NULL, tags text[] NOT NULL, regions text[] NOT NULL,
  valid_from text NOT NULL, valid_to text NOT NULL, cap int NOT NULL, load0 int NOT NULL, recused text[] NOT NULL, PRIMARY KEY (process, seq, ord), UNIQUE (draw_id, officer_id), UNIQUE (draw_id, o)
);
CREATE TABLE roster_exclusion (process text NOT NULL, seq int NOT NULL, ord int NOT NULL, draw_id text NOT NULL, officer_id text NOT NULL, org_id text NOT NULL, ground text NOT NULL, PRIMARY KEY (process, seq, ord));
-- 已知回避情形: the ground is sealed under the installation key
CREATE TABLE known_conflict (process text NOT NULL, seq int NOT NULL, ord int NOT NULL, org_id text NOT NULL, officer_id text NOT NULL, uid text NOT NULL, ground text NOT NULL, PRIMARY KEY (process, seq, ord));
CREATE TABLE drawn_target (
  process text NOT NULL, seq int NOT NULL, ord int NOT NULL, draw_id text NOT NULL, position int NOT NULL, generation int NOT NULL, uid text NOT NULL, name text NOT NULL, address text NOT NULL, town_code text,
  stratum text NOT NULL, c text NOT NULL, salt text NOT NULL, ticket text NOT NULL, batch int NOT NULL, PRIMARY KEY (process, seq, ord), UNIQUE (draw_id, position, generation)
);
-- 事件链: what happened to a draw after it was made; of an officer the public sees the link alone
CREATE TABLE draw_event (
  process text NOT NULL, seq int NOT NULL, ord int NOT NULL, draw_id text NOT NULL, no int NOT NULL, type text NOT NULL, pos int NOT NULL, officer text, reason text NOT NULL, evidence text NOT NULL, head text NOT NULL,
  rule text, PRIMARY KEY (process, seq, ord), UNIQUE (draw_id, no)
);
-- 检查组: one row a place and generation; nobody (null) is a vacancy. `appointed`: chosen by a person and not by the draw
CREATE TABLE match_member (
  process text NOT NULL, seq int NOT NULL, ord int NOT NULL, draw_id text NOT NULL, org_id text NOT NULL, position int NOT NULL, slot int NOT NULL, generation int NOT NULL, officer_id text, appointed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (process, seq, ord), UNIQUE (draw_id, org_id, position, slot, generation)
);
CREATE INDEX match_member_officer ON match_member (process, officer_id);
CREATE INDEX match_member_place ON match_member (draw_id, position);
CREATE TABLE match (
  draw_id text NOT NULL REFERENCES draw, org_id text NOT NULL REFERENCES org_unit, task_id text NOT NULL REFERENCES task, members int NOT NULL, vacant int NOT NULL, level int NOT NULL, at timestamptz(3) NOT NULL, PRIMARY KEY (draw_id, org_id)
);
CREATE TABLE declaration (
  draw_id text NOT NULL REFERENCES draw, officer_id text NOT NULL REFERENCES officer, task_id text NOT NULL REFERENCES task, state text NOT NULL CHECK (state IN ('undeclared', 'clear', 'applied', 'released')), at timestamptz(3), PRIMARY KEY (draw_id, officer_id)
);
-- 回避: ground and note are in this record only, sealed under the installation key; never in an event
CREATE TABLE recusal (
  process text NOT NULL, seq int NOT NULL, ord int NOT NULL, id text NOT NULL UNIQUE, officer_id text NOT NULL, position int NOT NULL, ground text NOT NULL, note text NOT NULL, PRIMARY KEY (process, seq, ord)
);
CREATE TABLE recusal_decision (
  recusal_id text PRIMARY KEY, task_id text NOT NULL REFERENCES task, officer_id text NOT NULL, position int NOT NULL, org_id text NOT NULL, state text NOT NULL CHECK (state IN ('applied', 'granted', 'refused')),
  draw_id text NOT NULL, initiator text NOT NULL CHECK (initiator IN ('officer', 'party', 'informant', 'agency')), applied_at timestamptz(3) NOT NULL, decided_by text, decided_at timestamptz(3), replaced_by text, rule text
);

-- 现任: who stands at each place of a task's draw now, the newest generation; a vacancy is no row
CREATE VIEW current_member AS
  SELECT m.process, m.draw_id, m.org_id, m.position, m.slot, m.generation, m.officer_id, m.appointed
  FROM match_member m JOIN task t ON t.draw_id = m.draw_id
  WHERE m.officer_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM match_member n WHERE n.draw_id = m.draw_id AND n.org_id = m.org_id AND n.position = m.position AND n.slot = m.slot AND n.generation > m.generation);
-- 现抽: the target at each position of a task's draw now
CREATE VIEW current_target AS
  SELECT d.* FROM drawn_target d JOIN task t ON t.draw_id = d.draw_id
  WHERE NOT EXISTS (SELECT FROM drawn_target n WHERE n.draw_id = d.draw_id AND n.position = d.position AND n.generation > d.generation);

-- 排期: an officer cannot be at two visits at once on one clock
CREATE TABLE visit (
  process text NOT NULL, seq int NOT NULL, ord int NOT NULL, position int NOT NULL, visit_from timestamptz(3) NOT NULL, visit_to timestamptz(3) NOT NULL, leader text NOT NULL, vehicle text,
  PRIMARY KEY (process, seq, ord), UNIQUE (process, position), CHECK (visit_from < visit_to)
);
CREATE TABLE visit_officer (
  clock text NOT NULL, officer_id text NOT NULL, process text NOT NULL, position int NOT NULL, during tstzrange NOT NULL,
  PRIMARY KEY (process, position, officer_id), EXCLUDE USING gist (clock WITH =, officer_id WITH =, during WITH &&)
);

-- 检查
CREATE TABLE inspection (
  id text PRIMARY KEY REFERENCES journal.process, task_id text NOT NULL REFERENCES task, clock text NOT NULL, position int NOT NULL, uid text NOT NULL, stage text NOT NULL, overlay text,
  visit_from timestamptz(3) NOT NULL, visit_to timestamptz(3) NOT NULL, arrived_at timestamptz(3), ended_at timestamptz(3), publish_due timestamptz(3), published_at timestamptz(3), delivered_at timestamptz(3), closed_at timestamptz(3),
  UNIQUE (task_id, position, id)
);
CREATE INDEX inspection_task ON inspection (task_id, position);
CREATE TABLE inspection_officer (inspection_id text NOT NULL REFERENCES inspection, officer_id text NOT NULL, org_id text NOT NULL, PRIMARY KEY (inspection_id, officer_id));
CREATE INDEX inspection_officer_officer ON inspection_officer (officer_id);
-- 检查结果: one row an item and round; findings are here, addressed from the journal by salted hash
CREATE TABLE result (
  process text NOT NULL, seq int NOT NULL, ord int NOT NULL, org_id text NOT NULL, round int NOT NULL, item_id text NOT NULL, item_version int NOT NULL, item_name text NOT NULL, code text NOT NULL, problem text NOT NULL, disposal text NOT NULL,
  officers text[] NOT NULL CHECK (cardinality(officers) >= 2), entered_by text NOT NULL, PRIMARY KEY (process, seq, ord), UNIQUE (process, org_id, round, item_id)
);
CREATE TABLE review (
  inspection_id text NOT NULL REFERENCES inspection, org_id text NOT NULL, round int NOT NULL, outcome text NOT NULL CHECK (outcome IN ('passed', 'returned')), opinion text NOT NULL, by_person text NOT NULL, at timestamptz(3) NOT NULL, PRIMARY KEY (inspection_id, org_id, round)
);
-- 公示: the public record as it stands on the site, one version a row
CREATE TABLE disclosure (
  process text NOT NULL, seq int NOT NULL, ord int NOT NULL, task_id text NOT NULL REFERENCES task, version int NOT NULL, payload text NOT NULL, payload_hash text NOT NULL, PRIMARY KEY (process, seq, ord), UNIQUE (process, version)
);
CREATE INDEX disclosure_task ON disclosure (task_id, process);
CREATE TABLE delivery (
  inspection_id text NOT NULL REFERENCES inspection, channel text NOT NULL, version int NOT NULL, business_key text NOT NULL UNIQUE, state text NOT NULL CHECK (state IN ('queued', 'acked', 'rejected')), receipt text, acked_at timestamptz(3), PRIMARY KEY (inspection_id, channel, version)
);

-- 待办 (= 任务台账): one row a person's duty; closed rows stay as the ledger
CREATE TABLE work_item (
  process text NOT NULL REFERENCES journal.process, key text NOT NULL, task_id text NOT NULL, clock text NOT NULL, stage text NOT NULL, command text NOT NULL, subject text, org_id text NOT NULL, role text NOT NULL, person_id text,
  deadline jsonb, since timestamptz(3) NOT NULL, due timestamptz(3), assumed boolean NOT NULL DEFAULT false, rung text CHECK (rung IN ('reminder', 'escalation', 'breach')), rung_at timestamptz(3),
  state text NOT NULL CHECK (state IN ('open', 'done', 'dropped')), done_by text, done_at timestamptz(3), PRIMARY KEY (process, key)
);
CREATE INDEX work_item_inbox ON work_item (org_id, role, due, process, key) WHERE state = 'open';
CREATE INDEX work_item_person ON work_item (person_id, due, process, key) WHERE state = 'open' AND person_id IS NOT NULL;
CREATE INDEX work_item_task ON work_item (task_id) WHERE state = 'open';
CREATE INDEX work_item_escalated ON work_item (clock, rung_at) WHERE state = 'open' AND rung IN ('escalation', 'breach');

GRANT USAGE ON SCHEMA public TO liancha_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO liancha_app;
GRANT INSERT ON ALL TABLES IN SCHEMA public TO liancha_app;
-- What changes after it was written; sets of rows are not among them.
GRANT UPDATE ON town, org_unit, person, app_user, post, session, officer, certificate, target, item, task, task_department, draw, draw_share, declaration, recusal_decision, inspection, delivery, work_item TO liancha_app;
GRANT DELETE ON visit_officer, inspection_officer, session, task_department TO liancha_app;
