package dev.mingce.dedup.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be measured. */
@Schema(name = "ProfileInput")
record ProfileInput(@Schema(enumeration = {"person", "organisation"}) @Nullable String kind) {}
