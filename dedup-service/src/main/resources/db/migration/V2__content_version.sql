-- Which version said what there is to match: a later one that only tells of a review or a consent must not hide an update that
-- comes after it.
ALTER TABLE customer_record ADD COLUMN content_version bigint NOT NULL DEFAULT 0;
UPDATE customer_record SET content_version = version;
