-- Issued reports go through the outbox too, to the recipients that entries name for them, or that a person names.

-- The issued report that it brings; NULL: a draft, or a line alone.
ALTER TABLE delivery ADD COLUMN issued BIGINT REFERENCES issued_report (number);
-- NULL: a person named the recipient.
ALTER TABLE delivery ALTER COLUMN entry DROP NOT NULL;
CREATE INDEX delivery_issued ON delivery (issued);

-- DRAFT: each run's report at once; ISSUED: the report that is issued of it; BOTH.
ALTER TABLE timetable_delivery ADD COLUMN send VARCHAR(10) DEFAULT 'BOTH' NOT NULL;
