package dev.mingce.dedup.cleanse;

import dev.mingce.events.CustomerChange;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.SubjectKey;

/** A change that says what the content of a customer is, with the key that seals it. */
public record Cleansable(CustomerChange change, PersonalDocument document, SubjectKey key) {}
