-- 自愿上报: who recomputed a draw may say whether it came out the same. No person, no address, no time: the hash of a random
-- token that the device made for this one draw, so that it counts once and nothing can be put together from two draws.
CREATE TABLE draw_report (draw_id text NOT NULL REFERENCES draw, token_hash text NOT NULL, agrees boolean NOT NULL, PRIMARY KEY (draw_id, token_hash));
GRANT SELECT, INSERT ON draw_report TO liancha_app;
