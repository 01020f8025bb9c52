package dev.mingce.customer.token;

/** A piece of a name that can be looked for. */
record NamePiece(NameKind kind, String text) {
  @Override
  public String toString() {
    return "NamePiece[" + kind + ", ***]";
  }
}
