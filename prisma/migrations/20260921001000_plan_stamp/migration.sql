-- 时间戳 (RFC 3161): what a time-stamping authority answered about a published plan, base64 of its bytes; public beside the plan.
CREATE TABLE plan_stamp (process text NOT NULL, seq int NOT NULL, ord int NOT NULL, draw_id text NOT NULL UNIQUE, gen_time timestamptz(3) NOT NULL, tsr text NOT NULL, PRIMARY KEY (process, seq, ord));
GRANT SELECT, INSERT ON plan_stamp TO liancha_app;
