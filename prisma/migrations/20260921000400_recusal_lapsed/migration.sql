-- 失效: a redraw ends what was applied for and not decided; the place that it was about is gone.
ALTER TABLE recusal_decision DROP CONSTRAINT recusal_decision_state_check;
ALTER TABLE recusal_decision ADD CONSTRAINT recusal_decision_state_check CHECK (state IN ('applied', 'granted', 'refused', 'lapsed'));
