package dev.mingce.customer.codelist;

/** Fired in the transaction that changes a standard in force or a code list. */
public record StandardsChanged() {}
