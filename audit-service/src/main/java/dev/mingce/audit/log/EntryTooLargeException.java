package dev.mingce.audit.log;

/** Not even without its ciphertext and details does the entry fit into the log. */
public final class EntryTooLargeException extends RuntimeException {
  EntryTooLargeException() {
    super("entry is larger than " + EntryFormat.MAX_BYTES + " bytes");
  }
}
