package dev.mingce.customer.imports;

import org.jspecify.annotations.Nullable;

/**
 * How one column is read.
 *
 * @param index position in the file, from 0
 * @param type of a contact point or identifier
 * @param format of a date; ISO when null
 * @param drop whether an invalid value is left out instead of the whole row
 */
record ColumnRule(
    int index,
    String column,
    FieldTarget target,
    @Nullable String type,
    @Nullable DateForm format,
    boolean drop) {}
