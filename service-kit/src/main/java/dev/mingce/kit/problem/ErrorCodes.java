package dev.mingce.kit.problem;

import java.util.List;

/**
 * The errors of a service, for the pages that explain them. A service produces one such bean from
 * its enum; without it the pages leave the status out.
 */
public record ErrorCodes(List<ErrorCode> codes) {
  public ErrorCodes {
    codes = List.copyOf(codes);
  }

  public static ErrorCodes of(ErrorCode... codes) {
    return new ErrorCodes(List.of(codes));
  }
}
