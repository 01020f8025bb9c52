-- Codes that are no personal data and are filtered by: GB/T 2260 division and GB/T 4754 section.
ALTER TABLE customer ADD COLUMN region_code text, ADD COLUMN industry_code text;
ALTER TABLE customer_revision ADD COLUMN region_code text, ADD COLUMN industry_code text;
