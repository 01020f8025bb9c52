package dev.mingce.kit.web;

import jakarta.enterprise.context.RequestScoped;

/**
 * What tells one request body from another, for idempotent retries: an HMAC of its bytes. It is
 * keyed because a plain hash of a phone number is as good as the number.
 */
@RequestScoped
public class RequestDigest {
  private byte[] value = {};

  public byte[] value() {
    return value.clone();
  }

  void set(byte[] digest) {
    this.value = digest.clone();
  }
}
