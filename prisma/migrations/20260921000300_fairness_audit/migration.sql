-- 公平性自查: what the audit of a night said of all draws of a clock until then. Never changed: a later night says it anew.
CREATE TABLE fairness_audit (
  clock text NOT NULL REFERENCES journal.clock, day date NOT NULL, at timestamptz(3) NOT NULL, report jsonb NOT NULL, PRIMARY KEY (clock, day)
);
GRANT SELECT, INSERT ON fairness_audit TO liancha_app;
