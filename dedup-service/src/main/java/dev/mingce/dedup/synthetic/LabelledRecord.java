package dev.mingce.dedup.synthetic;

import dev.mingce.dedup.normalize.SourceRecord;

/**
 * A record and whom it is of.
 *
 * @param subject records with one subject are duplicates
 */
public record LabelledRecord(SourceRecord record, String subject) {}
