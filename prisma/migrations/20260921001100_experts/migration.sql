-- 专业人员库: an organisation of its own, whose people are drawn beside officers and assist (V3).
ALTER TABLE org_unit DROP CONSTRAINT org_unit_kind_check;
ALTER TABLE org_unit ADD CONSTRAINT org_unit_kind_check CHECK (kind IN ('city', 'department', 'unit', 'town', 'office', 'experts'));
ALTER TABLE post DROP CONSTRAINT post_role_check;
ALTER TABLE post ADD CONSTRAINT post_role_check CHECK (role IN ('handler','approver','leader','reviewer','officer','expert','ops','auditor','admin','jointOffice','drill','notary'));
