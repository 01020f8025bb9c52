package dev.mingce.customer.history;

import dev.mingce.customer.record.CustomerView;
import dev.mingce.customer.record.Revision;

/** One version with the customer as it was. */
public record RevisionView(Revision revision, CustomerView customer) {}
