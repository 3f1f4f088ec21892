-- 查阅记录: who was given what of a draw that is not everybody's, noted before it is given. Reading is no event of a process, so it
-- stands beside the chains; the application may add to it and change nothing.
CREATE TABLE access_note (
  no int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz(3) NOT NULL DEFAULT now(), person_id text NOT NULL, org_id text NOT NULL, role text NOT NULL,
  draw_id text NOT NULL REFERENCES draw, what text NOT NULL CHECK (what IN ('bundle', 'proof')), uid text, CHECK ((what = 'proof') = (uid IS NOT NULL))
);
CREATE INDEX access_note_draw ON access_note (draw_id, no);
GRANT SELECT, INSERT ON access_note TO liancha_app;
