package dev.mingce.customer.imports;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart request as they came. */
record Upload(@Nullable Path file, @Nullable String mapping, @Nullable String options) {}
